#include "xml/doc.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "xml/tags.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(xmlParserCtxt, xmlFreeParserCtxt)

/* What libxml2's callbacks are handed; the parser's _private. */
typedef struct {
    const char *file; /* interned */
    Diag *diag;
    startDocumentSAXFunc start_document; /* the tree builder's own */
    startElementNsSAX2Func start_element;
    endElementNsSAX2Func end_element;
    const XmlDocParts *parts; /* or NULL */
    int options;              /* of libxml2, beside those of all */
} Reading;

/* ---- what goes wrong, in our words */

/* libxml2's codes that have a sentence of their own; the rest is XML_SYNTAX with its message. */
static const struct {
    int code;
    DiagId id;
} kinds[] = {
    {XML_ERR_TAG_NAME_MISMATCH, DIAG_ID_XML_TAG_MISMATCH},
    {XML_ERR_TAG_NOT_FINISHED, DIAG_ID_XML_UNFINISHED},
    {XML_ERR_DOCUMENT_EMPTY, DIAG_ID_XML_EMPTY},
    {XML_ERR_INVALID_CHAR, DIAG_ID_XML_ENCODING},
    {XML_ERR_INVALID_ENCODING, DIAG_ID_XML_ENCODING},
    {XML_ERR_UNKNOWN_ENCODING, DIAG_ID_XML_ENCODING},
    {XML_ERR_UNSUPPORTED_ENCODING, DIAG_ID_XML_ENCODING},
    {XML_I18N_CONV_FAILED, DIAG_ID_XML_ENCODING},
    {XML_ERR_UNDECLARED_ENTITY, DIAG_ID_XML_ENTITY},
};

static DiagId
find_kind(int code)
{
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (kinds[i].code == code)
            return kinds[i].id;
    }
    return DIAG_ID_XML_SYNTAX;
}

static void
take_error(void *data, xmlErrorPtr cause)
{
    Reading *reading = data;
    if (cause->level < XML_ERR_ERROR || cause->code == XML_ERR_USER_STOP)
        return;

    DiagId id = find_kind(cause->code);
    g_autofree char *message = g_utf8_make_valid(cause->message ? cause->message : "", -1);
    g_strstrip(message);
    const char *first = id == DIAG_ID_XML_SYNTAX ? message : cause->str1 ? cause->str1 : "";
    const char *second = cause->str2 ? cause->str2 : "";
    DiagPlace place = {reading->file, cause->line, cause->int2};
    diag_add(reading->diag, id, place, first, second, NULL);
}

/* ---- where it is */

/* The name of the file as it is: libxml2 makes a URI of it, in which Thai letters are numbers. */
static void
start_document(void *context)
{
    xmlParserCtxt *parser = context;
    const Reading *reading = parser->_private;
    reading->start_document(context);
    if (!parser->myDoc)
        return;
    xmlFree((xmlChar *) parser->myDoc->URL);
    parser->myDoc->URL = xmlStrdup(BAD_CAST reading->file);
}

/* ---- what is refused while it is read */

static DiagPlace
place_of(const xmlParserCtxt *parser)
{
    const Reading *reading = parser->_private;
    return (DiagPlace){reading->file, parser->input ? parser->input->line : 0, 0};
}

static void
refuse_doctype(void *context, const xmlChar *name G_GNUC_UNUSED,
               const xmlChar *public_id G_GNUC_UNUSED, const xmlChar *system_id G_GNUC_UNUSED)
{
    xmlParserCtxt *parser = context;
    Reading *reading = parser->_private;
    diag_add(reading->diag, DIAG_ID_XML_DOCTYPE, place_of(parser), NULL);
    xmlStopParser(parser);
}

static void
start_element(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
              int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
              const xmlChar **attributes)
{
    xmlParserCtxt *parser = context;
    Reading *reading = parser->_private;
    if (parser->nodeNr >= LIMIT_XML_DEPTH) {
        g_autofree char *limit = g_strdup_printf("%d", LIMIT_XML_DEPTH);
        diag_add(reading->diag, DIAG_ID_XML_DEPTH, place_of(parser), limit, NULL);
        xmlStopParser(parser);
        return;
    }
    reading->start_element(context, name, prefix, uri, n_namespaces, namespaces, n_attributes,
                           n_defaulted, attributes);
}

/* ---- parts */

static bool
is_part(const XmlDocParts *parts, const xmlNode *node)
{
    return node && node->parent && strcmp((const char *) node->name, parts->name) == 0 &&
           strcmp((const char *) node->parent->name, parts->parent) == 0;
}

/* The node itself stays: the parser goes by what the last child of its parent is. */
static void
empty(xmlNode *node)
{
    xmlFreeNodeList(node->children);
    xmlFreePropList(node->properties);
    node->children = node->last = NULL;
    node->properties = NULL;
}

static void
end_element(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    xmlParserCtxt *parser = context;
    const Reading *reading = parser->_private;
    xmlNode *node = parser->node;
    reading->end_element(context, name, prefix, uri);
    if (!is_part(reading->parts, node))
        return;
    if (parser->wellFormed)
        reading->parts->take(node, reading->parts->data);
    empty(node);
}

/* ---- reading */

static xmlDoc *
run_parser(xmlParserCtxt *parser, const char *bytes, gsize size, const char *name, Reading *reading)
{
    parser->_private = reading;
    reading->start_document = parser->sax->startDocument;
    parser->sax->startDocument = start_document;
    reading->start_element = parser->sax->startElementNs;
    parser->sax->startElementNs = start_element;
    parser->sax->internalSubset = refuse_doctype;
    if (reading->parts) {
        reading->end_element = parser->sax->endElementNs;
        parser->sax->endElementNs = end_element;
    }

    /* Errors of encoding reach only the global function, so both kinds are taken there. */
    xmlStructuredErrorFunc old_function = xmlStructuredError;
    void *old_context = xmlStructuredErrorContext;
    xmlSetStructuredErrorFunc(reading, take_error);
    int options = XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_NOENT | XML_PARSE_BIG_LINES;
    xmlDoc *doc =
        xmlCtxtReadMemory(parser, bytes, (int) size, name, NULL, options | reading->options);
    xmlSetStructuredErrorFunc(old_context, old_function);
    return doc;
}

static xmlDoc *
parse(const char *bytes, gsize size, const char *name, Reading reading, GError **error)
{
    Diag *diag = reading.diag;
    if (size > LIMIT_XML_BYTES) {
        error_set(error, SAMRIT_ERROR_LIMIT, "%s: larger than %d bytes", "%s: มีขนาดเกิน %d ไบต์",
                  name, LIMIT_XML_BYTES);
        return NULL;
    }

    XmlTags tags = {0};
    if (!xml_tags_look(&tags, bytes, size)) {
        error_set(error, SAMRIT_ERROR_LIMIT, "%s: a tag has more than %d attributes",
                  "%s: มีแท็กที่มีแอตทริบิวต์มากกว่า %d รายการ", name, LIMIT_XML_ATTRIBUTES);
        return NULL;
    }

    g_autoptr(xmlParserCtxt) parser = xmlNewParserCtxt();
    reading.file = g_intern_string(name);
    guint before = diag_count_of(diag, DIAG_ERROR);
    g_autoptr(xmlDoc) doc = run_parser(parser, bytes, size, name, &reading);
    if (doc && xmlDocGetRootElement(doc) && diag_count_of(diag, DIAG_ERROR) == before)
        return g_steal_pointer(&doc);

    if (diag_count_of(diag, DIAG_ERROR) == before)
        diag_add(diag, DIAG_ID_XML_EMPTY, (DiagPlace){reading.file, 1, 0}, NULL);
    error_set(error, SAMRIT_ERROR_INPUT, "%s: not usable as XML", "%s: ใช้เป็น XML ไม่ได้", name);
    return NULL;
}

xmlDoc *
xml_doc_parse(const char *bytes, gsize size, const char *name, Diag *diag, GError **error)
{
    return parse(bytes, size, name, (Reading){.diag = diag}, error);
}

xmlDoc *
xml_doc_parse_parts(const char *bytes, gsize size, const char *name, const XmlDocParts *parts,
                    Diag *diag, GError **error)
{
    return parse(bytes, size, name, (Reading){.diag = diag, .parts = parts}, error);
}

xmlDoc *
xml_doc_parse_data(const char *bytes, gsize size, const char *name, Diag *diag, GError **error)
{
    Reading reading = {.diag = diag, .options = XML_PARSE_NOBLANKS | XML_PARSE_COMPACT};
    return parse(bytes, size, name, reading, error);
}

xmlDoc *
xml_doc_load(const char *path, Diag *diag, GError **error)
{
    g_autoptr(GBytes) bytes = file_read(path, LIMIT_XML_BYTES, error);
    if (!bytes)
        return NULL;
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    return xml_doc_parse(data ? data : "", size, path, diag, error);
}

DiagPlace
xml_doc_place(const xmlNode *node)
{
    const char *url = node->doc ? (const char *) node->doc->URL : NULL;
    return (DiagPlace){.file = url ? g_intern_string(url) : NULL, .line = (int) xmlGetLineNo(node)};
}
