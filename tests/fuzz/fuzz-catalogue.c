/*
 * Any bytes as the results.xml of a revision: an error, or a catalogue that SQLite finds whole, in
 * which every paragraph is UTF-8 and every word can be looked for; the same twice.
 */
#include "archive/database.h"
#include "archive/index.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static const char whole[] = "PRAGMA integrity_check";
static const char texts[] = "SELECT text FROM body ORDER BY id";
static const char places[] =
    "SELECT body || ' ' || ordinal || ' ' || kpi || ' ' || field FROM place";
static const char units[] = "SELECT quote(code) || quote(name) || quote(score) FROM unit";

/* All rows of @sql, a line each, put to @out. */
static void
put_rows(ArchiveDatabase *database, const char *sql, GString *out)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(sqlite3_stmt) rows = archive_database_prepare(database, sql, &error);
    g_assert_no_error(error);
    while (archive_database_step(rows, &error) == SQLITE_ROW) {
        const char *text = archive_database_text(rows, 0);
        g_assert_true(text && g_utf8_validate(text, -1, NULL));
        g_string_append_printf(out, "%s\n", text);
    }
    g_assert_no_error(error);
}

/* What there is in a catalogue of @input; NULL when it is refused. */
static GBytes *
catalogue(gconstpointer input)
{
    GBytes *bytes = (GBytes *) input;
    const ArchiveRevision revision = {.number = 1, .sha256 = "", .project = "p", .title = "t"};
    g_autoptr(GError) error = NULL;
    g_autoptr(sqlite3) database = archive_database_open(":memory:", true, &error);
    g_assert_true(database && archive_index_create(database, &error));
    g_assert_true(archive_index_revision(database, &revision, &error));
    bool good = archive_index_results(database, &revision, "results/results.xml", bytes, &error);
    g_assert_true(!good == !!error);
    g_autoptr(GString) rows = g_string_new(NULL);
    put_rows(database, whole, rows);
    g_assert_cmpstr(rows->str, ==, "ok\n");
    put_rows(database, texts, rows);
    put_rows(database, places, rows);
    put_rows(database, units, rows);
    return good ? g_string_free_to_bytes(g_steal_pointer(&rows)) : NULL;
}

static void
check_label(GBytes *bytes)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GError) error = NULL;
    const char *project, *title;
    int year;
    bool good = archive_index_label(bytes, "r.xml", arena, &project, &title, &year, &error);
    g_assert_true(!good == !!error);
    g_assert_true(!good || (project && title));
}

/* Words to look for come from the command line, of any bytes. */
static void
check_words(const unsigned char *data, size_t size)
{
    g_autofree char *words = g_strndup((const char *) data, size);
    g_autofree char *folded = archive_index_fold(words);
    g_autofree char *again = archive_index_fold(folded);
    g_assert_true(g_utf8_validate(folded, -1, NULL));
    g_assert_cmpstr(folded, ==, again);
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    check_words(data, size);
    g_autoptr(GBytes) rows = fuzz_twice(catalogue, bytes, data, size);
    check_label(bytes);
    return 0;
}
