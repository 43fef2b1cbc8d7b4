#pragma once

#include <glib.h>
#include <stdbool.h>

/**
 * Reads records from the table @bytes of the file @path, CSV or XLSX (read/sheet.h), laid out as
 * model/column.h says: of one unit or of all. Adds a RecordFile for each unit to @files, in the
 * order of their first rows. A row that cannot be read counts against the units next to it. False
 * and @error when the file cannot be read to its end; then at most one RecordFile is added, with
 * the findings up to there and no record.
 */
bool read_record_table(GBytes *bytes, const char *path, GPtrArray *files, GError **error);

/** The encoding of all CSV files from now on (see read_encoding_to_utf8()); NULL: found out. */
void read_record_set_encoding(const char *encoding);
