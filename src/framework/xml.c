#include "framework/xml.h"

#include "base/error.h"
#include "xml/schema.h"

gboolean
framework_xml_sound(const Diag *diag, guint before, const char *path, GError **error)
{
    guint errors = diag_count_of(diag, DIAG_ERROR) - before;
    if (!errors)
        return TRUE;
    g_clear_error(error);
    error_set(error, SAMRIT_ERROR_SETUP, "%s: cannot be used, %u errors",
              "%s: ใช้ไม่ได้ มีข้อผิดพลาด %u รายการ", path, errors);
    return FALSE;
}

xmlDoc *
framework_xml_load(const char *path, const char *schema, Diag *diag, GError **error)
{
    guint before = diag_count_of(diag, DIAG_ERROR);
    g_autoptr(GError) cause = NULL;
    g_autoptr(xmlDoc) doc = xml_doc_load(path, diag, &cause);
    if (doc)
        xml_schema_check(doc, schema, diag);
    if (!framework_xml_sound(diag, before, path, error))
        return NULL;
    if (cause)
        g_propagate_error(error, g_steal_pointer(&cause));
    return g_steal_pointer(&doc);
}

const char *
framework_xml_name(Arena *arena, const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *parent = g_path_get_basename(folder);
    g_autofree char *file = g_path_get_basename(path);
    g_autofree char *name = g_strdup_printf("%s/%s", parent, file);
    return arena_strdup(arena, name);
}

Names
framework_xml_names(Arena *arena, const xmlNode *node)
{
    return (Names){xml_query_child_text(arena, node, "name"),
                   xml_query_child_text(arena, node, "name-en")};
}

Number
framework_xml_number(Arena *arena, const xmlNode *node, const char *name)
{
    const char *text = xml_query_attribute(node, name);
    Number number = {.line = (int) xmlGetLineNo(node)};
    if (text) {
        number.value = decimal_parse(arena, text);
        number.places = decimal_places(text);
    }
    return number;
}
