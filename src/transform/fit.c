#include "transform/fit.h"

#include <libxml/xpath.h>
#include <libxslt/variables.h>
#include <string.h>

#include "transform/digits.h"
#include "transform/function.h"

struct TransformFit {
    GHashTable *unfit; /* names of attribute sets that say different things in different places */
    GPtrArray *variables; /* names of those that the others ask for */
};

bool
transform_fit_is_in(const xmlNs *namespace, const char *uri)
{
    return namespace && !strcmp((const char *) namespace->href, uri);
}

static bool
is_instruction(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE &&
           transform_fit_is_in(node->ns, (const char *) XSLT_NAMESPACE) &&
           !strcmp((const char *) node->name, name);
}

const char *
transform_fit_plain(const xmlAttr *attribute)
{
    const xmlNode *text = attribute->children;
    if (!text)
        return "";
    const char *value = (const char *) text->content;
    bool plain = !text->next && text->type == XML_TEXT_NODE && !strpbrk(value, "{}");
    return plain ? value : NULL;
}

static const char *
get(const xmlNode *element, const char *name)
{
    const xmlAttr *attribute = xmlHasProp(element, BAD_CAST name);
    return attribute ? transform_fit_plain(attribute) : NULL;
}

bool
transform_fit_name(const char *name)
{
    return strcmp(name, "id") != 0 && !transform_digits_reads(name);
}

/* "$line-14" */
static bool
is_variable(const char *select)
{
    return select && *select == '$' && !strpbrk(select, " :()[]/|+*,=!<>'\"");
}

static bool
is_fit_content(const xmlNode *node)
{
    return node->type == XML_TEXT_NODE || node->type == XML_COMMENT_NODE ||
           is_instruction(node, "text") ||
           (is_instruction(node, "value-of") && is_variable(get(node, "select")));
}

/* An xsl:attribute that says the same everywhere. */
static bool
is_fit_attribute(const xmlNode *node)
{
    const char *name = get(node, "name");
    if (!name || !transform_fit_name(name) || xmlHasProp(node, BAD_CAST "namespace"))
        return false;
    const char *colon = strchr(name, ':');
    g_autofree char *prefix = colon ? g_strndup(name, (gsize) (colon - name)) : NULL;
    const xmlNs *namespace =
        prefix ? xmlSearchNs(node->doc, (xmlNode *) node, BAD_CAST prefix) : NULL;
    if (prefix && (!namespace || transform_fit_is_in(namespace, (const char *) XML_XML_NAMESPACE) ||
                   transform_fit_is_in(namespace, TRANSFORM_NAMESPACE)))
        return false;
    for (const xmlNode *child = node->children; child; child = child->next) {
        if (!is_fit_content(child))
            return false;
    }
    return true;
}

bool
transform_fit_has(const TransformFit *fit, const char *sets)
{
    g_auto(GStrv) names = g_strsplit_set(sets, " \t\r\n", -1);
    for (guint i = 0; names[i]; i++) {
        if (strchr(names[i], ':') || g_hash_table_contains(fit->unfit, names[i]))
            return false;
    }
    return true;
}

static bool
is_fit_set(const TransformFit *fit, const xmlNode *set)
{
    const char *used = get(set, "use-attribute-sets");
    if (used && !transform_fit_has(fit, used))
        return false;
    for (const xmlNode *child = set->children; child; child = child->next) {
        if (is_instruction(child, "attribute") && !is_fit_attribute(child))
            return false;
    }
    return true;
}

/* Puts the names of the attribute sets in @doc that are not fit into fit->unfit. Gives whether
 * there was another, so that those using it are not either. */
static bool
find_unfit(TransformFit *fit, const xmlDoc *doc)
{
    bool found = false;
    const xmlNode *root = xmlDocGetRootElement(doc);
    for (const xmlNode *node = root ? root->children : NULL; node; node = node->next) {
        const char *name = is_instruction(node, "attribute-set") ? get(node, "name") : NULL;
        if (name && !g_hash_table_contains(fit->unfit, name) && !is_fit_set(fit, node)) {
            g_hash_table_add(fit->unfit, g_strdup(name));
            found = true;
        }
    }
    return found;
}

/* The variables that the attributes in @set ask for, without their "$". */
static void
add_variables(TransformFit *fit, const xmlNode *set)
{
    for (const xmlNode *attribute = set->children; attribute; attribute = attribute->next) {
        for (const xmlNode *child = attribute->children; child; child = child->next) {
            const char *select = is_instruction(child, "value-of") ? get(child, "select") : NULL;
            if (is_variable(select) &&
                !g_ptr_array_find_with_equal_func(fit->variables, select + 1, g_str_equal, NULL))
                g_ptr_array_add(fit->variables, g_strdup(select + 1));
        }
    }
}

static void
find_variables(TransformFit *fit, const xmlDoc *doc)
{
    const xmlNode *root = xmlDocGetRootElement(doc);
    for (const xmlNode *node = root ? root->children : NULL; node; node = node->next) {
        const char *name = is_instruction(node, "attribute-set") ? get(node, "name") : NULL;
        if (name && !g_hash_table_contains(fit->unfit, name))
            add_variables(fit, node);
    }
}

TransformFit *
transform_fit_new(const GPtrArray *docs)
{
    TransformFit *fit = g_new0(TransformFit, 1);
    fit->unfit = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    fit->variables = g_ptr_array_new_with_free_func(g_free);
    bool found;
    do {
        found = false;
        for (guint i = 0; i < docs->len; i++)
            found |= find_unfit(fit, docs->pdata[i]);
    } while (found);
    for (guint i = 0; i < docs->len; i++)
        find_variables(fit, docs->pdata[i]);
    return fit;
}

void
transform_fit_free(TransformFit *fit)
{
    if (!fit)
        return;
    g_hash_table_unref(fit->unfit);
    g_ptr_array_unref(fit->variables);
    g_free(fit);
}

char *
transform_fit_values(const TransformFit *fit, xsltTransformContext *context)
{
    g_autoptr(GString) values = g_string_new(NULL);
    for (guint i = 0; i < fit->variables->len; i++) {
        xmlXPathObject *value = xsltVariableLookup(context, fit->variables->pdata[i], NULL);
        if (!value)
            return NULL;
        xmlChar *text = xmlXPathCastToString(value);
        xmlXPathFreeObject(value);
        g_string_append_printf(values, "%s\1", (const char *) text); /* which is in no text */
        xmlFree(text);
    }
    return g_string_free(g_steal_pointer(&values), FALSE);
}
