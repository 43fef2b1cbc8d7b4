#include <libxml/xmlreader.h>
#include <string.h>

#include "base/error.h"
#include "base/limits.h"
#include "fo/content.h"
#include "fo/entity.h"
#include "fo/property.h"
#include "fo/tree.h"

#define FO_NAMESPACE  "http://www.w3.org/1999/XSL/Format"
#define FOX_NAMESPACE "http://xmlgraphics.apache.org/fop/extensions"

enum {
    LAST_EXACT_LINE = 65535, /* what a node of libxml2 can hold */
};

struct FoReader {
    GBytes *bytes; /* NULL over a document */
    xmlTextReader *xml;
    char *name;
    const char *file; /* the same, interned */
    Diag *diag;
    Arena *arena; /* of the root's tree */
    FoNode *root;
    FoNode *outer; /* what the next page-sequence is a child of: root or a wrapper */
    GHashTable *ids;
    bool sequences; /* at least one has begun */
    bool pending;   /* the XML reader stands on the start of a page-sequence */
    bool failed;    /* the XML is not well-formed */
    bool checked;   /* what the root lacks has been said */
};

/* ---- events of the XML */

/* The first error is the one that counts; it ends the document. */
static void
take_xml_error(void *data, xmlError *cause)
{
    FoReader *reader = data;
    if (reader->failed || cause->level < XML_ERR_ERROR)
        return;
    reader->failed = true;
    g_autofree char *message = g_utf8_make_valid(cause->message ? cause->message : "", -1);
    DiagPlace place = {reader->file, cause->line, cause->int2};
    diag_add(reader->diag, DIAG_ID_XML_SYNTAX, place, g_strstrip(message), NULL);
}

/* libxml2 keeps no line for entities, and none above LAST_EXACT_LINE: there the parser's is close.
 */
static int
line_of(FoReader *reader, const xmlNode *node)
{
    if (node->line > 0 && node->line < LAST_EXACT_LINE)
        return node->line;
    int line = reader->bytes ? xmlTextReaderGetParserLineNumber(reader->xml) : 0;
    return MAX(line, node->line);
}

/* libxml2's handler of errors outside this module, to be put back. */
typedef struct {
    xmlStructuredErrorFunc function;
    void *data;
} Handler;

/* Takes errors over: encoding errors reach no other handler than the global one. */
static Handler
begin_errors(FoReader *reader)
{
    Handler old = {xmlStructuredError, xmlStructuredErrorContext};
    xmlSetStructuredErrorFunc(reader, (xmlStructuredErrorFunc) take_xml_error);
    return old;
}

static void
end_errors(Handler old)
{
    xmlSetStructuredErrorFunc(old.data, old.function);
}

/* The next event: 1, 0 at the end, −1 with @error. */
static int
read_event(FoReader *reader, GError **error)
{
    Handler old = begin_errors(reader);
    int status = xmlTextReaderRead(reader->xml);
    end_errors(old);
    if (status < 0 || reader->failed) {
        g_set_error(error, SAMRIT_ERROR, SAMRIT_ERROR_INPUT, "%s: not well-formed XML",
                    reader->name);
        return -1;
    }
    if (xmlTextReaderDepth(reader->xml) > LIMIT_XML_DEPTH) {
        g_set_error(error, SAMRIT_ERROR, SAMRIT_ERROR_LIMIT, "%s: nested deeper than %d",
                    reader->name, LIMIT_XML_DEPTH);
        return -1;
    }
    return status;
}

/* Passes over the element the reader stands on, up to its end. */
static bool
skip_element(FoReader *reader, GError **error)
{
    if (xmlTextReaderIsEmptyElement(reader->xml))
        return true;
    int depth = xmlTextReaderDepth(reader->xml);
    do {
        if (read_event(reader, error) <= 0)
            return false;
    } while (xmlTextReaderDepth(reader->xml) > depth);
    return true;
}

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
        DiagPlace place = {.file = reader->file, .line = line_of(reader, node)};
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
    Handler old = begin_errors(reader);
    const xmlNode *node = xmlTextReaderExpand(reader->xml);
    end_errors(old);
    if (node) {
        int line = line_of(reader, node);
        fo_content_check(tree->current, FO_FOREIGN, reader->diag, fo_tree_place(tree, line));
        fo_tree_foreign(tree, node, line);
    }
    return skip_element(reader, error);
}

static void
read_entity(FoReader *reader, FoTree *tree, const xmlNode *node)
{
    int line = line_of(reader, node);
    g_autoptr(GString) text = g_string_new(NULL);
    xmlNode reference = *node;
    reference.next = NULL;
    if (fo_entity_expand(&reference, text)) {
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
    const xmlNode *node = xmlTextReaderCurrentNode(reader->xml);
    if (takes_foreign(tree) && !has_namespace(node, FO_NAMESPACE))
        return read_foreign(reader, tree, error);
    FoElement element = element_of(reader, node);
    if (!element)
        return skip_element(reader, error);
    bool empty = xmlTextReaderIsEmptyElement(reader->xml);
    fo_tree_open(tree, reader->outer, element, node, line_of(reader, node));
    if (empty)
        fo_tree_close(tree);
    return true;
}

/* Takes the event the reader stands on into @tree. */
static bool
read_into(FoReader *reader, FoTree *tree, GError **error)
{
    const xmlNode *node = xmlTextReaderCurrentNode(reader->xml);
    switch (xmlTextReaderNodeType(reader->xml)) {
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
                         line_of(reader, node));
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
        status = read_event(reader, error);
    } while (status > 0 && xmlTextReaderNodeType(reader->xml) != XML_READER_TYPE_ELEMENT);
    if (status < 0)
        return false;
    const xmlNode *node = status ? xmlTextReaderCurrentNode(reader->xml) : NULL;
    if (!node || !has_namespace(node, FO_NAMESPACE) || strcmp((const char *) node->name, "root")) {
        g_set_error(error, SAMRIT_ERROR, SAMRIT_ERROR_INPUT,
                    "%s: the root element is not fo:root of XSL-FO", reader->name);
        return false;
    }
    reader->root = fo_tree_open(tree, NULL, FO_ROOT, node, line_of(reader, node));
    reader->outer = reader->root;
    return true;
}

/* The element that the reader stands on, if it is the start of one. */
static FoElement
started_element(FoReader *reader)
{
    const xmlNode *node = xmlTextReaderCurrentNode(reader->xml);
    if (xmlTextReaderNodeType(reader->xml) != XML_READER_TYPE_ELEMENT ||
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
           (element == FO_PAGE_SEQUENCE_WRAPPER && !xmlTextReaderIsEmptyElement(reader->xml));
}

/* Reads up to the first page-sequence. */
static bool
read_root(FoReader *reader, GError **error)
{
    FoTree tree = tree_new(reader, reader->arena);
    if (!open_root(reader, &tree, error))
        return false;
    if (xmlTextReaderIsEmptyElement(reader->xml))
        return true;
    int status;
    while ((status = read_event(reader, error)) > 0) {
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
    const xmlNode *node = xmlTextReaderCurrentNode(reader->xml);
    FoTree tree = tree_new(reader, reader->arena);
    reader->outer =
        fo_tree_open(&tree, reader->outer, FO_PAGE_SEQUENCE_WRAPPER, node, line_of(reader, node));
}

/* Takes what stands between page-sequences; true with @reader->pending when one begins. */
static bool
find_sequence(FoReader *reader, GError **error)
{
    while (!reader->pending) {
        int status = read_event(reader, error);
        if (status <= 0)
            return status == 0;
        int type = xmlTextReaderNodeType(reader->xml);
        if (type == XML_READER_TYPE_END_ELEMENT && reader->outer->parent) {
            reader->outer = reader->outer->parent;
        } else if (is_sequence(reader)) {
            reader->pending = true;
        } else if (type == XML_READER_TYPE_ELEMENT) {
            const xmlNode *node = xmlTextReaderCurrentNode(reader->xml);
            FoElement element = element_of(reader, node);
            if (element)
                fo_content_check(reader->outer, element, reader->diag,
                                 (DiagPlace){.file = reader->file, .line = line_of(reader, node)});
            if (!skip_element(reader, error))
                return false;
        }
    }
    return true;
}

static FoNode *
read_sequence(FoReader *reader, Arena *arena, GError **error)
{
    FoTree tree = tree_new(reader, arena);
    const xmlNode *node = xmlTextReaderCurrentNode(reader->xml);
    int line = line_of(reader, node);
    fo_content_check(reader->outer, FO_PAGE_SEQUENCE, reader->diag, fo_tree_place(&tree, line));
    bool empty = xmlTextReaderIsEmptyElement(reader->xml);
    FoNode *sequence = fo_tree_open(&tree, reader->outer, FO_PAGE_SEQUENCE, node, line);
    if (empty)
        fo_tree_close(&tree);
    while (tree.current) {
        if (read_event(reader, error) <= 0 || !read_into(reader, &tree, error))
            return NULL;
    }
    return sequence;
}

static void
report_missing(FoReader *reader, const char *what)
{
    DiagPlace place = {.file = reader->file, .line = reader->root->line};
    diag_add(reader->diag, DIAG_ID_FO_MISSING, place, "fo:root", what, NULL);
}

FoNode *
fo_reader_next(FoReader *reader, Arena *arena, GError **error)
{
    for (;;) {
        if (!find_sequence(reader, error) || !reader->pending)
            break;
        reader->pending = false;
        reader->sequences = true;
        if (started_element(reader) == FO_PAGE_SEQUENCE)
            return read_sequence(reader, arena, error);
        enter_wrapper(reader);
    }
    if (!reader->sequences && !reader->failed)
        report_missing(reader, "fo:page-sequence");
    reader->sequences = true; /* once is enough */
    return NULL;
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
    reader->ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return reader;
}

/* Reads up to the first page-sequence, when there is something to read. */
static bool
open_document(FoReader *reader, GError **error)
{
    if (!reader->xml) {
        g_set_error(error, SAMRIT_ERROR, SAMRIT_ERROR_INPUT, "%s: cannot be read as XML",
                    reader->name);
        return false;
    }
    if (!read_root(reader, error))
        return false;
    check_masters(reader);
    return true;
}

FoReader *
fo_reader_new(GBytes *bytes, const char *name, Diag *diag, GError **error)
{
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    if (size > LIMIT_XML_BYTES) {
        g_set_error(error, SAMRIT_ERROR, SAMRIT_ERROR_LIMIT, "%s: more than %d bytes", name,
                    LIMIT_XML_BYTES);
        return NULL;
    }
    g_autoptr(FoReader) reader = reader_new(bytes, name, diag);
    Handler old = begin_errors(reader);
    int options = XML_PARSE_NONET | XML_PARSE_BIG_LINES;
    reader->xml = xmlReaderForMemory(data, (int) size, name, NULL, options);
    end_errors(old);
    return open_document(reader, error) ? g_steal_pointer(&reader) : NULL;
}

FoReader *
fo_reader_new_for_doc(xmlDoc *doc, const char *name, Diag *diag, GError **error)
{
    g_autoptr(FoReader) reader = reader_new(NULL, name, diag);
    reader->xml = xmlReaderWalker(doc);
    return open_document(reader, error) ? g_steal_pointer(&reader) : NULL;
}

void
fo_reader_free(FoReader *reader)
{
    if (!reader)
        return;
    Handler old = begin_errors(reader);
    xmlFreeTextReader(reader->xml);
    end_errors(old);
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

/* ---- copies */

static FoNode *
copy_tree(FoTree *tree, const FoNode *node, FoNode *parent)
{
    FoNode *copy = arena_memdup(tree->arena, node, sizeof *node);
    copy->parent = parent;
    copy->first = copy->last = copy->next = NULL;
    bool own = node->element != FO_TEXT && node->element != FO_FOREIGN;
    copy->style = own ? fo_styles_rebase(tree->styles, parent->style, node->style,
                                         fo_tree_place(tree, node->line))
                      : parent->style;
    FO_EACH_CHILD (child, node) {
        FoNode *below = copy_tree(tree, child, copy);
        if (copy->last)
            copy->last->next = below;
        else
            copy->first = below;
        copy->last = below;
    }
    return copy;
}

FoNode *
fo_copy(FoReader *reader, Arena *arena, const FoNode *node, FoNode *parent)
{
    FoTree tree = tree_new(reader, arena);
    tree.styles = fo_styles_new(arena, NULL);
    return copy_tree(&tree, node, parent);
}
