#pragma once

#include "emit/record.h"

/** What emit_record_table() and emit_record_form() are made with. */

/** The table with all columns there are. */
EmitTable *emit_record_table_whole(const GPtrArray *records, bool thai);

/** Takes away the columns that no reader asks for, nothing stands in and nobody is to fill in. */
void emit_record_table_drop_unused(EmitTable *table);
