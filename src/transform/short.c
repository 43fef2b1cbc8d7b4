#include "transform/short.h"

#include <libxslt/attributes.h>
#include <stdbool.h>

#include "transform/digits.h"
#include "transform/function.h"

#define FO_NAMESPACE "http://www.w3.org/1999/XSL/Format"

/* What a name stands for. */
typedef struct {
    char *name;            /* of the element */
    char *sets;            /* names of attribute sets; "" for none */
    GPtrArray *attributes; /* names and values by turns */
} Short;

struct TransformShorts {
    GHashTable *unfit;   /* names of attribute sets that say different things in different places */
    GPtrArray *list;     /* of Short */
    GHashTable *by_key;  /* what a Short says → its number + 1 */
    GHashTable *sets;    /* Short.sets → the element that has their attributes */
    char *values;        /* of all these */
    xmlDoc *doc;         /* of those elements and of … */
    GPtrArray *elements; /* … XmlShorts */
    XmlShorts shorts;
};

static void
free_short(gpointer data)
{
    Short *one = data;
    g_free(one->name);
    g_free(one->sets);
    g_ptr_array_unref(one->attributes);
    g_free(one);
}

/* ---- what may be said once */

static bool
is_in(const xmlNs *namespace, const char *uri)
{
    return namespace && !strcmp((const char *) namespace->href, uri);
}

static bool
is_instruction(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && is_in(node->ns, (const char *) XSLT_NAMESPACE) &&
           !strcmp((const char *) node->name, name);
}

/* An attribute's value as it is written; NULL for what must be put together. */
static const char *
plain_value(const xmlAttr *attribute)
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
    return attribute ? plain_value(attribute) : NULL;
}

static bool
is_fit_name(const char *name)
{
    return strcmp(name, "id") != 0 && !transform_digits_reads(name);
}

/* "$line-14" */
static bool
is_variable(const char *select)
{
    return select && *select == '$' && !strpbrk(select, " ()[]/|+*,=!<>'\"");
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
    if (!name || !is_fit_name(name) || xmlHasProp(node, BAD_CAST "namespace"))
        return false;
    const char *colon = strchr(name, ':');
    g_autofree char *prefix = colon ? g_strndup(name, (gsize) (colon - name)) : NULL;
    const xmlNs *namespace =
        prefix ? xmlSearchNs(node->doc, (xmlNode *) node, BAD_CAST prefix) : NULL;
    if (prefix && (!namespace || is_in(namespace, (const char *) XML_XML_NAMESPACE) ||
                   is_in(namespace, TRANSFORM_NAMESPACE)))
        return false;
    for (const xmlNode *child = node->children; child; child = child->next) {
        if (!is_fit_content(child))
            return false;
    }
    return true;
}

static bool
are_fit(const TransformShorts *shorts, const char *sets)
{
    g_auto(GStrv) names = g_strsplit_set(sets, " \t\r\n", -1);
    for (guint i = 0; names[i]; i++) {
        if (strchr(names[i], ':') || g_hash_table_contains(shorts->unfit, names[i]))
            return false;
    }
    return true;
}

static bool
is_fit_set(const TransformShorts *shorts, const xmlNode *set)
{
    const char *used = get(set, "use-attribute-sets");
    if (used && !are_fit(shorts, used))
        return false;
    for (const xmlNode *child = set->children; child; child = child->next) {
        if (is_instruction(child, "attribute") && !is_fit_attribute(child))
            return false;
    }
    return true;
}

/* Gives whether another set turned out to be unfit, so that those using it are, too. */
static bool
find_unfit(TransformShorts *shorts, const xmlDoc *doc)
{
    bool found = false;
    const xmlNode *root = xmlDocGetRootElement(doc);
    for (const xmlNode *node = root ? root->children : NULL; node; node = node->next) {
        const char *name = is_instruction(node, "attribute-set") ? get(node, "name") : NULL;
        if (name && !g_hash_table_contains(shorts->unfit, name) && !is_fit_set(shorts, node)) {
            g_hash_table_add(shorts->unfit, g_strdup(name));
            found = true;
        }
    }
    return found;
}

/* ---- shortening */

static guint
number_of(TransformShorts *shorts, const xmlNode *element, const char *sets, GPtrArray *attributes)
{
    GString *text = g_string_new((const char *) element->name);
    g_string_append_printf(text, "\n%s", sets);
    for (guint i = 0; i < attributes->len; i++)
        g_string_append_printf(text, "\n%s", (const char *) attributes->pdata[i]);
    char *key = g_string_free(text, FALSE);
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(shorts->by_key, key));
    if (known) {
        g_free(key);
        return known - 1;
    }
    Short *one = g_new0(Short, 1);
    one->name = g_strdup((const char *) element->name);
    one->sets = g_strdup(sets);
    one->attributes = g_ptr_array_ref(attributes);
    g_ptr_array_add(shorts->list, one);
    g_hash_table_insert(shorts->by_key, key, GUINT_TO_POINTER(shorts->list->len));
    g_hash_table_insert(shorts->sets, one->sets, NULL);
    return shorts->list->len - 1;
}

static xmlAttr *
find_sets(const xmlNode *element)
{
    return xmlHasNsProp(element, BAD_CAST "use-attribute-sets", XSLT_NAMESPACE);
}

/* The first attributes of @element that say the same everywhere, taken away from it. */
static GPtrArray *
take_attributes(xmlNode *element)
{
    GPtrArray *taken = g_ptr_array_new_with_free_func(g_free);
    for (xmlAttr *attribute = element->properties, *next; attribute; attribute = next) {
        next = attribute->next;
        if (is_in(attribute->ns, (const char *) XSLT_NAMESPACE))
            continue;
        const char *value = plain_value(attribute), *name = (const char *) attribute->name;
        if (!value || attribute->ns || !is_fit_name(name))
            break;
        g_ptr_array_add(taken, g_strdup(name));
        g_ptr_array_add(taken, g_strdup(value));
        xmlRemoveProp(attribute);
    }
    return taken;
}

static void
shorten(TransformShorts *shorts, xmlNode *element)
{
    xmlAttr *attribute = find_sets(element);
    const char *sets = attribute ? plain_value(attribute) : "";
    if (!sets || !are_fit(shorts, sets))
        return;
    g_autoptr(GPtrArray) attributes = take_attributes(element);
    if (!*sets && !attributes->len)
        return;
    g_autofree char *name = g_strdup_printf("%s+%u", (const char *) element->name,
                                            number_of(shorts, element, sets, attributes));
    if (attribute)
        xmlRemoveProp(attribute);
    element->name = xmlDictLookup(element->doc->dict, BAD_CAST name, -1);
}

static void
shorten_all(TransformShorts *shorts, xmlNode *element)
{
    for (xmlNode *child = element->children; child; child = child->next) {
        if (child->type != XML_ELEMENT_NODE)
            continue;
        if (is_in(child->ns, FO_NAMESPACE))
            shorten(shorts, child);
        shorten_all(shorts, child);
    }
}

static bool
asks_for_it(const xmlDoc *doc)
{
    const xmlNode *root = xmlDocGetRootElement(doc);
    const xmlAttr *attribute =
        root ? xmlHasNsProp(root, BAD_CAST "short", BAD_CAST TRANSFORM_NAMESPACE) : NULL;
    return attribute && g_strcmp0(plain_value(attribute), "yes") == 0;
}

TransformShorts *
transform_shorts_new(const GPtrArray *docs)
{
    if (!docs->len || !asks_for_it(docs->pdata[0]))
        return NULL;
    TransformShorts *shorts = g_new0(TransformShorts, 1);
    shorts->unfit = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    shorts->list = g_ptr_array_new_with_free_func(free_short);
    shorts->by_key = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    shorts->sets = g_hash_table_new(g_str_hash, g_str_equal);
    shorts->elements = g_ptr_array_new();
    bool found;
    do {
        found = false;
        for (guint i = 0; i < docs->len; i++)
            found |= find_unfit(shorts, docs->pdata[i]);
    } while (found);
    for (guint i = 0; i < docs->len; i++)
        shorten_all(shorts, xmlDocGetRootElement(docs->pdata[i]));
    return shorts;
}

void
transform_shorts_free(TransformShorts *shorts)
{
    if (!shorts)
        return;
    xmlFreeDoc(shorts->doc);
    g_ptr_array_unref(shorts->elements);
    g_hash_table_unref(shorts->sets);
    g_hash_table_unref(shorts->by_key);
    g_hash_table_unref(shorts->unfit);
    g_ptr_array_unref(shorts->list);
    g_free(shorts->values);
    g_free(shorts);
}

/* ---- what they stand for */

/* As an attribute of @element, which may have one of that name. */
static void
set_attribute(xmlNode *element, const xmlAttr *from)
{
    xmlNs *ns = NULL;
    if (from->ns)
        ns = xmlSearchNsByHref(element->doc, element, from->ns->href);
    if (from->ns && !ns)
        ns = xmlNewNs(element, from->ns->href, from->ns->prefix);
    const xmlNode *text = from->children;
    xmlSetNsProp(element, ns, from->name, text ? text->content : BAD_CAST "");
}

static void
set_attributes(xmlNode *element, const xmlAttr *first)
{
    for (const xmlAttr *attribute = first; attribute; attribute = attribute->next)
        set_attribute(element, attribute);
}

/* Puts the attributes of each list of sets into an element of @doc; gives what they say. */
static char *
apply_sets(TransformShorts *shorts, xsltTransformContext *context, xmlNode *root, xmlDoc *input)
{
    GString *values = g_string_new(NULL);
    xmlNode *old_insert = context->insert, *old_node = context->node;
    context->node = (xmlNode *) input;
    for (guint i = 0; i < shorts->list->len; i++) {
        const Short *one = shorts->list->pdata[i];
        if (g_hash_table_lookup(shorts->sets, one->sets))
            continue;
        context->insert = xmlNewChild(root, NULL, BAD_CAST "sets", NULL);
        g_hash_table_insert(shorts->sets, one->sets, context->insert);
        xsltApplyAttributeSet(context, context->node, NULL, BAD_CAST one->sets);
        for (const xmlAttr *a = context->insert->properties; a; a = a->next)
            g_string_append_printf(values, "%s\n", a->children ? a->children->content : NULL);
    }
    context->insert = old_insert;
    context->node = old_node;
    return g_string_free(values, FALSE);
}

static void
spell_out(TransformShorts *shorts, xmlNode *root)
{
    g_ptr_array_set_size(shorts->elements, 0);
    for (guint i = 0; i < shorts->list->len; i++) {
        const Short *one = shorts->list->pdata[i];
        const xmlNode *sets = g_hash_table_lookup(shorts->sets, one->sets);
        xmlNode *element = xmlNewChild(root, NULL, BAD_CAST one->name, NULL);
        set_attributes(element, sets->properties);
        for (guint k = 0; k < one->attributes->len; k += 2)
            xmlSetProp(element, one->attributes->pdata[k], one->attributes->pdata[k + 1]);
        g_ptr_array_add(shorts->elements, element);
    }
    shorts->shorts = (XmlShorts){(xmlNode *const *) shorts->elements->pdata, shorts->elements->len};
}

void
transform_shorts_evaluate(TransformShorts *shorts, xsltTransformContext *context, xmlDoc *input)
{
    xmlDoc *doc = xmlNewDoc(BAD_CAST "1.0");
    xmlNode *root = xmlNewDocNode(doc, NULL, BAD_CAST "shorts", NULL);
    xmlDocSetRootElement(doc, root);
    GHashTableIter each;
    g_hash_table_iter_init(&each, shorts->sets);
    while (g_hash_table_iter_next(&each, NULL, NULL))
        g_hash_table_iter_replace(&each, NULL);

    char *values = apply_sets(shorts, context, root, input);
    if (g_strcmp0(values, shorts->values) == 0) {
        g_free(values);
        xmlFreeDoc(doc);
        return;
    }
    g_free(shorts->values);
    shorts->values = values;
    xmlFreeDoc(shorts->doc);
    shorts->doc = doc;
    spell_out(shorts, root);
}

const XmlShorts *
transform_shorts_get(const TransformShorts *shorts)
{
    return &shorts->shorts;
}

/* ---- writing out */

static void
write_out(const XmlShorts *shorts, xmlNode *element)
{
    guint index;
    const xmlNode *stands_for = xml_shorts_find(shorts, (const char *) element->name, &index);
    if (stands_for) {
        xmlAttr *own = element->properties;
        element->properties = NULL;
        element->name = xmlDictLookup(element->doc->dict, stands_for->name, -1);
        set_attributes(element, stands_for->properties);
        set_attributes(element, own);
        xmlFreePropList(own);
    }
    for (xmlNode *child = element->children; child; child = child->next) {
        if (child->type == XML_ELEMENT_NODE)
            write_out(shorts, child);
    }
}

void
transform_shorts_write_out(const TransformShorts *shorts, xmlDoc *doc)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    if (root)
        write_out(&shorts->shorts, root);
}
