#include "base/error.h"
#include "base/limits.h"
#include "fo/content.h"
#include "fo/event.h"
#include "fo/feed.h"
#include "fo/rows.h"
#include "fo/tree.h"

struct FoReader {
    FoEvents *events;
    GBytes *bytes; /* NULL over a file or a document */
    char *name;
    const char *file; /* the same, interned */
    Diag *diag;
    Arena *arena; /* of the root's tree */
    FoNode *root;
    FoNode *outer; /* what the next page-sequence is a child of: root or a wrapper */
    GHashTable *ids;
    gsize entities;  /* bytes that entities may still come to */
    FoTree sequence; /* the one being read: without a current element, it is read whole */
    FoRows rows;     /* of it */
    bool sequences;  /* at least one has begun */
    bool pending;    /* a page-sequence or a wrapper has just begun */
};

/* ---- trees */

static FoTree
tree_new(FoReader *reader, Arena *arena)
{
    return (FoTree){
        .arena = arena,
        .diag = reader->diag,
        .file = reader->file,
        .styles = fo_styles_new(arena, reader->diag),
        .ids = reader->ids,
        .entities = &reader->entities,
    };
}

/* Opens an element that is not a child in any tree: the root, a wrapper or a page-sequence. */
static FoNode *
open_outer(FoReader *reader, FoTree *tree, FoElement element)
{
    return fo_tree_open(tree, reader->outer, element, fo_events_node(reader->events),
                        fo_events_short(reader->events), fo_events_line(reader->events));
}

/* Where a page-sequence may begin: straight below the root or a wrapper. */
static bool
at_outer_level(const FoReader *reader, const FoTree *tree)
{
    return tree->current && tree->current == reader->outer;
}

/* Finds the root element and opens it. */
static bool
open_root(FoReader *reader, FoTree *tree, GError **error)
{
    int status;
    do {
        status = fo_events_next(reader->events, error);
    } while (status > 0 && fo_events_type(reader->events) != XML_READER_TYPE_ELEMENT);
    if (status < 0)
        return false;
    if (!status || fo_feed_started(reader->events) != FO_ROOT) {
        error_set(error, SAMRIT_ERROR_INPUT, "%s: the root element is not fo:root of XSL-FO",
                  "%s: อิลิเมนต์รากไม่ใช่ fo:root ของ XSL-FO", reader->name);
        return false;
    }
    reader->root = open_outer(reader, tree, FO_ROOT);
    reader->outer = reader->root;
    return true;
}

/* Whether the reader stands on a page-sequence or on a wrapper that has some. */
static bool
is_sequence(FoReader *reader)
{
    FoElement element = fo_feed_started(reader->events);
    return element == FO_PAGE_SEQUENCE ||
           (element == FO_PAGE_SEQUENCE_WRAPPER && !fo_events_is_empty(reader->events));
}

/* Reads up to the first page-sequence. */
static bool
read_root(FoReader *reader, GError **error)
{
    FoTree tree = tree_new(reader, reader->arena);
    if (!open_root(reader, &tree, error))
        return false;
    if (fo_events_is_empty(reader->events))
        return true;
    int status;
    while ((status = fo_events_next(reader->events, error)) > 0) {
        if (at_outer_level(reader, &tree) && is_sequence(reader)) {
            reader->pending = true;
            return true;
        }
        if (!fo_feed(reader->events, &tree, error))
            return false;
    }
    return status == 0;
}

/* Opens a wrapper, whose properties its page-sequences inherit. */
static void
enter_wrapper(FoReader *reader)
{
    FoTree tree = tree_new(reader, reader->arena);
    reader->outer = open_outer(reader, &tree, FO_PAGE_SEQUENCE_WRAPPER);
}

/* Passes over an element that stands where only page-sequences may. */
static bool
skip_stray(FoReader *reader, GError **error)
{
    DiagPlace place = {.file = reader->file, .line = fo_events_line(reader->events)};
    FoElement element = fo_feed_known(reader->events, reader->diag, reader->file);
    if (element)
        fo_content_check(reader->outer, element, reader->diag, place);
    return fo_events_skip(reader->events, error);
}

/* Takes what stands between page-sequences; true with @reader->pending when one begins. */
static bool
find_sequence(FoReader *reader, GError **error)
{
    while (!reader->pending) {
        int status = fo_events_next(reader->events, error);
        if (status <= 0)
            return status == 0;
        int type = fo_events_type(reader->events);
        if (type == XML_READER_TYPE_END_ELEMENT && reader->outer->parent) {
            reader->outer = reader->outer->parent;
        } else if (is_sequence(reader)) {
            reader->pending = true;
        } else if (type == XML_READER_TYPE_ELEMENT && !skip_stray(reader, error)) {
            return false;
        }
    }
    return true;
}

static FoNode *
begin_sequence(FoReader *reader, Arena *arena)
{
    FoTree *tree = &reader->sequence;
    *tree = tree_new(reader, arena);
    fo_rows_start(&reader->rows, arena);
    DiagPlace place = fo_tree_place(tree, fo_events_line(reader->events));
    fo_content_check(reader->outer, FO_PAGE_SEQUENCE, reader->diag, place);
    bool empty = fo_events_is_empty(reader->events);
    FoNode *sequence = open_outer(reader, tree, FO_PAGE_SEQUENCE);
    if (empty)
        fo_tree_close(tree);
    return sequence;
}

static void
report_missing(FoReader *reader, const char *what)
{
    DiagPlace place = {.file = reader->file, .line = reader->root->line};
    diag_add(reader->diag, DIAG_ID_FO_MISSING, place, "fo:root", what, NULL);
}

/* Once, at the end of the document. */
static void
check_sequences(FoReader *reader)
{
    if (!reader->sequences)
        report_missing(reader, "fo:page-sequence");
    reader->sequences = true;
}

FoNode *
fo_reader_begin(FoReader *reader, Arena *arena, GError **error)
{
    while (find_sequence(reader, error)) {
        if (!reader->pending) {
            check_sequences(reader);
            return NULL;
        }
        reader->pending = false;
        reader->sequences = true;
        if (fo_feed_started(reader->events) == FO_PAGE_SEQUENCE)
            return begin_sequence(reader, arena);
        enter_wrapper(reader);
    }
    return NULL;
}

bool
fo_reader_fill(FoReader *reader, GError **error)
{
    FoTree *tree = &reader->sequence;
    fo_rows_ask(&reader->rows, tree);
    while (tree->current) {
        if (fo_events_next(reader->events, error) <= 0 || !fo_feed(reader->events, tree, error))
            return false;
        if (fo_rows_are_enough(&reader->rows, tree))
            return true;
    }
    return true;
}

FoNode *
fo_reader_open_body(const FoReader *reader)
{
    return reader->rows.body;
}

void
fo_reader_drop_rows(FoReader *reader, FoNode *last)
{
    fo_rows_drop(&reader->rows, &reader->sequence, last);
}

FoNode *
fo_reader_next(FoReader *reader, Arena *arena, GError **error)
{
    FoNode *sequence = fo_reader_begin(reader, arena, error);
    bool filled = sequence != NULL;
    do
        filled = filled && fo_reader_fill(reader, error);
    while (filled && reader->rows.body);
    return filled ? sequence : NULL;
}

/* ---- opening and closing */

static void
check_masters(FoReader *reader)
{
    const FoNode *first = reader->root->first;
    if (!first || first->element != FO_LAYOUT_MASTER_SET)
        report_missing(reader, "fo:layout-master-set");
}

static FoReader *
reader_new(GBytes *bytes, const char *name, Diag *diag)
{
    FoReader *reader = g_new0(FoReader, 1);
    reader->bytes = bytes ? g_bytes_ref(bytes) : NULL;
    reader->name = g_strdup(name);
    reader->file = g_intern_string(name);
    reader->diag = diag;
    reader->arena = arena_new();
    reader->entities = LIMIT_ENTITIES_BYTES;
    reader->ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return reader;
}

/* Takes over @events and reads up to the first page-sequence. */
static FoReader *
open_document(FoReader *reader, FoEvents *events, GError **error)
{
    reader->events = events;
    if (!events || !read_root(reader, error)) {
        fo_reader_free(reader);
        return NULL;
    }
    check_masters(reader);
    return reader;
}

FoReader *
fo_reader_new(GBytes *bytes, const char *name, Diag *diag, GError **error)
{
    return open_document(reader_new(bytes, name, diag), fo_events_new(bytes, name, diag, error),
                         error);
}

FoReader *
fo_reader_open(const char *path, Diag *diag, GError **error)
{
    return open_document(reader_new(NULL, path, diag), fo_events_open(path, diag, error), error);
}

FoReader *
fo_reader_new_for_doc(xmlDoc *doc, const char *name, Diag *diag, GError **error)
{
    return fo_reader_new_for_short(doc, NULL, name, diag, error);
}

FoReader *
fo_reader_new_for_short(xmlDoc *doc, const XmlShorts *shorts, const char *name, Diag *diag,
                        GError **error)
{
    return open_document(reader_new(NULL, name, diag),
                         fo_events_new_for_doc(doc, shorts, name, diag), error);
}

void
fo_reader_free(FoReader *reader)
{
    if (!reader)
        return;
    fo_events_free(reader->events);
    g_hash_table_unref(reader->ids);
    arena_free(reader->arena);
    g_free(reader->name);
    if (reader->bytes)
        g_bytes_unref(reader->bytes);
    g_free(reader);
}

const FoNode *
fo_reader_root(const FoReader *reader)
{
    return reader->root;
}

const char *
fo_reader_name(const FoReader *reader)
{
    return reader->name;
}

DiagPlace
fo_reader_place(const FoReader *reader, const FoNode *node)
{
    return (DiagPlace){.file = reader->file, .line = node->line};
}
