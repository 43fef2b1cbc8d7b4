#include "layout/hyphenation.h"

#include <string.h>

#include "base/file.h"
#include "layout/patterns.h"

#define PATTERNS "/usr/share/hyphen/hyph_"

enum {
    LONGEST_WORD = 100, /* in bytes; longer stretches of letters are no words */
};

struct LayoutHyphenation {
    GHashTable *languages; /* BCP 47 → LayoutPatterns, or NULL when there is none; borrowed */
};

LayoutHyphenation *
layout_hyphenation_new(void)
{
    LayoutHyphenation *hyphenation = g_new(LayoutHyphenation, 1);
    hyphenation->languages = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return hyphenation;
}

void
layout_hyphenation_free(LayoutHyphenation *hyphenation)
{
    if (!hyphenation)
        return;
    g_hash_table_unref(hyphenation->languages);
    g_free(hyphenation);
}

/* ---- finding a language's file */

/* Languages whose plain name has no file of its own, and those that go by another name. */
static const struct {
    const char *language, *file;
} usual[] = {{"en", "en_US"}, {"no", "nb_NO"}, {"pt", "pt_PT"}, {"nb", "nb_NO"}, {"nn", "nn_NO"}};

/* Read once in a process, for all its documents: English has 11,000 patterns. */
static const LayoutPatterns *
load(const char *name)
{
    static GHashTable *read; /* path → LayoutPatterns */
    if (!read)
        read = g_hash_table_new(g_str_hash, g_str_equal);
    g_autofree char *path = g_strconcat(PATTERNS, name, ".dic", NULL);
    file_watch_note(path);
    void *patterns;
    if (g_hash_table_lookup_extended(read, path, NULL, &patterns))
        return patterns;
    patterns = layout_patterns_load(path);
    if (patterns)
        g_hash_table_insert(read, g_steal_pointer(&path), patterns);
    return patterns;
}

/* "de-AT" is looked for as de_AT, then as de. */
static const LayoutPatterns *
load_language(const char *language)
{
    if (strspn(language, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-") !=
        strlen(language))
        return NULL;
    g_autofree char *name = g_strdelimit(g_strdup(language), "-", '_');
    const LayoutPatterns *patterns = load(name);
    char *country = strchr(name, '_');
    if (country)
        *country = '\0';
    for (guint i = 0; !patterns && i < G_N_ELEMENTS(usual); i++) {
        if (strcmp(usual[i].language, name) == 0)
            patterns = load(usual[i].file);
    }
    return patterns || !country ? patterns : load(name);
}

static const LayoutPatterns *
find_language(LayoutHyphenation *hyphenation, const char *language)
{
    void *patterns;
    if (g_hash_table_lookup_extended(hyphenation->languages, language, NULL, &patterns))
        return patterns;
    const LayoutPatterns *found = load_language(language);
    g_hash_table_insert(hyphenation->languages, g_strdup(language), (void *) found);
    return found;
}

bool
layout_hyphenation_knows(LayoutHyphenation *hyphenation, const char *language)
{
    return find_language(hyphenation, language) != NULL;
}

/* ---- a word */

/* A stretch of letters in a word, "can" and "t" of "can't"; counted in characters. */
typedef struct {
    const char *text;
    gsize length; /* in bytes */
    gsize count;
    gsize before; /* characters of the word before it */
} Run;

/* The next stretch of letters at or after @run's end; false when there is none. */
static bool
next_run(Run *run, const char *end)
{
    const char *at = run->text + run->length;
    run->before += run->count;
    for (; at < end && !g_unichar_isalpha(g_utf8_get_char(at)); at = g_utf8_next_char(at))
        run->before++;
    run->text = at;
    run->count = 0;
    for (; at < end && g_unichar_isalpha(g_utf8_get_char(at)); at = g_utf8_next_char(at))
        run->count++;
    run->length = (gsize) (at - run->text);
    return run->count > 0;
}

/* What the patterns say of @run goes to @values; false: nothing. */
static bool
divide(const LayoutPatterns *patterns, const Run *run, guint8 *values)
{
    if (run->length > LONGEST_WORD)
        return false;
    g_autofree char *letters = g_utf8_strdown(run->text, (gssize) run->length);
    if ((gsize) g_utf8_strlen(letters, -1) != run->count)
        return false;
    layout_patterns_apply(patterns, letters, (guint) run->count, values);
    return true;
}

bool
layout_hyphenation_find(LayoutHyphenation *hyphenation, const char *language, const char *word,
                        gsize length, int remain, int push, bool *points)
{
    const LayoutPatterns *patterns = find_language(hyphenation, language);
    gsize total = (gsize) g_utf8_strlen(word, (gssize) length);
    if (!patterns || total < (gsize) remain + (gsize) push)
        return false;

    bool found = false;
    memset(points, 0, length * sizeof *points);
    for (Run run = {.text = word}; next_run(&run, word + length);) {
        guint8 values[LONGEST_WORD];
        if (!divide(patterns, &run, values))
            continue;
        const char *at = run.text;
        for (gsize i = 1; i < run.count; i++) {
            at = g_utf8_next_char(at);
            gsize before = run.before + i;
            bool point =
                values[i - 1] % 2 && before >= (gsize) remain && total - before >= (gsize) push;
            points[at - word] = point;
            found |= point;
        }
    }
    return found;
}
