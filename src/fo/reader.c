#include <string.h>

#include "base/error.h"
#include "base/limits.h"
#include "fo/content.h"
#include "fo/entity.h"
#include "fo/event.h"
#include "fo/property.h"
#include "fo/tree.h"

#define FO_NAMESPACE  "http://www.w3.org/1999/XSL/Format"
#define FOX_NAMESPACE "http://xmlgraphics.apache.org/fop/extensions"

enum {
    ROWS_AT_ONCE = 500, /* of a long table: some 20 pages, a megabyte */
};

/* Rows that a call of fo_reader_fill() has read. In the arena of the page-sequence. */
typedef struct Rows Rows;
struct Rows {
    Rows *next;
    Arena *arena; /* NULL when they have been dropped */
    FoNode *last;
    bool lasting; /* something in them is looked at again */
};

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
    gsize entities;         /* bytes that entities may still come to */
    FoTree sequence;        /* the one being read: without a current element, it is read whole */
    Arena *outside;         /* the page-sequence's, while rows are read into another */
    FoNode *body;           /* the long table-body that is open, or NULL */
    FoNode *row;            /* its last that is whole */
    guint n_rows;           /* read since filling began */
    Rows *rows, *last_rows; /* in the page-sequence's order; not the first ones of a body */
    bool sequences;         /* at least one has begun */
    bool pending;           /* a page-sequence or a wrapper has just begun */
};

/* ---- what an element is */

static bool
has_namespace(const xmlNode *node, const char *namespace)
{
    return node->ns && !strcmp((const char *) node->ns->href, namespace);
}

/* 0 for what is not to be read. */
static FoElement
element_of(FoReader *reader, const xmlNode *node)
{
    const char *name = (const char *) node->name;
    if (has_namespace(node, FOX_NAMESPACE))
        return strcmp(name, "external-document") ? (FoElement) 0 : FO_EXTERNAL_DOCUMENT;
    if (!has_namespace(node, FO_NAMESPACE))
        return (FoElement) 0;

    FoElement element = fo_element_find(name);
    if (!element || element == FO_EXTERNAL_DOCUMENT) {
        g_autofree char *full = g_strconcat("fo:", name, NULL);
        DiagPlace place = {.file = reader->file, .line = fo_events_line(reader->events, node)};
        diag_add(reader->diag, DIAG_ID_FO_UNKNOWN_ELEMENT, place, full, NULL);
        return (FoElement) 0;
    }
    return element;
}

/* Whether another vocabulary belongs here, rather than being passed over. */
static bool
takes_foreign(const FoTree *tree)
{
    FoElement element = tree->current ? tree->current->element : (FoElement) 0;
    return element == FO_INSTREAM_FOREIGN_OBJECT || element == FO_DECLARATIONS;
}

static bool
read_foreign(FoReader *reader, FoTree *tree, GError **error)
{
    const xmlNode *node = fo_events_expand(reader->events);
    if (node) {
        int line = fo_events_line(reader->events, node);
        fo_content_check(tree->current, FO_FOREIGN, reader->diag, fo_tree_place(tree, line));
        fo_tree_foreign(tree, node, line);
    }
    return fo_events_skip(reader->events, error);
}

static void
read_entity(FoReader *reader, FoTree *tree, const xmlNode *node)
{
    int line = fo_events_line(reader->events, node);
    g_autoptr(GString) text = g_string_new(NULL);
    xmlNode reference = *node;
    reference.next = NULL;
    if (fo_entity_expand(&reference, text, &reader->entities)) {
        fo_tree_text(tree, text->str, text->len, line);
        return;
    }
    g_autofree char *name = g_strdup_printf("&%s;", (const char *) node->name);
    diag_add(reader->diag, DIAG_ID_FO_UNSUPPORTED, fo_tree_place(tree, line), name, NULL);
}

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

/* Where a page-sequence may begin: straight below the root or a wrapper. */
static bool
at_outer_level(const FoReader *reader, const FoTree *tree)
{
    return tree->current && tree->current == reader->outer;
}

/* Takes the start of an element into @tree. */
static bool
read_start(FoReader *reader, FoTree *tree, GError **error)
{
    const xmlNode *node = fo_events_node(reader->events);
    if (takes_foreign(tree) && !has_namespace(node, FO_NAMESPACE))
        return read_foreign(reader, tree, error);
    FoElement element = element_of(reader, node);
    if (!element)
        return fo_events_skip(reader->events, error);
    bool empty = fo_events_is_empty(reader->events);
    fo_tree_open(tree, reader->outer, element, node, fo_events_line(reader->events, node));
    if (empty)
        fo_tree_close(tree);
    return true;
}

/* Takes the event the reader stands on into @tree. */
static bool
read_into(FoReader *reader, FoTree *tree, GError **error)
{
    const xmlNode *node = fo_events_node(reader->events);
    switch (fo_events_type(reader->events)) {
    case XML_READER_TYPE_ELEMENT:
        return read_start(reader, tree, error);
    case XML_READER_TYPE_END_ELEMENT:
        fo_tree_close(tree);
        return true;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        if (node->content)
            fo_tree_text(tree, (const char *) node->content, strlen((const char *) node->content),
                         fo_events_line(reader->events, node));
        return true;
    case XML_READER_TYPE_ENTITY_REFERENCE:
        read_entity(reader, tree, node);
        return true;
    default:
        return true;
    }
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
    const xmlNode *node = status ? fo_events_node(reader->events) : NULL;
    if (!node || !has_namespace(node, FO_NAMESPACE) ||
        strcmp((const char *) node->name, "root") != 0) {
        error_set(error, SAMRIT_ERROR_INPUT, "%s: the root element is not fo:root of XSL-FO",
                  "%s: อิลิเมนต์รากไม่ใช่ fo:root ของ XSL-FO", reader->name);
        return false;
    }
    reader->root = fo_tree_open(tree, NULL, FO_ROOT, node, fo_events_line(reader->events, node));
    reader->outer = reader->root;
    return true;
}

/* The element that the reader stands on, if it is the start of one. */
static FoElement
started_element(FoReader *reader)
{
    const xmlNode *node = fo_events_node(reader->events);
    if (fo_events_type(reader->events) != XML_READER_TYPE_ELEMENT ||
        !has_namespace(node, FO_NAMESPACE))
        return (FoElement) 0;
    return fo_element_find((const char *) node->name);
}

/* Whether the reader stands on a page-sequence or on a wrapper that has some. */
static bool
is_sequence(FoReader *reader)
{
    FoElement element = started_element(reader);
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
        if (!read_into(reader, &tree, error))
            return false;
    }
    return status == 0;
}

/* Opens a wrapper, whose properties its page-sequences inherit. */
static void
enter_wrapper(FoReader *reader)
{
    const xmlNode *node = fo_events_node(reader->events);
    FoTree tree = tree_new(reader, reader->arena);
    reader->outer = fo_tree_open(&tree, reader->outer, FO_PAGE_SEQUENCE_WRAPPER, node,
                                 fo_events_line(reader->events, node));
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
        } else if (type == XML_READER_TYPE_ELEMENT) {
            const xmlNode *node = fo_events_node(reader->events);
            FoElement element = element_of(reader, node);
            if (element)
                fo_content_check(reader->outer, element, reader->diag,
                                 (DiagPlace){.file = reader->file,
                                             .line = fo_events_line(reader->events, node)});
            if (!fo_events_skip(reader->events, error))
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
    reader->outside = arena;
    reader->rows = reader->last_rows = NULL;
    const xmlNode *node = fo_events_node(reader->events);
    int line = fo_events_line(reader->events, node);
    fo_content_check(reader->outer, FO_PAGE_SEQUENCE, reader->diag, fo_tree_place(tree, line));
    bool empty = fo_events_is_empty(reader->events);
    FoNode *sequence = fo_tree_open(tree, reader->outer, FO_PAGE_SEQUENCE, node, line);
    if (empty)
        fo_tree_close(tree);
    return sequence;
}

/* ---- long tables */

/* Whether @body is in a table of the flow, or of blocks in it: one that may be read in pieces. */
static bool
stands_in_flow(const FoNode *body)
{
    const FoNode *around = body->parent->parent;
    while (around && around->element == FO_BLOCK)
        around = around->parent;
    return body->parent->element == FO_TABLE && around && around->element == FO_FLOW;
}

static void
free_rows(void *data)
{
    Rows *rows = data;
    arena_free(rows->arena);
    rows->arena = NULL;
}

/* The next rows go into an arena of their own. */
static void
begin_rows(FoReader *reader)
{
    FoTree *tree = &reader->sequence;
    Rows *rows = ARENA_NEW(reader->outside, Rows);
    rows->arena = tree->arena = arena_new();
    arena_defer(reader->outside, rows, free_rows);
    if (reader->last_rows)
        reader->last_rows->next = rows;
    else
        reader->rows = rows;
    reader->last_rows = rows;
    tree->lasting = tree->bars != NULL;
}

static void
end_rows(FoReader *reader)
{
    FoTree *tree = &reader->sequence;
    if (tree->arena == reader->outside)
        return;
    reader->last_rows->last = reader->body->last;
    reader->last_rows->lasting = tree->lasting;
    tree->arena = reader->outside;
}

/* Counts rows of a long table-body; whether there are enough of them for now. */
static bool
has_rows(FoReader *reader)
{
    FoNode *current = reader->sequence.current;
    if (reader->body && current == reader->body->parent) {
        end_rows(reader);
        reader->body = NULL;
    }
    if (!current || current->element != FO_TABLE_BODY)
        return false;
    if (!reader->body && stands_in_flow(current)) {
        reader->body = current;
        reader->row = NULL;
        reader->n_rows = 0;
    }
    if (current != reader->body || current->last == reader->row)
        return false;
    reader->row = current->last;
    return current->last->element == FO_TABLE_ROW && ++reader->n_rows == ROWS_AT_ONCE;
}

bool
fo_reader_fill(FoReader *reader, GError **error)
{
    FoTree *tree = &reader->sequence;
    reader->n_rows = 0;
    if (reader->body)
        begin_rows(reader);
    while (tree->current) {
        if (fo_events_next(reader->events, error) <= 0 || !read_into(reader, tree, error))
            return false;
        if (has_rows(reader)) {
            end_rows(reader);
            return true;
        }
    }
    return true;
}

FoNode *
fo_reader_open_body(const FoReader *reader)
{
    return reader->body;
}

void
fo_reader_drop_rows(FoReader *reader, FoNode *last)
{
    FoNode *body = last->parent;
    body->first = last->next;
    if (!last->next)
        body->last = NULL;
    if (reader->row == last)
        reader->row = NULL;
    if (reader->sequence.columns.part == body)
        reader->sequence.columns.part = NULL;
    bool found = false;
    for (const Rows *rows = reader->rows; rows; rows = rows->next)
        found |= rows->last == last;
    while (found) {
        Rows *rows = reader->rows;
        found = rows->last != last;
        if (!rows->lasting)
            free_rows(rows);
        reader->rows = rows->next;
    }
    if (!reader->rows)
        reader->last_rows = NULL;
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
        if (started_element(reader) == FO_PAGE_SEQUENCE)
            return begin_sequence(reader, arena);
        enter_wrapper(reader);
    }
    return NULL;
}

FoNode *
fo_reader_next(FoReader *reader, Arena *arena, GError **error)
{
    FoNode *sequence = fo_reader_begin(reader, arena, error);
    bool filled = sequence != NULL;
    do
        filled = filled && fo_reader_fill(reader, error);
    while (filled && reader->body);
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
    return open_document(reader_new(NULL, name, diag),
                         fo_events_new_for_doc(doc, name, diag, error), error);
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
