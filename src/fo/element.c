#include "fo/element.h"

#include <string.h>

enum {
    REFERENCE = 1 << 0,
    DIRECTED = 1 << 1,
};

static const struct {
    const char *name;
    guint8 flags;
} rows[FO_ELEMENT_COUNT] = {
    [FO_TEXT] = {"#text", 0},
    [FO_FOREIGN] = {"#foreign", 0},
#define FO_ELEMENT(id, name, content, flags) [FO_##id] = {"fo:" name, flags},
#include "fo/element.def"
#undef FO_ELEMENT
};

const char *
fo_element_name(FoElement element)
{
    return rows[element].name;
}

/* Names to numbers; made once. */
static GHashTable *
names(void)
{
    static GHashTable *table;
    static gsize ready;
    if (!g_once_init_enter(&ready))
        return table;
    table = g_hash_table_new(g_str_hash, g_str_equal);
    for (int i = FO_FOREIGN + 1; i < FO_ELEMENT_COUNT; i++)
        g_hash_table_insert(table, (char *) rows[i].name + strlen("fo:"), GINT_TO_POINTER(i));
    g_once_init_leave(&ready, 1);
    return table;
}

FoElement
fo_element_find(const char *name)
{
    return (FoElement) GPOINTER_TO_INT(g_hash_table_lookup(names(), name));
}

bool
fo_element_is_reference(FoElement element)
{
    return rows[element].flags & REFERENCE;
}

bool
fo_element_is_directed(FoElement element)
{
    return rows[element].flags & DIRECTED;
}
