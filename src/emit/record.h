#pragma once

#include <glib.h>

#include "model/column.h"
#include "model/record.h"

/** Records written again: as XML, and as the tables that model/column.h describes. */

/** The record as canonical XML (input/schemas/record.xsd). */
GBytes *emit_record_xml(const Record *record);

/** A cell: a number, or a text, which may be "". */
typedef struct {
    const char *text;      /* the number too, as it is printed */
    const Decimal *number; /* or NULL */
    int places;            /* decimals it is printed with */
    bool open;             /* in a form: for the unit to fill in */
} EmitCell;

/** A column: only a column that repeats has a @rest. */
typedef struct {
    ColumnId id;
    const char *rest;
    const char *heading;
} EmitColumn;

typedef struct {
    const Record *record;
    const Kpi *kpi;  /* NULL in a row about the unit */
    EmitCell *cells; /* as many as there are columns */
} EmitRow;

typedef struct {
    Arena *arena;
    EmitColumn *columns;
    guint n_columns;
    EmitRow *rows;
    guint n_rows;
    bool form;
} EmitTable;

/**
 * The table of @records (of Record, which must outlive it), with Thai or English headings.
 * Columns that nothing stands in are left out unless readers need them.
 */
EmitTable *emit_record_table(const GPtrArray *records, bool thai);

/**
 * The same as a form: without results and the committee's opinion, with the columns that a unit
 * fills in.
 */
EmitTable *emit_record_form(const GPtrArray *records, bool thai);
void emit_record_table_free(EmitTable *table);

/**
 * The table as CSV: UTF-8 with a byte-order mark, CR LF, as Excel likes it. A text that a
 * spreadsheet would take for a formula gets an apostrophe in front, which read_record_table() takes
 * away.
 */
GBytes *emit_record_csv(const EmitTable *table);

/**
 * The table as a workbook of one sheet. In a form only what a unit fills in can be changed, lists
 * of words are offered, and a sheet of instructions stands in front. The same bytes for the same
 * table; NULL and @error if memory or disk fails.
 */
GBytes *emit_record_xlsx(const EmitTable *table, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(EmitTable, emit_record_table_free)
