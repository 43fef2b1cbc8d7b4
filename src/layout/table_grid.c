#include "base/limits.h"
#include "layout/kind.h"
#include "layout/source.h"
#include "layout/table_parts.h"

/* Rows being read. */
typedef struct {
    LayoutTable *table;
    Arena *arena;
    const FoNode *part;
    GPtrArray *cells;                 /* of LayoutCell, all of the table's */
    int spanned[LIMIT_TABLE_COLUMNS]; /* rows that a cell from above still takes */
    int column;                       /* where the next cell goes when it does not say */
    bool any;                         /* the row being read has a cell */
    const FoNode *last;               /* the fo:table-row read last, or NULL */
} Reader;

static void
read_height(LayoutRow *row, const FoNode *node)
{
    row->maximum = LENGTH_MAX;
    if (!node)
        return;
    row->minimum = fo_length(node, FO_PROP_BLOCK_PROGRESSION_DIMENSION_MINIMUM, 0);
    row->optimum = fo_length(node, FO_PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM, 0);
    row->optimum = MAX(row->optimum, row->minimum);
    if (fo_is_length(node, FO_PROP_BLOCK_PROGRESSION_DIMENSION_MAXIMUM))
        row->maximum = fo_length(node, FO_PROP_BLOCK_PROGRESSION_DIMENSION_MAXIMUM, 0);
    row->maximum = MAX(row->maximum, row->optimum);
}

static void
begin_row(Reader *reader, const FoNode *node)
{
    LayoutRow row = {.node = node, .part = reader->part};
    read_height(&row, node);
    g_array_append_val(reader->table->rows, row);
    reader->last = node;
    reader->column = 0;
    reader->any = false;
}

static void
end_row(Reader *reader)
{
    for (int i = 0; i < LIMIT_TABLE_COLUMNS; i++)
        reader->spanned[i] -= reader->spanned[i] > 0;
}

static bool
has_content(const FoNode *node)
{
    FO_EACH_CHILD (child, node)
        if (layout_is_block_level(child))
            return true;
    return false;
}

static void
read_minimum(LayoutCell *cell)
{
    Length minimum = fo_length(cell->node, FO_PROP_BLOCK_PROGRESSION_DIMENSION_MINIMUM, 0);
    Length optimum = fo_length(cell->node, FO_PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM, 0);
    cell->minimum = MAX(minimum, optimum);
}

static void
add_cell(Reader *reader, const FoNode *node)
{
    // Where it says, or the next place that nothing spans into.
    int number = fo_integer(node, FO_PROP_COLUMN_NUMBER, 0);
    int column = number > 0 ? number - 1 : reader->column;
    while (number <= 0 && column < LIMIT_TABLE_COLUMNS && reader->spanned[column] > 0)
        column++;
    if (column >= LIMIT_TABLE_COLUMNS)
        return;

    LayoutCell *cell = ARENA_NEW(reader->arena, LayoutCell);
    cell->node = node;
    cell->row = (int) reader->table->rows->len - 1;
    cell->column = column;
    cell->columns =
        CLAMP(fo_integer(node, FO_PROP_NUMBER_COLUMNS_SPANNED, 1), 1, LIMIT_TABLE_COLUMNS - column);
    cell->rows = MAX(1, fo_integer(node, FO_PROP_NUMBER_ROWS_SPANNED, 1));
    cell->empty = !has_content(node);
    if (reader->table->collapse)
        cell->borders = ARENA_NEW_N(reader->arena, LayoutBorder, 4);
    read_minimum(cell);
    g_ptr_array_add(reader->cells, cell);
    for (int i = column; i < column + cell->columns; i++)
        reader->spanned[i] = cell->rows;
    reader->column = column + cell->columns;
    reader->any = true;
    layout_table_columns_reserve(reader->table, reader->arena, reader->column);
}

/* Cells of a part without rows: starts-row and ends-row tell where rows are. */
static void
read_loose_cell(Reader *reader, const FoNode *node, bool *in_row)
{
    if (*in_row && reader->any && fo_is(node, FO_PROP_STARTS_ROW, FO_KW_TRUE)) {
        end_row(reader);
        *in_row = false;
    }
    if (!*in_row)
        begin_row(reader, NULL);
    *in_row = true;
    add_cell(reader, node);
    if (fo_is(node, FO_PROP_ENDS_ROW, FO_KW_TRUE)) {
        end_row(reader);
        *in_row = false;
    }
}

/* The rows of @parent from its child @first on. */
static void
read_rows(Reader *reader, const FoNode *first, bool *in_row)
{
    for (const FoNode *child = first; child; child = child->next) {
        if (child->element == FO_TABLE_CELL) {
            read_loose_cell(reader, child, in_row);
        } else if (child->element == FO_TABLE_ROW) {
            begin_row(reader, child);
            FO_EACH_CHILD (cell, child)
                if (cell->element == FO_TABLE_CELL)
                    add_cell(reader, cell);
            end_row(reader);
        } else if (layout_is_transparent(child)) {
            read_rows(reader, child->first, in_row);
        }
    }
}

/* Nothing spans out of its part; the rows from @first on are one. */
static void
end_part(Reader *reader, guint first, guint first_cell)
{
    guint end = reader->table->rows->len;
    for (guint i = first_cell; i < reader->cells->len; i++) {
        LayoutCell *cell = g_ptr_array_index(reader->cells, i);
        cell->rows = MIN(cell->rows, (int) end - cell->row);
    }
    for (int i = 0; i < LIMIT_TABLE_COLUMNS; i++)
        reader->spanned[i] = 0;
    if (first < end) {
        layout_table_row(reader->table, (int) first)->first_of_part = true;
        layout_table_row(reader->table, (int) end - 1)->last_of_part = true;
    }
}

static bool
is_in_body(const FoNode *cell)
{
    const FoNode *node = cell;
    while (node->element != FO_TABLE_BODY && node->element != FO_TABLE)
        node = node->parent;
    return node->element == FO_TABLE_BODY;
}

/* Of the parts that give one column a width, the last in the document counts. */
static void
take_widths(Reader *reader, guint row, guint first_cell)
{
    for (guint i = first_cell; i < reader->cells->len; i++) {
        const LayoutCell *cell = g_ptr_array_index(reader->cells, i);
        const FoNode *other = reader->table->columns[cell->column].cell;
        bool footer = reader->part->element == FO_TABLE_FOOTER;
        if (cell->row == (int) row && !(footer && other && is_in_body(other)))
            layout_table_columns_take(reader->table, cell);
    }
}

static void
read_part(Reader *reader, const FoNode *part)
{
    guint first = reader->table->rows->len, first_cell = reader->cells->len;
    bool in_row = false;
    reader->part = part;
    read_rows(reader, part->first, &in_row);
    if (in_row)
        end_row(reader);
    end_part(reader, first, first_cell);
    take_widths(reader, first, first_cell);
}

static void
read_parts(Reader *reader, FoElement element)
{
    FO_EACH_CHILD (child, reader->table->node) {
        if (child == reader->table->open)
            return;
        if (child->element == element)
            read_part(reader, child);
    }
}

/* Puts each cell into all the places it takes. */
static void
fill_rows(Reader *reader)
{
    LayoutTable *table = reader->table;
    for (guint i = 0; i < table->rows->len; i++)
        layout_table_row(table, (int) i)->cells =
            ARENA_NEW_N(reader->arena, LayoutCell *, (gsize) table->n_columns);
    for (guint i = 0; i < reader->cells->len; i++) {
        LayoutCell *cell = g_ptr_array_index(reader->cells, i);
        for (int row = cell->row; row < cell->row + cell->rows; row++)
            for (int column = cell->column; column < cell->column + cell->columns; column++) {
                LayoutCell **place = &layout_table_row(table, row)->cells[column];
                *place = *place ? *place : cell;
            }
    }
}

static void
unref_array(void *array)
{
    g_array_unref(array);
}

static GArray *
new_rows(Arena *arena)
{
    return arena_defer(arena, g_array_new(FALSE, TRUE, sizeof(LayoutRow)), unref_array);
}

/* Puts cells where they stand, with their edges. */
static void
settle_cells(Reader *reader)
{
    const LayoutTable *table = reader->table;
    fill_rows(reader);
    for (guint i = 0; i < reader->cells->len; i++) {
        LayoutCell *cell = g_ptr_array_index(reader->cells, i);
        layout_edges_read(cell->node, table->width, &cell->edges);
    }
}

/* Borders that collapse, and widths that go by the content, need all of a table's rows. */
static bool
needs_all_rows(const LayoutTable *table)
{
    return table->collapse || layout_table_is_auto(table) || table->n_columns == 0;
}

static void
find_open_body(LayoutTable *table)
{
    FoNode *body = layout_source_open_body(table->layout->source);
    if (!body || body->parent != table->node)
        return;
    if (needs_all_rows(table))
        layout_source_complete(table->layout->source);
    else
        table->open = body;
}

LayoutTable *
layout_table_read(Layout *layout, Arena *arena, const FoNode *node, Length width, GPtrArray *cells)
{
    LayoutTable *table = ARENA_NEW(arena, LayoutTable);
    table->layout = layout;
    table->node = node;
    table->rtl = layout_is_rtl(node);
    table->collapse = !fo_is(node, FO_PROP_BORDER_COLLAPSE, FO_KW_SEPARATE);
    if (!table->collapse) {
        table->spacing_x =
            fo_length(node, FO_PROP_BORDER_SEPARATION_INLINE_PROGRESSION_DIRECTION, 0);
        table->spacing_y =
            fo_length(node, FO_PROP_BORDER_SEPARATION_BLOCK_PROGRESSION_DIRECTION, 0);
    }
    table->rows = new_rows(arena);
    layout_table_columns_read(table, arena);
    find_open_body(table);

    g_autofree Reader *reader = g_new0(Reader, 1);
    reader->table = table;
    reader->arena = arena;
    reader->cells = cells;
    read_parts(reader, FO_TABLE_HEADER);
    table->body = (int) table->rows->len;
    read_parts(reader, FO_TABLE_BODY);
    table->footer = (int) table->rows->len;
    read_parts(reader, FO_TABLE_FOOTER);
    layout_table_columns_measure(table, width, width);
    settle_cells(reader);
    if (table->collapse)
        layout_table_borders_collapse(table, arena);
    return table;
}

static bool
is_spanned(const Reader *reader)
{
    for (int i = 0; i < reader->table->n_columns; i++)
        if (reader->spanned[i] > 0)
            return true;
    return false;
}

LayoutTable *
layout_table_read_piece(const LayoutTable *table, Arena *arena, FoNode *body, FoNode *first)
{
    g_autoptr(GPtrArray) cells = g_ptr_array_new();
    LayoutTable *piece = ARENA_NEW(arena, LayoutTable);
    *piece = *table;
    piece->rows = new_rows(arena);
    g_autofree Reader *reader = g_new0(Reader, 1);
    reader->table = piece;
    reader->arena = arena;
    reader->part = body;
    reader->cells = cells;
    bool in_row = false;
    read_rows(reader, first, &in_row);
    while (reader->last && is_spanned(reader) && layout_source_read_on(table->layout->source, body))
        read_rows(reader, reader->last->next, &in_row);
    if (in_row)
        end_row(reader);
    end_part(reader, 0, 0);
    for (int i = table->n_columns; i < piece->n_columns; i++)
        piece->columns[i].x = table->width; // more than were known: there is no room for them
    piece->body = 0;
    piece->footer = (int) piece->rows->len;
    settle_cells(reader);
    return piece;
}

int
layout_table_group_end(const LayoutTable *table, int first, int limit)
{
    int end = first + 1;
    for (int row = first; row < end && row < limit; row++) {
        const LayoutRow *at = layout_table_row(table, row);
        for (int column = 0; column < table->n_columns; column++) {
            const LayoutCell *cell = at->cells[column];
            if (cell)
                end = MAX(end, cell->row + cell->rows);
        }
    }
    return MIN(end, limit);
}

LayoutMeasure
layout_table_cell_box(const LayoutTable *table, const LayoutCell *cell)
{
    const LayoutColumn *first = &table->columns[cell->column];
    const LayoutColumn *last = &table->columns[cell->column + cell->columns - 1];
    Length left = MIN(first->x, last->x);
    Length right = MAX(first->x + first->width, last->x + last->width);
    return (LayoutMeasure){left + table->spacing_x / 2, right - left - table->spacing_x};
}

LayoutMeasure
layout_table_cell_content(const LayoutTable *table, const LayoutCell *cell)
{
    LayoutMeasure box = layout_table_cell_box(table, cell);
    Length start = layout_edges_sum(&cell->edges, LAYOUT_START);
    Length end = layout_edges_sum(&cell->edges, LAYOUT_END);
    return (LayoutMeasure){box.x + (table->rtl ? end : start), MAX(0, box.width - start - end)};
}

Length
layout_table_cell_around(const LayoutTable *table, const LayoutCell *cell, LayoutSide side,
                         LayoutEdgeCase which)
{
    const LayoutEdges *edges = &cell->edges;
    bool cut = which == LAYOUT_EDGE_CUT;
    if (table->collapse && which != LAYOUT_EDGE_WHOLE) {
        bool alike;
        Length padding = cut && !edges->retain_padding[side] ? 0 : edges->padding[side];
        return padding + layout_table_edge_widest(table, cell, side, which, &alike).width / 2;
    }
    if (!cut)
        return layout_edges_sum(edges, side) + table->spacing_y / 2;
    return layout_edges_kept(edges, side) + (edges->retain_border[side] ? table->spacing_y / 2 : 0);
}
