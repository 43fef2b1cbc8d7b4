/*
 * Makes libFuzzer change XML as XML, for the targets that read it (see the Makefile): whole
 * elements are taken out, doubled, moved, renamed and put from one document into another;
 * attributes get values that others have, or one from the list of what is often forgotten. An FO
 * gets any property with any keyword. One change in eight is to the bytes, and so is each where
 * they are no XML.
 */
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

#include "fo/fo.h"

size_t LLVMFuzzerMutate(unsigned char *data, size_t size, size_t room);
size_t LLVMFuzzerCustomMutator(unsigned char *data, size_t size, size_t room, unsigned seed);
size_t LLVMFuzzerCustomCrossOver(const unsigned char *one, size_t one_size,
                                 const unsigned char *other, size_t other_size, unsigned char *out,
                                 size_t room, unsigned seed);

#define FO_NAMESPACE "http://www.w3.org/1999/XSL/Format"

enum {
    MAX_NODES = 4096,
    MAX_CHANGES = 4,
    MAX_TEXT = 200,
};

static const char *const values[] = {
    "",
    "0",
    "-1",
    "1",
    "1000000000000000000000",
    "1e9",
    "0.0000001",
    "100%",
    "-50%",
    "12pt",
    "-12pt",
    "1000mm",
    "0.01pt",
    "1em",
    "auto",
    "none",
    "always",
    "inherit",
    "false",
    "2566",
    "๒๕๖๖",
    "75.50",
    "75,50",
    "2023-12-15",
    "31 ก.พ. 2566",
    "a b",
    "../../x",
    "TH-50",
    "\xc2\xa0",
    "ก็",
    "\xe2\x80\xae",
    "1/0",
    "proportional-column-width(3)",
    "from-parent()",
    "#fff",
    "url(x)",
    "page",
    "12pt solid red",
};

typedef struct {
    xmlDoc *doc;
    xmlNode *nodes[MAX_NODES]; /* the elements */
    guint n_nodes;
    guint64 state;
} Document;

static guint
choose(Document *document, guint below)
{
    document->state = document->state * 6364136223846793005u + 1442695040888963407u;
    return below ? (guint) (document->state >> 33) % below : 0;
}

static xmlNode *
any_node(Document *document)
{
    return document->nodes[choose(document, document->n_nodes)];
}

static void
find_nodes(Document *document, xmlNode *node)
{
    for (; node && document->n_nodes < MAX_NODES; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        document->nodes[document->n_nodes++] = node;
        find_nodes(document, node->children);
    }
}

static bool
open_document(Document *document, const unsigned char *data, size_t size, unsigned seed)
{
    document->state = seed;
    document->n_nodes = 0;
    document->doc = xmlReadMemory((const char *) data, (int) size, NULL, NULL,
                                  XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET);
    if (document->doc)
        find_nodes(document, xmlDocGetRootElement(document->doc));
    return document->n_nodes > 0;
}

/* Writes the document to @out if there is room, and closes it. 0: there is none. */
static size_t
close_document(Document *document, unsigned char *out, size_t room)
{
    xmlChar *text = NULL;
    int size = 0;
    xmlDocDumpMemoryEnc(document->doc, &text, &size, "UTF-8");
    bool fits = text && size > 0 && (size_t) size <= room;
    if (fits)
        memcpy(out, text, (size_t) size);
    xmlFree(text);
    xmlFreeDoc(document->doc);
    return fits ? (size_t) size : 0;
}

/* ---- elements; what is taken out stays out of the list, which is made anew after each change */

static bool
is_inside(const xmlNode *node, const xmlNode *other)
{
    for (; node; node = node->parent)
        if (node == other)
            return true;
    return false;
}

static void
take_out(Document *document)
{
    xmlNode *node = any_node(document);
    if (node == document->nodes[0])
        return;
    xmlUnlinkNode(node);
    xmlFreeNode(node);
}

/* Puts a copy of @node, of any document, beside or into an element. */
static void
put_copy(Document *document, xmlNode *node)
{
    xmlNode *place = any_node(document);
    xmlNode *copy = xmlDocCopyNode(node, document->doc, 1);
    if (place == document->nodes[0] || choose(document, 3) == 0)
        xmlAddChild(place, copy);
    else
        xmlAddNextSibling(place, copy);
    xmlReconciliateNs(document->doc, copy);
}

static void
move(Document *document)
{
    xmlNode *node = any_node(document), *place = any_node(document);
    if (is_inside(place, node) || place == document->nodes[0])
        return;
    xmlUnlinkNode(node);
    xmlAddPrevSibling(place, node);
    xmlReconciliateNs(document->doc, node);
}

/* An FO may become any other; what else there is, one of the others in the document. */
static void
rename_node(Document *document)
{
    xmlNode *node = any_node(document);
    const char *name = (const char *) any_node(document)->name;
    if (node->ns && g_strcmp0((const char *) node->ns->href, FO_NAMESPACE) == 0)
        name = fo_element_name((FoElement) choose(document, FO_ELEMENT_COUNT));
    if (!name || *name == '#')
        return;
    const char *colon = strchr(name, ':');
    g_autofree char *plain = g_strdup(colon ? colon + 1 : name);
    xmlNodeSetName(node, BAD_CAST plain);
}

/* ---- attributes and text */

/* What bytes may stand in XML: libFuzzer's own changes to @text. Free with g_free(). */
static char *
mutate_text(const char *text)
{
    unsigned char bytes[MAX_TEXT + 1] = {0};
    size_t size = strlen(text);
    size = MIN(size, MAX_TEXT);
    memcpy(bytes, text, size);
    size = LLVMFuzzerMutate(bytes, size, MAX_TEXT);
    for (size_t i = 0; i < size; i++)
        if (bytes[i] < ' ')
            bytes[i] = ' ';
    return g_utf8_make_valid((const char *) bytes, (gssize) size);
}

static xmlAttr *
any_attribute(Document *document)
{
    for (guint tries = 8; tries; tries--) {
        xmlAttr *attribute = any_node(document)->properties;
        for (guint skip = choose(document, 6); attribute && attribute->next && skip; skip--)
            attribute = attribute->next;
        if (attribute)
            return attribute;
    }
    return NULL;
}

static char *
new_value(Document *document, xmlAttr *attribute)
{
    xmlAttr *other = any_attribute(document);
    if (!other)
        other = attribute;
    xmlChar *old = xmlNodeListGetString(document->doc, attribute->children, 1);
    xmlChar *others = xmlNodeListGetString(document->doc, other->children, 1);
    char *value;
    switch (choose(document, 3)) {
    case 0:
        value = g_strdup(values[choose(document, G_N_ELEMENTS(values))]);
        break;
    case 1:
        value = g_strdup(others ? (const char *) others : "");
        break;
    default:
        value = mutate_text(old ? (const char *) old : "");
    }
    xmlFree(old);
    xmlFree(others);
    return value;
}

static void
change_attribute(Document *document)
{
    xmlAttr *attribute = any_attribute(document);
    if (!attribute)
        return;
    if (choose(document, 6) == 0) {
        xmlRemoveProp(attribute);
        return;
    }
    g_autofree char *value = new_value(document, attribute);
    xmlNode *node = choose(document, 4) ? attribute->parent : any_node(document);
    xmlSetNsProp(node, node == attribute->parent ? attribute->ns : NULL, attribute->name,
                 BAD_CAST value);
}

static void
set_property(Document *document)
{
    xmlNode *node = any_node(document);
    if (!node->ns || g_strcmp0((const char *) node->ns->href, FO_NAMESPACE) != 0) {
        change_attribute(document);
        return;
    }
    FoProperty property = (FoProperty) choose(document, FO_PROPERTY_COUNT);
    guint keyword = choose(document, 2 * FO_KEYWORD_COUNT);
    const char *value = keyword < FO_KEYWORD_COUNT ? fo_keyword_name((FoKeyword) keyword)
                                                   : values[choose(document, G_N_ELEMENTS(values))];
    xmlSetProp(node, BAD_CAST fo_property_name(property), BAD_CAST(value ? value : ""));
}

static void
change_text(Document *document)
{
    xmlNode *child = any_node(document)->children;
    if (!child || child->type != XML_TEXT_NODE)
        return;
    g_autofree char *text = mutate_text((const char *) child->content);
    g_autofree char *escaped = g_markup_escape_text(text, -1);
    xmlNodeSetContent(child, BAD_CAST escaped);
}

/* ---- what libFuzzer calls */

static void
change(Document *document)
{
    switch (choose(document, 10)) {
    case 0:
        take_out(document);
        break;
    case 1:
        put_copy(document, any_node(document));
        break;
    case 2:
        move(document);
        break;
    case 3:
        rename_node(document);
        break;
    case 4:
    case 5:
        change_text(document);
        break;
    case 6:
    case 7:
        set_property(document);
        break;
    default:
        change_attribute(document);
    }
}

size_t
LLVMFuzzerCustomMutator(unsigned char *data, size_t size, size_t room, unsigned seed)
{
    Document document;
    if (seed % 8 == 0 || !open_document(&document, data, size, seed))
        return LLVMFuzzerMutate(data, size, room);
    for (guint changes = 1 + choose(&document, MAX_CHANGES); changes; changes--) {
        change(&document);
        document.n_nodes = 0;
        find_nodes(&document, xmlDocGetRootElement(document.doc));
    }
    size_t written = close_document(&document, data, room);
    return written ? written : LLVMFuzzerMutate(data, size, room);
}

size_t
LLVMFuzzerCustomCrossOver(const unsigned char *one, size_t one_size, const unsigned char *other,
                          size_t other_size, unsigned char *out, size_t room, unsigned seed)
{
    Document to, from;
    if (!open_document(&to, one, one_size, seed))
        return 0;
    if (open_document(&from, other, other_size, seed))
        put_copy(&to, any_node(&from));
    xmlFreeDoc(from.doc);
    return close_document(&to, out, room);
}
