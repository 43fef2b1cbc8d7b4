#include "model/value.h"

#include <string.h>

static const char *
id_of(const void *item)
{
    return *(const char *const *) item;
}

const void *
value_find(const void *items, guint count, gsize size, const char *id)
{
    const char *item = items;
    for (guint i = 0; i < count; i++, item += size) {
        if (strcmp(id_of(item), id) == 0)
            return item;
    }
    return NULL;
}

bool
value_has(const Strings *strings, const char *word)
{
    return VALUE_FIND(strings->items, strings->count, word) != NULL;
}

const char *
value_list(Arena *arena, const void *items, guint count, gsize size)
{
    const char *item = items;
    g_autoptr(GString) list = g_string_new(NULL);
    for (guint i = 0; i < count; i++, item += size)
        g_string_append_printf(list, "%s%s", i ? ", " : "", id_of(item));
    return arena_strdup(arena, list->str);
}
