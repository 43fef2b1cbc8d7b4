#include "fo/feed.h"

#include <string.h>

#include "fo/content.h"
#include "fo/element.h"
#include "fo/entity.h"

static bool
has_namespace(const xmlNode *node, const char *namespace)
{
    return node->ns && !strcmp((const char *) node->ns->href, namespace);
}

FoElement
fo_feed_started(FoEvents *events)
{
    const xmlNode *node = fo_events_node(events);
    if (fo_events_type(events) != XML_READER_TYPE_ELEMENT)
        return (FoElement) 0;
    const FoShort *known = fo_events_short(events);
    if (known)
        return known->element;
    const char *name = (const char *) node->name;
    if (has_namespace(node, FOX_NAMESPACE))
        return strcmp(name, "external-document") ? (FoElement) 0 : FO_EXTERNAL_DOCUMENT;
    if (!has_namespace(node, FO_NAMESPACE))
        return (FoElement) 0;
    FoElement element = fo_element_find(name);
    return element == FO_EXTERNAL_DOCUMENT ? (FoElement) 0 : element;
}

FoElement
fo_feed_known(FoEvents *events, Diag *diag, const char *file)
{
    FoElement element = fo_feed_started(events);
    const xmlNode *node = fo_events_node(events);
    if (!element && has_namespace(node, FO_NAMESPACE)) {
        g_autofree char *name = g_strconcat("fo:", (const char *) node->name, NULL);
        DiagPlace place = {.file = file, .line = fo_events_line(events)};
        diag_add(diag, DIAG_ID_FO_UNKNOWN_ELEMENT, place, name, NULL);
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
feed_foreign(FoEvents *events, FoTree *tree, GError **error)
{
    const xmlNode *node = fo_events_expand(events);
    if (node) {
        int line = fo_events_line(events);
        fo_content_check(tree->current, FO_FOREIGN, tree->diag, fo_tree_place(tree, line));
        fo_tree_foreign(tree, node, line);
    }
    return fo_events_skip(events, error);
}

static bool
feed_start(FoEvents *events, FoTree *tree, GError **error)
{
    const xmlNode *node = fo_events_node(events);
    if (takes_foreign(tree) && !has_namespace(node, FO_NAMESPACE))
        return feed_foreign(events, tree, error);
    FoElement element = fo_feed_known(events, tree->diag, tree->file);
    if (!element) {
        fo_tree_pass_over(tree, fo_events_line(events));
        return fo_events_skip(events, error);
    }
    bool empty = fo_events_is_empty(events);
    fo_tree_open(tree, NULL, element, node, fo_events_short(events), fo_events_line(events));
    if (empty)
        fo_tree_close(tree);
    return true;
}

static void
feed_text(FoEvents *events, FoTree *tree)
{
    const xmlNode *node = fo_events_node(events);
    const char *text = (const char *) node->content;
    if (text)
        fo_tree_text(tree, text, strlen(text), fo_events_line(events));
}

static void
feed_entity(FoEvents *events, FoTree *tree)
{
    const xmlNode *node = fo_events_node(events);
    int line = fo_events_line(events);
    g_autoptr(GString) text = g_string_new(NULL);
    xmlNode reference = *node;
    reference.next = NULL;
    if (fo_entity_expand(&reference, text, tree->entities)) {
        fo_tree_text(tree, text->str, text->len, line);
        return;
    }
    g_autofree char *name = g_strdup_printf("&%s;", (const char *) node->name);
    diag_add(tree->diag, DIAG_ID_FO_UNSUPPORTED, fo_tree_place(tree, line), name, NULL);
}

bool
fo_feed(FoEvents *events, FoTree *tree, GError **error)
{
    switch (fo_events_type(events)) {
    case XML_READER_TYPE_ELEMENT:
        return feed_start(events, tree, error);
    case XML_READER_TYPE_END_ELEMENT:
        fo_tree_close(tree);
        return true;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        feed_text(events, tree);
        return true;
    case XML_READER_TYPE_ENTITY_REFERENCE:
        feed_entity(events, tree);
        return true;
    default:
        return true;
    }
}
