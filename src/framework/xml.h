#pragma once

#include "base/diag.h"
#include "model/value.h"
#include "xml/doc.h"
#include "xml/query.h"

/** Private to framework/: what both loaders need. */

/** Loads @path and holds it to @schema; on failure NULL and a SAMRIT_ERROR_SETUP (or _IO, _LIMIT).
 */
xmlDoc *framework_xml_load(const char *path, const char *schema, Diag *diag, GError **error);

/** False and @error if @diag has more errors than @before. */
gboolean framework_xml_sound(const Diag *diag, guint before, const char *path, GError **error);

/** The last two parts of @path: how results.xml names the file wherever it was found. */
const char *framework_xml_name(Arena *arena, const char *path);

/** The children <name> and <name-en>. */
Names framework_xml_names(Arena *arena, const xmlNode *node);

/** The attribute @name, which the schema has checked to be a number; no value if absent. */
Number framework_xml_number(Arena *arena, const xmlNode *node, const char *name);

/** An array with room for the children @name of @node, in *@array; how many there are. */
#define FRAMEWORK_XML_ARRAY(arena, node, name, Type, array)                 \
    ((array) = ARENA_NEW_N((arena), Type, xml_query_count((node), (name))), \
     xml_query_count((node), (name)))
