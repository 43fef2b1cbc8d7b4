#include "read/image.h"

#include <stdbool.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"

static const struct {
    const char *type, *magic;
    gsize length;
} kinds[] = {
    {"image/png", "\x89PNG\r\n\x1a\n", 8},
    {"image/jpeg", "\xff\xd8\xff", 3},
    {"image/svg+xml", "<svg", 4},
    {"image/svg+xml", "<?xml", 5},
};

static const char *
find_type(const void *bytes, gsize size)
{
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (size >= kinds[i].length && memcmp(bytes, kinds[i].magic, kinds[i].length) == 0)
            return kinds[i].type;
    }
    return NULL;
}

char *
read_image_uri(const char *path, GError **error)
{
    g_autoptr(GBytes) file = file_read(path, LIMIT_PARAM_IMAGE_BYTES, error);
    if (!file)
        return NULL;
    gsize size;
    const guchar *bytes = g_bytes_get_data(file, &size);
    const char *type = find_type(bytes, size);
    if (!type) {
        error_set(error, SAMRIT_ERROR_INPUT, "%s: neither PNG, JPEG nor SVG",
                  "%s: ไม่ใช่ PNG, JPEG หรือ SVG", path);
        return NULL;
    }
    g_autofree char *text = g_base64_encode(bytes, size);
    return g_strdup_printf("data:%s;base64,%s", type, text);
}
