#include <string.h>

#include "text/set.h"
#include "text/thai.h"

/*
 * Names are found by their first two letters, and only where a word may begin and end: the ตาก of
 * ตากแดด is no province, and it would do no harm if it were.
 */
enum {
    KEY = 2 * 3, /* bytes of two Thai letters */
};

static guint
hash_key(gconstpointer key)
{
    const guint8 *at = key;
    return at[1] | (guint) at[2] << 8 | (guint) at[4] << 16 | (guint) at[5] << 24;
}

static gboolean
same_key(gconstpointer one, gconstpointer other)
{
    return memcmp(one, other, KEY) == 0;
}

/* The longest first: นครศรีธรรมราช before a name that it begins with. */
static int
by_length(gconstpointer one, gconstpointer other)
{
    gsize a = strlen(*(const char *const *) one), b = strlen(*(const char *const *) other);
    return (a < b) - (a > b);
}

void
text_name_protect(TextFonts *fonts, const char *name)
{
    if (strlen(name) <= KEY || !text_is_thai(name) || !text_is_thai(name + 3))
        return;
    text_memo_clear(fonts->memo);
    if (!fonts->names)
        fonts->names =
            g_hash_table_new_full(hash_key, same_key, NULL, (GDestroyNotify) g_ptr_array_unref);
    char *copy = arena_strdup(fonts->arena, name);
    GPtrArray *names = g_hash_table_lookup(fonts->names, copy);
    if (!names) {
        names = g_ptr_array_new();
        g_hash_table_insert(fonts->names, copy, names);
    }
    g_ptr_array_add(names, copy);
    g_ptr_array_sort(names, by_length);
}

/* The length of the name that begins at @at, in bytes; 0: none does. */
static gsize
find_name(const TextFonts *fonts, const char *text, gsize length, gsize at, const guint8 *breaks)
{
    if (at + KEY > length || !text_is_thai(text + at) || !text_is_thai(text + at + 3))
        return 0;
    const GPtrArray *names = g_hash_table_lookup(fonts->names, text + at);
    for (guint i = 0; names && i < names->len; i++) {
        const char *name = names->pdata[i];
        gsize size = strlen(name), end = at + size;
        if (end > length || memcmp(text + at, name, size) != 0)
            continue;
        if (end == length || breaks[end] || !text_is_thai(text + end))
            return size;
    }
    return 0;
}

void
text_names_join(const TextFonts *fonts, const char *text, gsize length, guint8 *breaks)
{
    for (gsize at = 0; at < length;) {
        bool begins = at < 3 || breaks[at] || !text_is_thai(text + at - 3);
        gsize size = begins ? find_name(fonts, text, length, at, breaks) : 0;
        if (size)
            memset(breaks + at + 1, TEXT_BREAK_NONE, size - 1);
        at += MAX(size, 1);
    }
}
