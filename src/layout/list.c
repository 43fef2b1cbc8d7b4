#include "layout/intrusion.h"
#include "layout/place.h"
#include "layout/resume.h"
#include "layout/strand.h"

enum {
    LABEL,
    BODY,
    PARTS,
};

/* A list item: two strands, and how much of each is on the page being placed. */
typedef struct {
    LayoutStrand strands[PARTS];
    guint from[PARTS], to[PARTS];
    bool any;
} Item;

/* How far each strand has come at a step. */
typedef struct {
    guint from[PARTS], to[PARTS];
} Step;

/* ---- placing */

static void
begin_item(LayoutPlacing *placing, LayoutFrame *frame)
{
    (void) placing;
    ((Item *) frame->object)->any = false;
}

/* The strands of all steps on this page, side by side; the page's shrink is in them too. */
static void
end_item(LayoutPlacing *placing, LayoutFrame *frame, bool whole)
{
    (void) whole;
    const Item *item = frame->object;
    Length height = 0;
    for (int part = 0; item->any && part < PARTS; part++) {
        Length used = layout_strand_place(
            placing->layout, item->strands[part].list, item->from[part], item->to[part],
            layout_placing_area(placing), layout_placing_tag(placing), layout_placing_x(placing, 0),
            layout_placing_y_at(placing, frame->top), placing->width);
        height = MAX(height, used);
    }
    if (item->any)
        placing->y = frame->top + height;
}

static const LayoutFrameClass item_frame = {begin_item, end_item};

static void
place_step(LayoutPlacing *placing, const LayoutElement *box)
{
    (void) placing;
    Item *item = box->frame->object;
    const Step *step = box->object;
    for (int part = 0; part < PARTS; part++) {
        if (!item->any)
            item->from[part] = step->from[part];
        item->to[part] = step->to[part];
    }
    item->any = true;
}

static const LayoutBoxClass step_class = {.place = place_step};

/* ---- stepping: at each step at least one strand comes to its next stop */

static Length
height_at(const LayoutStrand *strand, guint stop)
{
    return stop ? layout_strand_stop(strand, stop - 1)->height : 0;
}

/*
 * The first step takes the larger of both first stops, so that label and body begin on one page;
 * the later ones take the smaller. Gives the height reached, or −1 at the end.
 */
static Length
next_step(Item *item)
{
    LayoutStrand *strands = item->strands;
    bool first = strands[LABEL].next == 0 && strands[BODY].next == 0;
    Length step = -1;
    for (int part = 0; part < PARTS; part++) {
        if (layout_strand_is_done(&strands[part]))
            continue;
        Length height = height_at(&strands[part], strands[part].next + 1);
        step = step < 0 ? height : first ? MAX(step, height) : MIN(step, height);
    }
    for (int part = 0; part < PARTS && step >= 0; part++)
        if (!layout_strand_is_done(&strands[part]) &&
            height_at(&strands[part], strands[part].next + 1) <= step)
            strands[part].next++;
    return step;
}

static Length
reached(const LayoutStrand *strand)
{
    return height_at(strand, strand->next);
}

static Length
highest_rest(const Item *item)
{
    return MAX(item->strands[LABEL].full - reached(&item->strands[LABEL]),
               item->strands[BODY].full - reached(&item->strands[BODY]));
}

/* How the body goes on after a step, when the label is at its end. */
static const LayoutResume *
find_resume(const LayoutCollector *collector, const Item *item)
{
    const LayoutStrand *body = &item->strands[BODY];
    LayoutResume resume;
    if (!layout_strand_is_done(&item->strands[LABEL]) || body->next == 0 ||
        layout_strand_is_done(body) ||
        !layout_resume_find(body->list, layout_strand_upto(body), collector->frame->node, &resume))
        return NULL;
    return arena_memdup(collector->arena, &resume, sizeof(resume));
}

/* The break after a step: what the strands' own breaks ask for, and the keeps around. */
static void
add_break(LayoutCollector *collector, const Item *item, Length extra)
{
    int penalty = 0;
    Length more = 0;
    LayoutContext context = LAYOUT_CONTEXT_AUTO;
    LayoutKeep keep = collector->together;
    for (int part = 0; part < PARTS; part++) {
        const LayoutStrand *strand = &item->strands[part];
        if (layout_strand_is_done(strand))
            keep = layout_keep_stronger(keep, strand->with_next);
        if (strand->next == 0)
            continue;
        const LayoutStop *stop = layout_strand_stop(strand, strand->next - 1);
        more = MAX(more, stop->extra);
        if (penalty != LAYOUT_FORCED)
            penalty = stop->penalty == LAYOUT_FORCED ? LAYOUT_FORCED : MAX(penalty, stop->penalty);
        context = layout_break_stronger(context, stop->context);
    }
    if (penalty != LAYOUT_FORCED) {
        penalty = MAX(penalty, layout_keep_penalty(keep));
        context = keep.context;
    }
    LayoutElement *mark = layout_collect_break(collector, penalty, context);
    mark->size = extra + more;
    mark->next = find_resume(collector, item);
    mark->line = LAYOUT_LINE_INSIDE;
}

static void
add_step(LayoutCollector *collector, const Item *item, const guint from[PARTS], Length height)
{
    Step *step = ARENA_NEW(collector->arena, Step);
    g_autoptr(GPtrArray) footnotes = g_ptr_array_new();
    for (int part = 0; part < PARTS; part++) {
        step->from[part] = from[part];
        step->to[part] = layout_strand_upto(&item->strands[part]);
        layout_strand_footnotes(item->strands[part].list, step->from[part], step->to[part],
                                footnotes);
    }
    LayoutElement *box = layout_collect_box(collector, height, &step_class, step, 0);
    box->footnotes = layout_footnotes_copy(collector->arena, footnotes);
}

static void
add_steps(LayoutCollector *collector, Item *item)
{
    Length total = MAX(item->strands[LABEL].full, item->strands[BODY].full), added = 0, step;
    guint from[PARTS] = {layout_strand_upto(&item->strands[LABEL]),
                         layout_strand_upto(&item->strands[BODY])};
    while ((step = next_step(item)) >= 0) {
        Length extra = step + highest_rest(item) - total;
        add_step(collector, item, from, step - added - extra);
        added = step - extra;
        for (int part = 0; part < PARTS; part++)
            from[part] = layout_strand_upto(&item->strands[part]);
        if (!layout_strand_is_done(&item->strands[LABEL]) ||
            !layout_strand_is_done(&item->strands[BODY]))
            add_break(collector, item, extra);
    }
}

/* ---- collecting */

/* The break that the list begins after is not its first element: 0 is the start of a strand. */
static void
begin_inside(LayoutCollector *inner, const LayoutResume *resume)
{
    layout_list_add(inner->list, LAYOUT_SPACE, NULL);
    inner->resume = resume;
}

/* Beside a float at the left a label stands in what room is left, as its indents are of that; a
 * body, which may go on below the float, has its lines keep their indents there. */
static void
give_way(const LayoutCollector *collector, LayoutCollector *inner, bool main)
{
    LayoutMeasure room = {collector->origin, collector->width};
    Length left = main ? room.x : layout_intrusion_narrow(collector, room).x;
    inner->origin = left;
    inner->width = room.x + room.width - left;
    inner->indented = main;
    layout_intrusion_enter(collector, inner);
}

/* A label or body, which has no border, padding or spaces (XSL-FO 6.8.4): its content stands in the
 * list's reference area, by its own indents. */
static void
collect_part(LayoutCollector *collector, const FoNode *node, LayoutStrand *strand, bool main)
{
    LayoutCollector inner = {
        .layout = collector->layout,
        .arena = collector->arena,
        .list = layout_list_new(collector->arena, node),
        .together = collector->together,
    };
    LayoutOutcome outcome = {0};
    guint start = layout_list_end(collector->list);
    give_way(collector, &inner, main);
    if (node && collector->resume)
        begin_inside(&inner, collector->resume);
    if (node) {
        layout_collect_open_plain(&inner, node, &layout_plain_frame, NULL);
        outcome = layout_collect_children(&inner, node);
        layout_collect_close(&inner);
    }
    layout_list_finish(inner.list);
    if (main)
        layout_intrusion_leave(collector, &inner, start);
    layout_strand_init(strand, collector->arena, inner.list, outcome);
    if (collector->resume)
        strand->next = 1;
}

/* relative-align="baseline" is not followed, as in FOP; where that can be seen, it is said. */
static void
check_baselines(LayoutCollector *collector, const FoNode *node, const Item *item)
{
    Length label, body;
    if (!fo_is(node, FO_PROP_RELATIVE_ALIGN, FO_KW_BASELINE) ||
        !layout_lines_baseline(item->strands[LABEL].list, &label) ||
        !layout_lines_baseline(item->strands[BODY].list, &body) ||
        ABS(label - body) < LENGTH_PT / 2)
        return;
    Layout *layout = collector->layout;
    diag_add(layout->diag, DIAG_ID_FO_UNSUPPORTED, fo_reader_place(layout->reader, node),
             "relative-align=\"baseline\"", NULL);
}

static LayoutOutcome
collect(LayoutCollector *collector, const FoNode *node)
{
    LayoutKeep outer = collector->together;
    collector->together = layout_keep_stronger(layout_keep_together(node), outer);
    layout_block_open(collector, node);
    LayoutFrame *frame =
        layout_collect_open(collector, node, &item_frame, 0, collector->width, NULL);
    frame->transparent = true;

    Item *item = ARENA_NEW(collector->arena, Item);
    frame->object = item;
    const FoNode *label = collector->resume ? NULL : fo_child(node, FO_LIST_ITEM_LABEL);
    collect_part(collector, label, &item->strands[LABEL], false);
    collect_part(collector, fo_child(node, FO_LIST_ITEM_BODY), &item->strands[BODY], true);
    if (collector->resume)
        layout_collect_enter(collector);
    else
        check_baselines(collector, node, item);
    add_steps(collector, item);
    layout_collect_close(collector);
    layout_block_close(collector, node);
    collector->together = outer;

    LayoutOutcome outcome = {
        .with_next =
            layout_keep_stronger(item->strands[LABEL].with_next, item->strands[BODY].with_next),
    };
    return layout_block_outcome(node, outcome);
}

const LayoutBlockClass layout_list_item_class = {collect, NULL};
