#include "layout/inline.h"

#include <string.h>

#include "layout/tag.h"

static bool
retains(const FoNode *node, FoProperty property)
{
    return fo_is(node, property, FO_KW_RETAIN);
}

static Length
kept(const FoNode *node, const LayoutEdges *edges, LayoutSide side)
{
    bool start = side == LAYOUT_START;
    bool border = retains(node, start ? FO_PROP_BORDER_START_WIDTH_CONDITIONALITY
                                      : FO_PROP_BORDER_END_WIDTH_CONDITIONALITY);
    bool padding = retains(node, start ? FO_PROP_PADDING_START_CONDITIONALITY
                                       : FO_PROP_PADDING_END_CONDITIONALITY);
    return (border ? edges->border[side] : 0) + (padding ? edges->padding[side] : 0);
}

const char *
layout_inline_role(const FoNode *node)
{
    const char *role = fo_string(node, FO_PROP_ROLE);
    if (role && *role && strcmp(role, "none") != 0)
        return g_intern_string(role);
    switch (node->element) {
    case FO_BASIC_LINK:
        return "Link";
    case FO_EXTERNAL_GRAPHIC:
    case FO_INSTREAM_FOREIGN_OBJECT:
        return "Figure";
    default:
        return layout_tag_changes_language(node) ? "Span" : NULL;
    }
}

static bool
has_edges(const LayoutInlineBox *box)
{
    for (int side = LAYOUT_BEFORE; side <= LAYOUT_END; side++) {
        if (layout_edges_sum(&box->edges, (LayoutSide) side) != 0)
            return true;
    }
    return false;
}

/* Has a border, padding or a background. */
static bool
is_painted(const LayoutInlineBox *box)
{
    return has_edges(box) || layout_has_background(box->node);
}

static bool
is_visible(const LayoutInlineBox *box)
{
    return box->node->id || layout_inline_role(box->node) || is_painted(box);
}

bool
layout_inline_box_encloses(const LayoutInlineBox *box)
{
    FoElement element = box->node->element;
    return element == FO_BASIC_LINK || (element == FO_INLINE && is_painted(box));
}

static LayoutInlineSpace
read_space(const FoNode *node, FoProperty optimum, FoProperty precedence, Length width)
{
    LayoutInlineSpace space = {.size = fo_length(node, optimum, width)};
    if (space.size)
        space.rank =
            fo_is(node, precedence, FO_KW_FORCE) ? LAYOUT_FORCING : fo_integer(node, precedence, 0);
    return space;
}

LayoutInlineBox *
layout_inline_box_new(Arena *arena, const FoNode *node, LayoutInlineBox *parent,
                      const LayoutBaseline *baseline, Length width)
{
    LayoutInlineBox *box = ARENA_NEW(arena, LayoutInlineBox);
    box->node = node;
    box->parent = parent;
    box->baseline = baseline;
    if (node->element != FO_WRAPPER && node->element != FO_BIDI_OVERRIDE) {
        layout_edges_read(node, width, &box->edges);
        box->start_kept = kept(node, &box->edges, LAYOUT_START);
        box->end_kept = kept(node, &box->edges, LAYOUT_END);
        box->space_start =
            read_space(node, FO_PROP_SPACE_START_OPTIMUM, FO_PROP_SPACE_START_PRECEDENCE, width);
        box->space_end =
            read_space(node, FO_PROP_SPACE_END_OPTIMUM, FO_PROP_SPACE_END_PRECEDENCE, width);
        box->space_start_kept = retains(node, FO_PROP_SPACE_START_CONDITIONALITY);
    }
    box->visible = is_visible(box);
    return box;
}

const AreaTraits *
layout_inline_box_traits(Layout *layout, const LayoutInlineBox *box, bool cut_start, bool cut_end)
{
    if (box->node->element == FO_WRAPPER)
        return NULL;
    LayoutEdges edges = box->edges;
    if (cut_start && !retains(box->node, FO_PROP_BORDER_START_WIDTH_CONDITIONALITY))
        edges.border[LAYOUT_START] = 0;
    if (cut_end && !retains(box->node, FO_PROP_BORDER_END_WIDTH_CONDITIONALITY))
        edges.border[LAYOUT_END] = 0;
    return layout_traits_new(layout, box->node, &edges, true, true);
}

const char *
layout_inline_link(Arena *arena, const FoNode *node)
{
    if (node->element != FO_BASIC_LINK)
        return NULL;
    const char *internal = fo_string(node, FO_PROP_INTERNAL_DESTINATION);
    if (internal && *internal) {
        gsize size = strlen(internal) + 2;
        char *link = arena_alloc(arena, size);
        g_snprintf(link, size, "#%s", internal);
        return link;
    }
    const char *external = fo_string(node, FO_PROP_EXTERNAL_DESTINATION);
    return external && *external ? arena_strdup(arena, external) : NULL;
}

bool
layout_inline_is_artifact(const AreaTag *tag)
{
    return tag && strcmp(tag->role, "Artifact") == 0;
}

AreaTag *
layout_inline_box_tag(Layout *layout, LayoutInlineBox *box, AreaTag *around)
{
    const char *role = layout_inline_role(box->node);
    if (!role || !around || layout_inline_is_artifact(around))
        return around;
    if (!box->tag) {
        Arena *arena = layout->document->arena;
        box->tag = area_tag_new(layout->document, around, role);
        const char *alt = fo_string(box->node, FO_PROP_FOX_ALT_TEXT);
        box->tag->alt = alt && *alt ? arena_strdup(arena, alt) : NULL;
        layout_tag_set_language(layout, box->node, box->tag);
    }
    return box->tag;
}
