#include "layout/patterns.h"

#include <string.h>

enum {
    LEVELS = 2,
    LONGEST_PATTERN = 32, /* characters; what is longer is whole words, and does not come */
};

/* The letters of a pattern ("." at a word's edge) → their values, one before each and one after. */
typedef struct {
    GHashTable *values;
    guint longest; /* characters */
} Level;

struct LayoutPatterns {
    GStringChunk *strings;
    Level levels[LEVELS];
    int n_levels;
};

/* ---- reading */

/* "1tio" into "tio" and 1 0 0 0, as digits. False when the pattern says nothing. */
static bool
split_pattern(const char *line, GString *letters, GString *values, guint *length)
{
    bool any = false;
    char value = '0';
    g_string_set_size(letters, 0);
    g_string_set_size(values, 0);
    *length = 0;
    for (const char *at = line; *at && !strchr(" \t\r/", *at); at = g_utf8_next_char(at)) {
        if (g_ascii_isdigit(*at)) {
            value = *at;
            any |= value != '0';
            continue;
        }
        g_string_append_len(letters, at, g_utf8_next_char(at) - at);
        g_string_append_c(values, value);
        value = '0';
        ++*length;
    }
    g_string_append_c(values, value);
    return any && *length > 0 && *length <= LONGEST_PATTERN;
}

/* A division that changes the spelling ("/") is none here: it keeps others away instead. */
static void
forbid_odd(GString *values)
{
    for (gsize i = 0; i < values->len; i++)
        if (values->str[i] % 2)
            values->str[i]++;
}

static void
add_pattern(LayoutPatterns *patterns, const char *line, GString *letters, GString *values)
{
    Level *level = &patterns->levels[patterns->n_levels - 1];
    guint length;
    if (!split_pattern(line, letters, values, &length))
        return;
    if (strchr(line, '/'))
        forbid_odd(values);
    level->longest = MAX(level->longest, length);
    g_hash_table_insert(level->values, g_string_chunk_insert(patterns->strings, letters->str),
                        g_string_chunk_insert(patterns->strings, values->str));
}

static void
begin_level(LayoutPatterns *patterns)
{
    if (patterns->n_levels < LEVELS)
        patterns->levels[patterns->n_levels++].values = g_hash_table_new(g_str_hash, g_str_equal);
}

static bool
is_option(const char *line)
{
    return g_ascii_isupper(line[0]) && g_ascii_isupper(line[1]);
}

static void
read_lines(LayoutPatterns *patterns, char *text)
{
    g_autoptr(GString) letters = g_string_new(NULL);
    g_autoptr(GString) values = g_string_new(NULL);
    for (char *line = text, *next; line; line = next) {
        next = strchr(line, '\n');
        if (next)
            *next++ = '\0';
        if (g_str_has_prefix(line, "NEXTLEVEL"))
            begin_level(patterns);
        else if (*line && *line != '%' && *line != '#' && !is_option(line))
            add_pattern(patterns, line, letters, values);
    }
}

/* The file in UTF-8 without its first line, which names its character set; NULL: it has none. */
static char *
read_file(const char *path)
{
    g_autofree char *content = NULL;
    gsize length;
    if (!g_file_get_contents(path, &content, &length, NULL))
        return NULL;
    char *end = strchr(content, '\n');
    if (!end)
        return NULL;
    g_autofree char *charset = g_strstrip(g_strndup(content, (gsize) (end - content)));
    if (g_str_has_prefix(charset, "ISO8859")) {
        char *name = g_strconcat("ISO-8859", charset + strlen("ISO8859"), NULL);
        g_free(charset);
        charset = name;
    }
    return g_convert(end + 1, (gssize) (length - (gsize) (end + 1 - content)), "UTF-8", charset,
                     NULL, NULL, NULL);
}

LayoutPatterns *
layout_patterns_load(const char *path)
{
    g_autofree char *text = read_file(path);
    if (!text)
        return NULL;
    LayoutPatterns *patterns = g_new0(LayoutPatterns, 1);
    patterns->strings = g_string_chunk_new(1 << 16);
    begin_level(patterns);
    read_lines(patterns, text);
    return patterns;
}

/* ---- applying */

/* All patterns of @level that are found in @text from @start on, which is character @position. */
static void
match_from(const Level *level, const char *start, guint position, guint8 *values)
{
    char key[LONGEST_PATTERN * 6 + 1];
    gsize length = 0;
    const char *at = start;
    for (guint i = 0; i < level->longest && *at; i++) {
        gsize size = (gsize) (g_utf8_next_char(at) - at);
        memcpy(key + length, at, size);
        length += size;
        at += size;
        key[length] = '\0';
        const char *found = g_hash_table_lookup(level->values, key);
        for (guint k = 0; found && found[k]; k++)
            values[position + k] = MAX(values[position + k], (guint8) (found[k] - '0'));
    }
}

/* The values of @level for @word of @count letters; values[i] is what stands after letter i. */
static void
apply_level(const Level *level, const char *word, gsize length, guint count, guint8 *values)
{
    g_autofree char *text = g_strdup_printf(".%.*s.", (int) length, word);
    g_autofree guint8 *found = g_new0(guint8, count + 3);
    const char *at = text;
    for (guint i = 0; *at; i++, at = g_utf8_next_char(at))
        match_from(level, at, i, found);
    for (guint i = 0; i + 1 < count; i++)
        values[i] = found[i + 2];
}

/* The parts of the word that the first level leaves, by the second one. */
static void
apply_inside(const Level *level, const char *word, guint count, guint8 *values)
{
    const char *start = word;
    guint first = 0;
    for (guint i = 0; i < count; i++) {
        bool last = i + 1 == count;
        if (!last && values[i] % 2 == 0)
            continue;
        const char *end = g_utf8_offset_to_pointer(start, i + 1 - first);
        apply_level(level, start, (gsize) (end - start), i + 1 - first, values + first);
        start = end;
        first = i + 1;
    }
}

void
layout_patterns_apply(const LayoutPatterns *patterns, const char *word, guint count, guint8 *values)
{
    memset(values, 0, count);
    apply_level(&patterns->levels[0], word, strlen(word), count, values);
    if (patterns->n_levels > 1)
        apply_inside(&patterns->levels[1], word, count, values);
}
