#include "read/value.h"

#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/thai.h"

/* ---- text */

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
    return c;
}

static char *
replace_glyph_codes(const char *text)
{
    GString *plain = g_string_new(NULL);
    for (const char *p = text; *p; p = g_utf8_next_char(p))
        g_string_append_unichar(plain, plain_char(g_utf8_get_char(p)));
    return g_string_free(plain, FALSE);
}

/* Vowels above and below; the marks that come after them. */
static bool
is_vowel_mark(gunichar c)
{
    return c == 0x0E31 || (c >= 0x0E34 && c <= 0x0E3A);
}

static bool
is_upper_mark(gunichar c)
{
    return c >= 0x0E47 && c <= 0x0E4E;
}

/* Characters that never stay as they are: no-break space, nikhahit, byte-order mark, glyph codes.
 */
static bool
is_changed(gunichar c)
{
    return c == 0xA0 || c == 0x0E4D || c == 0xFEFF || (c >= 0xF700 && c <= 0xF71A);
}

/* The character at *@at, which moves behind it. Most are ASCII or Thai. */
static gunichar
take_char(const char **at)
{
    const guchar *bytes = (const guchar *) *at;
    if (bytes[0] < 0x80) {
        *at += 1;
        return bytes[0];
    }
    if (bytes[0] == 0xE0) {
        *at += 3;
        return (gunichar) (bytes[1] & 0x3F) << 6 | (bytes[2] & 0x3F);
    }
    gunichar c = g_utf8_get_char(*at);
    *at = g_utf8_next_char(*at);
    return c;
}

/* The rules are those of thai_normalise(), which takes ten times as long. */
bool
read_value_is_uniform(const char *text)
{
    const gunichar sara_e = 0x0E40;
    gunichar before = 0;
    for (const char *p = text; *p;) {
        gunichar c = take_char(&p);
        bool is_mark = is_vowel_mark(c) || is_upper_mark(c);
        bool after_mark = is_vowel_mark(before) || is_upper_mark(before);
        if (is_changed(c) || (c == sara_e && before == sara_e) ||
            (is_mark && after_mark && !(is_vowel_mark(before) && is_upper_mark(c))))
            return false;
        before = c;
    }
    return true;
}

char *
read_value_text(Arena *arena, const char *text)
{
    if (read_value_is_uniform(text)) {
        char *same = arena_strdup(arena, text);
        thai_collapse_spaces(same);
        return same;
    }
    g_autofree char *plain = replace_glyph_codes(text);
    g_autofree char *normal = thai_normalise(plain);
    thai_collapse_spaces(normal);
    return arena_strdup(arena, normal);
}

bool
read_value_is_mojibake(const char *text)
{
    int latin = 0, other = 0;
    if (!strpbrk(text, "\xC2\xC3")) /* what U+0080 to U+00FF begin with */
        return false;
    for (const char *p = text; *p;) {
        gunichar c = take_char(&p);
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
    static const char *const dashes[] = {"", "-", "–", "—", "−"};
    g_autofree char *trimmed = g_strstrip(g_strdup(text));
    for (guint i = 0; i < G_N_ELEMENTS(dashes); i++) {
        if (strcmp(trimmed, dashes[i]) == 0)
            return true;
    }
    return false;
}

char *
read_value_number(Arena *arena, const char *text)
{
    if (strstr(text, "\xC2\xA0")) { /* no-break spaces, from web pages */
        g_auto(GStrv) parts = g_strsplit(text, "\xC2\xA0", -1);
        g_autofree char *spaced = g_strjoinv(" ", parts);
        text = arena_strdup(arena, spaced);
    }
    text = skip_prefix(text, "ร้อยละ");
    const Decimal *value = decimal_parse(arena, text);
    return value ? decimal_format(arena, value, decimal_places(text), DECIMAL_PLAIN) : NULL;
}

/* ---- dates */

enum {
    FIRST_BUDDHIST = 2400,
    LAST_BUDDHIST = 2743,
    FIRST_GREGORIAN = 1800,
    LAST_GREGORIAN = 2200,
};

static char *
format_iso(Arena *arena, int year, int month, int day)
{
    if (month < 1 || month > 12 || day > 31 ||
        !g_date_valid_dmy((GDateDay) day, (GDateMonth) month, (GDateYear) year))
        return NULL;
    char iso[16];
    g_snprintf(iso, sizeof iso, "%04d-%02d-%02d", year, month, day);
    return arena_strdup(arena, iso);
}

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

/* The Gregorian year of @year as written, or 0. */
static int
gregorian_year(int year, int digits, bool said_gregorian)
{
    if (digits == 2 && !said_gregorian)
        return thai_gregorian_year(2500 + year);
    if (digits != 4)
        return 0;
    if (year >= FIRST_BUDDHIST && year <= LAST_BUDDHIST && !said_gregorian)
        return thai_gregorian_year(year);
    return year >= FIRST_GREGORIAN && year <= LAST_GREGORIAN ? year : 0;
}

/* A run of at most 5 digits. Returns how many; 0 leaves @p where it is. */
static int
take_number(const char **p, int *number)
{
    int digits = 0, value = 0;
    for (; g_ascii_isdigit(**p) && digits < 6; (*p)++, digits++)
        value = value * 10 + (**p - '0');
    *number = value;
    return digits;
}

static void
skip_spaces(const char **p)
{
    *p += strspn(*p, " \t");
}

/* A month by number or by name. */
static int
take_month(const char **p)
{
    int month;
    if (take_number(p, &month))
        return month;
    gsize length = strcspn(*p, " -/0123456789");
    g_autofree char *word = g_strndup(*p, length);
    *p += length;
    return thai_month(word);
}

static bool
take_word(const char **p, const char *word)
{
    if (!g_str_has_prefix(*p, word))
        return false;
    *p += strlen(word);
    skip_spaces(p);
    return true;
}

/* "/9/2566" or " ก.ย. พ.ศ. 66" after the day. */
static char *
take_month_and_year(Arena *arena, const char *p, int day)
{
    const char separator = strchr("/-.", *p) ? *p : ' ';
    p += *p && separator != ' ';
    skip_spaces(&p);
    int month = take_month(&p);
    skip_spaces(&p);
    if (separator != ' ' && *p++ != separator)
        return NULL;
    skip_spaces(&p);
    bool gregorian = take_word(&p, "ค.ศ.");
    if (!gregorian)
        take_word(&p, "พ.ศ.");
    int year;
    int digits = take_number(&p, &year);
    skip_spaces(&p);
    year = gregorian_year(year, digits, gregorian);
    return *p || !year ? NULL : format_iso(arena, year, month, day);
}

/* "-09-30" after the year. */
static char *
take_month_and_day(Arena *arena, const char *p, int year)
{
    int month, day;
    if (*p++ != '-' || !take_number(&p, &month) || *p++ != '-' || !take_number(&p, &day) || *p)
        return NULL;
    year = gregorian_year(year, 4, false);
    return year ? format_iso(arena, year, month, day) : NULL;
}

char *
read_value_date(Arena *arena, const char *text)
{
    g_autofree char *arabic = thai_arabic_digits(text);
    g_strstrip(arabic);
    const char *p = skip_prefix(arabic, "วันที่");
    int number;
    int digits = take_number(&p, &number);
    if (digits == 5 && !*p) {
        char iso[11];
        return read_value_serial(number, false, iso) ? arena_strdup(arena, iso) : NULL;
    }
    if (digits == 4)
        return take_month_and_day(arena, p, number);
    return digits == 1 || digits == 2 ? take_month_and_year(arena, p, number) : NULL;
}

int
read_value_year(const char *text)
{
    g_autofree char *arabic = thai_arabic_digits(text);
    g_strstrip(arabic);
    const char *p = skip_prefix(arabic, "ปีงบประมาณ");
    p = skip_prefix(p, "ปี");
    p = skip_prefix(p, "FY");
    p = skip_prefix(p, "พ.ศ.");
    int year;
    int digits = take_number(&p, &year);
    skip_spaces(&p);
    return digits == 4 && year >= 1000 && !*p ? year : 0;
}
