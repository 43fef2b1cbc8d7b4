#include "base/json.h"

void
json_append_string(GString *json, const char *text)
{
    g_autofree char *valid = g_utf8_validate(text, -1, NULL) ? NULL : g_utf8_make_valid(text, -1);
    g_string_append_c(json, '"');
    for (const char *p = valid ? valid : text; *p; p++) {
        if (*p == '"' || *p == '\\')
            g_string_append_printf(json, "\\%c", *p);
        else if ((unsigned char) *p < 0x20)
            g_string_append_printf(json, "\\u%04x", (unsigned) *p);
        else
            g_string_append_c(json, *p);
    }
    g_string_append_c(json, '"');
}

void
json_append_member(GString *json, const char *name, const char *text)
{
    if (json->len && json->str[json->len - 1] != '{')
        g_string_append_c(json, ',');
    json_append_string(json, name);
    g_string_append_c(json, ':');
    json_append_string(json, text);
}
