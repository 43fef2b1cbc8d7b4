#include "transform/decimal.h"

#include <string.h>

#include "base/limits.h"

/* Takes the digits at *@p; what is not a digit ends them. */
static GString *
take_digits(const char **p)
{
    GString *digits = g_string_new(NULL);
    for (; g_ascii_isdigit(**p); (*p)++)
        g_string_append_c(digits, **p);
    return digits;
}

static void
drop_leading_zeros(GString *digits)
{
    gsize zeros = strspn(digits->str, "0");
    if (zeros == digits->len && zeros)
        zeros--;
    g_string_erase(digits, 0, (gssize) zeros);
}

static bool
take_sign(const char **p)
{
    static const char minus[] = "−";
    bool ascii = **p == '-';
    if (!ascii && !g_str_has_prefix(*p, minus))
        return false;
    *p += ascii ? 1 : strlen(minus);
    return true;
}

TransformDecimal *
transform_decimal_new(const char *text)
{
    if (strlen(text) > LIMIT_NUMBER_DIGITS)
        return NULL;

    TransformDecimal *decimal = g_new0(TransformDecimal, 1);
    decimal->negative = take_sign(&text);
    decimal->whole = take_digits(&text);
    bool point = *text == '.';
    if (point)
        text++;
    decimal->fraction = take_digits(&text);

    if (*text || !decimal->whole->len || point != (decimal->fraction->len > 0)) {
        transform_decimal_free(decimal);
        return NULL;
    }
    drop_leading_zeros(decimal->whole);
    return decimal;
}

void
transform_decimal_free(TransformDecimal *decimal)
{
    if (!decimal)
        return;
    g_string_free(decimal->whole, TRUE);
    g_string_free(decimal->fraction, TRUE);
    g_free(decimal);
}

/* Adds one to the last digit; true when it carries out at the front. */
static bool
increment(GString *digits)
{
    for (gsize i = digits->len; i-- > 0;) {
        if (digits->str[i] != '9') {
            digits->str[i]++;
            return false;
        }
        digits->str[i] = '0';
    }
    return true;
}

void
transform_decimal_round(TransformDecimal *decimal, gsize places)
{
    while (decimal->fraction->len < places)
        g_string_append_c(decimal->fraction, '0');
    if (decimal->fraction->len == places)
        return;

    bool up = decimal->fraction->str[places] >= '5';
    g_string_truncate(decimal->fraction, places);
    if (up && increment(decimal->fraction) && increment(decimal->whole))
        g_string_prepend_c(decimal->whole, '1');
}
