#pragma once

#include <glib.h>
#include <libxml/tree.h>
#include <stdbool.h>

/**
 * Appends the text of the nodes @list (text, CDATA and references to entities declared in
 * the document itself) to @text; what the entities come to is taken from @budget, in bytes.
 * False when there is markup in an entity, an entity is external or not declared, or it
 * expands out of proportion or past the budget.
 */
bool fo_entity_expand(const xmlNode *list, GString *text, gsize *budget);
