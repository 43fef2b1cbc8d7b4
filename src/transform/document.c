#include "transform/document.h"

#include <libxml/parser.h>
#include <libxml/uri.h>
#include <libxml/xpathInternals.h>
#include <libxslt/documents.h>
#include <libxslt/extensions.h>
#include <libxslt/functions.h>
#include <libxslt/xsltutils.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "transform/uri.h"

static char *
real_path(const char *path)
{
    char *real = realpath(path, NULL);
    char *copy = g_strdup(real);
    free(real);
    return copy;
}

/* A running transformation, @context, stops at what @error says; NULL while compiling. */
static xmlDoc *
stop(xsltTransformContext *context, const GError *error)
{
    xsltGenericError(xsltGenericErrorContext, "%s\n", error->message);
    if (context)
        context->state = XSLT_STATE_ERROR;
    return NULL;
}

static xmlDoc *
refuse(xsltTransformContext *context, const char *path, const char *why)
{
    g_autoptr(GError) error = NULL;
    error_set_reason(&error, SAMRIT_ERROR_SETUP, path, why, NULL);
    return stop(context, error);
}

/* NULL after a message. @uri is what others are relative to. @dict shares names with the
 * stylesheet; may be NULL. */
static xmlDoc *
read_document(xsltTransformContext *context, const char *path, const char *uri, xmlDict *dict)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = file_read(path, LIMIT_XML_BYTES, &error);
    if (!bytes)
        return stop(context, error);

    xmlParserCtxt *parser = xmlNewParserCtxt();
    if (dict) {
        xmlDictFree(parser->dict);
        parser->dict = dict;
        xmlDictReference(dict);
    }
    gsize size = 0;
    const char *data = g_bytes_get_data(bytes, &size);
    xmlDoc *doc = xmlCtxtReadMemory(parser, data, (int) size, uri, NULL,
                                    XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES);
    xmlFreeParserCtxt(parser);
    if (!doc)
        return refuse(context, path, ERROR_TEXT("cannot be used", "ใช้ไม่ได้"));
    if (doc->intSubset) {
        xmlFreeDoc(doc);
        return refuse(context, path, ERROR_TEXT("a DOCTYPE is not allowed", "ไม่อนุญาตให้มี DOCTYPE"));
    }
    return doc;
}

/* libxslt asks here for each xsl:import, xsl:include and document(). */
static xmlDoc *
load_document(const xmlChar *uri, xmlDict *dict, int options, void *asker, xsltLoadType type)
{
    (void) options;
    g_autofree char *path = transform_uri_path((const char *) uri);
    xsltTransformContext *context = type == XSLT_LOAD_DOCUMENT ? asker : NULL;
    const xsltStylesheet *root = context ? context->style : asker;
    g_assert(root); /* somebody asks */
    while (root->parent)
        root = root->parent;
    const TransformDocuments *owner = root->_private;

    g_autofree char *real = real_path(path);
    if (!real)
        return refuse(context, path, ERROR_TEXT("no such file", "ไม่มีไฟล์นี้"));
    if (!g_str_has_prefix(real, owner->folder))
        return refuse(context, path,
                      ERROR_TEXT("outside the stylesheet's folder", "อยู่นอกโฟลเดอร์ของสไตล์ชีต"));
    xmlDoc *doc = read_document(context, path, (const char *) uri, dict);
    if (doc && !context)
        g_ptr_array_add(owner->parts, doc);
    return doc;
}

void
transform_documents_set_up(TransformDocuments *documents, const char *path)
{
    g_autofree char *real = real_path(path);
    g_autofree char *folder = g_path_get_dirname(real ? real : path);
    documents->folder = g_strconcat(folder, "/", NULL);
    documents->parts = g_ptr_array_new();
}

void
transform_documents_clear(TransformDocuments *documents)
{
    g_clear_pointer(&documents->parts, g_ptr_array_unref);
    g_clear_pointer(&documents->folder, g_free);
}

xmlDoc *
transform_documents_read(const TransformDocuments *documents, const char *path)
{
    xmlDoc *doc = read_document(NULL, path, path, NULL);
    if (doc)
        g_ptr_array_add(documents->parts, doc);
    return doc;
}

void
transform_documents_answer(void)
{
    xsltSetLoaderFunc(load_document);
}

/* ---- document() */

/* @name as URIs are written, or NULL: Thai letters and spaces are escaped, and a "%" that is not
 * the beginning of such an escape. For xmlFree(). */
static xmlChar *
escape_uri(const xmlChar *name)
{
    static const char *const kept[] = {"%;/?:@&=+$,#", ";/?:@&=+$,#"};
    for (gsize i = 0; i < G_N_ELEMENTS(kept); i++) {
        xmlChar *uri = xmlURIEscapeStr(name, BAD_CAST kept[i]);
        xmlURI *sound = uri ? xmlParseURI((const char *) uri) : NULL;
        xmlFreeURI(sound);
        if (sound)
            return uri;
        xmlFree(uri);
    }
    return NULL;
}

/* document() as libxslt has it, for one name given as text. By itself it takes a name that is no
 * URI for an empty set, and says nothing. */
static void
find_document(xmlXPathParserContext *parser, int count)
{
    xmlXPathObject *base = count == 2 ? valuePop(parser) : NULL;
    xmlChar *name = xmlXPathPopString(parser);
    xmlChar *uri = name ? escape_uri(name) : NULL;
    if (name && !uri)
        refuse(xsltXPathGetTransformContext(parser), (const char *) name,
               ERROR_TEXT("cannot be the name of a document", "ใช้เป็นชื่อเอกสารไม่ได้"));
    xmlFree(name);
    valuePush(parser, xmlXPathWrapString(uri ? uri : xmlStrdup(BAD_CAST "")));
    if (base)
        valuePush(parser, base);
    xsltDocumentFunction(parser, count);
}

/* A set of nodes names a document each, relative to itself unless a base is given. */
static void
find_documents(xmlXPathParserContext *parser, int count)
{
    xmlXPathObject *base = count == 2 ? valuePop(parser) : NULL;
    xmlXPathObject *names = valuePop(parser);
    xmlXPathObject *all = xmlXPathNewNodeSet(NULL);
    for (int i = 0; names->nodesetval && i < names->nodesetval->nodeNr; i++) {
        xmlNode *node = names->nodesetval->nodeTab[i];
        xmlChar *name = xmlXPathCastNodeToString(node);
        valuePush(parser, xmlXPathWrapString(name));
        valuePush(parser, base ? xmlXPathObjectCopy(base) : xmlXPathNewNodeSet(node));
        find_document(parser, 2);
        xmlXPathObject *found = valuePop(parser);
        if (found)
            all->nodesetval = xmlXPathNodeSetMerge(all->nodesetval, found->nodesetval);
        xmlXPathFreeObject(found);
    }
    xmlXPathFreeObject(names);
    xmlXPathFreeObject(base);
    valuePush(parser, all);
}

static void
call_document(xmlXPathParserContext *parser, int count)
{
    if (count < 1 || count > 2) {
        xmlXPathSetArityError(parser);
        return;
    }
    bool is_set = parser->valueNr >= count &&
                  parser->valueTab[parser->valueNr - count]->type == XPATH_NODESET;
    (is_set ? find_documents : find_document)(parser, count);
}

void
transform_documents_register(xmlXPathContext *context)
{
    xmlXPathRegisterFunc(context, BAD_CAST "document", NULL); /* what is there is not replaced */
    xmlXPathRegisterFunc(context, BAD_CAST "document", call_document);
}
