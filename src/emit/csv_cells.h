#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/decimal.h"

/** Private to emit/: a CSV file in the making, as Excel likes it: UTF-8 with a byte-order mark,
 * CRLF. */
typedef struct {
    GString *text;
    Arena *arena; /* for the texts of numbers */
    bool begun;   /* the row has a cell already */
} EmitCsv;

EmitCsv emit_csv_new(Arena *arena);

/** The next cell of the row, as it stands. */
void emit_csv_cell(EmitCsv *csv, const char *value);

/** Words from a record, which a spreadsheet must not take for a formula; NULL is an empty cell. */
void emit_csv_words(EmitCsv *csv, const char *words);

/** A plain number; NULL is an empty cell. */
void emit_csv_number(EmitCsv *csv, const Decimal *value, int places);

/** A whole number; 0 is an empty cell. */
void emit_csv_whole(EmitCsv *csv, guint value);

void emit_csv_end_row(EmitCsv *csv);

/** A row of headings. */
void emit_csv_heads(EmitCsv *csv, const char *const *heads, guint count);

GBytes *emit_csv_finish(EmitCsv *csv);
