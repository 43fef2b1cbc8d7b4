#include "framework/amount.h"

#include <string.h>

static const struct {
    const char *word;
    long times;
} magnitudes[] = {
    {"ล้าน", 1000000},
    {"แสน", 100000},
    {"หมื่น", 10000},
    {"พัน", 1000},
};

/* Takes one word of magnitude from *@text; 1 and no change if there is none. */
static long
take_magnitude(const char **text)
{
    for (guint i = 0; i < G_N_ELEMENTS(magnitudes); i++) {
        if (g_str_has_prefix(*text, magnitudes[i].word)) {
            *text += strlen(magnitudes[i].word);
            return magnitudes[i].times;
        }
    }
    return 1;
}

const Decimal *
framework_amount(Arena *arena, const char *text, const char **unit)
{
    gsize length = strcspn(text, " ");
    g_autofree char *number = g_strndup(text, length);
    const Decimal *amount = decimal_parse(arena, number);
    if (!amount)
        return NULL;
    *unit = text + length + strspn(text + length, " ");
    for (long times; (times = take_magnitude(unit)) > 1;)
        amount = decimal_multiply(arena, amount, decimal_new(arena, times, 1));
    return amount;
}

bool
framework_amount_is_near(Arena *arena, const Decimal *value, const Decimal *other)
{
    if (decimal_sign(value) == 0 || decimal_sign(other) == 0)
        return true;
    const Decimal *times = decimal_divide(arena, value, other);
    return decimal_compare(times, decimal_new(arena, 50, 1)) <= 0 &&
           decimal_compare(times, decimal_new(arena, 1, 50)) >= 0;
}
