#include "base/error.h"
#include "base/limits.h"
#include "layout/flow_state.h"
#include "layout/marker.h"
#include "layout/page_count.h"
#include "layout/place.h"
#include "layout/reference.h"
#include "layout/source.h"

void
layout_flow_finish_page(LayoutFlow *flow)
{
    LayoutPage *page = flow->page;
    if (!page)
        return;
    layout_footnotes_place(flow->layout, flow->sequence, page,
                           (const LayoutFootnote *) flow->page_notes->data, flow->page_notes->len,
                           flow->tag);
    g_array_set_size(flow->page_notes, 0);
    layout_page_add_static(flow->layout, flow->sequence, page);
    layout_marker_next_page(flow->layout);
    flow->page = NULL;
    flow->layout->page = flow->layout->filling = NULL;
    if (!flow->error)
        layout_reference_release(flow->layout, page->areas, &flow->error);
    else
        area_page_free(page->areas);
}

void
layout_flow_start_page(LayoutFlow *flow, int index, bool blank)
{
    layout_flow_finish_page(flow);
    if (flow->layout->n_pages >= LIMIT_PAGES && !flow->error)
        error_set(&flow->error, SAMRIT_ERROR_LIMIT, "more than %d pages", "มีมากกว่า %d หน้า",
                  LIMIT_PAGES);
    flow->page =
        layout_page_new(flow->layout, flow->sequence, layout_flow_find_master(flow, index, blank),
                        index, flow->first_number + index, blank);
    flow->layout->filling = flow->page->areas;
    if (flow->node && !blank) {
        layout_marker_begin(flow->layout, flow->node, index == 0);
        layout_reference_mark(flow->layout, flow->node, flow->page->areas->root, 0, 0);
    }
    Area *root = flow->page->areas->root;
    layout_reference_mark(flow->layout, fo_reader_root(flow->layout->reader), root, 0, 0);
    layout_reference_mark(flow->layout, flow->sequence, root, 0, 0);
}

void
layout_flow_go_to_page(LayoutFlow *flow, int index)
{
    int next = flow->page ? flow->page->index + 1 : 0;
    for (; next <= index && !flow->error; next++)
        layout_flow_start_page(flow, next, false);
    flow->layout->page = flow->page ? flow->page->areas : NULL;
}

bool
layout_flow_needs_blank(const LayoutFlow *flow, int count)
{
    return layout_page_count_needs_blank(flow->sequence,
                                         layout_source_following(flow->layout->source), count,
                                         flow->first_number + count - 1);
}

/* ---- placing parts */

/* The first object in @part, for findings. */
static const FoNode *
first_node(const LayoutFlow *flow, const LayoutFlowPart *part)
{
    for (guint i = part->start; i < part->end; i++) {
        const LayoutFrame *frame = layout_list_at(flow->list, i)->frame;
        if (frame)
            return frame->node;
    }
    return flow->node;
}

/* What cannot be collected anew in the middle keeps the width that it began with. */
static void
report_width(LayoutFlow *flow, const LayoutFlowPart *part)
{
    const FoNode *node = first_node(flow, part);
    if (flow->changes_width && layout_flow_width(flow, part->page) != flow->width)
        diag_add(flow->layout->diag, DIAG_ID_FO_UNSUPPORTED,
                 fo_reader_place(flow->layout->reader, node), "a new column width within a table",
                 NULL);
}

static void
report_overflow(LayoutFlow *flow, const LayoutFlowPart *part, Length over)
{
    const FoNode *node = first_node(flow, part);
    char points[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(points, sizeof(points), "%.1f", length_to_pt(over));
    diag_add(flow->layout->diag, DIAG_ID_LAYOUT_OVERFLOW,
             fo_reader_place(flow->layout->reader, node), fo_element_name(node->element), points,
             NULL);
}

static Length
column_x(const LayoutFlow *flow, int column)
{
    const LayoutPageMaster *master = flow->page->master;
    const LayoutRegion *body = &master->regions[LAYOUT_REGION_BODY];
    Length step = master->column_width + master->column_gap;
    if (layout_is_rtl(flow->node) && !flow->across)
        return body->width - master->column_width - column * step;
    return column * step;
}

static bool
puts_something(const LayoutFlow *flow, const LayoutFlowPart *part)
{
    for (guint i = part->start; i < part->end; i++) {
        const LayoutElement *element = layout_list_at(flow->list, i);
        if (element->kind == LAYOUT_BOX && !element->class->nothing)
            return true;
    }
    return false;
}

static void
enter_column(LayoutFlow *flow, const LayoutFlowPart *part)
{
    flow->layout->column.area = flow->page->regions[LAYOUT_REGION_BODY];
    flow->layout->column.x = column_x(flow, part->column);
    flow->layout->column.width = flow->width;
    flow->layout->column.number = part->column;
    flow->layout->column.count = layout_flow_columns(flow, part->page);
    flow->layout->column.odd = flow->page->number % 2 != 0;
}

/* What the footnotes of page @index take of its body, with their separator; known when all parts of
 * the page are. */
static Length
noted_height(LayoutFlow *flow, int index)
{
    const LayoutFootnote *notes = (const LayoutFootnote *) flow->page_notes->data;
    Length height = layout_footnotes_height(notes, flow->page_notes->len);
    for (guint i = 0; i < flow->held->len; i++) {
        const LayoutFlowPart *part = layout_flow_held(flow, i);
        if (part->page == index)
            height += layout_footnotes_height(part->notes, part->n_notes);
    }
    return height ? height + layout_flow_separator(flow) : 0;
}

static void
place_part(LayoutFlow *flow, const LayoutFlowPart *part, Length noted)
{
    LayoutPage *page = flow->page;
    g_array_append_vals(flow->page_notes, part->notes, part->n_notes);
    if (!page || !page->regions[LAYOUT_REGION_BODY] || part->start == part->end)
        return;
    layout_page_enter(flow->layout, page, LAYOUT_REGION_BODY);
    Length top = part->page == flow->base_page ? flow->base_used : 0;
    const LayoutRegion *body = &page->master->regions[LAYOUT_REGION_BODY];
    flow->layout->adjust = part->ratio;
    enter_column(flow, part);
    report_width(flow, part);
    Length content = layout_place_height(flow->list, part->start, part->end);
    Length offset = layout_display_offset(body->node, body->height - top - noted, content);
    Length height = layout_place(flow->layout, flow->list, part->start, part->end,
                                 page->regions[LAYOUT_REGION_BODY], flow->tag,
                                 column_x(flow, part->column), top + offset, flow->width);
    flow->layout->adjust = 0;
    flow->layout->column.area = NULL;
    // What spans all columns stands alone: negative spaces may draw up what follows it.
    page->used = flow->across ? MAX(0, top + height) : MAX(page->used, top + height);
    page->filled |= page->used > 0 || puts_something(flow, part);
    if (top + height > body->height + LENGTH_PT)
        report_overflow(flow, part, top + height - body->height);
}

void
layout_flow_place_held(LayoutFlow *flow)
{
    Length noted = 0;
    int index = -1;
    for (guint i = 0; i < flow->held->len; i++) {
        const LayoutFlowPart *part = layout_flow_held(flow, i);
        if (part->page != index) {
            index = part->page;
            layout_flow_go_to_page(flow, index);
            noted = noted_height(flow, index);
        }
        place_part(flow, part, noted);
    }
    if (flow->held->len > 0) {
        // A part of footnotes alone ends where the next one begins, not at a break.
        const LayoutFlowPart *last = layout_flow_last_held(flow);
        flow->placed = last->start < last->end ? last->end + 1 : last->end;
    }
    g_array_set_size(flow->held, 0);
}

/* Whether page @index, which a break asks for, lies on the wrong side of the sheet. */
static bool
is_wrong_side(const LayoutFlow *flow, LayoutContext context, int index)
{
    bool odd = (flow->first_number + index) % 2 != 0;
    return (context == LAYOUT_CONTEXT_ODD_PAGE && !odd) ||
           (context == LAYOUT_CONTEXT_EVEN_PAGE && odd);
}

void
layout_flow_begin_on_side(LayoutFlow *flow, LayoutContext context)
{
    if (!is_wrong_side(flow, context, 0))
        return;
    layout_flow_start_page(flow, 0, true);
    layout_flow_set_base(flow, 1, 0, 0);
}

void
layout_flow_move_base(LayoutFlow *flow, LayoutContext context, const LayoutFlowPart *last)
{
    bool same_page = context == LAYOUT_CONTEXT_COLUMN &&
                     last->column + 1 < layout_flow_columns(flow, last->page);
    if (same_page) {
        Length used = last->page == flow->base_page ? flow->base_used : 0;
        layout_flow_set_base(flow, last->page, last->column + 1, used);
        return;
    }
    // A page that nothing is on yet will do for the next one.
    bool empty = context == LAYOUT_CONTEXT_PAGE && flow->page && flow->page->index == last->page &&
                 !flow->page->filled;
    int next = last->page + (empty ? 0 : 1);
    if (is_wrong_side(flow, context, next))
        layout_flow_start_page(flow, next++, true);
    layout_flow_set_base(flow, next, 0, 0);
}
