#pragma once

#include "layout/strand.h"

/**
 * Tables (XSL-FO 6.7). Reading makes a grid; each row group – rows that spanning cells hold
 * together – is collected into steps as lists are; placing puts the rows of a page together.
 *
 *     table.c          a table's elements; its header and footer, and where they are repeated
 *     table_grid.c     which rows and cells there are, and where cells stand
 *     table_piece.c    bodies that are too long to be held at once
 *     table_columns.c  widths of columns; table_auto.c those that go by the content
 *     table_border.c   which border wins where they collapse
 *     table_group.c    a row group's elements; heights of rows
 *     table_break.c    what rows and their cells ask of the breaks between them
 *     table_step.c     where cells that stand side by side may be broken together
 *     table_place.c    rows and cells on a page
 *     table_rule.c     how borders that collapse are drawn
 *     table_tag.c      rows and cells in the structure tree
 *     table_marker.c   markers retrieved in header and footer
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

/** Which before or after edge of a cell is meant, where borders collapse. */
typedef enum {
    LAYOUT_EDGE_WHOLE,    /* as the rows stand one below the other */
    LAYOUT_EDGE_AT_BREAK, /* beside a page break: the neighbour is what is repeated there */
    LAYOUT_EDGE_CUT,      /* the break is within the cell */
} LayoutEdgeCase;

typedef struct {
    const FoNode *node; /* fo:table-column, or NULL */
    const FoNode *cell; /* the one whose width it takes instead, or NULL */
    Length x, width;
} LayoutColumn;

typedef struct LayoutCell LayoutCell;
struct LayoutCell {
    const FoNode *node;
    int row, column, rows, columns; /* place and spans; rows count from the table's first */
    LayoutEdges edges;              /* padding, and the border that takes part in geometry */
    LayoutBorder *borders;          /* by LayoutSide, when they collapse; else NULL */
    bool in_segments[4];            /* they differ from one column or row spanned to another */
    bool empty;                     /* it has no content */
    LayoutStrand strand;            /* while its row group is being laid out */
    LayoutContext break_after;      /* what its last block asks for */
    Length filler;                  /* added below its content to reach an explicit height */
    Length minimum;                 /* the explicit height */
    AreaTag *tag;
};

typedef struct {
    const FoNode *node; /* fo:table-row, or NULL: cells made the row */
    const FoNode *part; /* fo:table-header, -body or -footer */
    LayoutCell **cells; /* by column; spanned places have the same cell, empty ones NULL */
    Length minimum, optimum, maximum; /* explicit height; 0, 0, LENGTH_MAX when auto */
    Length height;
    bool first_of_part, last_of_part;
    AreaTag *tag;
} LayoutRow;

typedef struct {
    const FoNode *node;
    Layout *layout;
    Length width; /* of the columns together */
    bool collapse, rtl;
    Length spacing_x, spacing_y; /* border-separation */
    LayoutBorder *at_breaks[2];  /* by LayoutSide and column, when borders collapse: what rows meet
                                    at a page break */
    bool begun_on_page;          /* rows of bodies are on the page being placed */
    int n_columns;
    LayoutColumn *columns;
    GArray *rows;     /* of LayoutRow: header, bodies, footer */
    int body, footer; /* where bodies and footer begin */
    FoNode *open;     /* the body that is not read to its end: it and what follows it is not in */
    Length header_height, footer_height;
    Length again_height; /* of the header on later pages, where it may retrieve other markers */
    LayoutList *header_list, *footer_list;   /* NULL: none */
    bool header_retrieves, footer_retrieves; /* markers of the rows beside them */
    struct LayoutTableMarkers *markers;      /* NULL: nobody asks for any */
    Area *header_area;                       /* to be filled when the page's rows are placed */
    AreaTag *header_tag;
    bool repeat_header, repeat_footer;
} LayoutTable;

static inline LayoutRow *
layout_table_row(const LayoutTable *table, int index)
{
    return &g_array_index(table->rows, LayoutRow, index);
}

/** What a step adds of one cell: of its list, after the break @from, up to @to. */
typedef struct {
    LayoutCell *cell;
    guint from, to;
    bool done; /* nothing of the cell follows */
} LayoutCellPart;

/** A piece of a row group that no page break can cut. */
typedef struct {
    int row;       /* the last row that it is of */
    int page_row;  /* the row that it is of where it is the first on its page */
    bool finished; /* @row ends with it, or has ended */
    int n_parts;
    LayoutCellPart *parts;
} LayoutTableStep;

/** Rows that are broken together, and on which of their steps are on the page being placed. */
typedef struct {
    LayoutTable *table;
    int first, end; /* rows */
    GArray *parts;  /* of LayoutCellPart, one a cell; while it is being placed */
    int from_row, to_row;
    bool whole_start, whole_end; /* from_row began here; to_row ends here */
    bool any;
} LayoutRowGroup;

/* ---- table_grid.c */

/**
 * Reads columns and rows of @node, the columns being given @width; all of it in @arena. The cells
 * are appended to @cells (of LayoutCell).
 */
LayoutTable *layout_table_read(Layout *layout, Arena *arena, const FoNode *node, Length width,
                               GPtrArray *cells);

/**
 * A table like @table of no more than the rows of @body from @first on: all that are there now,
 * and those that are held to them by spanning cells, which it reads on for. In @arena.
 */
LayoutTable *layout_table_read_piece(const LayoutTable *table, Arena *arena, FoNode *body,
                                     FoNode *first);

/** Where rows from @first on end that spanning cells hold together. */
int layout_table_group_end(const LayoutTable *table, int first, int limit);

/** The width that @cell's content has, and its left edge within the table. */
LayoutMeasure layout_table_cell_box(const LayoutTable *table, const LayoutCell *cell);
LayoutMeasure layout_table_cell_content(const LayoutTable *table, const LayoutCell *cell);

/** Border, padding and half the spacing above or below @cell's content. */
Length layout_table_cell_around(const LayoutTable *table, const LayoutCell *cell, LayoutSide side,
                                LayoutEdgeCase which);

/* ---- table_columns.c */

/** Makes the columns known that @node's table-columns and cells ask for. */
void layout_table_columns_read(LayoutTable *table, Arena *arena);
void layout_table_columns_reserve(LayoutTable *table, Arena *arena, int count);

/**
 * A cell in the first row of a part gives its column its width, whatever the column says, and all
 * that fo:table-column stands for; as in Apache FOP.
 */
void layout_table_columns_take(LayoutTable *table, const LayoutCell *cell);

/** Column widths of @table: fixed, percentages of @base, shares of what is left of @width. */
void layout_table_columns_measure(LayoutTable *table, Length width, Length base);

/** Has the columns of a right-to-left table begin at its right. */
void layout_table_columns_mirror(LayoutTable *table);

/** Whether columns are as wide as their content asks for. */
bool layout_table_is_auto(const LayoutTable *table);

/* ---- table_auto.c */

/** Makes the columns of @table as wide as @cells ask for, within @width. */
void layout_table_columns_fit(LayoutTable *table, const GPtrArray *cells, Length width);

/** How wide @node, a fo:table of automatic width, is at least and at most. */
void layout_table_widths(Layout *layout, const FoNode *node, Length *minimum, Length *maximum);

/* ---- table_border.c */

/** Settles all borders where they collapse; cells' edges become what geometry needs. */
void layout_table_borders_collapse(LayoutTable *table, Arena *arena);

/** The border that wins on @side of @cell, beside the spanned column or row @index of it. */
LayoutBorder layout_table_edge(const LayoutTable *table, const LayoutCell *cell, LayoutSide side,
                               LayoutEdgeCase which, int index);

/** The same where no cell stands. */
LayoutBorder layout_table_edge_missing(const LayoutTable *table, LayoutSide side,
                                       LayoutEdgeCase which, int row, int column);

/** The widest of @cell's on @side; whether all are *@alike. */
LayoutBorder layout_table_edge_widest(const LayoutTable *table, const LayoutCell *cell,
                                      LayoutSide side, LayoutEdgeCase which, bool *alike);

/* ---- table_break.c */

/** The row's own wish and those of its cells. */
LayoutKeep layout_table_row_keep(const LayoutTable *table, int row, bool with_previous);

/** Breaks of the same. A @row past the end wishes none. */
LayoutContext layout_table_row_break(const LayoutTable *table, int row, FoProperty property);

/** What the cells of the row wish, which counts where spanning cells go on over the break. */
LayoutContext layout_table_cells_break(const LayoutTable *table, int row, FoProperty property);

/** A break in or between row groups: header and footer take room around it. */
LayoutElement *layout_table_add_break(LayoutCollector *collector, const LayoutTable *table,
                                      bool in_body, int penalty, LayoutContext context,
                                      Length extra);

/** A break before @row; what stands there has left @before. */
void layout_table_separate(LayoutCollector *collector, const LayoutTable *table, bool in_body,
                           int row, LayoutOutcome before);

/* ---- table_group.c */

/** Elements for row groups from @first up to @end, all of one table part, with breaks between. */
LayoutOutcome layout_table_groups_collect(LayoutCollector *collector, LayoutTable *table, int first,
                                          int end, bool in_body);

/* ---- table_piece.c */

/** Elements for @table->open and the bodies after it, @before being left by what is before them. */
LayoutOutcome layout_table_pieces_collect(LayoutCollector *collector, LayoutTable *table,
                                          LayoutOutcome before);

/* ---- table_place.c */

extern const LayoutFrameClass layout_row_group_frame;
extern const LayoutBoxClass layout_table_step_class;

/* ---- table_tag.c */

/** Opens the tags of the rows of @group that are on this page, where they are not open. */
void layout_table_tag_rows(LayoutPlacing *placing, const LayoutRowGroup *group);

/** The tag of @cell, whose row's is open: a new one where the cell @begins. */
AreaTag *layout_table_tag_cell(LayoutPlacing *placing, const LayoutTable *table, LayoutCell *cell,
                               bool begins);

/** All of @group is placed: rows get cells where they lack them, and their tags are done. */
void layout_table_tags_done(LayoutPlacing *placing, const LayoutRowGroup *group);

/* ---- table_marker.c */

/** Finds out whether header or footer retrieve markers. */
void layout_table_find_retrievers(LayoutTable *table, Arena *arena);

/** The header or footer as it likely will be, with a marker that is in the table. */
LayoutList *layout_table_collect_likely(const LayoutTable *table, Arena *arena, bool header);

/** How high the header is where the table begins, with the markers of its first row. */
Length layout_table_first_header(const LayoutTable *table, Arena *arena);

/** Puts it into @area, with the markers of the rows that are on this page. */
void layout_table_place_retrieved(LayoutPlacing *placing, const LayoutTable *table, bool header,
                                  Area *area, AreaTag *tag);
