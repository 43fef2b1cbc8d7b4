#include "layout/table.h"

/*
 * Rows are cut into steps as Apache FOP's TableStepper does: each step brings at least one active
 * cell to its next stop, and is no higher than it must be.
 */

/* A cell whose rows have begun and not ended. */
typedef struct {
    LayoutCell *cell;
    Length above;                           /* height of the group's rows before the cell's first */
    int end_row;                            /* the last one it spans */
    guint next;                             /* the stop that it goes to next */
    guint passed;                           /* stops that are behind */
    bool included;                          /* the last step took it to @next */
    Length before, before_rest, after_rest; /* edges; _rest: at a page break */
} Active;

typedef struct {
    LayoutCollector *collector;
    LayoutTable *table;
    LayoutRowGroup *group;
    bool in_body;
    GArray *active, *coming; /* of Active; @coming: of the next row */
    int row;
    Length total, above, first_step;
    bool row_finished, delaying, small_row;
    LayoutContext forced;
} Stepper;

static const LayoutStop *
stop_of(const Active *active, guint index)
{
    return layout_strand_stop(&active->cell->strand, index);
}

static guint
last_stop(const Active *active)
{
    return active->cell->strand.stops->len - 1;
}

/* Content up to stop @index, rows above included. */
static Length
content_to(const Active *active, guint index)
{
    return active->above + stop_of(active, index)->height;
}

/* The step that takes the cell to stop @index. */
static Length
step_to(const Active *active, guint index)
{
    return active->before + content_to(active, index) + stop_of(active, index)->extra +
           active->after_rest;
}

static LayoutContext
forced_at(const Active *active, guint index)
{
    const LayoutStop *stop = stop_of(active, index);
    return stop->penalty == LAYOUT_FORCED ? stop->context : LAYOUT_CONTEXT_AUTO;
}

static void
activate_row(Stepper *stepper, GArray *into, int row)
{
    const LayoutTable *table = stepper->table;
    for (int i = 0; i < table->n_columns; i++) {
        LayoutCell *cell = layout_table_row(table, row)->cells[i];
        if (!cell || cell->row != row || cell->column != i)
            continue;
        Active active = {
            .cell = cell,
            .above = stepper->above,
            .end_row = row + cell->rows - 1,
            .before = layout_table_cell_around(table, cell, LAYOUT_BEFORE, false),
            .before_rest = layout_table_cell_around(table, cell, LAYOUT_BEFORE, true),
            .after_rest = layout_table_cell_around(table, cell, LAYOUT_AFTER, true),
        };
        g_array_append_val(into, active);
    }
}

#define EACH_ACTIVE(cell, stepper)                      \
    (Active *cell = (Active *) (stepper)->active->data; \
     cell < (Active *) (stepper)->active->data + (stepper)->active->len; cell++)

/* Cells that can reach further without a break before @limit do. */
static void
reach_first_step(Stepper *stepper)
{
    for
        EACH_ACTIVE(cell, stepper)
        {
            while (cell->next < last_stop(cell) &&
                   step_to(cell, cell->next + 1) <= stepper->first_step &&
                   forced_at(cell, cell->next) == LAYOUT_CONTEXT_AUTO)
                cell->next++;
        }
}

static void
measure_first_step(Stepper *stepper, const GArray *cells)
{
    for (guint i = 0; i < cells->len; i++) {
        const Active *cell = &g_array_index(cells, Active, i);
        stepper->first_step = MAX(stepper->first_step, step_to(cell, cell->next));
    }
}

/* The step that takes the cell to its next stop, or −1 when it is at its end. */
static Length
next_of(Active *cell)
{
    if (cell->included) {
        cell->passed = cell->next + 1;
        if (cell->next >= last_stop(cell))
            return -1;
        cell->next++;
        cell->included = false;
    }
    return step_to(cell, cell->next);
}

static Length
least_step(Stepper *stepper)
{
    Length least = -1;
    for
        EACH_ACTIVE(cell, stepper)
        {
            Length step = next_of(cell);
            if (step >= 0)
                least = least < 0 ? step : MIN(least, step);
        }
    return least;
}

static bool
finishes(const Active *cell, Length step)
{
    return cell->next == last_stop(cell) && step_to(cell, cell->next) <= step;
}

static void
prepare_next_row(Stepper *stepper)
{
    if (stepper->row >= stepper->group->end - 1)
        return;
    stepper->above += layout_table_row(stepper->table, stepper->row)->height;
    activate_row(stepper, stepper->coming, stepper->row + 1);
    measure_first_step(stepper, stepper->coming);
}

/* A step that ends the row reaches down to the end of its highest cell, with its whole edge. */
static Length
consider_row_end(Stepper *stepper, Length step)
{
    stepper->row_finished = true;
    for
        EACH_ACTIVE(cell, stepper)
    if (cell->end_row == stepper->row && !finishes(cell, step))
        stepper->row_finished = false;
    if (!stepper->row_finished)
        return step;

    Length last = step;
    for
        EACH_ACTIVE(cell, stepper)
        {
            if (cell->end_row != stepper->row)
                continue;
            Length after =
                layout_table_cell_around(stepper->table, cell->cell, LAYOUT_AFTER, false);
            last = MAX(last, cell->before + content_to(cell, last_stop(cell)) + after);
            cell->after_rest = after;
        }
    for
        EACH_ACTIVE(cell, stepper)
        {
            while (cell->next < last_stop(cell) && step_to(cell, cell->next + 1) <= last &&
                   forced_at(cell, cell->next) == LAYOUT_CONTEXT_AUTO)
                cell->next++;
        }
    stepper->small_row = last < stepper->first_step;
    prepare_next_row(stepper);
    return last;
}

static void
take_step(Stepper *stepper, Length step)
{
    stepper->forced = LAYOUT_CONTEXT_AUTO;
    for
        EACH_ACTIVE(cell, stepper)
        {
            if (step_to(cell, cell->next) > step)
                continue;
            cell->included = true;
            stepper->forced = layout_break_stronger(stepper->forced, forced_at(cell, cell->next));
        }
}

static void
switch_row(Stepper *stepper)
{
    stepper->row++;
    g_array_append_vals(stepper->active, stepper->coming->data, stepper->coming->len);
    g_array_set_size(stepper->coming, 0);
    stepper->delaying = false;
}

static void
drop_ended(Stepper *stepper)
{
    for (guint i = stepper->active->len; i-- > 0;)
        if (g_array_index(stepper->active, Active, i).end_row == stepper->row)
            g_array_remove_index(stepper->active, i);
}

static Length
first_step(Stepper *stepper)
{
    measure_first_step(stepper, stepper->active);
    reach_first_step(stepper);
    Length step = consider_row_end(stepper, stepper->first_step);
    take_step(stepper, step);
    return step;
}

/* −1 when the group is done. A finished row's spanning cells may go on before the next begins. */
static Length
next_step(Stepper *stepper)
{
    if (stepper->row_finished) {
        if (stepper->row == stepper->group->end - 1)
            return -1;
        stepper->row_finished = false;
        drop_ended(stepper);
        stepper->delaying = true;
    }
    Length step = least_step(stepper);
    if (!stepper->delaying) {
        step = consider_row_end(stepper, step < 0 ? G_MAXINT32 / 2 : step);
    } else if (step < 0 || step >= stepper->first_step) {
        step = stepper->first_step;
        switch_row(stepper);
        reach_first_step(stepper);
        step = consider_row_end(stepper, step);
    }
    take_step(stepper, step);
    return step;
}

/* ---- elements */

static Length
rest_of(const Active *cell)
{
    guint last = last_stop(cell);
    if (cell->included && cell->next == last)
        return 0;
    guint passed = cell->included ? cell->next + 1 : cell->passed;
    Length included = passed ? stop_of(cell, passed - 1)->height : 0;
    Length lead = passed ? stop_of(cell, passed - 1)->lead : 0;
    return cell->before_rest + stop_of(cell, last)->height - included - lead +
           layout_edges_sum(&cell->cell->edges, LAYOUT_AFTER);
}

static Length
highest_rest(const Stepper *stepper)
{
    Length highest = 0;
    for
        EACH_ACTIVE(cell, stepper)
        {
            Length rest = rest_of(cell);
            for (int row = stepper->row + 1; row <= cell->end_row; row++)
                rest -= layout_table_row(stepper->table, row)->height;
            highest = MAX(highest, rest);
        }
    for (int row = stepper->row + 1; row < stepper->group->end; row++)
        highest += layout_table_row(stepper->table, row)->height;
    return highest;
}

static LayoutTableStep *
make_step(Stepper *stepper, GPtrArray *footnotes)
{
    Arena *arena = stepper->collector->arena;
    LayoutTableStep *step = ARENA_NEW(arena, LayoutTableStep);
    step->row = stepper->row;
    step->finished = stepper->row_finished;
    step->n_parts = (int) stepper->active->len;
    step->parts = ARENA_NEW_N(arena, LayoutCellPart, stepper->active->len);
    LayoutCellPart *part = step->parts;
    for
        EACH_ACTIVE(cell, stepper)
        {
            guint from = cell->passed ? stop_of(cell, cell->passed - 1)->upto : 0;
            guint to = cell->included ? stop_of(cell, cell->next)->upto : from;
            *part++ = (LayoutCellPart){
                .cell = cell->cell,
                .from = from,
                .to = to,
                .done = cell->included && cell->next == last_stop(cell) &&
                        cell->end_row == stepper->row && stepper->row_finished,
            };
            layout_strand_footnotes(cell->cell->strand.list, from, to, footnotes);
        }
    return step;
}

static void
add_box(Stepper *stepper, Length height)
{
    g_autoptr(GPtrArray) footnotes = g_ptr_array_new();
    LayoutTableStep *step = make_step(stepper, footnotes);
    LayoutElement *box =
        layout_collect_box(stepper->collector, height, &layout_table_step_class, step, 0);
    box->footnotes = layout_footnotes_copy(stepper->collector->arena, footnotes);
}

static LayoutKeep
keep_at_step(const Stepper *stepper, int *penalty)
{
    LayoutKeep keep = stepper->collector->together;
    for
        EACH_ACTIVE(cell, stepper)
        {
            guint passed = cell->included ? cell->next + 1 : cell->passed;
            if (passed == last_stop(cell) + 1)
                keep = layout_keep_stronger(keep, cell->cell->strand.with_next);
            if (passed > 0 && stop_of(cell, passed - 1)->penalty > 0)
                *penalty = MAX(*penalty, stop_of(cell, passed - 1)->penalty);
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

static LayoutContext
forced_at_step(const Stepper *stepper)
{
    LayoutContext forced = stepper->forced;
    if (!stepper->row_finished)
        return forced;
    forced = layout_break_stronger(
        forced, layout_table_row_break(stepper->table, stepper->row, FO_PROP_BREAK_AFTER));
    return layout_break_stronger(
        forced, layout_table_row_break(stepper->table, stepper->row + 1, FO_PROP_BREAK_BEFORE));
}

static void
add_break(Stepper *stepper, Length extra)
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
is_last_step(const Stepper *stepper)
{
    return stepper->row_finished && stepper->row == stepper->group->end - 1;
}

static void
add_steps(Stepper *stepper)
{
    Length added = 0;
    for (Length step = first_step(stepper); step >= 0; step = next_step(stepper)) {
        Length extra = step + highest_rest(stepper) - stepper->total;
        Length height = step - added - MAX(0, extra);
        added += height + MAX(0, -extra);
        if (is_last_step(stepper)) {
            add_box(stepper, height + MAX(0, -extra));
            return;
        }
        add_box(stepper, height);
        add_break(stepper, extra);
    }
}

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
        Length height = content + layout_table_cell_around(table, cell, LAYOUT_BEFORE, false) +
                        layout_table_cell_around(table, cell, LAYOUT_AFTER, false);
        for (int above = MAX(first, cell->row); above < index; above++)
            height -= layout_table_row(table, above)->height;
        row->height = MAX(row->height, height);
    }
}

LayoutOutcome
layout_table_group_collect(LayoutCollector *collector, LayoutTable *table, int first, int end,
                           bool in_body)
{
    Arena *outer = layout_collect_renew(collector);
    Arena *arena = collector->arena;
    LayoutRowGroup *group = ARENA_NEW(arena, LayoutRowGroup);
    *group = (LayoutRowGroup){.table = table, .first = first, .end = end};
    Stepper stepper = {
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
    LayoutFrame *frame = layout_collect_open(collector, part ? part : table->node,
                                             &layout_row_group_frame, 0, collector->width, NULL);
    frame->object = group;
    frame->transparent = true;
    frame->x = frame->parent ? frame->parent->x : 0;
    stepper.active = g_array_new(FALSE, TRUE, sizeof(Active));
    stepper.coming = g_array_new(FALSE, TRUE, sizeof(Active));
    activate_row(&stepper, stepper.active, first);
    add_steps(&stepper);
    g_array_unref(stepper.active);
    g_array_unref(stepper.coming);
    layout_collect_close(collector);
    layout_collect_restore(collector, outer);
    return (LayoutOutcome){.with_next = layout_table_row_keep(table, end - 1, false)};
}
