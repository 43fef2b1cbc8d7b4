#pragma once

#include "layout/strand.h"

/**
 * Tables (XSL-FO 6.7). Reading makes a grid; each row group – rows that spanning cells hold
 * together – is collected into steps as lists are; placing puts the rows of a page together.
 */

/** A border that may have won over others where they collapse. */
typedef struct {
    AreaBorderStyle style;
    Length width;
    guint32 color;
    guint8 holder; /* who has it, for precedence: cell over row over part over column over table */
    bool hidden;   /* border-style="hidden": suppresses all others */
    bool retain;   /* kept where the table breaks */
} LayoutBorder;

typedef struct {
    const FoNode *node; /* fo:table-column, or NULL */
    Length x, width;
} LayoutColumn;

typedef struct LayoutCell LayoutCell;
struct LayoutCell {
    const FoNode *node;
    int row, column, rows, columns; /* place and spans; rows count from the table's first */
    LayoutEdges edges;              /* padding, and the border that takes part in geometry */
    LayoutBorder borders[4];        /* by LayoutSide; when they collapse */
    bool empty;                     /* it has no content */
    LayoutStrand strand;            /* while its row group is being laid out */
    Length filler;                  /* added below its content to reach an explicit height */
    Length minimum;                 /* the explicit height */
};

typedef struct {
    const FoNode *node; /* fo:table-row, or NULL: cells made the row */
    const FoNode *part; /* fo:table-header, -body or -footer */
    LayoutCell **cells; /* by column; spanned places have the same cell, empty ones NULL */
    Length minimum, optimum, maximum; /* explicit height; 0, 0, LENGTH_MAX when auto */
    Length height;
    bool first_of_part, last_of_part;
} LayoutRow;

typedef struct {
    const FoNode *node;
    Layout *layout;
    Length width; /* of the columns together */
    bool collapse, rtl;
    Length spacing_x, spacing_y; /* border-separation */
    int n_columns;
    LayoutColumn *columns;
    GArray *rows;     /* of LayoutRow: header, bodies, footer */
    int body, footer; /* where bodies and footer begin */
    Length header_height, footer_height;
    LayoutList *header_list, *footer_list; /* NULL: none */
    bool repeat_header, repeat_footer;
} LayoutTable;

/** Reads columns and rows of @node, the columns being given @width; all of it in @arena. */
LayoutTable *layout_table_read(Layout *layout, Arena *arena, const FoNode *node, Length width);

/** Column widths of @table: fixed, percentages of @base, shares of what is left of @width. */
void layout_table_columns_measure(LayoutTable *table, Length width, Length base);

/** Makes the columns known that @node's table-columns and cells ask for. */
void layout_table_columns_read(LayoutTable *table, Arena *arena);
void layout_table_columns_reserve(LayoutTable *table, Arena *arena, int count);

/** Settles all borders where they collapse; cells' edges become what geometry needs. */
void layout_table_borders_collapse(LayoutTable *table);

static inline LayoutRow *
layout_table_row(const LayoutTable *table, int index)
{
    return &g_array_index(table->rows, LayoutRow, index);
}

/** Where rows from @first on end that spanning cells hold together. */
int layout_table_group_end(const LayoutTable *table, int first, int limit);

/** The width that @cell's content has, and its left edge within the table. */
LayoutMeasure layout_table_cell_box(const LayoutTable *table, const LayoutCell *cell);
LayoutMeasure layout_table_cell_content(const LayoutTable *table, const LayoutCell *cell);

/** Border, padding and half the spacing above or below @cell's content. */
Length layout_table_cell_around(const LayoutTable *table, const LayoutCell *cell, LayoutSide side,
                                bool broken);

/** Elements for rows @first up to @end, a row group. @body: header and footer may repeat. */
LayoutOutcome layout_table_group_collect(LayoutCollector *collector, LayoutTable *table, int first,
                                         int end, bool body);

/** What a row group's steps leave for placing it. */
typedef struct {
    LayoutCell *cell;
    guint from, to; /* what of its list a step adds: after the break @from, up to @to */
    bool done;
} LayoutCellPart;

typedef struct {
    int row;       /* the row that is active */
    bool finished; /* the row ends with this step */
    int n_parts;
    LayoutCellPart *parts;
} LayoutTableStep;

typedef struct {
    LayoutTable *table;
    int first, end;
    // on the page being placed: the steps there
    const LayoutTableStep *from, *to;
    LayoutCellPart *parts; /* merged; one a cell */
    int n_parts, n_cells;
    bool from_start;
} LayoutRowGroup;

extern const LayoutFrameClass layout_row_group_frame;
extern const LayoutBoxClass layout_row_step_class;

/** Height of the header's or footer's rows when they stand alone. */
LayoutOutcome layout_table_collect(LayoutCollector *collector, const FoNode *node);
LayoutOutcome layout_table_and_caption_collect(LayoutCollector *collector, const FoNode *node);
