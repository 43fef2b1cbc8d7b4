#include "job/blind_text.h"

#include <string.h>

#include "text/thai.h"

enum {
    LONG_NAME = 8, /* characters: no common word has so long a name in it */
};

/* Names that are everyday words too: past, to dry, to spread, a sword. */
static const char *const everyday[] = {"เลย", "ตาก", "แพร่", "กระบี่"};

/* The words behind which they are names. */
static const char *const before_places[] = {"จังหวัด", "เมือง", "อำเภอ", "พื้นที่", "แม่น้ำ", "ชาว", "คน",
                                            "ใน",    "ของ",  "จาก",   "กับ",  "และ",  "หรือ"};

struct JobBlindText {
    GHashTable *pseudonyms; /* by name */
    GPtrArray *names;       /* long ones, and all that are not Thai */
    GPtrArray *words;       /* short Thai ones */
    GRegex *regex;          /* of the names; NULL until the first text */
    TextBreaker *breaker;
    char *nameless; /* in place of an everyday word */
};

JobBlindText *
job_blind_text_new(const char *kind)
{
    JobBlindText *text = g_new0(JobBlindText, 1);
    text->pseudonyms = g_hash_table_new(g_str_hash, g_str_equal);
    text->names = g_ptr_array_new();
    text->words = g_ptr_array_new();
    text->breaker = text_breaker_new();
    text->nameless = g_strconcat(kind, "หนึ่ง", NULL);
    return text;
}

void
job_blind_text_free(JobBlindText *text)
{
    if (!text)
        return;
    g_hash_table_unref(text->pseudonyms);
    g_ptr_array_unref(text->names);
    g_ptr_array_unref(text->words);
    g_clear_pointer(&text->regex, g_regex_unref);
    text_breaker_free(text->breaker);
    g_free(text->nameless);
    g_free(text);
}

void
job_blind_text_add(JobBlindText *text, const char *name, const char *pseudonym)
{
    if (!name || !*name || g_hash_table_contains(text->pseudonyms, name))
        return;
    bool is_word = text_is_thai(name) && g_utf8_strlen(name, -1) < LONG_NAME;
    g_hash_table_insert(text->pseudonyms, (gpointer) name, (gpointer) pseudonym);
    g_ptr_array_add(is_word ? text->words : text->names, (gpointer) name);
}

/* Long before short: "นครศรีธรรมราช" is not to be found as "นคร…". */
static int
compare_lengths(const void *a, const void *b)
{
    const char *left = *(const char *const *) a, *right = *(const char *const *) b;
    gsize here = strlen(left), there = strlen(right);
    return here != there ? (here < there ? 1 : -1) : strcmp(left, right);
}

/* ---- long names, wherever they stand */

static GRegex *
compile(GPtrArray *names)
{
    g_autoptr(GString) pattern = g_string_new(NULL);
    for (guint i = 0; i < names->len; i++) {
        const char *name = names->pdata[i];
        g_autofree char *escaped = g_regex_escape_string(name, -1);
        g_string_append_printf(
            pattern, text_is_thai(name) ? "%s%s" : "%s(?<![\\p{L}\\p{M}])%s(?![\\p{L}\\p{M}])",
            i ? "|" : "", escaped);
    }
    return g_regex_new(pattern->len ? pattern->str : "(?!)", G_REGEX_OPTIMIZE, 0, NULL);
}

static void
prepare(JobBlindText *text)
{
    if (text->regex)
        return;
    g_ptr_array_sort(text->names, compare_lengths);
    g_ptr_array_sort(text->words, compare_lengths);
    text->regex = compile(text->names);
}

/* A number does not run into the Thai word behind it. */
static void
put_apart(GString *blind, const char *pseudonym, const char *next)
{
    g_string_append(blind, pseudonym);
    if (blind->len && g_ascii_isdigit(blind->str[blind->len - 1]) && *next && text_is_thai(next))
        g_string_append_c(blind, ' ');
}

static gboolean
put_pseudonym(const GMatchInfo *match, GString *result, gpointer data)
{
    const JobBlindText *text = data;
    gint start = 0, end = 0;
    g_autofree char *name = g_match_info_fetch(match, 0);
    g_match_info_fetch_pos(match, 0, &start, &end);
    put_apart(result, g_hash_table_lookup(text->pseudonyms, name),
              g_match_info_get_string(match) + end);
    return FALSE;
}

static void
blind_names(const JobBlindText *text, Arena *arena, const char **string)
{
    if (!g_regex_match(text->regex, *string, 0, NULL))
        return;
    g_autofree char *blind =
        g_regex_replace_eval(text->regex, *string, -1, 0, 0, put_pseudonym, (gpointer) text, NULL);
    if (blind)
        *string = arena_strdup(arena, blind);
}

/* ---- short ones, where they are words */

/* Thai letters without a break, and the words in them. */
typedef struct {
    const char *text;
    gsize length;
    guint8 *breaks; /* one a byte, and one for the end */
} Run;

static bool
is_one_of(const char *const *words, guint count, const char *word, gsize length)
{
    for (guint i = 0; i < count; i++) {
        if (strlen(words[i]) == length && memcmp(words[i], word, length) == 0)
            return true;
    }
    return false;
}

static bool
is_word_at(const Run *run, gsize at, const char *word)
{
    gsize end = at + strlen(word);
    return end <= run->length && run->breaks[end] && memcmp(run->text + at, word, end - at) == 0;
}

/* Whether the word before @at is one for a place; nothing before is as good. */
static bool
is_behind_place(const Run *run, gsize at)
{
    gsize begin = at;
    while (begin > 0 && (begin == at || !run->breaks[begin]))
        begin--;
    return at == 0 ||
           is_one_of(before_places, G_N_ELEMENTS(before_places), run->text + begin, at - begin);
}

/* What stands in place of the name that is a word at @at; NULL: none is. Gives its length. */
static const char *
find_word(const JobBlindText *text, const Run *run, gsize at, gsize *length)
{
    for (guint i = 0; i < text->words->len; i++) {
        const char *word = text->words->pdata[i];
        if (!is_word_at(run, at, word))
            continue;
        *length = strlen(word);
        if (!is_one_of(everyday, G_N_ELEMENTS(everyday), word, *length))
            return g_hash_table_lookup(text->pseudonyms, word);
        return is_behind_place(run, at) ? text->nameless : NULL;
    }
    return NULL;
}

static void
blind_run(const JobBlindText *text, const char *string, gsize length, GString *blind)
{
    g_autofree guint8 *breaks = g_new0(guint8, length + 1);
    text_breaker_find(text->breaker, string, length, breaks);
    breaks[0] = breaks[length] = 1;
    Run run = {string, length, breaks};
    for (gsize at = 0; at < length;) {
        gsize size = 0;
        const char *pseudonym = breaks[at] ? find_word(text, &run, at, &size) : NULL;
        if (pseudonym) {
            at += size;
            put_apart(blind, pseudonym, at < length ? string + at : "");
        } else {
            g_string_append_c(blind, string[at++]);
        }
    }
}

static void
blind_words(const JobBlindText *text, Arena *arena, const char **string)
{
    g_autoptr(GString) blind = g_string_new(NULL);
    for (const char *at = *string; *at;) {
        const char *end = at;
        while (*end && text_is_thai(end))
            end = g_utf8_next_char(end);
        if (end > at)
            blind_run(text, at, (gsize) (end - at), blind);
        else
            g_string_append_len(blind, at, (end = g_utf8_next_char(at)) - at);
        at = end;
    }
    if (strcmp(blind->str, *string) != 0)
        *string = arena_strdup(arena, blind->str);
}

void
job_blind_text_string(JobBlindText *text, Arena *arena, const char **string)
{
    prepare(text);
    if (!*string)
        return;
    blind_names(text, arena, string);
    if (text->words->len)
        blind_words(text, arena, string);
}

void
job_blind_text_strings(JobBlindText *text, Arena *arena, const Strings *strings)
{
    for (guint i = 0; i < strings->count; i++)
        job_blind_text_string(text, arena, &strings->items[i]);
}

static void
blind_kpi(JobBlindText *text, Arena *arena, Kpi *kpi)
{
    const char **single[] = {&kpi->names.thai, &kpi->names.english, &kpi->unit_of_measure,
                             &kpi->formula,    &kpi->source,        &kpi->reason};
    for (guint i = 0; i < G_N_ELEMENTS(single); i++)
        job_blind_text_string(text, arena, single[i]);
    const Strings *many[] = {&kpi->definition, &kpi->scope,     &kpi->collection, &kpi->performance,
                             &kpi->evidence,   &kpi->obstacles, &kpi->opinion};
    for (guint i = 0; i < G_N_ELEMENTS(many); i++)
        job_blind_text_strings(text, arena, many[i]);
    for (guint i = 0; i < kpi->n_milestones; i++)
        job_blind_text_string(text, arena, &kpi->milestones[i].text);
    for (guint i = 0; i < kpi->n_deductions; i++)
        job_blind_text_string(text, arena, &kpi->deductions[i].reason);
}

void
job_blind_text_apply(JobBlindText *text, Record *record)
{
    const Strings *many[] = {&record->summary, &record->strengths, &record->obstacles,
                             &record->recommendations, &record->correction};
    for (guint i = 0; i < G_N_ELEMENTS(many); i++)
        job_blind_text_strings(text, record->arena, many[i]);
    for (guint i = 0; i < record->n_components; i++) {
        for (guint k = 0; k < record->components[i].n_kpis; k++)
            blind_kpi(text, record->arena, &record->components[i].kpis[k]);
    }
}
