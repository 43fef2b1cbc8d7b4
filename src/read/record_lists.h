#pragma once

#include "read/record_cells.h"

/** Private to record_rows.c: what a unit, a component or a KPI has several of, of which a row
 * brings one, or some columns. */

/** Earlier years and targets, whose columns repeat. @component is of a row without KPI, and may be
 * NULL; so may @kpi. */
void read_set_repeating(ReadAdding *adding, RecordComponent *component, Kpi *kpi);

/** What one row brings to a list of its KPI, unless the list has it. */
void read_add_milestone(ReadAdding *adding, Kpi *kpi);
void read_add_checks(ReadAdding *adding, Kpi *kpi);
void read_add_deduction(ReadAdding *adding, Kpi *kpi);
