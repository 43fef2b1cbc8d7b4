#include "layout/kind.h"

#include "layout/dimension.h"

bool
layout_is_transparent(const FoNode *node)
{
    switch (node->element) {
    case FO_WRAPPER:
    case FO_MULTI_SWITCH:
    case FO_MULTI_CASE:
    case FO_MULTI_PROPERTIES:
    case FO_RETRIEVE_MARKER:
    case FO_RETRIEVE_TABLE_MARKER:
        return true;
    default:
        return false;
    }
}

static bool
is_blank(const FoNode *node)
{
    if (node->element == FO_MARKER || node->element == FO_FOREIGN)
        return true;
    if (node->element != FO_TEXT)
        return false;
    for (gsize i = 0; i < node->length; i++)
        if (!g_ascii_isspace(node->text[i]))
            return false;
    return true;
}

static bool
stacks(const FoNode *node)
{
    switch (node->element) {
    case FO_BLOCK:
    case FO_BLOCK_CONTAINER:
    case FO_LIST_BLOCK:
    case FO_LIST_ITEM:
    case FO_TABLE:
    case FO_TABLE_AND_CAPTION:
        return true;
    default:
        return false;
    }
}

bool
layout_is_block_level(const FoNode *node)
{
    if (stacks(node))
        return true;
    if (!layout_is_transparent(node))
        return false;
    FO_EACH_CHILD (child, node)
        if (layout_is_block_level(child))
            return true;
    return false;
}

const FoNode *
layout_shown_case(const FoNode *multi_switch)
{
    FO_EACH_CHILD (child, multi_switch) {
        if (child->element == FO_MULTI_CASE && fo_is(child, FO_PROP_STARTING_STATE, FO_KW_SHOW))
            return child;
    }
    return NULL;
}

const FoNode *
layout_first_block(const FoNode *node)
{
    const FoNode *child = node->first;
    while (child && is_blank(child))
        child = child->next;
    if (!child)
        return NULL;
    if (child->element == FO_INLINE || child->element == FO_BASIC_LINK)
        return layout_first_block(child);
    if (!layout_is_block_level(child))
        return NULL;
    return layout_is_transparent(child) ? layout_first_block(child) : child;
}

bool
layout_is_open_container(const FoNode *node)
{
    FoKeyword position = fo_keyword(node, FO_PROP_ABSOLUTE_POSITION);
    return position != FO_KW_ABSOLUTE && position != FO_KW_FIXED && !layout_dimension_turns(node) &&
           !fo_is_length(node, layout_dimension_down(node));
}

bool
layout_is_before_float(const FoNode *node)
{
    return fo_is(node, FO_PROP_FLOAT, FO_KW_BEFORE);
}
