#include "layout/hyphenation.h"

#include <string.h>

#include "base/file.h"
#include "layout/patterns.h"

#define PATTERNS "/usr/share/hyphen/hyph_"

enum {
    LONGEST_WORD = 100, /* in bytes; what is longer is no word */
};

struct LayoutHyphenation {
    GHashTable *languages; /* BCP 47 → LayoutPatterns, or NULL when there is none */
};

LayoutHyphenation *
layout_hyphenation_new(void)
{
    LayoutHyphenation *hyphenation = g_new(LayoutHyphenation, 1);
    hyphenation->languages = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                                   (GDestroyNotify) layout_patterns_free);
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

static LayoutPatterns *
load(const char *name)
{
    g_autofree char *path = g_strconcat(PATTERNS, name, ".dic", NULL);
    file_watch_note(path);
    return layout_patterns_load(path);
}

/* "de-AT" is looked for as de_AT, then as de. */
static LayoutPatterns *
load_language(const char *language)
{
    if (strspn(language, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-") !=
        strlen(language))
        return NULL;
    g_autofree char *name = g_strdelimit(g_strdup(language), "-", '_');
    LayoutPatterns *patterns = load(name);
    char *country = strchr(name, '_');
    if (country)
        *country = '\0';
    for (guint i = 0; !patterns && i < G_N_ELEMENTS(usual); i++) {
        if (strcmp(usual[i].language, name) == 0)
            patterns = load(usual[i].file);
    }
    return patterns || !country ? patterns : load(name);
}

static LayoutPatterns *
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

bool
layout_hyphenation_find(LayoutHyphenation *hyphenation, const char *language, const char *word,
                        gsize length, int remain, int push, bool *points)
{
    LayoutPatterns *patterns = find_language(hyphenation, language);
    gsize first, last;
    if (!patterns || length > LONGEST_WORD || !find_letters(word, length, &first, &last))
        return false;

    g_autofree char *letters = g_utf8_strdown(word + first, (gssize) (last - first));
    gsize count = (gsize) g_utf8_strlen(letters, -1);
    guint8 values[LONGEST_WORD * 2];
    if (count != (gsize) g_utf8_strlen(word + first, (gssize) (last - first)) ||
        count < (gsize) remain + (gsize) push || count > LONGEST_WORD)
        return false;
    layout_patterns_apply(patterns, letters, (guint) count, values);

    bool found = false;
    memset(points, 0, length * sizeof *points);
    gsize at = first;
    for (gsize i = 1; i < count; i++) {
        at += (gsize) g_utf8_skip[(guchar) word[at]];
        points[at] = values[i - 1] % 2 && i >= (gsize) remain && count - i >= (gsize) push;
        found |= points[at];
    }
    return found;
}
