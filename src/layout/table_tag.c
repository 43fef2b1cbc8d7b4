#include <string.h>

#include "layout/place.h"
#include "layout/table_parts.h"
#include "layout/tag.h"

/*
 * A table in the structure tree is a full grid (ISO 14289-1, 7.5; ISO 32000-1, 14.8.4.3.4): each
 * place of a row belongs to one cell. In an FO it need not be: rows end early, columns are left
 * out, cells reach into each other.
 */

static void
tag_row(LayoutPlacing *placing, LayoutRow *row)
{
    AreaTag *parent = layout_placing_tag(placing);
    if (row->tag && row->tag->parent == parent)
        return;
    if (row->node)
        row->tag = layout_tag_open(placing->layout, row->node, parent);
    else if (strcmp(parent->role, "Artifact") == 0)
        row->tag = parent;
    else /* starts-row and ends-row: a row all the same */
        row->tag = area_tag_new(placing->layout->document, parent, "TR");
}

void
layout_table_tag_rows(LayoutPlacing *placing, const LayoutRowGroup *group)
{
    for (int i = group->from_row; i <= group->to_row; i++)
        tag_row(placing, layout_table_row(group->table, i));
}

/* ---- cells */

static bool
has_columns(const LayoutTable *table, const LayoutCell *cell, int row, int count)
{
    for (int i = 0; i < count; i++) {
        if (layout_table_row(table, row)->cells[cell->column + i] != cell)
            return false;
    }
    return true;
}

/* What @cell has to itself of the columns and rows it asks for; 0 columns: all is another's. */
static void
measure(const LayoutTable *table, const LayoutCell *cell, int *columns, int *rows)
{
    *columns = cell->columns;
    while (*columns && !has_columns(table, cell, cell->row, *columns))
        --*columns;
    *rows = 1;
    while (*rows < cell->rows && has_columns(table, cell, cell->row + *rows, *columns))
        ++*rows;
}

static AreaTag *
open_cell(const LayoutPlacing *placing, const LayoutTable *table, const LayoutCell *cell,
          AreaTag *row)
{
    int columns, rows;
    measure(table, cell, &columns, &rows);
    const LayoutCell *owner = layout_table_row(table, cell->row)->cells[cell->column];
    if (!columns && owner && owner->tag)
        return owner->tag; // which is where its content is seen
    AreaTag *tag = layout_tag_open(placing->layout, cell->node, row);
    if (tag != row && tag->column_span) {
        tag->column_span = MAX(1, columns);
        tag->row_span = rows;
    }
    return tag;
}

AreaTag *
layout_table_tag_cell(LayoutPlacing *placing, const LayoutTable *table, LayoutCell *cell,
                      bool begins)
{
    LayoutRow *row = layout_table_row(table, cell->row);
    tag_row(placing, row);
    if (begins || !cell->tag)
        cell->tag = open_cell(placing, table, cell, row->tag);
    return cell->tag;
}

/* ---- places without a cell */

static bool
is_taken(const LayoutTable *table, int row, int column)
{
    const LayoutCell *cell = layout_table_row(table, row)->cells[column];
    if (!cell)
        return false;
    int columns, rows;
    measure(table, cell, &columns, &rows);
    return column < cell->column + columns && row < cell->row + rows;
}

/* Gives the row an empty cell wherever it has none. */
static void
fill_row(Layout *layout, const LayoutTable *table, int index)
{
    const LayoutRow *row = layout_table_row(table, index);
    AreaTag *before = NULL;
    for (int column = 0; column < table->n_columns; column++) {
        const LayoutCell *cell = row->cells[column];
        if (!is_taken(table, index, column))
            before = area_tag_new_after(layout->document, row->tag, before, "TD");
        else if (cell->tag && cell->tag->parent == row->tag)
            before = cell->tag;
    }
}

void
layout_table_tags_done(LayoutPlacing *placing, const LayoutRowGroup *group)
{
    Layout *layout = placing->layout;
    const AreaTag *part = layout_placing_tag(placing);
    for (int i = group->first; i < group->end; i++) {
        const LayoutRow *row = layout_table_row(group->table, i);
        if (!row->tag || row->tag == part)
            continue;
        if (strcmp(row->tag->role, "TR") == 0)
            fill_row(layout, group->table, i);
        layout_tag_done(layout, row->tag);
    }
    for (int i = group->first; i < group->end; i++) {
        LayoutRow *row = layout_table_row(group->table, i);
        row->tag = NULL;
        for (int column = 0; column < group->table->n_columns; column++) {
            if (row->cells[column])
                row->cells[column]->tag = NULL;
        }
    }
}
