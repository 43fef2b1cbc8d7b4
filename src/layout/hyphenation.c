#include "layout/hyphenation.h"

#include <hyphen.h>
#include <string.h>

#include "base/file.h"

#define PATTERNS "/usr/share/hyphen/hyph_"

enum {
    LONGEST_WORD = 100, /* in bytes; what is longer is no word */
};

struct LayoutHyphenation {
    GHashTable *languages; /* BCP 47 → HyphenDict, or NULL when there is none */
};

static void
free_patterns(void *patterns)
{
    if (patterns)
        hnj_hyphen_free(patterns);
}

LayoutHyphenation *
layout_hyphenation_new(void)
{
    LayoutHyphenation *hyphenation = g_new(LayoutHyphenation, 1);
    hyphenation->languages = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_patterns);
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

static HyphenDict *
load(const char *name)
{
    g_autofree char *path = g_strconcat(PATTERNS, name, ".dic", NULL);
    file_watch_note(path);
    return g_file_test(path, G_FILE_TEST_IS_REGULAR) ? hnj_hyphen_load(path) : NULL;
}

/* "de-AT" is looked for as de_AT, then as de. */
static HyphenDict *
load_language(const char *language)
{
    if (strspn(language, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-") !=
        strlen(language))
        return NULL;
    g_autofree char *name = g_strdelimit(g_strdup(language), "-", '_');
    HyphenDict *patterns = load(name);
    char *country = strchr(name, '_');
    if (country)
        *country = '\0';
    for (guint i = 0; !patterns && i < G_N_ELEMENTS(usual); i++) {
        if (strcmp(usual[i].language, name) == 0)
            patterns = load(usual[i].file);
    }
    return patterns || !country ? patterns : load(name);
}

static HyphenDict *
find_language(LayoutHyphenation *hyphenation, const char *language)
{
    void *patterns;
    if (g_hash_table_lookup_extended(hyphenation->languages, language, NULL, &patterns))
        return patterns;
    patterns = load_language(language);
    g_hash_table_insert(hyphenation->languages, g_strdup(language), patterns);
    return patterns;
}

bool
layout_hyphenation_knows(LayoutHyphenation *hyphenation, const char *language)
{
    return find_language(hyphenation, language) != NULL;
}

/* ---- a word */

/* The letters of the word, without what stands around them; false when something stands among
 * them, as in "and/or" and "isn't". */
static bool
find_letters(const char *word, gsize length, gsize *first, gsize *last)
{
    gsize start = 0, end;
    while (start < length && !g_unichar_isalpha(g_utf8_get_char(word + start)))
        start += (gsize) g_utf8_skip[(guchar) word[start]];
    for (end = start; end < length && g_unichar_isalpha(g_utf8_get_char(word + end));)
        end += (gsize) g_utf8_skip[(guchar) word[end]];
    for (gsize i = end; i < length; i += (gsize) g_utf8_skip[(guchar) word[i]]) {
        if (g_unichar_isalpha(g_utf8_get_char(word + i)))
            return false;
    }
    *first = start;
    *last = end;
    return end > start;
}

/* The patterns' digits, one a character: odd where the word may be divided after it. */
static bool
ask_patterns(HyphenDict *patterns, const char *letters, int remain, int push, char *digits)
{
    g_autofree char *encoded = g_convert(letters, -1, patterns->cset, "UTF-8", NULL, NULL, NULL);
    if (!encoded)
        return false;
    char **replaced = NULL;
    int *positions = NULL, *cuts = NULL, size = (int) strlen(encoded);
    int failed = hnj_hyphen_hyphenate3(patterns, encoded, size, digits, NULL, &replaced, &positions,
                                       &cuts, remain, push, 0, 0);
    /* Divisions that change the spelling are none for us. */
    for (int i = 0; replaced && i < size; i++) {
        if (replaced[i])
            digits[i] = '0';
        free(replaced[i]);
    }
    free(replaced);
    free(positions);
    free(cuts);
    return failed == 0;
}

bool
layout_hyphenation_find(LayoutHyphenation *hyphenation, const char *language, const char *word,
                        gsize length, int remain, int push, bool *points)
{
    HyphenDict *patterns = find_language(hyphenation, language);
    gsize first, last;
    if (!patterns || length > LONGEST_WORD || !find_letters(word, length, &first, &last))
        return false;

    g_autofree char *letters = g_utf8_strdown(word + first, (gssize) (last - first));
    gsize count = (gsize) g_utf8_strlen(letters, -1);
    char digits[LONGEST_WORD * 2 + 8] = "";
    if (count != (gsize) g_utf8_strlen(word + first, (gssize) (last - first)) ||
        count < (gsize) (remain + push) || !ask_patterns(patterns, letters, remain, push, digits))
        return false;

    bool found = false;
    memset(points, 0, length * sizeof *points);
    gsize at = first;
    for (gsize i = 0; i + 1 < count; i++) {
        at += (gsize) g_utf8_skip[(guchar) word[at]];
        points[at] = digits[i] & 1;
        found |= points[at];
    }
    return found;
}
