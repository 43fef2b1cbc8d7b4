#include "model/value.h"

#include <string.h>

const void *
value_find(const void *items, guint count, gsize size, const char *id)
{
    const char *item = items;
    for (guint i = 0; i < count; i++, item += size) {
        const char *const *first = (const char *const *) (const void *) item;
        if (strcmp(*first, id) == 0)
            return item;
    }
    return NULL;
}

bool
value_has(const Strings *strings, const char *word)
{
    return VALUE_FIND(strings->items, strings->count, word) != NULL;
}
