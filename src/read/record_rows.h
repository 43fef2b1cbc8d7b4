#pragma once

#include "read/record_cells.h"

/** Private to record_table.c: from rows to records. */

/** A unit being read: its file, and where each of its KPIs is. */
typedef struct {
    RecordFile *file;
    GHashTable *kpis; /* id → component and KPI number, packed */
} ReadUnit;

ReadUnit *read_unit_new(const char *path, const char *code, int line);
void read_unit_free(ReadUnit *unit);

/** Adds what @row says to @unit; findings go to its file's. */
void read_rows_add(ReadUnit *unit, const ReadRecordRow *row);
