#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/diag.h"

/**
 * Tables from CSV files and XLSX workbooks, row by row, every cell with its place: the one door
 * through which spreadsheets come in.
 */

typedef enum {
    READ_CELL_EMPTY,
    READ_CELL_TEXT,   /* as written; all of a CSV file is this */
    READ_CELL_NUMBER, /* a number of a workbook, as its format shows it, but never rounded */
    READ_CELL_DATE,   /* a date of a workbook as "2023-09-30", with " 08:30:00" if it has a time */
    READ_CELL_ERROR,  /* "#DIV/0!"; there is a finding for it already */
} ReadCellKind;

/** What else than a number of decimals there is to say of how a sheet shows a number. */
enum {
    READ_SHOWN_ALL = -1,  /* it shows all of it, as far as is known */
    READ_SHOWN_NOT = -2,  /* it shows nothing, a word in its place, or not its minus */
    READ_SHOWN_ONCE = -3, /* merged with a cell that comes before it, which shows it for both */
};

typedef struct {
    const char *text; /* UTF-8; "" if there is nothing */
    ReadCellKind kind;
    int line;      /* where it begins: a line of the file, or a row of the sheet */
    int shown;     /* decimals that a sheet shows of a number which has more, or READ_SHOWN_… */
    int thousands; /* how often the number was divided by 1000 to be shown */
} ReadCell;

typedef struct {
    const char *file; /* interned: "a.csv"; for a sheet "a.xlsx!KPI", see base/diag.h */
    int line;         /* of its first cell */
    const ReadCell *cells;
    guint n_cells;
} ReadRow;

/** Where the cell @index stands: its line, and its number in the row as column. */
DiagPlace read_sheet_place(const ReadRow *row, guint index);

/** How a CSV file is written, where that is known better than by looking. */
typedef struct {
    const char *encoding; /* for read_encoding_to_utf8(), or NULL */
    char separator;       /* ',' ';' '\t', or 0 */
} ReadSheetOptions;

typedef struct ReadSheet ReadSheet;

/**
 * Opens the table @bytes: a workbook if @file ends in .xlsx or .xlsm, CSV otherwise. @file is
 * its name in messages. What is wrong but can be passed over goes to @diag, which must live
 * as long as the result. @options may be NULL.
 */
ReadSheet *read_sheet_open(GBytes *bytes, const char *file, const ReadSheetOptions *options,
                           Diag *diag, GError **error);
void read_sheet_free(ReadSheet *sheet);

/** Whether it is a text whose rows have as many cells as they have separators: CSV. */
bool read_sheet_is_text(const ReadSheet *sheet);

/**
 * Goes to the first table, then to the next: a CSV file is one, a workbook has one for each visible
 * sheet. Its name ("" for CSV) goes to *@name and lives with @sheet; NULL after the last one. False
 * and @error if the file cannot be read further.
 */
bool read_sheet_next_table(ReadSheet *sheet, const char **name, GError **error);

/**
 * The next row of the table to *@row, valid until the next call; NULL at the end. Blank rows may
 * be left out. False and @error if the file cannot be read further.
 */
bool read_sheet_next_row(ReadSheet *sheet, const ReadRow **row, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(ReadSheet, read_sheet_free)
