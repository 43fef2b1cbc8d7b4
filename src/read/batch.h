#pragma once

#include "read/sheet.h"

/**
 * Rows on their way from a parser that pushes (libcsv, SAX) to a caller that pulls. Cells go to the
 * open row; read_batch_end_row() closes it; read_batch_next() gives the closed ones in order. The
 * open row stays when the closed ones are gone.
 */
typedef struct {
    GString *text;   /* of all cells, a NUL after each */
    GArray *pending; /* the cells, with offsets into @text */
    GArray *rows;    /* closed ones: where their cells begin and their line */
    GArray *cells;   /* the row given last, as ReadCell */
    guint next;      /* row to be given next */
    guint open_cell; /* where the open row's cells begin … */
    gsize open_text; /* … and their text */
    gsize given;     /* cells given so far, for the limit */
    ReadRow row;
} ReadBatch;

void read_batch_init(ReadBatch *batch);
void read_batch_clear(ReadBatch *batch);

/** A cell at the end of the open row. @line is where it begins. */
void read_batch_add(ReadBatch *batch, ReadCellKind kind, const char *text, gsize length, int line);

/** How many cells the open row has. */
guint read_batch_open_cells(const ReadBatch *batch);

/** The text of the open row's cell @index; valid until the next call. */
const char *read_batch_open_text(const ReadBatch *batch, guint index);
ReadCellKind read_batch_open_kind(const ReadBatch *batch, guint index);
/** Gives the open row's cell @index another content. */
void read_batch_set(ReadBatch *batch, guint index, ReadCellKind kind, const char *text);
/** Says of the cell added last how many decimals are shown, and in what thousands; see ReadCell. */
void read_batch_set_shown(ReadBatch *batch, int shown, int thousands);

void read_batch_end_row(ReadBatch *batch, int line);
/** Forgets the open row. */
void read_batch_drop_row(ReadBatch *batch);

/** The next closed row, valid until the next call; NULL when the parser must go on first. */
const ReadRow *read_batch_next(ReadBatch *batch, const char *file);
