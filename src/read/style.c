#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/limits.h"
#include "read/value.h"
#include "read/workbook.h"

/* ---- number formats */

enum {
    SYMBOLS = 128, /* of a section of a format that are looked at */
};

/* The formats that have a number and no code; among them those of Excel in Thai. */
static ReadStyle
builtin_style(int id)
{
    static const struct {
        int first, last;
        ReadStyle style;
    } rows[] = {
        {1, 1, {READ_STYLE_NUMBER, 0, 0, 0}},
        {2, 2, {READ_STYLE_NUMBER, 2, 0, 0}},
        {3, 3, {READ_STYLE_NUMBER, 0, 0, 0}},
        {4, 4, {READ_STYLE_NUMBER, 2, 0, 0}},
        {9, 9, {READ_STYLE_PERCENT, 0, 0, 0}},
        {10, 10, {READ_STYLE_PERCENT, 2, 0, 0}},
        {14, 17, {READ_STYLE_DATE, 0, 0, 0}},
        {22, 22, {READ_STYLE_DATE, 0, 0, 0}},
        {27, 31, {READ_STYLE_DATE, 0, 0, 0}},
        {36, 38, {READ_STYLE_NUMBER, 0, 0, 0}},
        {39, 40, {READ_STYLE_NUMBER, 2, 0, 0}},
        {41, 42, {READ_STYLE_NUMBER, 0, 0, READ_STYLE_HIDES_ZERO}},
        {43, 44, {READ_STYLE_NUMBER, 2, 0, READ_STYLE_HIDES_ZERO}},
        {50, 54, {READ_STYLE_DATE, 0, 0, 0}},
        {57, 58, {READ_STYLE_DATE, 0, 0, 0}},
        {59, 59, {READ_STYLE_NUMBER, 0, 0, 0}},
        {60, 60, {READ_STYLE_NUMBER, 2, 0, 0}},
        {61, 61, {READ_STYLE_NUMBER, 0, 0, 0}},
        {62, 62, {READ_STYLE_NUMBER, 2, 0, 0}},
        {67, 67, {READ_STYLE_PERCENT, 0, 0, 0}},
        {68, 68, {READ_STYLE_PERCENT, 2, 0, 0}},
        {71, 74, {READ_STYLE_DATE, 0, 0, 0}},
        {77, 77, {READ_STYLE_DATE, 0, 0, 0}},
        {81, 81, {READ_STYLE_DATE, 0, 0, 0}},
        {18, 21, {READ_STYLE_TIME, 0, 0, 0}},
        {32, 35, {READ_STYLE_TIME, 0, 0, 0}},
        {45, 47, {READ_STYLE_TIME, 0, 0, 0}},
        {55, 56, {READ_STYLE_TIME, 0, 0, 0}},
        {75, 76, {READ_STYLE_TIME, 0, 0, 0}},
        {78, 80, {READ_STYLE_TIME, 0, 0, 0}},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (id >= rows[i].first && id <= rows[i].last)
            return rows[i].style;
    }
    return (ReadStyle){READ_STYLE_GENERAL, 0, 0, 0};
}

/* What closes the quotes or brackets that open at @p; brackets of elapsed time ([h]) stay. */
static const char *
find_close(const char *p)
{
    if (*p == '"')
        return strchr(p + 1, '"');
    if (*p == '[' && p[1] && !strchr("hms", g_ascii_tolower(p[1])))
        return strchr(p, ']');
    return NULL;
}

/* The symbols of the section that begins at @code, without what is quoted, escaped or in brackets.
 * Returns where it ends. */
static const char *
take_symbols(const char *code, char *symbols, gsize size)
{
    gsize length = 0;
    const char *p;
    for (p = code; *p && *p != ';' && length + 1 < size; p++) {
        const char *close = find_close(p);
        if (close)
            p = close;
        else if (strchr("\\_*", *p) && p[1])
            p++;
        else
            symbols[length++] = g_ascii_tolower(*p);
    }
    symbols[length] = '\0';
    return p;
}

/* Whether the section of negative numbers says that they are, by a sign, brackets or a colour. */
static bool
tells_minus(const char *section, const char *end)
{
    for (const char *p = section; p < end; p++) {
        if (g_str_has_prefix(p, "[$"))
            p += strcspn(p, "]");
        else if (*p == '_')
            p++;
        else if (strchr("-([", *p) || g_str_has_prefix(p, "−"))
            return true;
    }
    return false;
}

/* Numbers that @code does not show. Its sections are for positive ones, negative ones and zero; one
 * that is missing is like the first, with a minus. Only a 0 shows a zero: # and ? leave it out. */
static int
find_hidden(const char *code)
{
    char symbols[SYMBOLS];
    int hides = 0;
    for (int section = 0; section < 3; section++) {
        const char *end = take_symbols(code, symbols, sizeof symbols);
        bool shows_zero = strpbrk(symbols, "0/@gdybhms"), shows = strpbrk(symbols, "#?");
        shows = shows || shows_zero;
        if (section == 0 && !shows)
            hides = READ_STYLE_HIDES_POSITIVE | READ_STYLE_HIDES_NEGATIVE;
        if (section == 1)
            hides &= ~READ_STYLE_HIDES_NEGATIVE;
        if (section == 1 && !(shows && tells_minus(code, end)))
            hides |= READ_STYLE_HIDES_NEGATIVE;
        if (section != 1)
            hides = (hides & ~READ_STYLE_HIDES_ZERO) | (shows_zero ? 0 : READ_STYLE_HIDES_ZERO);
        if (*end != ';')
            break;
        code = end + 1;
    }
    return hides;
}

/* A day or a year (b is the Buddhist one) is a date; "m" alone may be minutes. */
static bool
is_date_code(const char *symbols)
{
    return strpbrk(symbols, "dyb") || (strchr(symbols, 'm') && !strpbrk(symbols, "hs"));
}

/* A time of the day, or hours and minutes that went by. */
static bool
is_time_code(const char *symbols)
{
    return strpbrk(symbols, "hs") && !strpbrk(symbols, "0#?e@/");
}

/* The commas behind the last digit: each divides by 1000. */
static int
count_thousands(const char *symbols)
{
    const char *last = NULL;
    for (const char *p = symbols; *p; p++) {
        if (strchr("0#?", *p))
            last = p;
    }
    return last ? (int) strspn(last + 1, ",") : 0;
}

ReadStyle
read_style_parse(const char *code)
{
    const int most_places = 15;
    char symbols[SYMBOLS];
    take_symbols(code, symbols, sizeof symbols);
    int hides = find_hidden(code);
    /* With sections for some numbers each, the first may not be the one that shows it. */
    bool has_conditions = strstr(code, "[<") || strstr(code, "[>") || strstr(code, "[=");
    if (has_conditions || !*code)
        return (ReadStyle){READ_STYLE_GENERAL, 0, 0, 0};
    if (strstr(symbols, "general"))
        return (ReadStyle){READ_STYLE_GENERAL, 0, 0, hides};
    if (is_date_code(symbols))
        return (ReadStyle){READ_STYLE_DATE, 0, 0, 0};
    if (is_time_code(symbols))
        return (ReadStyle){READ_STYLE_TIME, 0, 0, 0};
    /* Text, scientific, fractions: the number is taken as it is. */
    if (!strpbrk(symbols, "0#?") || strpbrk(symbols, "e@/hs"))
        return (ReadStyle){READ_STYLE_GENERAL, 0, 0, hides};
    const char *point = strchr(symbols, '.');
    int places = point ? (int) strspn(point + 1, "0#?") : 0;
    return (ReadStyle){strchr(symbols, '%') ? READ_STYLE_PERCENT : READ_STYLE_NUMBER,
                       MIN(places, most_places), count_thousands(symbols), hides};
}

/* ---- the part */

typedef struct {
    ReadWorkbook *workbook;
    GHashTable *codes; /* number of a format → ReadStyle */
    bool in_cell_formats;
} Loader;

static void
on_start(void *data, const char *name, const ReadAttributes *attributes)
{
    Loader *loader = data;
    char id[16], code[512];
    if (strcmp(name, "cellXfs") == 0) {
        loader->in_cell_formats = true;
    } else if (strcmp(name, "numFmt") == 0) {
        read_package_attribute(attributes, "numFmtId", id, sizeof id);
        read_package_attribute(attributes, "formatCode", code, sizeof code);
        ReadStyle style = read_style_parse(code);
        g_hash_table_insert(loader->codes, GINT_TO_POINTER(atoi(id)),
                            g_memdup2(&style, sizeof style));
    } else if (strcmp(name, "xf") == 0 && loader->in_cell_formats &&
               loader->workbook->styles->len <= LIMIT_CELL_FORMATS) { /* one more, to be seen */
        read_package_attribute(attributes, "numFmtId", id, sizeof id);
        const ReadStyle *own = g_hash_table_lookup(loader->codes, GINT_TO_POINTER(atoi(id)));
        ReadStyle style = own ? *own : builtin_style(atoi(id));
        g_array_append_val(loader->workbook->styles, style);
    }
}

static void
on_end(void *data, const char *name)
{
    Loader *loader = data;
    if (strcmp(name, "cellXfs") == 0)
        loader->in_cell_formats = false;
}

bool
read_style_load(ReadWorkbook *workbook, const char *part, GError **error)
{
    static const ReadEvents events = {.start = on_start, .end = on_end};
    g_autoptr(GHashTable) codes = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    Loader loader = {.workbook = workbook, .codes = codes};
    if (!read_package_parse(workbook->package, part, &events, &loader, error))
        return false;
    if (workbook->styles->len <= LIMIT_CELL_FORMATS)
        return true;
    error_set(error, SAMRIT_ERROR_LIMIT, "%s: more than %d cell formats",
              "%s: มีรูปแบบเซลล์มากกว่า %d แบบ", part, LIMIT_CELL_FORMATS);
    return false;
}

/* ---- showing */

enum {
    DIGITS = 15, /* what Excel keeps of a number */
};

/* A number as digits with a point before the digit @point: 0.0123 is "123" and -1. */
typedef struct {
    bool negative;
    char digits[DIGITS + 1];
    int count, point;
} Parts;

static bool
split(const char *raw, Parts *parts)
{
    char *end;
    double value = g_ascii_strtod(raw, &end);
    if (end == raw || *end || value != value || value > 1e30 || value < -1e30)
        return false;
    char text[32];
    g_ascii_formatd(text, sizeof text, "%.14e", value); /* -d.dddddddddddddde+dd */
    const char *p = text;
    parts->negative = *p == '-';
    p += parts->negative;
    parts->count = 0;
    for (; *p != 'e'; p++) {
        if (*p != '.')
            parts->digits[parts->count++] = *p;
    }
    while (parts->count && parts->digits[parts->count - 1] == '0')
        parts->count--;
    parts->point = parts->count ? atoi(p + 1) + 1 : 1;
    return parts->point > -20;
}

static char
digit_at(const Parts *parts, int index)
{
    return index >= 0 && index < parts->count ? parts->digits[index] : '0';
}

/* With at least @places decimals. */
static void
join(const Parts *parts, int places, const char *unit, char *text)
{
    char *to = text;
    if (parts->negative && parts->count)
        *to++ = '-';
    if (parts->point <= 0)
        *to++ = '0';
    for (int i = 0; i < parts->point; i++)
        *to++ = digit_at(parts, i);
    int decimals = MAX(places, parts->count - parts->point);
    if (decimals > 0)
        *to++ = '.';
    for (int i = parts->point; i < parts->point + decimals; i++)
        *to++ = digit_at(parts, i);
    *to = '\0';
    g_strlcat(text, unit, READ_STYLE_TEXT);
}

static bool
hides(const ReadStyle *style, const char *raw)
{
    if (!style->hides)
        return false;
    double value = g_ascii_strtod(raw, NULL);
    return style->hides & (value < 0   ? READ_STYLE_HIDES_NEGATIVE
                           : value > 0 ? READ_STYLE_HIDES_POSITIVE
                                       : READ_STYLE_HIDES_ZERO);
}

static ReadCellKind
show_date(const char *raw, bool from_1904, char *text)
{
    double serial = g_ascii_strtod(raw, NULL);
    char iso[11];
    if (!read_value_serial(serial, from_1904, iso)) {
        g_strlcpy(text, raw, READ_STYLE_TEXT);
        return READ_CELL_NUMBER;
    }
    int seconds = (int) ((serial - (double) (int) serial) * 86400 + 0.5);
    if (seconds)
        g_snprintf(text, READ_STYLE_TEXT, "%s %02d:%02d:%02d", iso, seconds / 3600,
                   seconds / 60 % 60, seconds % 60);
    else
        g_strlcpy(text, iso, READ_STYLE_TEXT);
    return READ_CELL_DATE;
}

static ReadCellKind
show_time(const char *raw, char *text)
{
    const double longest = 1e6; /* days */
    double days = g_ascii_strtod(raw, NULL);
    if (!(days >= 0 && days < longest)) {
        g_strlcpy(text, raw, READ_STYLE_TEXT);
        return READ_CELL_NUMBER;
    }
    long seconds = (long) (days * 86400 + 0.5);
    g_snprintf(text, READ_STYLE_TEXT, "%02ld:%02ld:%02ld", seconds / 3600, seconds / 60 % 60,
               seconds % 60);
    return READ_CELL_DATE;
}

/* Nearly all numbers are short and shown as they are stored. */
static bool
is_plain(const ReadStyle *style, const char *raw)
{
    gsize length = strspn(raw, "0123456789");
    return style->kind != READ_STYLE_PERCENT && !style->thousands && style->places == 0 && length &&
           length <= DIGITS && !raw[length];
}

ReadCellKind
read_style_show(const ReadStyle *style, const char *raw, bool from_1904, char *text, int *shown)
{
    *shown = READ_SHOWN_ALL;
    if (style->kind == READ_STYLE_DATE)
        return show_date(raw, from_1904, text);
    if (style->kind == READ_STYLE_TIME)
        return show_time(raw, text);
    if (hides(style, raw))
        *shown = READ_SHOWN_NOT;
    Parts parts;
    if (is_plain(style, raw) || !split(raw, &parts)) {
        g_strlcpy(text, raw, READ_STYLE_TEXT);
        return READ_CELL_NUMBER;
    }
    bool percent = style->kind == READ_STYLE_PERCENT;
    if (percent && parts.count)
        parts.point += 2;
    join(&parts, style->places, percent ? "%" : "", text);
    if (*shown == READ_SHOWN_ALL &&
        (style->thousands ||
         (style->kind != READ_STYLE_GENERAL && parts.count - parts.point > style->places)))
        *shown = style->places;
    return READ_CELL_NUMBER;
}
