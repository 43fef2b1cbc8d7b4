#include <string.h>

#include "fo/fo.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

/* Reads every value of @node, so that a bad pointer in one shows; those that it has itself as
 * whatever they may be asked for. */
static guint
visit_values(const FoNode *node)
{
    guint sum = 0;
    for (int i = 0; i < FO_PROPERTY_COUNT; i++) {
        FoProperty property = (FoProperty) i;
        const FoValue *value = fo_value(node, property);
        if (fo_is_specified(node, property))
            sum += (guint) fo_length(node, property, 100 * LENGTH_PT) + fo_color(node, property) +
                   (guint) fo_keep(node, property);
        if (value->kind == FO_VALUE_STRING)
            sum += (guint) strlen(value->string);
        for (guint k = 0; value->kind == FO_VALUE_STRINGS && value->strings[k]; k++)
            sum += (guint) strlen(value->strings[k]);
    }
    return sum;
}

/* Nodes share styles, and with them all values; those in @seen have been read. */
static guint
visit(const FoNode *node, GHashTable *seen)
{
    guint sum = node->element == FO_TEXT ? (guint) node->text[node->length] : 0;
    if (g_hash_table_add(seen, (void *) node->style))
        sum += visit_values(node);
    FO_EACH_CHILD (child, node) {
        g_assert_true(child->parent == node);
        sum += visit(child, seen);
    }
    return sum;
}

/* Any bytes give trees and findings, or an error: never a crash, never both. */
int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    g_autoptr(GBytes) bytes = g_bytes_new_static(data, size);
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(FoReader) reader = fo_reader_new(bytes, "fuzz.fo", diag, &error);
    g_assert_true(!reader == !!error);
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    volatile guint sum = reader ? visit(fo_reader_root(reader), seen) : 0;
    while (reader) {
        g_autoptr(Arena) arena = arena_new();
        FoNode *sequence = fo_reader_next(reader, arena, &error);
        if (!sequence)
            break;
        sum += visit(sequence, seen);
        sum += visit(fo_copy(reader, arena, sequence, sequence), seen);
    }
    return 0;
}
