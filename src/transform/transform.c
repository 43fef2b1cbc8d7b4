#include "transform/transform.h"

#include <libexslt/exslt.h>
#include <libxml/parser.h>
#include <libxml/uri.h>
#include <libxml/xpathInternals.h>
#include <libxslt/documents.h>
#include <libxslt/extensions.h>
#include <libxslt/functions.h>
#include <libxslt/imports.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xsltutils.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "transform/digits.h"
#include "transform/function.h"
#include "transform/messages.h"
#include "transform/short.h"
#include "transform/uri.h"

struct Stylesheet {
    char *path;
    xsltStylesheet *xslt;    /* its _private is the Stylesheet, for the loader */
    char *folder;            /* real path, with a slash at its end: what may be read is below it */
    GPtrArray *docs;         /* it and what it imports; borrowed from @xslt */
    TransformShorts *shorts; /* NULL: nothing is written short */
};

G_DEFINE_AUTOPTR_CLEANUP_FUNC(xsltTransformContext, xsltFreeTransformContext)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(xsltSecurityPrefs, xsltFreeSecurityPrefs)

/* ---- reading: below the stylesheet's folder, no DOCTYPE, no network */

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
    const Stylesheet *owner = root->_private;

    g_autofree char *real = real_path(path);
    if (!real)
        return refuse(context, path, ERROR_TEXT("no such file", "ไม่มีไฟล์นี้"));
    if (!g_str_has_prefix(real, owner->folder))
        return refuse(context, path,
                      ERROR_TEXT("outside the stylesheet's folder", "อยู่นอกโฟลเดอร์ของสไตล์ชีต"));
    xmlDoc *doc = read_document(context, path, (const char *) uri, dict);
    if (doc && !context)
        g_ptr_array_add(owner->docs, doc);
    return doc;
}

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

static void
set_up(void)
{
    static gsize done;
    if (!g_once_init_enter(&done))
        return;
    exsltCommonRegister();
    exsltStrRegister();
    transform_register_functions();
    xsltSetLoaderFunc(load_document);
    g_once_init_leave(&done, 1);
}

/* ---- compiling */

static bool
compile(Stylesheet *stylesheet)
{
    xmlDoc *doc = read_document(NULL, stylesheet->path, stylesheet->path, NULL);
    if (!doc)
        return false;
    stylesheet->xslt = xsltNewStylesheet();
    stylesheet->xslt->_private = stylesheet;
    g_ptr_array_add(stylesheet->docs, doc);
    if (xsltParseStylesheetUser(stylesheet->xslt, doc) == 0 && stylesheet->xslt->errors == 0)
        return true;

    /* A stylesheet that failed has given its document back, but may still point into it. */
    bool given_back = stylesheet->xslt->doc == NULL;
    xsltFreeStylesheet(g_steal_pointer(&stylesheet->xslt));
    if (given_back)
        xmlFreeDoc(doc);
    return false;
}

Stylesheet *
transform_load(const char *path, GError **error)
{
    set_up();
    g_autoptr(Stylesheet) stylesheet = g_new0(Stylesheet, 1);
    stylesheet->path = g_strdup(path);
    g_autofree char *real = real_path(path);
    g_autofree char *folder = g_path_get_dirname(real ? real : path);
    stylesheet->folder = g_strconcat(folder, "/", NULL);
    stylesheet->docs = g_ptr_array_new();

    g_autoptr(TransformMessages) messages = transform_messages_begin(stylesheet->path);
    if (!compile(stylesheet)) {
        transform_messages_set_error(messages, SAMRIT_ERROR_SETUP, error);
        return NULL;
    }
    stylesheet->shorts = transform_shorts_new(stylesheet->docs);
    return g_steal_pointer(&stylesheet);
}

void
transform_free(Stylesheet *stylesheet)
{
    if (!stylesheet)
        return;
    transform_shorts_free(stylesheet->shorts);
    xsltFreeStylesheet(stylesheet->xslt);
    g_clear_pointer(&stylesheet->docs, g_ptr_array_unref);
    g_free(stylesheet->path);
    g_free(stylesheet->folder);
    g_free(stylesheet);
}

/* ---- applying */

/* Reading is left to load_document(), which is asked after these. */
static xsltSecurityPrefs *
new_security(void)
{
    xsltSecurityPrefs *security = xsltNewSecurityPrefs();
    xsltSetSecurityPrefs(security, XSLT_SECPREF_WRITE_FILE, xsltSecurityForbid);
    xsltSetSecurityPrefs(security, XSLT_SECPREF_CREATE_DIRECTORY, xsltSecurityForbid);
    xsltSetSecurityPrefs(security, XSLT_SECPREF_READ_NETWORK, xsltSecurityForbid);
    xsltSetSecurityPrefs(security, XSLT_SECPREF_WRITE_NETWORK, xsltSecurityForbid);
    return security;
}

static void
find_place(void *data, const char **file, int *line)
{
    const xmlNode *instruction = ((xsltTransformContext *) data)->inst;
    if (!instruction)
        return;
    if (instruction->doc && instruction->doc->URL)
        *file = (const char *) instruction->doc->URL;
    *line = (int) xmlGetLineNo(instruction);
}

static xsltTransformContext *
new_context(const Stylesheet *stylesheet, xmlDoc *input, const char *const *params)
{
    xsltTransformContext *context = xsltNewTransformContext(stylesheet->xslt, input);
    context->maxTemplateDepth = LIMIT_TEMPLATE_DEPTH;
    context->opLimit = LIMIT_TEMPLATE_STEPS;
    context->xpathCtxt->opLimit = LIMIT_XPATH_STEPS;
    /* libxslt's own is taken out first: what is there is not replaced. */
    xmlXPathRegisterFunc(context->xpathCtxt, BAD_CAST "document", NULL);
    xmlXPathRegisterFunc(context->xpathCtxt, BAD_CAST "document", call_document);
    if (params)
        xsltQuoteUserParams(context, (const char **) params);
    return context;
}

static bool
ran_out(const xsltTransformContext *context)
{
    return context->opCount >= context->opLimit ||
           context->xpathCtxt->opCount >= context->xpathCtxt->opLimit;
}

/* Takes @result. */
static xmlDoc *
finish(const Stylesheet *stylesheet, xmlDoc *result, GError **error)
{
    if (transform_digits_apply(result))
        return result;
    xmlFreeDoc(result);
    error_set(error, SAMRIT_ERROR_LIMIT, "%s: what it makes is nested deeper than %d",
              "%s: ผลลัพธ์ซ้อนกันลึกเกิน %d ชั้น", stylesheet->path, LIMIT_XML_DEPTH);
    return NULL;
}

xmlDoc *
transform_apply_short(const Stylesheet *stylesheet, xmlDoc *input, const char *const *params,
                      Diag *diag, GError **error)
{
    g_autoptr(TransformMessages) messages = transform_messages_begin(stylesheet->path);
    g_autoptr(xsltSecurityPrefs) security = new_security();
    g_autoptr(xsltTransformContext) context = new_context(stylesheet, input, params);
    xsltSetCtxtSecurityPrefs(security, context);
    transform_messages_set_place(messages, find_place, context);

    xmlDoc *result = xsltApplyStylesheetUser(stylesheet->xslt, input, NULL, NULL, NULL, context);
    if (!result || context->state != XSLT_STATE_OK) {
        xmlFreeDoc(result);
        transform_messages_set_error(
            messages, ran_out(context) ? SAMRIT_ERROR_LIMIT : SAMRIT_ERROR_SETUP, error);
        return NULL;
    }
    if (stylesheet->shorts)
        transform_shorts_evaluate(stylesheet->shorts, context, input);
    transform_messages_report(messages, diag);
    return finish(stylesheet, result, error);
}

const XmlShorts *
transform_shorts(const Stylesheet *stylesheet)
{
    return stylesheet->shorts ? transform_shorts_get(stylesheet->shorts) : NULL;
}

void
transform_write_out(const Stylesheet *stylesheet, xmlDoc *result)
{
    if (stylesheet->shorts)
        transform_shorts_write_out(stylesheet->shorts, result);
}

xmlDoc *
transform_apply(const Stylesheet *stylesheet, xmlDoc *input, const char *const *params, Diag *diag,
                GError **error)
{
    xmlDoc *result = transform_apply_short(stylesheet, input, params, diag, error);
    if (result)
        transform_write_out(stylesheet, result);
    return result;
}

/* ---- writing */

bool
transform_is_html(const Stylesheet *stylesheet)
{
    const xmlChar *method = NULL; /* of the stylesheet, or of one that it imports */
    XSLT_GET_IMPORT_PTR(method, stylesheet->xslt, method)
    return xmlStrEqual(method, BAD_CAST "html");
}

GPtrArray *
transform_params(const Stylesheet *stylesheet)
{
    GPtrArray *names = g_ptr_array_new();
    for (xsltStylesheet *sheet = stylesheet->xslt; sheet; sheet = xsltNextImport(sheet)) {
        for (const xsltStackElem *one = sheet->variables; one; one = one->next) {
            if (one->comp->type == XSLT_FUNC_PARAM)
                g_ptr_array_add(names, (gpointer) one->name);
        }
    }
    return names;
}

GBytes *
transform_write(const Stylesheet *stylesheet, xmlDoc *result)
{
    xmlChar *text = NULL;
    int size = 0;
    xsltSaveResultToString(&text, &size, result, stylesheet->xslt);
    GBytes *bytes = g_bytes_new(text, (gsize) MAX(size, 0));
    xmlFree(text);
    return bytes;
}
