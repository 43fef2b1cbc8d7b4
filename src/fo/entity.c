#include "fo/entity.h"

#include <libxml/entities.h>
#include <string.h>

#include "base/limits.h"

typedef struct {
    GString *text;
    gsize limit;
    int depth, steps;
} Expansion;

static bool expand_list(Expansion *expansion, const xmlNode *list);

static bool
append(Expansion *expansion, const xmlChar *text)
{
    if (text)
        g_string_append(expansion->text, (const char *) text);
    return expansion->text->len <= expansion->limit;
}

static bool
expand_entity(Expansion *expansion, xmlDoc *doc, const xmlChar *name)
{
    const xmlEntity *entity = xmlGetDocEntity(doc, name);
    if (!entity || expansion->steps++ == LIMIT_ENTITY_STEPS)
        return false;
    if (entity->etype == XML_INTERNAL_PREDEFINED_ENTITY)
        return append(expansion, entity->content);
    if (entity->etype != XML_INTERNAL_GENERAL_ENTITY)
        return false;
    if (entity->children) {
        if (expansion->depth++ == LIMIT_ENTITY_DEPTH)
            return false;
        bool expanded = expand_list(expansion, entity->children);
        expansion->depth--;
        return expanded;
    }
    /* Not parsed because only attributes refer to it: plain text, or more than we take. */
    const char *content = (const char *) entity->content;
    return !content || (!strpbrk(content, "&<") && append(expansion, entity->content));
}

static bool
expand_list(Expansion *expansion, const xmlNode *list)
{
    for (const xmlNode *node = list; node; node = node->next) {
        bool expanded = false;
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
            expanded = append(expansion, node->content);
        else if (node->type == XML_ENTITY_REF_NODE)
            expanded = expand_entity(expansion, node->doc, node->name);
        if (!expanded)
            return false;
    }
    return true;
}

bool
fo_entity_expand(const xmlNode *list, GString *text, gsize *budget)
{
    /* What stands there itself, without entities, is as long as it is. */
    gsize own = 0;
    for (const xmlNode *node = list; node; node = node->next) {
        if (node->type != XML_ENTITY_REF_NODE && node->content)
            own += strlen((const char *) node->content);
    }
    gsize before = text->len + own;
    Expansion expansion = {.text = text, .limit = before + MIN(LIMIT_ENTITY_BYTES, *budget)};
    bool expanded = expand_list(&expansion, list);
    *budget -= MIN(*budget, text->len - MIN(before, text->len));
    return expanded;
}
