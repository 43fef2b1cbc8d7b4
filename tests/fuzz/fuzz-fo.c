#include <string.h>

#include "fo/fo.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

/* Reads every value of every node, so that a bad pointer in one shows. */
static guint
visit(const FoNode *node)
{
    guint sum = node->element == FO_TEXT ? (guint) node->text[node->length] : 0;
    for (int i = 0; i < FO_PROPERTY_COUNT; i++) {
        FoProperty property = (FoProperty) i;
        const FoValue *value = fo_value(node, property);
        sum += (guint) fo_length(node, property, 100 * LENGTH_PT) + fo_color(node, property) +
               (guint) fo_keep(node, property) + (guint) fo_is_specified(node, property);
        if (value->kind == FO_VALUE_STRING)
            sum += (guint) strlen(value->string);
        for (guint k = 0; value->kind == FO_VALUE_STRINGS && value->strings[k]; k++)
            sum += (guint) strlen(value->strings[k]);
    }
    FO_EACH_CHILD (child, node) {
        g_assert_true(child->parent == node);
        sum += visit(child);
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
    volatile guint sum = reader ? visit(fo_reader_root(reader)) : 0;
    while (reader) {
        g_autoptr(Arena) arena = arena_new();
        FoNode *sequence = fo_reader_next(reader, arena, &error);
        if (!sequence)
            break;
        sum += visit(sequence);
        sum += visit(fo_copy(reader, arena, sequence, sequence));
    }
    return 0;
}
