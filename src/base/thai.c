#include "base/thai.h"

#include <stdlib.h>
#include <string.h>

enum {
    DIGIT_ZERO = 0x0E50,
    KO_KAI = 0x0E01,
    HO_NOKHUK = 0x0E2E,
    SARA_AA = 0x0E32,
    SARA_AM = 0x0E33,
    SARA_E = 0x0E40,
    SARA_AE = 0x0E41,
    SARA_AI_MAIMALAI = 0x0E44,
    MAITAIKHU = 0x0E47,
    NIKHAHIT = 0x0E4D,
    YAMAKKAN = 0x0E4E,
    NO_BREAK_SPACE = 0x00A0,
    BYTE_ORDER_MARK = 0xFEFF,
};

/* ---- digits */

char *
thai_digits(const char *text)
{
    GString *result = g_string_new(NULL);
    for (const char *p = text; *p; p++) {
        if (g_ascii_isdigit(*p))
            g_string_append_unichar(result, (gunichar) (DIGIT_ZERO + (*p - '0')));
        else
            g_string_append_c(result, *p);
    }
    return g_string_free(result, FALSE);
}

char *
thai_arabic_digits(const char *text)
{
    GString *result = g_string_new(NULL);
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c >= DIGIT_ZERO && c <= DIGIT_ZERO + 9)
            g_string_append_c(result, (char) ('0' + (c - DIGIT_ZERO)));
        else
            g_string_append_unichar(result, c);
    }
    return g_string_free(result, FALSE);
}

/* ---- dates */

static const struct {
    const char *name, *abbreviation;
} months[] = {
    {"มกราคม", "ม.ค."},  {"กุมภาพันธ์", "ก.พ."}, {"มีนาคม", "มี.ค."},    {"เมษายน", "เม.ย."},
    {"พฤษภาคม", "พ.ค."}, {"มิถุนายน", "มิ.ย."},  {"กรกฎาคม", "ก.ค."},  {"สิงหาคม", "ส.ค."},
    {"กันยายน", "ก.ย."},  {"ตุลาคม", "ต.ค."},   {"พฤศจิกายน", "พ.ย."}, {"ธันวาคม", "ธ.ค."},
};

enum {
    ERA = 543,
};

int
thai_year(int gregorian)
{
    return gregorian > G_MAXINT - ERA ? G_MAXINT : gregorian + ERA;
}

static bool
is_date(int year, int month, int day)
{
    return year > 0 && year < 10000 && month >= 1 && month <= 12 && day >= 1 && day <= 31 &&
           g_date_valid_dmy((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

char *
thai_date(int year, int month, int day)
{
    if (!is_date(year, month, day))
        return NULL;
    return g_strdup_printf("%d %s %d", day, months[month - 1].name, thai_year(year));
}

char *
thai_date_short(int year, int month, int day)
{
    if (!is_date(year, month, day))
        return NULL;
    return g_strdup_printf("%d %s %02d", day, months[month - 1].abbreviation,
                           thai_year(year) % 100);
}

char *
thai_date_from_iso(const char *iso)
{
    static const char form[] = "dddd-dd-dd";
    if (strlen(iso) != strlen(form))
        return NULL;
    for (int i = 0; form[i]; i++) {
        if (form[i] == 'd' ? !g_ascii_isdigit(iso[i]) : iso[i] != form[i])
            return NULL;
    }
    return thai_date(atoi(iso), atoi(iso + 5), atoi(iso + 8));
}

/* ---- order */

static bool
is_consonant(gunichar c)
{
    return c >= KO_KAI && c <= HO_NOKHUK;
}

static bool
is_leading_vowel(gunichar c)
{
    return c >= SARA_E && c <= SARA_AI_MAIMALAI;
}

/* Maitaikhu, tones, thanthakhat: they only tell apart what is otherwise equal. */
static bool
is_minor(gunichar c)
{
    return c >= MAITAIKHU && c <= YAMAKKAN && c != NIKHAHIT;
}

char *
thai_sort_key(const char *text)
{
    g_autofree char *clean = thai_normalise(text);
    GString *key = g_string_new(NULL);
    g_autoptr(GString) minor = g_string_new(NULL);
    for (const char *p = clean; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        const char *after = g_utf8_next_char(p);
        if (is_minor(c)) {
            g_string_append_unichar(minor, c);
        } else if (is_leading_vowel(c) && is_consonant(g_utf8_get_char(after))) {
            g_string_append_unichar(key, g_utf8_get_char(after));
            g_string_append_unichar(key, c);
            p = after;
        } else {
            g_string_append_unichar(key, c);
        }
        /* A mark's weight stands at the place of the character it follows. */
        if (!is_minor(c))
            g_string_append_c(minor, '\x01');
    }
    g_string_append_c(key, '\x01'); /* below every character, so that a prefix comes first */
    g_string_append(key, minor->str);
    return g_string_free(key, FALSE);
}

/* ---- clean text */

/* Vowels above and below, nikhahit: what the other marks come after. */
static bool
is_hung_vowel(gunichar c)
{
    return c == 0x0E31 || (c >= 0x0E34 && c <= 0x0E3A) || c == NIKHAHIT;
}

static bool
is_mark(gunichar c)
{
    return is_hung_vowel(c) || is_minor(c);
}

static gunichar
char_at(const GArray *text, guint index)
{
    return g_array_index(text, gunichar, index);
}

/* Where the marks at the end of @text begin. */
static guint
find_marks(const GArray *text)
{
    guint start = text->len;
    while (start && is_mark(char_at(text, start - 1)))
        start--;
    return start;
}

/* Into the marks at the end: a vowel before the minor ones, none twice. */
static void
add_mark(GArray *text, gunichar c)
{
    guint place = find_marks(text);
    for (guint i = place; i < text->len; i++) {
        if (char_at(text, i) == c)
            return;
    }
    while (place < text->len && !(is_hung_vowel(c) && is_minor(char_at(text, place))))
        place++;
    g_array_insert_val(text, place, c);
}

/* Sara aa makes sara am with a nikhahit that stands before it, be there a tone mark between. */
static void
add_sara_aa(GArray *text)
{
    gunichar c = SARA_AA;
    for (guint i = find_marks(text); i < text->len; i++) {
        if (char_at(text, i) == NIKHAHIT) {
            g_array_remove_index(text, i);
            c = SARA_AM;
            break;
        }
    }
    g_array_append_val(text, c);
}

static void
add_normal(GArray *text, gunichar c)
{
    if (c == BYTE_ORDER_MARK)
        return;
    if (c == NO_BREAK_SPACE)
        c = ' ';
    if (is_mark(c))
        add_mark(text, c);
    else if (c == SARA_AA)
        add_sara_aa(text);
    else if (c == SARA_E && text->len && char_at(text, text->len - 1) == SARA_E)
        g_array_index(text, gunichar, text->len - 1) = SARA_AE;
    else
        g_array_append_val(text, c);
}

/* Thai, with three bytes each, without a call. */
static gunichar
read_char(const char **p)
{
    const guchar *bytes = (const guchar *) *p;
    if (bytes[0] == 0xE0 && bytes[1] && bytes[2]) {
        *p += 3;
        return (gunichar) ((bytes[1] & 0x3F) << 6 | (bytes[2] & 0x3F));
    }
    gunichar c = bytes[0] < 0x80 ? bytes[0] : g_utf8_get_char(*p);
    *p = g_utf8_next_char(*p);
    return c;
}

/* Each character can stay as it is, as in most texts. */
bool
thai_is_normal(const char *text)
{
    gunichar before = 0;
    while (*text) {
        gunichar c = read_char(&text);
        if (c == NIKHAHIT || c == BYTE_ORDER_MARK || c == NO_BREAK_SPACE ||
            (c == SARA_E && before == SARA_E))
            return false;
        if (is_mark(c) && is_mark(before) && (is_hung_vowel(c) || is_minor(before)))
            return false;
        before = c;
    }
    return true;
}

char *
thai_normalise(const char *text)
{
    if (thai_is_normal(text))
        return g_strdup(text);
    g_autoptr(GArray) result = g_array_new(TRUE, FALSE, sizeof(gunichar));
    for (const char *p = text; *p; p = g_utf8_next_char(p))
        add_normal(result, g_utf8_get_char(p));
    return g_ucs4_to_utf8((gunichar *) (void *) result->data, result->len, NULL, NULL, NULL);
}

void
thai_collapse_spaces(char *text)
{
    char *to = text;
    for (const char *from = text; *from; from++) {
        if (!g_ascii_isspace(*from))
            *to++ = *from;
        else if (to != text && to[-1] != ' ')
            *to++ = ' ';
    }
    if (to != text && to[-1] == ' ')
        to--;
    *to = '\0';
}
