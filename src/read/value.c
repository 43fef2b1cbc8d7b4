#include "read/value.h"

#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/thai.h"

/* ---- text */

/* Control characters, white space aside, and two that are no characters. */
static bool
is_unfit_for_xml(gunichar c)
{
    return (c < ' ' && !g_ascii_isspace((char) c)) || c == 0xFFFE || c == 0xFFFF;
}

/* The character that a glyph code of old Thai fonts stands for; other characters as they are. */
static gunichar
plain_char(gunichar c)
{
    static const guint16 glyphs[] = {
        0x0E10, 0x0E34, 0x0E35, 0x0E36, 0x0E37, 0x0E48, 0x0E49, 0x0E4A, 0x0E4B,
        0x0E4C, 0x0E48, 0x0E49, 0x0E4A, 0x0E4B, 0x0E4C, 0x0E0D, 0x0E31, 0x0E4D,
        0x0E47, 0x0E48, 0x0E49, 0x0E4A, 0x0E4B, 0x0E4C, 0x0E38, 0x0E39, 0x0E3A,
    };
    const gunichar first = 0xF700;
    if (c >= first && c < first + G_N_ELEMENTS(glyphs))
        return glyphs[c - first];
    return is_unfit_for_xml(c) ? ' ' : c;
}

static char *
make_plain(const char *text)
{
    GString *plain = g_string_new(NULL);
    for (const char *p = text; *p; p = g_utf8_next_char(p))
        g_string_append_unichar(plain, plain_char(g_utf8_get_char(p)));
    return g_string_free(plain, FALSE);
}

/* Whether plain_char() changes nothing. What it changes is ASCII or begins with EF. */
static bool
is_plain(const char *text)
{
    for (const char *p = text; *p; p++) {
        if ((guchar) *p >= ' ' && *p != '\xEF')
            continue;
        gunichar c = g_utf8_get_char(p);
        if (plain_char(c) != c)
            return false;
    }
    return true;
}

bool
read_value_is_uniform(const char *text)
{
    return is_plain(text) && thai_is_normal(text);
}

char *
read_value_text(Arena *arena, const char *text)
{
    if (read_value_is_uniform(text)) {
        char *same = arena_strdup(arena, text);
        thai_collapse_spaces(same);
        return same;
    }
    g_autofree char *plain = make_plain(text);
    g_autofree char *normal = thai_normalise(plain);
    thai_collapse_spaces(normal);
    return arena_strdup(arena, normal);
}

/* Soft hyphens, zero-width characters, marks of direction and byte order. */
static bool
is_invisible(gunichar c)
{
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF;
}

/* What people see of @text: without invisible characters, with one kind of space. */
static char *
make_visible(const char *text)
{
    if (!strpbrk(text, "\xC2\xE1\xE2\xE3\xEF")) /* what all those begin with */
        return g_strdup(text);
    GString *visible = g_string_new(NULL);
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (!is_invisible(c))
            g_string_append_unichar(visible, c >= 0x80 && g_unichar_isspace(c) ? ' ' : c);
    }
    return g_string_free(visible, FALSE);
}

char *
read_value_word(Arena *arena, const char *text)
{
    g_autofree char *visible = make_visible(text);
    return read_value_text(arena, visible);
}

bool
read_value_is_blank(const char *text, gsize length)
{
    for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
        if ((guchar) *p > ' ' && (guchar) *p < 0x80)
            return false;
        gunichar c = g_utf8_get_char(p);
        if (!is_invisible(c) && !is_unfit_for_xml(c) && !g_unichar_isspace(c))
            return false;
    }
    return true;
}

bool
read_value_is_mojibake(const char *text)
{
    int latin = 0, other = 0;
    if (!strpbrk(text, "\xC2\xC3")) /* what U+0080 to U+00FF begin with */
        return false;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        latin += c >= 0xA1 && c <= 0xFB;
        other += c > 0xFB;
    }
    return latin >= 3 && latin > 4 * other;
}

/* ---- numbers */

/* @text after @prefix and the spaces around it, or as it is. */
static const char *
skip_prefix(const char *text, const char *prefix)
{
    text += strspn(text, " \t\r\n");
    if (g_str_has_prefix(text, prefix))
        text += strlen(prefix);
    return text + strspn(text, " ");
}

bool
read_value_is_none(const char *text)
{
    static const char *const words[] = {"",    "-",    "–",  "—",       "−",
                                        "N/A", "N.A.", "NA", "ไม่มีข้อมูล", "ยังไม่มีผล"};
    g_autofree char *trimmed = g_strstrip(make_visible(text));
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        if (g_ascii_strcasecmp(trimmed, words[i]) == 0)
            return true;
    }
    return false;
}

char *
read_value_number(Arena *arena, const char *text)
{
    g_autofree char *visible = make_visible(text);
    const char *number = skip_prefix(visible, "ร้อยละ");
    const Decimal *value = decimal_parse(arena, number);
    return value ? decimal_format(arena, value, decimal_places(number), DECIMAL_PLAIN) : NULL;
}

/* ---- days and years */

bool
read_value_serial(double serial, bool from_1904, char iso[11])
{
    const int false_leap_day = 60, last = 2958465; /* 9999-12-31 */
    int days = serial >= 0 && serial <= last ? (int) serial : -1;
    if (days < 0 || (!from_1904 && (days == 0 || days == false_leap_day)))
        return false;
    GDate date;
    g_date_clear(&date, 1);
    if (from_1904)
        g_date_set_dmy(&date, 1, G_DATE_JANUARY, 1904);
    else
        g_date_set_dmy(&date, days < false_leap_day ? 31 : 30, G_DATE_DECEMBER, 1899);
    g_date_add_days(&date, (guint) days);
    if (g_date_get_year(&date) > 9999)
        return false;
    g_date_strftime(iso, 11, "%Y-%m-%d", &date);
    return true;
}

/* A run of digits, of which five are taken: one more than a year has. Returns how many. */
static int
take_number(const char **p, int *number)
{
    int digits = 0, value = 0;
    for (; g_ascii_isdigit(**p) && digits < 5; (*p)++, digits++)
        value = value * 10 + (**p - '0');
    *number = value;
    return digits;
}

static void
skip_spaces(const char **p)
{
    *p += strspn(*p, " \t");
}

int
read_value_year(const char *text)
{
    g_autofree char *visible = make_visible(text);
    g_autofree char *arabic = thai_arabic_digits(visible);
    g_strstrip(arabic);
    const char *p = skip_prefix(arabic, "ปีงบประมาณ");
    p = skip_prefix(p, "ปี");
    p = skip_prefix(p, "FY");
    p = skip_prefix(p, "พ.ศ.");
    int year;
    int digits = take_number(&p, &year);
    if (p[0] == '.' && p[1] == '0') /* a sheet's number shown with decimals */
        p += 1 + strspn(p + 1, "0");
    skip_spaces(&p);
    return digits == 4 && year >= 1000 && !*p ? year : 0;
}
