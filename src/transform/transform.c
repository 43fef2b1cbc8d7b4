#include "transform/transform.h"

#include <libexslt/exslt.h>
#include <libxslt/imports.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xsltutils.h>
#include <string.h>

#include "base/error.h"
#include "base/limits.h"
#include "transform/digits.h"
#include "transform/document.h"
#include "transform/function.h"
#include "transform/messages.h"
#include "transform/short.h"

struct Stylesheet {
    char *path;
    xsltStylesheet *xslt; /* its _private is @documents */
    TransformDocuments documents;
    TransformShorts *shorts; /* NULL: nothing is written short */
};

G_DEFINE_AUTOPTR_CLEANUP_FUNC(xsltTransformContext, xsltFreeTransformContext)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(xsltSecurityPrefs, xsltFreeSecurityPrefs)

static void
set_up(void)
{
    static gsize done;
    if (!g_once_init_enter(&done))
        return;
    exsltCommonRegister();
    exsltStrRegister();
    transform_register_functions();
    transform_documents_answer();
    g_once_init_leave(&done, 1);
}

/* ---- compiling */

static bool
compile(Stylesheet *stylesheet)
{
    xmlDoc *doc = transform_documents_read(&stylesheet->documents, stylesheet->path);
    if (!doc)
        return false;
    stylesheet->xslt = xsltNewStylesheet();
    stylesheet->xslt->_private = &stylesheet->documents;
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
    transform_documents_set_up(&stylesheet->documents, path);

    g_autoptr(TransformMessages) messages = transform_messages_begin(stylesheet->path);
    if (!compile(stylesheet)) {
        transform_messages_set_error(messages, SAMRIT_ERROR_SETUP, error);
        return NULL;
    }
    stylesheet->shorts = transform_shorts_new(stylesheet->documents.parts);
    return g_steal_pointer(&stylesheet);
}

void
transform_free(Stylesheet *stylesheet)
{
    if (!stylesheet)
        return;
    transform_shorts_free(stylesheet->shorts);
    xsltFreeStylesheet(stylesheet->xslt);
    transform_documents_clear(&stylesheet->documents);
    g_free(stylesheet->path);
    g_free(stylesheet);
}

/* ---- applying */

/* Reading is left to transform/document.h, which is asked after these. */
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
    transform_documents_register(context->xpathCtxt);
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
