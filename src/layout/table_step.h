#pragma once

#include "layout/table_parts.h"

/**
 * How a row group is cut into steps, for table_step.c and table_group.c: each step brings at least
 * one active cell to its next stop, and is no higher than it must be, as in Apache FOP's
 * TableStepper. A step's height is counted from the top of the group.
 */

/** A cell whose rows have begun and not ended. */
typedef struct {
    LayoutCell *cell;
    gint64 above;                           /* height of the group's rows before the cell's first */
    int end_row;                            /* the last one it spans */
    guint next;                             /* the stop that it goes to next */
    guint passed;                           /* stops that are behind */
    bool included;                          /* the last step took it to @next */
    Length before, before_rest, after_rest; /* edges; _rest: at a page break */
} LayoutActiveCell;

typedef struct {
    LayoutCollector *collector;
    LayoutTable *table;
    LayoutRowGroup *group;
    bool in_body;            /* header and footer may be repeated around its breaks */
    GArray *active, *coming; /* of LayoutActiveCell; @coming: of the next row */
    int row;                 /* that the last step is of */
    gint64 total;            /* height of the group */
    gint64 above;            /* of its rows before the one that comes next */
    gint64 first_step;       /* that the rows that have just begun take at least */
    bool row_finished;       /* the last step ends the row */
    bool delaying;           /* the next row is to begin; spanning cells may go on before it */
    bool small_row;          /* the row is lower than the first step of the next */
    LayoutContext forced;    /* break that a cell asks for after the last step */
} LayoutTableStepper;

/** Activates the first row and takes the first step; gives the height reached. */
gint64 layout_table_step_first(LayoutTableStepper *stepper);

/** Takes the next step; −1 when the group is done. */
gint64 layout_table_step_next(LayoutTableStepper *stepper);

static inline const LayoutStop *
layout_active_stop(const LayoutActiveCell *active, guint index)
{
    return layout_strand_stop(&active->cell->strand, index);
}

static inline guint
layout_active_last(const LayoutActiveCell *active)
{
    return active->cell->strand.stops->len - 1;
}

#define LAYOUT_EACH_ACTIVE(cell, stepper)                                            \
    for (LayoutActiveCell *cell = (LayoutActiveCell *) (stepper)->active->data,      \
                          *cell##_end = cell ? cell + (stepper)->active->len : cell; \
         cell < cell##_end; cell++)
