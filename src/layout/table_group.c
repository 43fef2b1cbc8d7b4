#include "base/scratch.h"
#include "layout/table_step.h"

/* ---- heights of rows (CSS 2, 17.5.3) */

/* Explicit heights become fillers below the content, and room that a break must leave. */
static void
fill_cell(LayoutCell *cell, const LayoutRow *row)
{
    Length minimum = MAX(cell->minimum, row->minimum);
    Length optimum = MAX(minimum, row->optimum);
    GArray *stops = cell->strand.stops;
    for (guint i = 0; i + 1 < stops->len && minimum > 0; i++) {
        LayoutStop *stop = &g_array_index(stops, LayoutStop, i);
        if (stop->height + stop->extra < minimum)
            stop->extra = minimum - stop->height;
    }
    cell->filler = MAX(0, optimum - cell->strand.full);
    g_array_index(stops, LayoutStop, stops->len - 1).height += cell->filler;
}

static void
collect_cell(LayoutCollector *collector, LayoutTable *table, LayoutCell *cell)
{
    LayoutMeasure content = layout_table_cell_content(table, cell);
    LayoutOutcome outcome;
    LayoutList *list = layout_collect_area(collector->layout, collector->arena, cell->node,
                                           content.width, &outcome);
    cell->break_after = outcome.break_after;
    outcome.break_after = LAYOUT_CONTEXT_AUTO;
    layout_strand_init(&cell->strand, collector->arena, list, outcome);
    fill_cell(cell, layout_table_row(table, cell->row));
}

static void
measure_row(const LayoutTable *table, int first, int index)
{
    LayoutRow *row = layout_table_row(table, index);
    row->height = row->optimum;
    for (int i = 0; i < table->n_columns; i++) {
        const LayoutCell *cell = row->cells[i];
        if (!cell || cell->column != i || cell->row + cell->rows - 1 != index)
            continue;
        Length content = MAX(cell->minimum, cell->strand.full);
        if (cell->rows == 1)
            content = MAX(content, row->optimum);
        gint64 height = (gint64) content +
                        layout_table_cell_around(table, cell, LAYOUT_BEFORE, LAYOUT_EDGE_WHOLE) +
                        layout_table_cell_around(table, cell, LAYOUT_AFTER, LAYOUT_EDGE_WHOLE);
        for (int above = MAX(first, cell->row); above < index; above++)
            height -= layout_table_row(table, above)->height;
        row->height = length_hold(MAX(row->height, height));
    }
}

/* ---- elements */

static gint64
rest_of(const LayoutActiveCell *cell)
{
    guint last = layout_active_last(cell);
    if (cell->included && cell->next == last)
        return 0;
    guint passed = cell->included ? cell->next + 1 : cell->passed;
    Length included = passed ? layout_active_stop(cell, passed - 1)->height : 0;
    Length lead = passed ? layout_active_stop(cell, passed - 1)->lead : 0;
    return (gint64) cell->before_rest + layout_active_stop(cell, last)->height - included - lead +
           layout_edges_sum(&cell->cell->edges, LAYOUT_AFTER);
}

static gint64
highest_rest(const LayoutTableStepper *stepper)
{
    gint64 highest = 0;
    LAYOUT_EACH_ACTIVE (cell, stepper) {
        gint64 rest = rest_of(cell);
        for (int row = stepper->row + 1; row <= cell->end_row; row++)
            rest -= layout_table_row(stepper->table, row)->height;
        highest = MAX(highest, rest);
    }
    for (int row = stepper->row + 1; row < stepper->group->end; row++)
        highest += layout_table_row(stepper->table, row)->height;
    return highest;
}

static LayoutTableStep *
make_step(LayoutTableStepper *stepper, GPtrArray *footnotes)
{
    Arena *arena = stepper->collector->arena;
    LayoutTableStep *step = ARENA_NEW(arena, LayoutTableStep);
    step->row = stepper->row;
    step->finished = stepper->row_finished || stepper->delaying;
    step->page_row = stepper->row + (stepper->delaying ? 1 : 0);
    step->n_parts = (int) stepper->active->len;
    step->parts = ARENA_NEW_N(arena, LayoutCellPart, stepper->active->len);
    LayoutCellPart *part = step->parts;
    LAYOUT_EACH_ACTIVE (cell, stepper) {
        guint from = cell->passed ? layout_active_stop(cell, cell->passed - 1)->upto : 0;
        guint to = cell->included ? layout_active_stop(cell, cell->next)->upto : from;
        *part++ = (LayoutCellPart){
            .cell = cell->cell,
            .from = from,
            .to = to,
            .done = cell->included && cell->next == layout_active_last(cell) &&
                    cell->end_row == stepper->row && stepper->row_finished,
        };
        layout_strand_footnotes(cell->cell->strand.list, from, to, footnotes);
    }
    return step;
}

static void
add_box(LayoutTableStepper *stepper, Length height)
{
    g_autoptr(GPtrArray) footnotes = g_ptr_array_new();
    LayoutTableStep *step = make_step(stepper, footnotes);
    LayoutElement *box =
        layout_collect_box(stepper->collector, height, &layout_table_step_class, step, 0);
    box->footnotes = layout_footnotes_copy(stepper->collector->arena, footnotes);
}

static LayoutKeep
keep_at_step(const LayoutTableStepper *stepper, int *penalty)
{
    LayoutKeep keep = stepper->collector->together;
    LAYOUT_EACH_ACTIVE (cell, stepper) {
        guint passed = cell->included ? cell->next + 1 : cell->passed;
        if (passed == layout_active_last(cell) + 1)
            keep = layout_keep_stronger(keep, cell->cell->strand.with_next);
        if (passed > 0 && layout_active_stop(cell, passed - 1)->penalty > 0)
            *penalty = MAX(*penalty, layout_active_stop(cell, passed - 1)->penalty);
    }
    const LayoutRow *row = layout_table_row(stepper->table, stepper->row);
    if (!stepper->row_finished && row->node)
        keep = layout_keep_stronger(keep, layout_keep_together(row->node));
    if (stepper->row_finished && row->node)
        keep = layout_keep_stronger(keep, layout_keep_with_next(row->node));
    if (stepper->row_finished && stepper->row + 1 < stepper->group->end)
        keep = layout_keep_stronger(keep,
                                    layout_table_row_keep(stepper->table, stepper->row + 1, true));
    return keep;
}

/* A row's own break is ignored where cells span over it (XSL-FO 1.1, 7.20.1). */
static LayoutContext
forced_at_step(const LayoutTableStepper *stepper)
{
    LayoutContext forced = stepper->forced;
    if (!stepper->row_finished)
        return forced;
    forced = layout_break_stronger(
        forced, layout_table_cells_break(stepper->table, stepper->row, FO_PROP_BREAK_AFTER));
    return layout_break_stronger(
        forced, layout_table_cells_break(stepper->table, stepper->row + 1, FO_PROP_BREAK_BEFORE));
}

static void
add_break(LayoutTableStepper *stepper, Length extra)
{
    int penalty = 0;
    LayoutKeep keep = keep_at_step(stepper, &penalty);
    LayoutContext context = keep.context;
    penalty = MAX(penalty, layout_keep_penalty(keep));
    if (stepper->small_row)
        penalty = LAYOUT_FORBIDDEN;
    stepper->small_row = false;
    LayoutContext forced = forced_at_step(stepper);
    if (forced != LAYOUT_CONTEXT_AUTO) {
        penalty = LAYOUT_FORCED;
        context = forced;
    }
    layout_table_add_break(stepper->collector, stepper->table, stepper->in_body, penalty, context,
                           MAX(0, extra));
    if (extra >= 0)
        return;

    // What the step has too much when no break follows it stands after the break.
    LayoutElement *space =
        layout_list_add(stepper->collector->list, LAYOUT_SPACE, stepper->collector->frame);
    space->minimum = space->optimum = space->maximum = -extra;
    space->discard = true;
}

static bool
is_last_step(const LayoutTableStepper *stepper)
{
    return stepper->row_finished && stepper->row == stepper->group->end - 1;
}

static void
add_steps(LayoutTableStepper *stepper)
{
    gint64 added = 0;
    for (gint64 step = layout_table_step_first(stepper); step >= 0;
         step = layout_table_step_next(stepper)) {
        gint64 extra = step + highest_rest(stepper) - stepper->total;
        gint64 height = step - added - MAX(0, extra);
        added += height + MAX(0, -extra);
        if (is_last_step(stepper)) {
            add_box(stepper, length_hold(height + MAX(0, -extra)));
            return;
        }
        add_box(stepper, length_hold(height));
        add_break(stepper, length_hold(extra));
    }
}

/* ---- the group */

static LayoutOutcome
collect_group(LayoutCollector *collector, LayoutTable *table, int first, int end, bool in_body)
{
    Arena *outer = layout_collect_renew(collector);
    Arena *arena = collector->arena;
    LayoutRowGroup *group = ARENA_NEW(arena, LayoutRowGroup);
    *group = (LayoutRowGroup){.table = table, .first = first, .end = end};
    LayoutTableStepper stepper = {
        .collector = collector, .table = table, .group = group, .row = first, .in_body = in_body};

    for (int row = first; row < end; row++) {
        for (int i = 0; i < table->n_columns; i++) {
            LayoutCell *cell = layout_table_row(table, row)->cells[i];
            if (cell && cell->row == row && cell->column == i)
                collect_cell(collector, table, cell);
        }
        measure_row(table, first, row);
        stepper.total += layout_table_row(table, row)->height;
    }

    /* Of the part's node, so that it is one with the part's own frame in the structure tree. */
    const FoNode *part = layout_table_row(table, first)->part;
    layout_collect_open_plain(collector, part ? part : table->node, &layout_row_group_frame, group);
    stepper.active = scratch_new(sizeof(LayoutActiveCell));
    stepper.coming = scratch_new(sizeof(LayoutActiveCell));
    add_steps(&stepper);
    scratch_free(stepper.active);
    scratch_free(stepper.coming);
    layout_collect_close(collector);
    layout_collect_restore(collector, outer);
    return (LayoutOutcome){.with_next = layout_table_row_keep(table, end - 1, false)};
}

LayoutOutcome
layout_table_groups_collect(LayoutCollector *collector, LayoutTable *table, int first, int end,
                            bool in_body)
{
    LayoutOutcome outcome = {0};
    for (int row = first; row < end && !collector->stopped;) {
        int next = layout_table_group_end(table, row, end);
        if (row > first)
            layout_table_separate(collector, table, in_body, row, outcome);
        outcome = collect_group(collector, table, row, next, in_body);
        outcome.break_after = layout_table_row_break(table, next - 1, FO_PROP_BREAK_AFTER);
        row = next;
    }
    return outcome;
}
