#pragma once

#include "model/column.h"
#include "model/record.h"
#include "read/sheet.h"

/** Private to record_table.c and record_rows.c: from rows to records. */

/** The meaning of a column of the file. */
typedef struct {
    bool known;
    ColumnId id;
    char rest[COLUMN_REST];
    char *heading; /* as written */
} ReadColumn;

/** A row, and where in it each kind of value stands. */
typedef struct {
    const ReadRow *row;
    const GArray *columns;   /* ReadColumn */
    int index[COLUMN_COUNT]; /* of those that do not repeat; -1 where there is none */
} ReadRecordRow;

/** A unit being read: its file, and where each of its KPIs is. */
typedef struct {
    RecordFile *file;
    GHashTable *kpis; /* id → component and KPI number, packed */
} ReadUnit;

ReadUnit *read_unit_new(const char *path, const char *code, int line);
void read_unit_free(ReadUnit *unit);

/** The text of the cell of column @id, "" if there is none; lives in @arena. */
const char *read_rows_text(Arena *arena, const ReadRecordRow *row, ColumnId id);

/** Adds what @row says to @unit; findings go to its file's. */
void read_rows_add(ReadUnit *unit, const ReadRecordRow *row);
