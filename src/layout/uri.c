#include "layout/uri.h"

#include <string.h>

/* What stands inside url(…) and inside quotes. */
static char *
unwrap(const char *uri)
{
    g_autofree char *inner = g_strstrip(g_strdup(uri));
    gsize length = strlen(inner);
    if (g_str_has_prefix(inner, "url(") && g_str_has_suffix(inner, ")")) {
        inner[length - 1] = '\0';
        memmove(inner, inner + 4, length - 4);
        g_strstrip(inner);
        length = strlen(inner);
    }
    if (length >= 2 && strchr("'\"", *inner) && inner[length - 1] == *inner) {
        inner[length - 1] = '\0';
        memmove(inner, inner + 1, length - 1);
    }
    return g_steal_pointer(&inner);
}

static char *
path_of(const char *uri)
{
    const char *path = uri;
    if (g_str_has_prefix(uri, "file:"))
        path = g_str_has_prefix(uri, "file://") ? uri + 7 : uri + 5;
    g_autofree char *plain = g_uri_unescape_string(path, NULL);
    return plain ? g_steal_pointer(&plain) : g_strdup(path);
}

const char *
layout_uri_resolve(Layout *layout, Arena *arena, const char *uri)
{
    g_autofree char *inner = unwrap(uri);
    if (g_str_has_prefix(inner, "data:"))
        return arena_strdup(arena, inner);

    g_autofree char *path = path_of(inner);
    if (g_path_is_absolute(path))
        return arena_strdup(arena, path);
    g_autofree char *folder = g_path_get_dirname(fo_reader_name(layout->reader));
    g_autofree char *full = g_build_filename(folder, path, NULL);
    return arena_strdup(arena, full);
}
