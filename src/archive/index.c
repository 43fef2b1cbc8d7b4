#include "archive/index.h"

#include <openssl/evp.h>
#include <string.h>

#include "base/error.h"
#include "base/thai.h"
#include "xml/doc.h"
#include "xml/query.h"
#include "xml/schema.h"

static const char schema[] =
    "PRAGMA application_id=1935764835;" /* "sarc" */
    "PRAGMA user_version=1;"
    "CREATE TABLE revision(number INTEGER PRIMARY KEY, sha256 TEXT, project TEXT,"
    "  fiscal_year INTEGER, title TEXT, superseded INTEGER NOT NULL DEFAULT 0);"
    "CREATE TABLE unit(revision INTEGER, code TEXT, ordinal INTEGER, name TEXT, kind TEXT,"
    "  status TEXT, score TEXT, band TEXT, PRIMARY KEY(revision, ordinal)) WITHOUT ROWID;"
    "CREATE TABLE body(id INTEGER PRIMARY KEY, hash INTEGER NOT NULL, text TEXT NOT NULL);"
    "CREATE INDEX body_by_hash ON body(hash);"
    "CREATE TABLE place(body INTEGER, revision INTEGER, ordinal INTEGER, kpi TEXT, field TEXT,"
    "  PRIMARY KEY(body, revision, ordinal, kpi, field)) WITHOUT ROWID;"
    "CREATE VIRTUAL TABLE word USING fts5(text, content='', tokenize='trigram');";

/* What hands the parts of a results.xml around. */
typedef struct {
    ArchiveDatabase *database;
    ArchiveStatement *find, *add, *word, *place, *unit;
    gint64 revision, ordinal; /* ordinal: of the unit, from 1; 0 for what is about all */
    const char *kpi;          /* "" for what is about the whole unit */
    Arena *arena;             /* of one unit */
    GError **error;
} Indexing;

bool
archive_index_create(ArchiveDatabase *database, GError **error)
{
    return archive_database_run(database, schema, error);
}

bool
archive_is_results(const char *name)
{
    return strcmp(name, "results/results.xml") == 0 ||
           (g_str_has_suffix(name, "/results/results.xml") && !g_str_has_prefix(name, "units/"));
}

char *
archive_index_fold(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    g_autofree char *clean = thai_normalise(valid);
    return thai_arabic_digits(clean);
}

/* ---- paragraphs */

static gint64
hash_text(const char *text)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    gint64 hash;
    EVP_Digest(text, strlen(text), digest, NULL, EVP_sha256(), NULL);
    memcpy(&hash, digest, sizeof hash);
    return GINT64_FROM_BE(hash);
}

/* The paragraph's row if it is there already; 0 if not, -1 on failure. */
static gint64
find_body(Indexing *indexing, gint64 hash, const char *text)
{
    gint64 id = 0;
    int code;
    archive_database_bind(indexing->find, "i", hash);
    while (!id && (code = archive_database_step(indexing->find, indexing->error)) != SQLITE_DONE) {
        if (code != SQLITE_ROW)
            id = -1;
        else if (g_strcmp0(archive_database_text(indexing->find, 1), text) == 0)
            id = sqlite3_column_int64(indexing->find, 0);
    }
    sqlite3_reset(indexing->find);
    return id;
}

static gint64
add_body(Indexing *indexing, gint64 hash, const char *text)
{
    archive_database_bind(indexing->add, "is", hash, text);
    if (!archive_database_do(indexing->add, indexing->error))
        return -1;
    gint64 id = sqlite3_last_insert_rowid(indexing->database);
    g_autofree char *folded = archive_index_fold(text);
    archive_database_bind(indexing->word, "is", id, folded);
    return archive_database_do(indexing->word, indexing->error) ? id : -1;
}

static bool
add_text(Indexing *indexing, const char *field, const char *text)
{
    if (!*text)
        return true;
    gint64 hash = hash_text(text);
    gint64 id = find_body(indexing, hash, text);
    if (!id)
        id = add_body(indexing, hash, text);
    if (id < 0)
        return false;
    archive_database_bind(indexing->place, "iiiss", id, indexing->revision, indexing->ordinal,
                          indexing->kpi, field);
    return archive_database_do(indexing->place, indexing->error);
}

/* ---- elements */

/* What repeats others, or what the program says itself. */
static bool
is_skipped(const xmlNode *node)
{
    static const char *const names[] = {"steps",           "group", "family", "method", "peers",
                                        "unit-of-measure", "tier",  "band",   NULL};
    return g_strv_contains(names, (const char *) node->name);
}

/* A paragraph or item is called by what it is part of. */
static const char *
field_of(const xmlNode *node)
{
    bool part = xml_query_is(node, "p") || xml_query_is(node, "item");
    return (const char *) (part ? node->parent->name : node->name);
}

static bool index_children(Indexing *indexing, const xmlNode *parent);

static bool
index_element(Indexing *indexing, const xmlNode *node)
{
    if (is_skipped(node))
        return true;
    if (xml_query_child(node, NULL))
        return index_children(indexing, node);
    return add_text(indexing, field_of(node), xml_query_text(indexing->arena, node));
}

static bool
index_children(Indexing *indexing, const xmlNode *parent)
{
    const char *outer = indexing->kpi;
    if (xml_query_is(parent, "kpi"))
        indexing->kpi = xml_query_attribute(parent, "id");
    bool done = true;
    for (const xmlNode *node = xml_query_child(parent, NULL); done && node;
         node = xml_query_next(node, NULL))
        done = index_element(indexing, node);
    indexing->kpi = outer;
    return done;
}

/* ---- units */

static const char *
attribute_of(const xmlNode *parent, const char *child, const char *name)
{
    const xmlNode *node = xml_query_child(parent, child);
    return node ? xml_query_attribute(node, name) : NULL;
}

static bool
index_unit(Indexing *indexing, const xmlNode *node, const char *kind)
{
    g_autoptr(Arena) arena = arena_new();
    indexing->arena = arena;
    indexing->ordinal++;
    archive_database_bind(indexing->unit, "isisssss", indexing->revision,
                          xml_query_attribute(node, "code"), indexing->ordinal,
                          xml_query_child_text(arena, node, "name"), kind,
                          xml_query_attribute(node, "status"), attribute_of(node, "score", "text"),
                          attribute_of(node, "score", "band-name"));
    return archive_database_do(indexing->unit, indexing->error) && index_children(indexing, node);
}

static bool
index_root(Indexing *indexing, const xmlNode *root)
{
    g_autoptr(Arena) arena = arena_new();
    const xmlNode *project = xml_query_child(root, "project");
    const xmlNode *framework = xml_query_child(root, "framework");
    const xmlNode *units = xml_query_child(root, "units");
    gint64 ordinal = indexing->ordinal;
    indexing->arena = arena;
    indexing->ordinal = 0;
    bool done = (!project || index_children(indexing, project)) &&
                (!framework || index_children(indexing, framework));
    indexing->ordinal = ordinal;

    const xmlNode *named = framework ? xml_query_child(framework, "unit-kind") : NULL;
    const char *kind = named ? xml_query_child_text(arena, named, "name") : NULL;
    if (!units)
        return done;
    XML_QUERY_EACH (unit, units, "unit")
        done = done && index_unit(indexing, unit, kind);
    return done;
}

/* ---- a whole file */

static bool
prepare(Indexing *indexing)
{
    const struct {
        ArchiveStatement **statement;
        const char *sql;
    } rows[] = {
        {&indexing->find, "SELECT id, text FROM body WHERE hash=?1"},
        {&indexing->add, "INSERT INTO body(hash, text) VALUES(?1, ?2)"},
        {&indexing->word, "INSERT INTO word(rowid, text) VALUES(?1, ?2)"},
        {&indexing->place, "INSERT OR IGNORE INTO place VALUES(?1, ?2, ?3, ?4, ?5)"},
        {&indexing->unit, "INSERT INTO unit VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        *rows[i].statement =
            archive_database_prepare(indexing->database, rows[i].sql, indexing->error);
        if (!*rows[i].statement)
            return false;
    }
    return true;
}

static void
finish(Indexing *indexing)
{
    ArchiveStatement *statements[] = {indexing->find, indexing->add, indexing->word,
                                      indexing->place, indexing->unit};
    for (guint i = 0; i < G_N_ELEMENTS(statements); i++)
        sqlite3_finalize(statements[i]);
}

/* Sets of a project follow one another. */
static bool
count_units(Indexing *indexing)
{
    g_autoptr(sqlite3_stmt) count = archive_database_prepare(
        indexing->database, "SELECT count(*) FROM unit WHERE revision=?1", indexing->error);
    if (!count)
        return false;
    archive_database_bind(count, "i", indexing->revision);
    if (archive_database_step(count, indexing->error) != SQLITE_ROW)
        return false;
    indexing->ordinal = sqlite3_column_int64(count, 0);
    return true;
}

static xmlDoc *
parse(GBytes *bytes, const char *name, GError **error)
{
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(xmlDoc) doc = xml_doc_parse(data, size, name, diag, error);
    return doc && xml_schema_check_version(doc, error) ? g_steal_pointer(&doc) : NULL;
}

bool
archive_index_results(ArchiveDatabase *database, const ArchiveRevision *revision, const char *name,
                      GBytes *bytes, GError **error)
{
    g_autoptr(xmlDoc) doc = parse(bytes, name, error);
    if (!doc)
        return false;
    Indexing indexing = {
        .database = database, .revision = revision->number, .kpi = "", .error = error};
    bool done = prepare(&indexing) && count_units(&indexing) &&
                index_root(&indexing, xmlDocGetRootElement(doc));
    finish(&indexing);
    return done;
}

bool
archive_index_revision(ArchiveDatabase *database, const ArchiveRevision *revision, GError **error)
{
    g_autoptr(sqlite3_stmt) add = archive_database_prepare(
        database, "INSERT INTO revision VALUES(?1, ?2, ?3, ?4, ?5, 0)", error);
    g_autoptr(sqlite3_stmt) mark = archive_database_prepare(
        database, "UPDATE revision SET superseded=1 WHERE number=?1", error);
    if (!add || !mark)
        return false;
    archive_database_bind(add, "issis", (gint64) revision->number, revision->sha256,
                          revision->project, (gint64) revision->fiscal_year, revision->title);
    archive_database_bind(mark, "i", (gint64) revision->supersedes);
    return archive_database_do(add, error) && archive_database_do(mark, error);
}

bool
archive_index_label(GBytes *bytes, const char *name, Arena *arena, const char **project,
                    const char **title, int *fiscal_year, GError **error)
{
    g_autoptr(xmlDoc) doc = parse(bytes, name, error);
    if (!doc)
        return false;
    const xmlNode *root = xmlDocGetRootElement(doc);
    const xmlNode *node = xml_query_is(root, "results") ? xml_query_child(root, "project") : NULL;
    *project = node ? xml_query_string(arena, node, "id") : NULL;
    *title = node ? xml_query_child_text(arena, node, "title") : NULL;
    *fiscal_year = node ? xml_query_int(node, "fiscal-year", 0) : 0;
    if (*project && *title)
        return true;
    error_set(error, SAMRIT_ERROR_INPUT, "%s: is not the results of a project",
              "%s: ไม่ใช่ผลการประเมินของโครงการ", name);
    return false;
}
