#include "xml/query.h"

#include <string.h>

#include "base/thai.h"

bool
xml_query_is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE &&
           (!name || strcmp((const char *) node->name, name) == 0);
}

static const xmlNode *
find_from(const xmlNode *node, const char *name)
{
    while (node && !xml_query_is(node, name))
        node = node->next;
    return node;
}

const xmlNode *
xml_query_child(const xmlNode *node, const char *name)
{
    return find_from(node->children, name);
}

const xmlNode *
xml_query_next(const xmlNode *node, const char *name)
{
    return find_from(node->next, name);
}

const char *
xml_query_attribute(const xmlNode *node, const char *name)
{
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
        if (!attribute->ns && strcmp((const char *) attribute->name, name) == 0)
            return attribute->children ? (const char *) attribute->children->content : "";
    }
    return NULL;
}

bool
xml_query_is_yes(const xmlNode *node, const char *name)
{
    const char *value = xml_query_attribute(node, name);
    return value && strcmp(value, "yes") == 0;
}

const char *
xml_query_string(Arena *arena, const xmlNode *node, const char *name)
{
    const char *value = xml_query_attribute(node, name);
    return value ? arena_strdup(arena, value) : NULL;
}

int
xml_query_int(const xmlNode *node, const char *name, int otherwise)
{
    const char *value = xml_query_attribute(node, name);
    if (!value)
        return otherwise;
    gint64 number = g_ascii_strtoll(value, NULL, 10);
    return (int) CLAMP(number, G_MININT, G_MAXINT); /* not what is left of it in 32 bits */
}

guint
xml_query_count(const xmlNode *node, const char *name)
{
    guint count = 0;
    XML_QUERY_EACH (child, node, name)
        count++;
    return count;
}

static char *
normal_content(const xmlNode *node)
{
    const xmlNode *only = node->children;
    if (only && !only->next && only->type == XML_TEXT_NODE)
        return thai_normalise((const char *) only->content);
    xmlChar *content = xmlNodeGetContent(node);
    char *normal = thai_normalise((const char *) content);
    xmlFree(content);
    return normal;
}

char *
xml_query_dup_text(const xmlNode *node)
{
    char *normal = normal_content(node);
    thai_collapse_spaces(normal);
    return normal;
}

char *
xml_query_text(Arena *arena, const xmlNode *node)
{
    g_autofree char *text = xml_query_dup_text(node);
    return arena_strdup(arena, text);
}

char *
xml_query_child_text(Arena *arena, const xmlNode *node, const char *name)
{
    const xmlNode *child = xml_query_child(node, name);
    return child ? xml_query_text(arena, child) : NULL;
}
