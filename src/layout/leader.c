#include "layout/leader.h"

#include "layout/reference.h"
#include "layout/tag.h"

/* A leader. Lives in the arena of the paragraph. */
struct LayoutLeader {
    const FoNode *node;
    FoKeyword pattern;
    Length unit;              /* the width of one repeat, leader-pattern-width included */
    Length gap;               /* what leader-pattern-width puts before the content in it */
    Length thickness;         /* of a rule */
    const TextWord *dot;      /* of leader-pattern="dots" */
    LayoutParagraph *content; /* of "use-content", on one line; NULL in a copy */
    LayoutEdges edges;
    bool boxed; /* has a border, padding or a background */
    LayoutBaseline *baseline;
};

static Length
edges_width(const struct LayoutLeader *leader)
{
    return layout_edges_sum(&leader->edges, LAYOUT_START) +
           layout_edges_sum(&leader->edges, LAYOUT_END);
}

static bool
has_box(const struct LayoutLeader *leader)
{
    return edges_width(leader) || layout_edges_sum(&leader->edges, LAYOUT_BEFORE) ||
           layout_edges_sum(&leader->edges, LAYOUT_AFTER) || layout_has_background(leader->node);
}

/* The repeated content, set on a line of its own as wide as it likes. */
static void
measure_content(Layout *layout, Arena *arena, struct LayoutLeader *leader, Length pattern_width)
{
    leader->content = layout_inline_single(layout, arena, leader->node);
    if (!leader->content)
        return;
    Length own = leader->content->lines[0].line.width + edges_width(leader);
    leader->unit = MAX(own, pattern_width);
    leader->gap = leader->unit - own;
}

static void
measure_dots(const LayoutInlineStyle *style, Layout *layout, struct LayoutLeader *leader,
             Length pattern_width)
{
    leader->dot = text_shape(layout->fonts, style->font, ".", 1, false, style->language);
    leader->unit = MAX(leader->dot->width, pattern_width);
}

/* How high the leader is: what the line's height takes note of. */
static Length
leader_height(const struct LayoutLeader *leader)
{
    if (leader->pattern == FO_KW_DOTS)
        return leader->dot->width;
    return leader->content ? 0 : leader->thickness;
}

static void
set_length(const struct LayoutLeader *leader, Length width, LayoutPiece *piece)
{
    const FoNode *node = leader->node;
    Length optimum = fo_length(node, FO_PROP_LEADER_LENGTH_OPTIMUM, width);
    Length minimum = fo_length(node, FO_PROP_LEADER_LENGTH_MINIMUM, width);
    Length maximum = fo_length(node, FO_PROP_LEADER_LENGTH_MAXIMUM, width);
    if (leader->content && optimum < leader->unit && leader->unit <= maximum)
        optimum = leader->unit;
    piece->width = optimum;
    piece->stretch = MAX(0, maximum - optimum);
    piece->shrink = MAX(0, optimum - minimum);
}

static void
measure(Layout *layout, Arena *arena, const FoNode *node, Length width, LayoutPiece *piece)
{
    struct LayoutLeader *leader = ARENA_NEW(arena, struct LayoutLeader);
    const LayoutBaseline *parent = piece->style->baseline;
    leader->node = node;
    leader->pattern = fo_keyword(node, FO_PROP_LEADER_PATTERN);
    leader->thickness = fo_length(node, FO_PROP_RULE_THICKNESS, 0);
    layout_edges_read(node, width, &leader->edges);
    leader->boxed = has_box(leader);
    piece->style = layout_inline_style(layout, arena, node, piece->style, parent);

    Length pattern_width = fo_length(node, FO_PROP_LEADER_PATTERN_WIDTH, width);
    if (leader->pattern == FO_KW_DOTS)
        measure_dots(piece->style, layout, leader, pattern_width);
    else if (leader->pattern == FO_KW_USE_CONTENT)
        measure_content(layout, arena, leader, pattern_width);

    set_length(leader, width, piece);
    leader->baseline = layout_baseline_for_box(arena, node, leader_height(leader), parent);
    piece->baseline = leader->baseline;
    piece->leader = leader;
}

/* ---- placing */

static guint
repeats(const struct LayoutLeader *leader, Length width)
{
    return leader->unit > 0 && width > 0 ? (guint) (width / leader->unit) : 0;
}

/* From the start on: in right-to-left writing the first dot is the rightmost. */
static void
fill_dots(Layout *layout, const LayoutPiece *piece, Area *area, guint count)
{
    const struct LayoutLeader *leader = piece->leader;
    AreaPiece *pieces = ARENA_NEW_N(layout->page->arena, AreaPiece, count);
    Length start = 0;
    if (piece->level & 1)
        start = area->width - (Length) count * leader->unit + leader->unit - leader->dot->width;
    for (guint i = 0; i < count; i++)
        pieces[i] = (AreaPiece){.word = leader->dot, .x = start + (Length) i * leader->unit};
    area->text.pieces = pieces;
    area->text.n_pieces = piece->style->hidden ? 0 : count;
}

/* The content is placed once, at the end of its unit; what repeats it shares its areas. Each has
 * the leader's edges around it once more, as FOP has it. */
static void
fill_content(Layout *layout, const struct LayoutLeader *leader, Area *area, guint count)
{
    if (!area->first && leader->content) {
        layout_paragraph_place(layout, leader->content, 0, area, NULL,
                               layout_edges_sum(&leader->edges, LAYOUT_START) + leader->gap,
                               -leader->content->lines[0].line.baseline);
    }
    Area *first = area->first;
    if (!first)
        return;
    area->last = first;
    for (guint i = 1; i < count; i++) {
        Area *copy = arena_memdup(layout->page->arena, first, sizeof(Area));
        copy->x = first->x + (Length) i * leader->unit;
        area->last = area->last->next = copy;
    }
    area->last->next = NULL;
    if (!count)
        area->first = area->last = NULL;
}

static void
fill(Layout *layout, const LayoutPiece *piece, Area *area, Length width)
{
    const struct LayoutLeader *leader = piece->leader;
    area->width = MAX(0, width);
    if (leader->boxed) {
        area = area->first;
        width -= edges_width(leader);
        area->width = MAX(0, width);
    }
    if (leader->pattern == FO_KW_DOTS)
        fill_dots(layout, piece, area, repeats(leader, width));
    else if (leader->pattern == FO_KW_USE_CONTENT)
        fill_content(layout, leader, area, repeats(leader, width));
}

/* The paragraph, and with it the content, may be gone when the leader is filled again. */
static void
keep(Arena *arena, LayoutPiece *piece)
{
    piece->leader = arena_memdup(arena, piece->leader, sizeof *piece->leader);
    piece->leader->content = NULL;
}

static Area *
new_rule(Layout *layout, const LayoutPiece *piece, Area *parent, Length x, Length y)
{
    const FoNode *node = piece->leader->node;
    Area *area = area_new(layout->page, parent, AREA_RULE, x, y, 0, piece->leader->thickness);
    guint style = fo_keyword(node, FO_PROP_RULE_STYLE);
    area->rule = (AreaRule){
        .style = piece->style->hidden ? AREA_BORDER_NONE : layout_border_style(style),
        .color = piece->style->color,
    };
    return area;
}

static Area *
new_dots(Layout *layout, const LayoutPiece *piece, Area *parent, Length x, Length y)
{
    const TextFont *font = piece->style->font;
    Area *area = area_new(layout->page, parent, AREA_TEXT, x, y - font->ascender, 0,
                          font->ascender + font->descender);
    area->text = (AreaText){.font = font, .color = piece->style->color, .baseline = font->ascender};
    return area;
}

/* The box that has the border and the background. */
static Area *
new_box(Layout *layout, const struct LayoutLeader *leader, Area *parent, Length x, Length top)
{
    const LayoutEdges *edges = &leader->edges;
    Length before = layout_edges_sum(edges, LAYOUT_BEFORE);
    Length height = leader->baseline->height + before + layout_edges_sum(edges, LAYOUT_AFTER);
    Area *box = area_new(layout->page, parent, AREA_INLINE, x, top - before, 0, height);
    box->traits = layout_traits_new(layout, leader->node, edges, true, true);
    return box;
}

static Area *
new_content(Layout *layout, const LayoutPiece *piece, Area *parent, Length x, Length top)
{
    const struct LayoutLeader *leader = piece->leader;
    if (leader->pattern == FO_KW_RULE)
        return new_rule(layout, piece, parent, x, top);
    if (leader->pattern == FO_KW_DOTS)
        return new_dots(layout, piece, parent, x, top + leader->baseline->altitude);
    return area_new(layout->page, parent, AREA_INLINE, x, top, 0, leader->baseline->height);
}

static Area *
place(Layout *layout, const LayoutPiece *piece, Area *parent, AreaTag *tag, Length x, Length y,
      Length width)
{
    (void) tag;
    const struct LayoutLeader *leader = piece->leader;
    Length top = y - layout_baseline_top(leader->baseline);
    Area *area;
    if (leader->boxed) {
        LayoutSide left = piece->level & 1 ? LAYOUT_END : LAYOUT_START;
        area = new_box(layout, leader, parent, x, top);
        new_content(layout, piece, area, layout_edges_sum(&leader->edges, left),
                    layout_edges_sum(&leader->edges, LAYOUT_BEFORE));
    } else {
        area = new_content(layout, piece, parent, x, top);
    }
    area->tag = layout_tag_artifact(layout, "Layout");
    fill(layout, piece, area, width);
    layout_reference_identify(layout, leader->node, area);
    return area;
}

const LayoutPieceClass layout_leader_class = {measure, place, fill, keep};
