#include "layout/page_number.h"

#include <string.h>

static void
append_roman(GString *text, int number, bool upper)
{
    static const struct {
        int value;
        const char *upper, *lower;
    } digits[] = {
        {1000, "M", "m"}, {900, "CM", "cm"}, {500, "D", "d"},  {400, "CD", "cd"}, {100, "C", "c"},
        {90, "XC", "xc"}, {50, "L", "l"},    {40, "XL", "xl"}, {10, "X", "x"},    {9, "IX", "ix"},
        {5, "V", "v"},    {4, "IV", "iv"},   {1, "I", "i"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(digits); i++)
        for (; number >= digits[i].value; number -= digits[i].value)
            g_string_append(text, upper ? digits[i].upper : digits[i].lower);
}

/* a b … z aa ab …; the letters are code points in a row but for those that are @skipped. */
static void
append_letters(GString *text, int number, const gunichar *letters, int count)
{
    gunichar reversed[16];
    int length = 0;
    for (; number > 0 && length < (int) G_N_ELEMENTS(reversed); number = (number - 1) / count)
        reversed[length++] = letters[(number - 1) % count];
    while (length > 0)
        g_string_append_unichar(text, reversed[--length]);
}

/* ก to ฮ as they number items: without the obsolete ฃ and ฅ, and without ฤ and ฦ. */
static int
thai_letters(gunichar letters[44])
{
    int count = 0;
    for (gunichar c = 0x0E01; c <= 0x0E2E; c++)
        if (c != 0x0E03 && c != 0x0E05 && c != 0x0E24 && c != 0x0E26)
            letters[count++] = c;
    return count;
}

static int
latin_letters(gunichar letters[26], gunichar first)
{
    for (int i = 0; i < 26; i++)
        letters[i] = first + (gunichar) i;
    return 26;
}

/* Decimal digits from @zero on, at least @width of them, grouped as the properties ask. */
static void
append_decimal(GString *text, const FoNode *sequence, int number, int width, gunichar zero)
{
    const char *separator = fo_string(sequence, FO_PROP_GROUPING_SEPARATOR);
    int group = fo_integer(sequence, FO_PROP_GROUPING_SIZE, 0);
    char digits[32];
    int length = g_snprintf(digits, sizeof(digits), "%0*d", MIN(width, 16), number);
    for (int i = 0; i < length; i++) {
        int left = length - i;
        if (separator && *separator && group > 0 && i > 0 && left % group == 0)
            g_string_append(text, separator);
        if (g_ascii_isdigit(digits[i]))
            g_string_append_unichar(text, zero + (gunichar) (digits[i] - '0'));
        else
            g_string_append_c(text, digits[i]);
    }
}

static bool
is_token(gunichar c)
{
    return g_unichar_isalnum(c) || g_unichar_type(c) == G_UNICODE_OTHER_LETTER;
}

static void
append_token(GString *text, const FoNode *sequence, int number, gunichar token, int width)
{
    gunichar letters[44];
    if (g_unichar_isdigit(token))
        append_decimal(text, sequence, number, width,
                       token - (gunichar) g_unichar_digit_value(token));
    else if (number < 1)
        append_decimal(text, sequence, number, 1, '0');
    else if ((token == 'i' || token == 'I') && number < 4000)
        append_roman(text, number, token == 'I');
    else if (token == 'a' || token == 'A')
        append_letters(text, number, letters, latin_letters(letters, token));
    else if (token == 0x0E01)
        append_letters(text, number, letters, thai_letters(letters));
    else
        append_decimal(text, sequence, number, 1, '0');
}

char *
layout_page_number_format(const FoNode *sequence, int number)
{
    const char *format = fo_string(sequence, FO_PROP_FORMAT);
    if (!format || !*format)
        format = "1";
    GString *text = g_string_new(NULL);

    // What stands before the token, the token, what stands after it.
    const char *at = format;
    for (; *at && !is_token(g_utf8_get_char(at)); at = g_utf8_next_char(at))
        g_string_append_unichar(text, g_utf8_get_char(at));
    gunichar token = *at ? g_utf8_get_char(at) : '1';
    int width = 0;
    for (; *at && is_token(g_utf8_get_char(at)); at = g_utf8_next_char(at), width++)
        token = g_utf8_get_char(at);
    append_token(text, sequence, number, token, MAX(1, width));
    g_string_append(text, at);
    return g_string_free(text, FALSE);
}
