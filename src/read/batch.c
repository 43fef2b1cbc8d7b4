#include "read/batch.h"

#include <string.h>

#include "read/value.h"

typedef struct {
    gsize offset;
    ReadCellKind kind;
    int line, shown, thousands;
} Pending;

typedef struct {
    guint first, count;
    int line;
} Row;

void
read_batch_init(ReadBatch *batch)
{
    *batch = (ReadBatch){
        .text = g_string_new(NULL),
        .pending = g_array_new(FALSE, FALSE, sizeof(Pending)),
        .rows = g_array_new(FALSE, FALSE, sizeof(Row)),
        .cells = g_array_new(FALSE, FALSE, sizeof(ReadCell)),
    };
}

void
read_batch_clear(ReadBatch *batch)
{
    g_string_free(batch->text, TRUE);
    g_array_unref(batch->pending);
    g_array_unref(batch->rows);
    g_array_unref(batch->cells);
}

static gsize
add_text(ReadBatch *batch, const char *text, gsize length)
{
    gsize offset = batch->text->len;
    g_string_append_len(batch->text, text, (gssize) length);
    g_string_append_c(batch->text, '\0');
    return offset;
}

void
read_batch_add(ReadBatch *batch, ReadCellKind kind, const char *text, gsize length, int line)
{
    if (kind == READ_CELL_TEXT && read_value_is_blank(text, length)) {
        kind = READ_CELL_EMPTY;
        length = 0;
    }
    Pending cell = {.offset = add_text(batch, text, length),
                    .kind = kind,
                    .line = line,
                    .shown = READ_SHOWN_ALL};
    g_array_append_val(batch->pending, cell);
}

guint
read_batch_open_cells(const ReadBatch *batch)
{
    return batch->pending->len - batch->open_cell;
}

static Pending *
open_cell(const ReadBatch *batch, guint index)
{
    return &g_array_index(batch->pending, Pending, batch->open_cell + index);
}

const char *
read_batch_open_text(const ReadBatch *batch, guint index)
{
    return batch->text->str + open_cell(batch, index)->offset;
}

ReadCellKind
read_batch_open_kind(const ReadBatch *batch, guint index)
{
    return open_cell(batch, index)->kind;
}

void
read_batch_set(ReadBatch *batch, guint index, ReadCellKind kind, const char *text)
{
    open_cell(batch, index)->offset = add_text(batch, text, strlen(text));
    open_cell(batch, index)->kind = kind;
    open_cell(batch, index)->shown = READ_SHOWN_ONCE;
}

void
read_batch_set_shown(ReadBatch *batch, int shown, int thousands)
{
    Pending *cell = open_cell(batch, read_batch_open_cells(batch) - 1);
    cell->shown = shown;
    cell->thousands = thousands;
}

static void
begin_row(ReadBatch *batch)
{
    batch->open_cell = batch->pending->len;
    batch->open_text = batch->text->len;
}

void
read_batch_end_row(ReadBatch *batch, int line)
{
    Row row = {.first = batch->open_cell, .count = read_batch_open_cells(batch), .line = line};
    g_array_append_val(batch->rows, row);
    begin_row(batch);
}

void
read_batch_drop_row(ReadBatch *batch)
{
    g_array_set_size(batch->pending, batch->open_cell);
    g_string_truncate(batch->text, batch->open_text);
}

/* All closed rows were given: only the open one is kept, at the front. */
static void
compact(ReadBatch *batch)
{
    if (batch->open_cell)
        g_array_remove_range(batch->pending, 0, batch->open_cell);
    g_string_erase(batch->text, 0, (gssize) batch->open_text);
    for (guint i = 0; i < batch->pending->len; i++)
        g_array_index(batch->pending, Pending, i).offset -= batch->open_text;
    g_array_set_size(batch->rows, 0);
    batch->open_cell = 0;
    batch->open_text = 0;
    batch->next = 0;
}

const ReadRow *
read_batch_next(ReadBatch *batch, const char *file)
{
    if (batch->next == batch->rows->len) {
        compact(batch);
        return NULL;
    }
    const Row *row = &g_array_index(batch->rows, Row, batch->next++);
    g_array_set_size(batch->cells, row->count);
    for (guint i = 0; i < row->count; i++) {
        const Pending *cell = &g_array_index(batch->pending, Pending, row->first + i);
        g_array_index(batch->cells, ReadCell, i) =
            (ReadCell){.text = batch->text->str + cell->offset,
                       .kind = cell->kind,
                       .line = cell->line,
                       .shown = cell->shown,
                       .thousands = cell->thousands};
    }
    batch->given += row->count;
    batch->row = (ReadRow){.file = file,
                           .line = row->line,
                           .cells = (const ReadCell *) (void *) batch->cells->data,
                           .n_cells = row->count};
    return &batch->row;
}
