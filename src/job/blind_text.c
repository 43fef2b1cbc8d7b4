#include "job/blind_text.h"

#include <string.h>

enum {
    LONG_NAME = 8, /* characters: no common word has so long a name in it */
};

struct JobBlindText {
    GHashTable *pseudonyms; /* by name */
    GPtrArray *names;
    GRegex *regex; /* NULL until the first text */
};

JobBlindText *
job_blind_text_new(void)
{
    JobBlindText *text = g_new0(JobBlindText, 1);
    text->pseudonyms = g_hash_table_new(g_str_hash, g_str_equal);
    text->names = g_ptr_array_new();
    return text;
}

void
job_blind_text_free(JobBlindText *text)
{
    if (!text)
        return;
    g_hash_table_unref(text->pseudonyms);
    g_ptr_array_unref(text->names);
    g_clear_pointer(&text->regex, g_regex_unref);
    g_free(text);
}

void
job_blind_text_add(JobBlindText *text, const char *name, const char *pseudonym)
{
    if (name && *name &&
        g_hash_table_insert(text->pseudonyms, (gpointer) name, (gpointer) pseudonym))
        g_ptr_array_add(text->names, (gpointer) name);
}

/* Long before short: "นครศรีธรรมราช" is not to be found as "นคร…". */
static int
compare_lengths(const void *a, const void *b)
{
    const char *left = *(const char *const *) a, *right = *(const char *const *) b;
    gsize here = strlen(left), there = strlen(right);
    return here != there ? (here < there ? 1 : -1) : strcmp(left, right);
}

static GRegex *
compile(GPtrArray *names)
{
    g_ptr_array_sort(names, compare_lengths);
    g_autoptr(GString) pattern = g_string_new(NULL);
    for (guint i = 0; i < names->len; i++) {
        const char *name = names->pdata[i];
        g_autofree char *escaped = g_regex_escape_string(name, -1);
        bool thai = (guchar) *name >= 0x80;
        bool alone = !thai || g_utf8_strlen(name, -1) < LONG_NAME;
        g_string_append_printf(pattern,
                               alone ? "%s(?<![\\p{L}\\p{M}])%s(?![\\p{L}\\p{M}])" : "%s%s",
                               i ? "|" : "", escaped);
    }
    return g_regex_new(pattern->str, G_REGEX_OPTIMIZE, 0, NULL);
}

static gboolean
put_pseudonym(const GMatchInfo *match, GString *result, gpointer data)
{
    const JobBlindText *text = data;
    g_autofree char *name = g_match_info_fetch(match, 0);
    g_string_append(result, g_hash_table_lookup(text->pseudonyms, name));
    return FALSE;
}

static void
blind_string(const JobBlindText *text, Arena *arena, const char **string)
{
    if (!*string || !g_regex_match(text->regex, *string, 0, NULL))
        return;
    g_autofree char *blind =
        g_regex_replace_eval(text->regex, *string, -1, 0, 0, put_pseudonym, (gpointer) text, NULL);
    if (blind)
        *string = arena_strdup(arena, blind);
}

static void
blind_strings(const JobBlindText *text, Arena *arena, const Strings *strings)
{
    for (guint i = 0; i < strings->count; i++)
        blind_string(text, arena, &strings->items[i]);
}

static void
blind_kpi(const JobBlindText *text, Arena *arena, Kpi *kpi)
{
    const char **single[] = {&kpi->names.thai, &kpi->names.english, &kpi->unit_of_measure,
                             &kpi->formula,    &kpi->source,        &kpi->reason};
    for (guint i = 0; i < G_N_ELEMENTS(single); i++)
        blind_string(text, arena, single[i]);
    const Strings *many[] = {&kpi->definition, &kpi->scope,     &kpi->collection, &kpi->performance,
                             &kpi->evidence,   &kpi->obstacles, &kpi->opinion};
    for (guint i = 0; i < G_N_ELEMENTS(many); i++)
        blind_strings(text, arena, many[i]);
    for (guint i = 0; i < kpi->n_milestones; i++)
        blind_string(text, arena, &kpi->milestones[i].text);
    for (guint i = 0; i < kpi->n_deductions; i++)
        blind_string(text, arena, &kpi->deductions[i].reason);
}

void
job_blind_text_apply(JobBlindText *text, Record *record)
{
    if (!text->regex)
        text->regex = compile(text->names);
    const Strings *many[] = {&record->summary, &record->strengths, &record->obstacles,
                             &record->recommendations, &record->correction};
    for (guint i = 0; i < G_N_ELEMENTS(many); i++)
        blind_strings(text, record->arena, many[i]);
    for (guint i = 0; i < record->n_components; i++) {
        for (guint k = 0; k < record->components[i].n_kpis; k++)
            blind_kpi(text, record->arena, &record->components[i].kpis[k]);
    }
}
