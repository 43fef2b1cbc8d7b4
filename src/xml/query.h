#pragma once

#include <libxml/tree.h>
#include <stdbool.h>

#include "base/decimal.h"

/** Looking into a tree. Names are local names; a data file has one namespace, which its schema
 * checks. */

/** The first child element, or the first that follows @node; of the given @name, or any if NULL. */
const xmlNode *xml_query_child(const xmlNode *node, const char *name);
const xmlNode *xml_query_next(const xmlNode *node, const char *name);

/** Runs over the child elements of @parent called @name (any if NULL). */
#define XML_QUERY_EACH(child, parent, name)                               \
    for (const xmlNode *child = xml_query_child((parent), (name)); child; \
         child = xml_query_next(child, (name)))

bool xml_query_is(const xmlNode *node, const char *name);

/** An attribute without namespace, or NULL; belongs to the tree. */
const char *xml_query_attribute(const xmlNode *node, const char *name);
bool xml_query_is_yes(const xmlNode *node, const char *name);

/** An attribute kept in @arena; NULL if there is none. */
const char *xml_query_string(Arena *arena, const xmlNode *node, const char *name);
/** A whole number the schema has checked; @otherwise if there is no such attribute. */
int xml_query_int(const xmlNode *node, const char *name, int otherwise);

guint xml_query_count(const xmlNode *node, const char *name);

/** The text in @node, white space collapsed and trimmed, Thai spelling made uniform (base/thai.h).
 */
char *xml_query_text(Arena *arena, const xmlNode *node);
/** The same, to be freed with g_free(). */
char *xml_query_dup_text(const xmlNode *node);
/** xml_query_text() of the child @name; NULL if there is none. */
char *xml_query_child_text(Arena *arena, const xmlNode *node, const char *name);
