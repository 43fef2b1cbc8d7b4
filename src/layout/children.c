#include "layout/change_bar.h"
#include "layout/enclose.h"
#include "layout/float.h"
#include "layout/intrusion.h"
#include "layout/kind.h"
#include "layout/place.h"

/* The children of one object being collected. */
typedef struct {
    LayoutCollector *collector;
    const FoNode *parent;
    LayoutOutcome last; /* of the child before */
    bool any;           /* there was one */
    bool inline_before; /* and it was inline */
} Children;

/* ---- lines */

static void
place_line(LayoutPlacing *placing, const LayoutElement *box)
{
    LayoutMeasure measure = layout_frame_content(box->frame, placing->width);
    Layout *layout = placing->layout;
    Area *parent = layout_placing_area(placing);
    const Area *line =
        layout_paragraph_place(layout, box->object, box->index, parent, layout_placing_tag(placing),
                               layout_placing_x(placing, measure.x), layout_placing_y(placing));
    const FoBars *bars = layout_paragraph_bars(box->object, layout->page->arena, box->index);
    layout_change_bars_place(layout, bars, line, parent);
}

static const LayoutBoxClass line_class = {.place = place_line};

bool
layout_lines_baseline(const LayoutList *list, Length *baseline)
{
    Length above = 0;
    for (guint i = 0; i < layout_list_end(list); i++) {
        const LayoutElement *element = layout_list_at(list, i);
        if (element->kind == LAYOUT_BOX && element->class != &line_class)
            return false;
        if (element->kind == LAYOUT_BOX) {
            *baseline = above + layout_paragraph_line(element->object, element->index)->baseline;
            return true;
        }
        above += element->kind == LAYOUT_BREAK ? 0 : element->size;
    }
    return false;
}

/* ---- what stands between two children */

/* What collecting goes on with after a break: a child, or a line of a paragraph. */
typedef struct {
    const void *what;
    gint32 line; /* or LAYOUT_LINE_NODE: a child */
} Next;

static void
add_break(Children *children, int penalty, LayoutContext context, Next next)
{
    LayoutElement *mark = layout_collect_break(children->collector, penalty, context);
    mark->next = next.what;
    mark->line = next.line;
}

/* A break before the next child: forced, forbidden by a keep, or free. */
static void
separate(Children *children, LayoutContext context, LayoutKeep with_previous, Next next)
{
    context = layout_break_stronger(context, children->last.break_after);
    if (context != LAYOUT_CONTEXT_AUTO) {
        if (children->any)
            add_break(children, LAYOUT_FORCED, context, next);
    } else if (children->any) {
        LayoutKeep keep =
            layout_keep_stronger(children->collector->together, children->last.with_next);
        keep = layout_keep_stronger(keep, with_previous);
        add_break(children, layout_keep_penalty(keep), keep.context, next);
    }
    children->any = true;
    children->last = (LayoutOutcome){0};
}

/* ---- inline content */

static void collect_block(Children *children, const FoNode *node, Next next);

/* Where line @index stands in its paragraph: lines before and after it, up to forced breaks. */
static void
count_neighbours(const LayoutParagraph *paragraph, guint index, guint *before, guint *after)
{
    guint count = layout_paragraph_count(paragraph);
    *before = *after = 0;
    for (guint i = index; i > 0; i--, ++*before) {
        const LayoutLine *line = layout_paragraph_line(paragraph, i - 1);
        if (line->forced || line->block)
            break;
    }
    for (guint i = index; i < count; i++) {
        const LayoutLine *line = layout_paragraph_line(paragraph, i);
        if (line->block)
            break;
        ++*after;
        if (line->forced)
            break;
    }
}

/* Between two lines: free, unless too few lines would stand alone. */
static void
separate_lines(Children *children, const LayoutParagraph *paragraph, guint index)
{
    guint before, after;
    count_neighbours(paragraph, index, &before, &after);
    guint orphans = (guint) MAX(1, fo_integer(children->parent, FO_PROP_ORPHANS, 2));
    guint widows = (guint) MAX(1, fo_integer(children->parent, FO_PROP_WIDOWS, 2));
    LayoutKeep keep = children->collector->together;
    if (before == 0 || (before >= orphans && after >= widows))
        add_break(children, layout_keep_penalty(keep), keep.context,
                  (Next){paragraph, (gint32) index});
}

/* A block within inlines that are to be seen around it. */
static void
collect_enclosed(Children *children, const LayoutLine *line, Next next)
{
    separate(children, layout_break_before(line->block), layout_keep_before(line->block), next);
    LayoutEnclosed enclosed = layout_enclose_open(children->collector, line);
    children->last = layout_collect(children->collector, line->block);
    layout_enclose_close(children->collector, &enclosed);
}

static void
add_line(Children *children, LayoutParagraph *paragraph, guint index)
{
    const LayoutLine *line = layout_paragraph_line(paragraph, index);
    Next next = {paragraph, (gint32) index};
    if (line->block && line->around) {
        collect_enclosed(children, line, next);
        return;
    }
    if (line->block) {
        collect_block(children, line->block, next);
        return;
    }
    if (index > 0 && children->any && !layout_paragraph_line(paragraph, index - 1)->block)
        separate_lines(children, paragraph, index);
    else
        separate(children, LAYOUT_CONTEXT_AUTO, (LayoutKeep){0}, next);
    layout_float_put(children->collector);
    LayoutElement *box =
        layout_collect_box(children->collector, line->height, &line_class, paragraph, index);
    box->footnotes = line->footnotes;
}

static void collect_range(Children *children, const FoNode *first, const FoNode *end);

static bool
stands_at_side(const FoNode *node)
{
    return layout_intrusion_side(node, FO_PROP_FLOAT) != LAYOUT_FLOAT_SIDES;
}

/* Floats that are to stand at no side: their content follows the line. */
static void
collect_plain_floats(Children *children, const FoNode **floats)
{
    for (const FoNode **node = floats; *node; node++) {
        if (!stands_at_side(*node))
            collect_range(children, (*node)->first, NULL);
    }
}

/* Makes room for the others beside what comes next. */
static void
prepare_side_floats(LayoutCollector *collector, const FoNode **floats)
{
    for (const FoNode **node = floats; *node; node++) {
        if (!stands_at_side(*node))
            continue;
        LayoutFloat *it = layout_float_new(collector, *node);
        LayoutList *list =
            layout_collect_area(collector->layout, collector->arena, *node, it->width, NULL);
        layout_float_prepare(collector, it, list);
    }
}

/* Where lines stand within the innermost frame. */
static LayoutMeasure
line_measure(const LayoutCollector *collector)
{
    LayoutMeasure content = layout_frame_content(collector->frame, collector->width);
    LayoutMeasure narrow = layout_intrusion_narrow(collector, content);
    return (LayoutMeasure){narrow.x - content.x, narrow.width};
}

/*
 * The paragraph from line @index on, for the floats of that line and those it comes to be beside;
 * the same paragraph when nothing changes.
 */
static LayoutParagraph *
fit_beside_floats(LayoutCollector *collector, LayoutParagraph *paragraph, guint *index)
{
    const LayoutLine *line = layout_paragraph_line(paragraph, *index);
    bool floated = line->floats && !line->block;
    if (floated)
        prepare_side_floats(collector, line->floats);
    LayoutMeasure now = layout_paragraph_measure(paragraph);
    LayoutMeasure wanted = line_measure(collector);
    if (line->block || (now.x == wanted.x && now.width == wanted.width && !floated))
        return paragraph;
    guint from = *index;
    *index = 0;
    return layout_paragraph_continue(collector->layout, collector->arena, paragraph, from, wanted,
                                     floated);
}

static void
add_lines(Children *children, LayoutParagraph *paragraph)
{
    LayoutCollector *collector = children->collector;
    for (guint i = 0; paragraph && i < layout_paragraph_count(paragraph) && !collector->stopped;
         i++) {
        const FoNode **floats = layout_paragraph_line(paragraph, i)->floats;
        paragraph = fit_beside_floats(collector, paragraph, &i);
        if (!paragraph)
            return;
        add_line(children, paragraph, i);
        if (floats)
            collect_plain_floats(children, floats);
    }
}

static void
collect_inline(Children *children, const FoNode *first, const FoNode *end)
{
    LayoutCollector *collector = children->collector;
    LayoutMeasure measure = layout_frame_content(collector->frame, collector->width);
    LayoutParagraph *paragraph =
        layout_paragraph_new(collector->layout, collector->arena, children->parent, first, end,
                             measure.width, collector->width);
    add_lines(children, paragraph);
}

/* ---- block-level content */

static void
place_nothing(LayoutPlacing *placing, const LayoutElement *box)
{
    (void) placing, (void) box;
}

static const LayoutBoxClass empty_line_class = {.place = place_nothing};

/* Whether @node stands on a line: nothing but blocks and white space before its first block. */
static bool
begins_with_block(const FoNode *node)
{
    return layout_first_block(node) != NULL;
}

/* A wrapper in a block is inline: without text of its own to stand by, it takes a line. */
static void
add_wrapper_line(Children *children, const FoNode *node)
{
    const FoNode *block = children->parent;
    if (node->element != FO_WRAPPER || block->element != FO_BLOCK || node->parent != block ||
        children->inline_before || !begins_with_block(node))
        return;
    separate(children, LAYOUT_CONTEXT_AUTO, (LayoutKeep){0}, (Next){node, LAYOUT_LINE_NODE});
    layout_collect_box(children->collector, fo_length(block, FO_PROP_LINE_HEIGHT, 0),
                       &empty_line_class, NULL, 0);
}

/* An object without an area of its own still is a destination. */
static void
add_mark(Children *children, const FoNode *node)
{
    LayoutCollector *collector = children->collector;
    LayoutFrame *frame = ARENA_NEW(collector->arena, LayoutFrame);
    frame->parent = collector->frame;
    frame->node = node;
    frame->class = &layout_plain_frame;
    frame->transparent = true;
    layout_list_add(collector->list, LAYOUT_OPEN, frame);
    layout_list_add(collector->list, LAYOUT_CLOSE, frame);
}

/* What makes no areas but is a destination stands behind a break that was asked for before it. */
static void
settle_break_after(Children *children, const FoNode *node)
{
    if (children->last.break_after == LAYOUT_CONTEXT_AUTO)
        return;
    separate(children, LAYOUT_CONTEXT_AUTO, (LayoutKeep){0}, (Next){node, LAYOUT_LINE_NODE});
    children->any = false;
}

static void
collect_transparent(Children *children, const FoNode *node)
{
    if (!children->collector->resume) {
        settle_break_after(children, node);
        add_wrapper_line(children, node);
        add_mark(children, node);
    }
    const FoNode *shown = node->element == FO_MULTI_SWITCH ? layout_shown_case(node) : NULL;
    if (shown)
        collect_range(children, shown, shown->next);
    else if (node->element != FO_MULTI_SWITCH)
        collect_range(children, node->first, NULL);
}

/* Blocks and lists have their lines narrowed by floats, others are so as a whole. */
static LayoutOutcome
collect_beside_floats(LayoutCollector *collector, const FoNode *node)
{
    Length origin = collector->origin, width = collector->width;
    LayoutMeasure narrow = layout_intrusion_narrow(collector, (LayoutMeasure){origin, width});
    if (node->element != FO_BLOCK && node->element != FO_LIST_BLOCK &&
        node->element != FO_LIST_ITEM) {
        collector->origin = narrow.x;
        collector->width = narrow.width;
    }
    LayoutOutcome outcome = layout_collect(collector, node);
    collector->origin = origin;
    collector->width = width;
    return outcome;
}

static void
collect_block(Children *children, const FoNode *node, Next next)
{
    if (layout_is_transparent(node)) {
        collect_transparent(children, node);
        return;
    }
    if (!layout_is_block_level(node))
        return;
    separate(children, layout_break_before(node), layout_keep_before(node), next);
    bool top = !children->collector->frame;
    Arena *outer = top ? layout_collect_renew(children->collector) : NULL;
    children->last = collect_beside_floats(children->collector, node);
    if (top)
        layout_collect_restore(children->collector, outer);
}

static bool
has_content(const FoNode *node)
{
    const FoNode *child = node->first;
    while (child && child->element == FO_MARKER)
        child = child->next;
    return child != NULL;
}

/* A wrapper within a block belongs to its text, whatever is in it: it takes a line, as in FOP.
 * One with nothing in it, elsewhere, is a destination between blocks. */
static bool
is_inline(const Children *children, const FoNode *node)
{
    if (node->element != FO_WRAPPER)
        return !layout_is_block_level(node);
    if (children->parent->element == FO_BLOCK)
        return true;
    return has_content(node) && !layout_is_block_level(node);
}

/* Begins where the collector is to go on. Gives the child to go on with after that. */
static const FoNode *
resume_range(Children *children, const FoNode *first, const FoNode *end)
{
    LayoutCollector *collector = children->collector;
    const LayoutResume *resume = collector->resume;
    const FoNode *child = first;
    while (child != end && !layout_resume_leads(resume, child))
        child = child->next;
    if (child == end)
        return end;
    if (child != resume->node) {
        collect_block(children, child, (Next){child, LAYOUT_LINE_NODE});
        return child->next;
    }
    layout_collect_enter(collector);
    if (!resume->paragraph)
        return child;
    add_lines(children,
              layout_paragraph_continue(collector->layout, collector->arena, resume->paragraph,
                                        resume->line, line_measure(collector), false));
    return layout_paragraph_end(resume->paragraph);
}

static void
collect_range(Children *children, const FoNode *first, const FoNode *end)
{
    const FoNode *first_inline = NULL;
    if (children->collector->resume)
        first = resume_range(children, first, end);
    for (const FoNode *child = first; child != end && !children->collector->stopped;
         child = child->next) {
        if (is_inline(children, child)) {
            first_inline = first_inline ? first_inline : child;
            continue;
        }
        guint run = children->collector->list->run;
        if (first_inline)
            collect_inline(children, first_inline, child);
        children->inline_before = children->collector->list->run != run;
        first_inline = NULL;
        collect_block(children, child, (Next){child, LAYOUT_LINE_NODE});
    }
    if (first_inline && !children->collector->stopped)
        collect_inline(children, first_inline, end);
}

LayoutOutcome
layout_collect_range(LayoutCollector *collector, const FoNode *parent, const FoNode *first,
                     const FoNode *end)
{
    Children children = {.collector = collector, .parent = parent};
    collect_range(&children, first, end);
    return children.last;
}

LayoutOutcome
layout_collect_children(LayoutCollector *collector, const FoNode *node)
{
    return layout_collect_range(collector, node, node->first, NULL);
}

LayoutList *
layout_collect_area(Layout *layout, Arena *arena, const FoNode *node, Length width,
                    LayoutOutcome *outcome)
{
    LayoutCollector collector = {
        .layout = layout,
        .arena = arena,
        .list = layout_list_new(arena, node),
        .width = width,
    };
    LayoutOutcome last = layout_collect_children(&collector, node);
    layout_list_finish(collector.list);
    if (outcome)
        *outcome = last;
    return collector.list;
}
