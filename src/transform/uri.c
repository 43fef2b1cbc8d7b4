#include "transform/uri.h"

#include <glib.h>
#include <string.h>

char *
transform_uri_path(const char *uri)
{
    /* A file that has a "%" in its name. */
    if (!strchr(uri, '%') || g_file_test(uri, G_FILE_TEST_EXISTS))
        return g_strdup(uri);
    char *path = g_uri_unescape_string(uri, NULL);
    if (!path)
        return g_strdup(uri);
    return path;
}
