#pragma once

#include <glib.h>
#include <libxml/tree.h>
#include <stdbool.h>

/**
 * Appends the text of the nodes @list (text, CDATA and references to entities declared in
 * the document itself) to @text. False when there is markup in an entity, an entity is external
 * or not declared, or what they expand to is out of proportion.
 */
bool fo_entity_expand(const xmlNode *list, GString *text);
