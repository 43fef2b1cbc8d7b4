#pragma once

#include "read/batch.h"

/** A file format of tables: a row of the table in sheet.c and a file of its own. */
typedef struct {
    bool (*next_table)(ReadSheet *sheet, const char **name, GError **error);
    /** Adds rows to the batch; *@end is set when the table has no more. */
    bool (*fill)(ReadSheet *sheet, bool *end, GError **error);
    void (*free)(ReadSheet *sheet);
    bool is_text; /* see read_sheet_is_text() */
} ReadFormat;

/** What all formats have in front of their own. */
struct ReadSheet {
    const ReadFormat *format;
    const char *file; /* interned, of the table in hand; see ReadRow */
    Diag *diag;
    ReadBatch batch;
    bool ended; /* the table in hand */
};

ReadSheet *read_csv_open(GBytes *bytes, const char *file, const ReadSheetOptions *options,
                         Diag *diag, GError **error);
ReadSheet *read_xlsx_open(GBytes *bytes, const char *file, const ReadSheetOptions *options,
                          Diag *diag, GError **error);
