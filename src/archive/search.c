#include <string.h>

#include "archive/head.h"
#include "archive/index.h"
#include "base/error.h"

/* The index is of three characters at a time: a shorter word is looked for in the texts. */
enum {
    SHORTEST = 3,
};

typedef struct {
    const ArchiveQuery *query;
    GPtrArray *words; /* as they are compared */
    ArchiveDatabase *database;
    ArchiveStatement *texts, *places;
    void (*hit)(const ArchiveHit *hit, void *data);
    void *data;
    guint left; /* of the limit */
} Search;

/* ---- the words */

/* Splits at spaces, but not between quotation marks. */
static GPtrArray *
split_words(const char *text)
{
    GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *folded = archive_index_fold(text);
    g_auto(GStrv) quoted = g_strsplit(folded, "\"", -1);
    for (guint i = 0; quoted[i]; i++) {
        g_auto(GStrv) plain = g_strsplit_set(i % 2 ? "" : quoted[i], " \t\n", -1);
        for (char **word = plain; *word; word++) {
            if (**word)
                g_ptr_array_add(words, g_strdup(*word));
        }
        if (i % 2 && *g_strstrip(quoted[i]))
            g_ptr_array_add(words, g_strdup(quoted[i]));
    }
    return words;
}

/* The words that the index can find, in its own language; NULL if there is none. */
static char *
match_of(const GPtrArray *words)
{
    GString *match = g_string_new(NULL);
    for (guint i = 0; i < words->len; i++) {
        if (g_utf8_strlen(words->pdata[i], -1) >= SHORTEST)
            g_string_append_printf(match, "%s\"%s\"", match->len ? " AND " : "",
                                   (const char *) words->pdata[i]);
    }
    return g_string_free(match, match->len == 0);
}

/* Where @word stands in @text, capitals aside; NULL if nowhere. */
static const char *
find_word(const char *text, const char *word)
{
    gsize length = strlen(word);
    for (; *text; text = g_utf8_next_char(text)) {
        if (g_ascii_strncasecmp(text, word, length) == 0)
            return text;
    }
    return NULL;
}

static bool
has_short_words(const Search *search, const char *folded)
{
    for (guint i = 0; i < search->words->len; i++) {
        const char *word = search->words->pdata[i];
        if (g_utf8_strlen(word, -1) < SHORTEST && !find_word(folded, word))
            return false;
    }
    return true;
}

/* ---- the texts and where they stand */

/* Folding changes digits and the order of marks only, so characters keep their places unless
 * their number changes. */
static void
mark(const Search *search, const char *folded, ArchiveHit *hit)
{
    const char *word = search->words->pdata[0];
    const char *found = find_word(folded, word);
    if (!found || g_utf8_strlen(folded, -1) != g_utf8_strlen(hit->text, -1))
        return;
    glong start = g_utf8_pointer_to_offset(folded, found);
    const char *first = g_utf8_offset_to_pointer(hit->text, start);
    hit->start = (gsize) (first - hit->text);
    hit->end = (gsize) (g_utf8_offset_to_pointer(first, g_utf8_strlen(word, -1)) - hit->text);
}

static const char *
or_null(const char *text)
{
    return text && *text ? text : NULL;
}

static bool
tell_places(Search *search, gint64 body, const char *text, const char *folded, GError **error)
{
    ArchiveStatement *places = search->places;
    int code = SQLITE_DONE;
    archive_database_bind(places, "iiis", body, (gint64) search->query->superseded,
                          (gint64) search->query->fiscal_year, search->query->unit);
    while (search->left && (code = archive_database_step(places, error)) == SQLITE_ROW) {
        ArchiveHit hit = {
            .revision = (guint) sqlite3_column_int64(places, 0),
            .fiscal_year = sqlite3_column_int(places, 1),
            .project = archive_database_text(places, 2),
            .unit = archive_database_text(places, 3),
            .name = archive_database_text(places, 4),
            .kpi = or_null(archive_database_text(places, 5)),
            .field = archive_database_text(places, 6),
            .text = text,
        };
        mark(search, folded, &hit);
        search->hit(&hit, search->data);
        search->left--;
    }
    sqlite3_reset(places);
    return code == SQLITE_ROW || code == SQLITE_DONE;
}

static bool
run(Search *search, GError **error)
{
    int code = SQLITE_DONE;
    while (search->left && (code = archive_database_step(search->texts, error)) == SQLITE_ROW) {
        const char *text = archive_database_text(search->texts, 1);
        g_autofree char *folded = archive_index_fold(text ? text : "");
        if (has_short_words(search, folded) &&
            !tell_places(search, sqlite3_column_int64(search->texts, 0), text, folded, error))
            return false;
    }
    return code == SQLITE_ROW || code == SQLITE_DONE;
}

static const char texts_by_index[] = "SELECT body.id, body.text FROM word JOIN body"
                                     " ON body.id=word.rowid WHERE word MATCH ?1"
                                     " ORDER BY word.rowid DESC";
static const char texts_all[] = "SELECT id, text FROM body ORDER BY id DESC";
/* A unit of several sets says its name in each: once is enough. */
static const char places_of[] =
    "SELECT r.number, r.fiscal_year, r.project, u.code, u.name, p.kpi, p.field"
    " FROM place p JOIN revision r ON r.number=p.revision"
    " LEFT JOIN unit u ON u.revision=p.revision AND u.ordinal=p.ordinal"
    " WHERE p.body=?1 AND (?2 OR NOT r.superseded) AND (?3=0 OR r.fiscal_year=?3)"
    " AND (?4 IS NULL OR u.code=?4) GROUP BY r.number, u.code, p.kpi, p.field"
    " ORDER BY r.number DESC, min(p.ordinal), p.kpi, p.field";

static ArchiveDatabase *
open_catalogue(const Archive *archive, GError **error)
{
    g_autofree char *path = archive_catalogue_path(archive->folder, archive->head.catalogue);
    return archive_database_open(path, false, error);
}

bool
archive_search(const Archive *archive, const ArchiveQuery *query,
               void (*hit)(const ArchiveHit *hit, void *data), void *data, GError **error)
{
    g_autoptr(GPtrArray) words = split_words(query->words);
    if (!words->len)
        return true;
    g_autofree char *match = match_of(words);
    g_autoptr(sqlite3) database = open_catalogue(archive, error);
    if (!database)
        return false;
    g_autoptr(sqlite3_stmt) texts =
        archive_database_prepare(database, match ? texts_by_index : texts_all, error);
    g_autoptr(sqlite3_stmt) places =
        texts ? archive_database_prepare(database, places_of, error) : NULL;
    if (!places)
        return false;
    if (match)
        archive_database_bind(texts, "s", match);
    Search search = {query, words, database, texts, places, hit, data, query->limit};
    return run(&search, error);
}

bool
archive_each_unit(const Archive *archive, guint revision,
                  void (*unit)(const ArchiveUnit *unit, void *data), void *data, GError **error)
{
    g_autoptr(sqlite3) database = open_catalogue(archive, error);
    g_autoptr(sqlite3_stmt) units =
        database ? archive_database_prepare(database,
                                            "SELECT code, name, kind, status, score, band FROM unit"
                                            " WHERE revision=?1 ORDER BY ordinal",
                                            error)
                 : NULL;
    if (!units)
        return false;
    archive_database_bind(units, "i", (gint64) revision);
    int code;
    while ((code = archive_database_step(units, error)) == SQLITE_ROW) {
        const ArchiveUnit row = {
            archive_database_text(units, 0), archive_database_text(units, 1),
            archive_database_text(units, 2), archive_database_text(units, 3),
            archive_database_text(units, 4), archive_database_text(units, 5),
        };
        unit(&row, data);
    }
    return code == SQLITE_DONE;
}
