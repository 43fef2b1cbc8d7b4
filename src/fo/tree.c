#include "fo/tree.h"

#include <string.h>

#include "fo/content.h"
#include "fo/entity.h"
#include "fo/region.h"

enum {
    ATTRIBUTES = 128, /* of one element; there are not many more properties */
};

DiagPlace
fo_tree_place(const FoTree *tree, int line)
{
    return (DiagPlace){.file = tree->file, .line = line};
}

/* ---- attributes */

typedef struct {
    guint count;
    FoAttribute list[ATTRIBUTES];
    const char *id;
    const char *broken; /* the name of one with an entity that cannot be expanded, or NULL */
    gsize *entities;    /* FoTree.entities */
    GPtrArray *owned;   /* strings that had to be put together; NULL when there are none */
} Attributes;

/* Strings that live until the attributes are dropped. */
static const char *
keep(Attributes *attributes, char *text)
{
    if (!attributes->owned)
        attributes->owned = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(attributes->owned, text);
    return text;
}

/* The value of @attribute; entities in it are replaced, up to one that cannot be. */
static const char *
attribute_value(Attributes *attributes, const xmlAttr *attribute)
{
    const xmlNode *child = attribute->children;
    if (!child)
        return "";
    if (!child->next && child->type == XML_TEXT_NODE)
        return (const char *) child->content;
    GString *value = g_string_new(NULL);
    if (!fo_entity_expand(child, value, attributes->entities))
        attributes->broken = (const char *) attribute->name;
    return keep(attributes, g_string_free(value, FALSE));
}

/* The name with the prefix that fo/property.def uses, or NULL for a foreign attribute. */
static const char *
attribute_name(Attributes *attributes, const xmlAttr *attribute)
{
    const char *name = (const char *) attribute->name;
    if (!attribute->ns)
        return name;
    const char *space = (const char *) attribute->ns->href;
    if (g_str_equal(space, FOX_NAMESPACE))
        return keep(attributes, g_strconcat("fox:", name, NULL));
    if (g_str_equal(space, (const char *) XML_XML_NAMESPACE))
        return keep(attributes, g_strconcat("xml:", name, NULL));
    return NULL;
}

static void
add_attribute(Attributes *attributes, const char *name, const char *value, guint common)
{
    for (guint i = 0; i < common; i++) {
        if (g_str_equal(attributes->list[i].name, name)) {
            attributes->list[i].value = value;
            return;
        }
    }
    if (attributes->count < ATTRIBUTES)
        attributes->list[attributes->count++] = (FoAttribute){name, value};
}

static void
collect_attributes(Attributes *attributes, const xmlNode *node, const FoShort *short_for)
{
    guint common = short_for ? MIN(short_for->count, ATTRIBUTES) : 0;
    if (common)
        memcpy(attributes->list, short_for->attributes, common * sizeof *attributes->list);
    attributes->count = common;
    for (const xmlAttr *attr = node->properties; attr; attr = attr->next) {
        const char *name = attribute_name(attributes, attr);
        if (!name)
            continue;
        const char *value = attribute_value(attributes, attr);
        if (g_str_equal(name, "id"))
            attributes->id = value;
        else
            add_attribute(attributes, name, value, common);
    }
}

static void
clear_attributes(Attributes *attributes)
{
    if (attributes->owned)
        g_ptr_array_unref(attributes->owned);
}

/* ---- nodes */

static void
append(FoNode *parent, FoNode *node)
{
    if (parent->last)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
    parent->has_marker |= node->element == FO_MARKER;
}

/* What is looked at again on later pages. */
static bool
outlasts_its_place(FoElement element)
{
    return element == FO_MARKER || element == FO_FOOTNOTE || element == FO_FLOAT ||
           element == FO_CHANGE_BAR_BEGIN || element == FO_CHANGE_BAR_END;
}

static FoNode *
new_node(FoTree *tree, FoElement element, int line)
{
    FoNode *node = ARENA_NEW(tree->arena, FoNode);
    node->element = element;
    tree->lasting |= outlasts_its_place(element);
    node->line = line;
    node->parent = tree->current;
    node->bars = tree->bars;
    if (tree->current) {
        node->style = tree->current->style;
        append(tree->current, node);
    }
    return node;
}

static void
set_id(FoTree *tree, FoNode *node, const char *id)
{
    if (!id || !*id)
        return;
    node->id = arena_strdup(tree->arena, id);
    if (!g_hash_table_add(tree->ids, g_strdup(id)))
        diag_add(tree->diag, DIAG_ID_FO_DUPLICATE_ID, fo_tree_place(tree, node->line), id, NULL);
}

static const FoBars *
bars_with(FoTree *tree, const FoNode *begin, const FoBars *others)
{
    FoBars *bars = ARENA_NEW(tree->arena, FoBars);
    *bars = (FoBars){begin, others};
    return bars;
}

/* The bars without the latest one of the class of @end. */
static const FoBars *
bars_without(FoTree *tree, const FoNode *end, const FoBars *bars)
{
    if (!bars)
        return NULL;
    if (g_strcmp0(fo_string(bars->begin, FO_PROP_CHANGE_BAR_CLASS),
                  fo_string(end, FO_PROP_CHANGE_BAR_CLASS)) == 0)
        return bars->next;
    return bars_with(tree, bars->begin, bars_without(tree, end, bars->next));
}

/* What stands after @node has a change bar more, or less. */
static void
change_bars(FoTree *tree, FoNode *node)
{
    if (node->element == FO_CHANGE_BAR_BEGIN)
        node->bars = tree->bars = bars_with(tree, node, tree->bars);
    if (node->element == FO_CHANGE_BAR_END)
        node->bars = tree->bars = bars_without(tree, node, tree->bars);
}

static bool
asks_for(const Attributes *attributes, const char *function)
{
    for (guint i = 0; i < attributes->count; i++) {
        if (strstr(attributes->list[i].value, function))
            return true;
    }
    return false;
}

/* What functions read that need to know where @node stands; NULL when there is none. */
static const FoStyle *
find_source(FoTree *tree, const FoNode *node, const Attributes *attributes)
{
    if (!asks_for(attributes, "from-"))
        return NULL;
    if (asks_for(attributes, "from-table-column"))
        return fo_columns_find(&tree->columns, node);
    if (asks_for(attributes, "from-page-master-region"))
        return fo_region_find(node);
    return NULL;
}

static void
set_style(FoTree *tree, FoNode *node, const Attributes *attributes)
{
    const FoStyle *parent = node->parent ? node->parent->style : NULL;
    DiagPlace place = fo_tree_place(tree, node->line);
    node->style = fo_styles_find(tree->styles, parent, NULL, node->element, attributes->list,
                                 attributes->count, place);

    /* The cell's own number and spans, or the flow's name, are known now. */
    const FoStyle *source = find_source(tree, node, attributes);
    if (source)
        node->style = fo_styles_find(tree->styles, parent, source, node->element, attributes->list,
                                     attributes->count, place);
}

static void
set_plain_style(FoTree *tree, FoNode *node, const FoShort *known)
{
    const FoStyle *parent = node->parent ? node->parent->style : NULL;
    node->style = fo_styles_find_again(tree->styles, parent, node->element, known->attributes,
                                       known->count, fo_tree_place(tree, node->line));
}

FoNode *
fo_tree_open(FoTree *tree, FoNode *parent, FoElement element, const xmlNode *source,
             const FoShort *short_for, int line)
{
    Attributes attributes;
    attributes.id = NULL;
    attributes.owned = NULL;
    attributes.entities = tree->entities;
    attributes.broken = NULL;
    bool plain = short_for && short_for->plain && !source->properties;
    if (!plain)
        collect_attributes(&attributes, source, short_for);
    if (attributes.broken)
        diag_add(tree->diag, DIAG_ID_FO_UNSUPPORTED, fo_tree_place(tree, line), attributes.broken,
                 NULL);
    if (tree->current)
        fo_content_check(tree->current, element, tree->diag, fo_tree_place(tree, line));

    FoNode *node = new_node(tree, element, line);
    if (!tree->current)
        node->parent = parent;
    if (plain)
        set_plain_style(tree, node, short_for);
    else
        set_style(tree, node, &attributes);
    set_id(tree, node, attributes.id);
    change_bars(tree, node);
    clear_attributes(&attributes);
    tree->current = node;
    return node;
}

void
fo_tree_close(FoTree *tree)
{
    FoNode *node = tree->current;
    if (node->element != FO_ROOT)
        fo_content_complete(node, tree->diag, fo_tree_place(tree, node->line));
    bool linked = node->parent && node->parent->last == node;
    tree->current = linked ? node->parent : NULL;
}

static bool
is_blank(const char *text, gsize length)
{
    for (gsize i = 0; i < length; i++) {
        if (!g_ascii_isspace(text[i]))
            return false;
    }
    return true;
}

void
fo_tree_text(FoTree *tree, const char *text, gsize length, int line)
{
    if (!tree->current || !length)
        return;
    if (!fo_content_has_text(tree->current)) {
        if (!is_blank(text, length))
            diag_add(tree->diag, DIAG_ID_FO_STRAY_TEXT, fo_tree_place(tree, line),
                     fo_element_name(tree->current->element), NULL);
        return;
    }
    FoNode *node = new_node(tree, FO_TEXT, line);
    node->text = arena_strndup(tree->arena, text, length);
    node->length = (guint32) length;
}

const xmlNode *
fo_tree_copy_foreign(Arena *arena, const xmlNode *source)
{
    xmlDoc *doc = xmlNewDoc(BAD_CAST "1.0");
    arena_defer(arena, doc, (GDestroyNotify) xmlFreeDoc);
    xmlNode *copy = xmlDocCopyNode((xmlNode *) source, doc, 1);
    if (copy)
        xmlDocSetRootElement(doc, copy);
    return copy;
}

void
fo_tree_foreign(FoTree *tree, const xmlNode *source, int line)
{
    FoNode *node = new_node(tree, FO_FOREIGN, line);
    node->foreign = fo_tree_copy_foreign(tree->arena, source);
}

void
fo_tree_pass_over(FoTree *tree, int line)
{
    if (tree->current && fo_content_has_text(tree->current))
        new_node(tree, FO_FOREIGN, line);
}
