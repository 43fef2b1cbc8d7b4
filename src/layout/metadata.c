#include "layout/metadata.h"

#include <libxml/tree.h>
#include <string.h>

#define DC  "http://purl.org/dc/elements/1.1/"
#define PDF "http://ns.adobe.com/pdf/1.3/"

typedef struct {
    const char *space, *name;
    gsize offset; /* of the AreaDocument's member */
} Entry;

static const Entry entries[] = {
    {DC, "title", G_STRUCT_OFFSET(AreaDocument, title)},
    {DC, "creator", G_STRUCT_OFFSET(AreaDocument, author)},
    {DC, "description", G_STRUCT_OFFSET(AreaDocument, subject)},
    {PDF, "Keywords", G_STRUCT_OFFSET(AreaDocument, keywords)},
};

static bool
is_entry(const xmlNode *node, const Entry *entry)
{
    return node->ns && strcmp((const char *) node->ns->href, entry->space) == 0 &&
           strcmp((const char *) node->name, entry->name) == 0;
}

/* The text with its white space collapsed, in the document's arena; NULL if there is none. */
static const char *
text_of(Layout *layout, const xmlNode *node)
{
    xmlChar *content = xmlNodeGetContent(node);
    g_auto(GStrv) words = g_strsplit_set(content ? (const char *) content : "", " \t\r\n", -1);
    g_autoptr(GString) text = g_string_new(NULL);
    for (char **word = words; *word; word++) {
        if (**word)
            g_string_append_printf(text, "%s%s", text->len ? " " : "", *word);
    }
    xmlFree(content);
    return text->len ? arena_strdup(layout->document->arena, text->str) : NULL;
}

/* @node is no deeper than the reader lets elements be. */
static void
read_element(Layout *layout, const xmlNode *node)
{
    for (guint i = 0; i < G_N_ELEMENTS(entries); i++) {
        if (!is_entry(node, &entries[i]))
            continue;
        const char **member = G_STRUCT_MEMBER_P(layout->document, entries[i].offset);
        const char *text = text_of(layout, node);
        if (!*member)
            *member = text;
        return;
    }
    for (const xmlNode *child = node->children; child; child = child->next) {
        if (child->type == XML_ELEMENT_NODE)
            read_element(layout, child);
    }
}

void
layout_metadata_read(Layout *layout)
{
    FO_EACH_CHILD (part, fo_reader_root(layout->reader)) {
        if (part->element != FO_DECLARATIONS)
            continue;
        FO_EACH_CHILD (child, part) {
            if (child->element == FO_FOREIGN)
                read_element(layout, child->foreign);
        }
    }
}
