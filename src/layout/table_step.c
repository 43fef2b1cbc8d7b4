#include "layout/table_step.h"

/* Steps of a group add up to more than a length may be, so they have 64 bits. This one is higher
 * than all, and can still be added to. */
#define ENDLESS (G_MAXINT64 / 4)

/* Content up to stop @index, rows above included. */
static gint64
content_to(const LayoutActiveCell *active, guint index)
{
    return active->above + layout_active_stop(active, index)->height;
}

/* The step that takes the cell to stop @index. */
static gint64
step_to(const LayoutActiveCell *active, guint index)
{
    return active->before + content_to(active, index) + layout_active_stop(active, index)->extra +
           active->after_rest;
}

static LayoutContext
forced_at(const LayoutActiveCell *active, guint index)
{
    const LayoutStop *stop = layout_active_stop(active, index);
    return stop->penalty == LAYOUT_FORCED ? stop->context : LAYOUT_CONTEXT_AUTO;
}

static void
activate_row(LayoutTableStepper *stepper, GArray *into, int row)
{
    const LayoutTable *table = stepper->table;
    for (int i = 0; i < table->n_columns; i++) {
        LayoutCell *cell = layout_table_row(table, row)->cells[i];
        if (!cell || cell->row != row || cell->column != i)
            continue;
        LayoutActiveCell active = {
            .cell = cell,
            .above = stepper->above,
            .end_row = row + cell->rows - 1,
            .before = layout_table_cell_around(table, cell, LAYOUT_BEFORE, LAYOUT_EDGE_WHOLE),
            .before_rest = layout_table_cell_around(table, cell, LAYOUT_BEFORE, LAYOUT_EDGE_CUT),
            .after_rest = layout_table_cell_around(table, cell, LAYOUT_AFTER, LAYOUT_EDGE_CUT),
        };
        g_array_append_val(into, active);
    }
}

/* Cells that can reach further without a break before @limit do. */
static void
reach_first_step(LayoutTableStepper *stepper)
{
    LAYOUT_EACH_ACTIVE (cell, stepper) {
        while (cell->next < layout_active_last(cell) &&
               step_to(cell, cell->next + 1) <= stepper->first_step &&
               forced_at(cell, cell->next) == LAYOUT_CONTEXT_AUTO)
            cell->next++;
    }
}

static void
measure_first_step(LayoutTableStepper *stepper, const GArray *cells)
{
    for (guint i = 0; i < cells->len; i++) {
        const LayoutActiveCell *cell = &g_array_index(cells, LayoutActiveCell, i);
        stepper->first_step = MAX(stepper->first_step, step_to(cell, cell->next));
    }
}

/* The step that takes the cell to its next stop, or −1 when it is at its end. */
static gint64
next_of(LayoutActiveCell *cell)
{
    if (cell->included) {
        cell->passed = cell->next + 1;
        if (cell->next >= layout_active_last(cell))
            return -1;
        cell->next++;
        cell->included = false;
    }
    return step_to(cell, cell->next);
}

static gint64
least_step(LayoutTableStepper *stepper)
{
    gint64 least = -1;
    LAYOUT_EACH_ACTIVE (cell, stepper) {
        gint64 step = next_of(cell);
        if (step >= 0)
            least = least < 0 ? step : MIN(least, step);
    }
    return least;
}

static bool
finishes(const LayoutActiveCell *cell, gint64 step)
{
    return cell->next == layout_active_last(cell) && step_to(cell, cell->next) <= step;
}

static void
prepare_next_row(LayoutTableStepper *stepper)
{
    if (stepper->row >= stepper->group->end - 1)
        return;
    stepper->above += layout_table_row(stepper->table, stepper->row)->height;
    activate_row(stepper, stepper->coming, stepper->row + 1);
    measure_first_step(stepper, stepper->coming);
}

/* A step that ends the row reaches down to the end of its highest cell, with its whole edge. */
static gint64
consider_row_end(LayoutTableStepper *stepper, gint64 step)
{
    stepper->row_finished = true;
    LAYOUT_EACH_ACTIVE (cell, stepper)
        if (cell->end_row == stepper->row && !finishes(cell, step))
            stepper->row_finished = false;
    if (!stepper->row_finished)
        return step;

    gint64 last = step;
    LAYOUT_EACH_ACTIVE (cell, stepper) {
        if (cell->end_row != stepper->row)
            continue;
        Length after = layout_table_cell_around(stepper->table, cell->cell, LAYOUT_AFTER,
                                                LAYOUT_EDGE_AT_BREAK);
        last = MAX(last, cell->before + content_to(cell, layout_active_last(cell)) + after);
        cell->after_rest = after;
    }
    LAYOUT_EACH_ACTIVE (cell, stepper) {
        while (cell->next < layout_active_last(cell) && step_to(cell, cell->next + 1) <= last &&
               forced_at(cell, cell->next) == LAYOUT_CONTEXT_AUTO)
            cell->next++;
    }
    stepper->small_row = last < stepper->first_step;
    prepare_next_row(stepper);
    return last;
}

static void
take_step(LayoutTableStepper *stepper, gint64 step)
{
    stepper->forced = LAYOUT_CONTEXT_AUTO;
    LAYOUT_EACH_ACTIVE (cell, stepper) {
        if (step_to(cell, cell->next) > step)
            continue;
        cell->included = true;
        stepper->forced = layout_break_stronger(stepper->forced, forced_at(cell, cell->next));
    }
}

static void
switch_row(LayoutTableStepper *stepper)
{
    stepper->row++;
    g_array_append_vals(stepper->active, stepper->coming->data, stepper->coming->len);
    g_array_set_size(stepper->coming, 0);
    stepper->delaying = false;
}

static void
drop_ended(LayoutTableStepper *stepper)
{
    for (guint i = stepper->active->len; i-- > 0;)
        if (g_array_index(stepper->active, LayoutActiveCell, i).end_row == stepper->row)
            g_array_remove_index(stepper->active, i);
}

gint64
layout_table_step_first(LayoutTableStepper *stepper)
{
    activate_row(stepper, stepper->active, stepper->row);
    measure_first_step(stepper, stepper->active);
    reach_first_step(stepper);
    gint64 step = consider_row_end(stepper, stepper->first_step);
    take_step(stepper, step);
    return step;
}

/* A finished row's spanning cells may go on before the next begins. */
gint64
layout_table_step_next(LayoutTableStepper *stepper)
{
    if (stepper->row_finished) {
        if (stepper->row == stepper->group->end - 1)
            return -1;
        stepper->row_finished = false;
        drop_ended(stepper);
        stepper->delaying = true;
    }
    gint64 step = least_step(stepper);
    if (!stepper->delaying) {
        step = consider_row_end(stepper, step < 0 ? ENDLESS : step);
    } else if (step < 0 || step >= stepper->first_step) {
        step = stepper->first_step;
        switch_row(stepper);
        reach_first_step(stepper);
        step = consider_row_end(stepper, step);
    }
    take_step(stepper, step);
    return step;
}
