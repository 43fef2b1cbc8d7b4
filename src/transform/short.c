#include "transform/short.h"

#include <libxslt/attributes.h>
#include <stdbool.h>
#include <string.h>

#include "transform/fit.h"
#include "transform/function.h"

#define FO_NAMESPACE "http://www.w3.org/1999/XSL/Format"

/* What a name stands for. */
typedef struct {
    char *name;            /* of the element */
    char *sets;            /* names of attribute sets; "" for none */
    GPtrArray *attributes; /* names and values by turns */
} Short;

struct TransformShorts {
    TransformFit *fit;
    GPtrArray *list;     /* of Short */
    GHashTable *by_key;  /* what a Short says → its number + 1 */
    GHashTable *sets;    /* Short.sets → the element that has their attributes */
    char *values;        /* of the variables that these were made with */
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
        if (transform_fit_is_in(attribute->ns, (const char *) XSLT_NAMESPACE))
            continue;
        const char *value = transform_fit_plain(attribute), *name = (const char *) attribute->name;
        if (!value || attribute->ns || !transform_fit_name(name))
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
    const char *sets = attribute ? transform_fit_plain(attribute) : "";
    if (!sets || !transform_fit_has(shorts->fit, sets))
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
        if (transform_fit_is_in(child->ns, FO_NAMESPACE))
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
    return attribute && g_strcmp0(transform_fit_plain(attribute), "yes") == 0;
}

TransformShorts *
transform_shorts_new(const GPtrArray *docs)
{
    if (!docs->len || !asks_for_it(docs->pdata[0]))
        return NULL;
    TransformShorts *shorts = g_new0(TransformShorts, 1);
    shorts->fit = transform_fit_new(docs);
    shorts->list = g_ptr_array_new_with_free_func(free_short);
    shorts->by_key = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    shorts->sets = g_hash_table_new(g_str_hash, g_str_equal);
    shorts->elements = g_ptr_array_new();
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
    transform_fit_free(shorts->fit);
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

/* Puts the attributes of each list of sets into an element below @root. */
static void
apply_sets(TransformShorts *shorts, xsltTransformContext *context, xmlNode *root, xmlDoc *input)
{
    xmlNode *old_insert = context->insert, *old_node = context->node;
    context->node = (xmlNode *) input;
    GHashTableIter each;
    gpointer sets;
    g_hash_table_iter_init(&each, shorts->sets);
    while (g_hash_table_iter_next(&each, &sets, NULL)) {
        context->insert = xmlNewChild(root, NULL, BAD_CAST "sets", NULL);
        g_hash_table_iter_replace(&each, context->insert);
        xsltApplyAttributeSet(context, context->node, NULL, sets);
    }
    context->insert = old_insert;
    context->node = old_node;
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
    g_autofree char *values = transform_fit_values(shorts->fit, context);
    if (shorts->doc && values && g_strcmp0(values, shorts->values) == 0)
        return;
    g_free(shorts->values);
    shorts->values = g_steal_pointer(&values);
    xmlFreeDoc(shorts->doc);
    shorts->doc = xmlNewDoc(BAD_CAST "1.0");
    xmlNode *root = xmlNewDocNode(shorts->doc, NULL, BAD_CAST "shorts", NULL);
    xmlDocSetRootElement(shorts->doc, root);
    apply_sets(shorts, context, root, input);
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
