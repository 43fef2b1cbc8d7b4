/* Any bytes as the value of a property, of each property in turn: the same twice. */
#include <string.h>

#include "fo/expression.h"
#include "fo/initial.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    if (!size)
        return 0;
    g_autoptr(Arena) arena = arena_new();
    g_autofree char *text = g_strndup((const char *) data + 1, size - 1);
    FoContext context = {
        .arena = arena,
        .property = (FoProperty) (data[0] * FO_PROPERTY_COUNT / 256),
        .parent = fo_initial(),
        .font_size = 16,
    };
    FoOperand one = {0}, other = {0};
    bool parsed = fo_expression(&context, text, &one);
    g_assert_cmpint(fo_expression(&context, text, &other), ==, parsed);
    if (parsed) {
        g_assert_true(one.is_amount == other.is_amount && one.is_number == other.is_number);
        g_assert_cmpmem(&one.number, sizeof one.number, &other.number, sizeof other.number);
        g_assert_cmpmem(&one.points, sizeof one.points, &other.points, sizeof other.points);
        g_assert_cmpmem(&one.percent, sizeof one.percent, &other.percent, sizeof other.percent);
        g_assert_cmpmem(&one.share, sizeof one.share, &other.share, sizeof other.share);
    }
    return 0;
}
