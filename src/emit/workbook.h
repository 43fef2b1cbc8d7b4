#pragma once

#include <glib.h>
#include <stdbool.h>
#include <xlsxwriter.h>

#include "emit/record.h"
#include "model/result.h"

/** A workbook being written by libxlsxwriter, so that its bytes depend on its content alone. */
typedef struct {
    lxw_workbook *book;
    char *path; /* of the temporary file that it goes to */
    GHashTable *formats;
} EmitWorkbook;

/** How a cell looks; or-ed together. */
typedef enum {
    EMIT_PLAIN = 0,
    EMIT_HEADING = 1, /* bold on grey, in the middle, wrapped */
    EMIT_TITLE = 2,   /* bold and larger */
    EMIT_WRAP = 4,
    EMIT_OPEN = 8, /* can be changed in a protected sheet, and is tinted to show it */
    EMIT_BOLD = 16,
    EMIT_CENTRE = 32,
    EMIT_DIGITS = 64, /* a number without thousands separators: a year */
} EmitLook;

/** Begins a workbook with @title in its properties. */
bool emit_workbook_open(EmitWorkbook *workbook, const char *title, GError **error);

/** Writes a text, never a formula or a link. */
void emit_workbook_text(EmitWorkbook *workbook, lxw_worksheet *sheet, guint row, guint column,
                        const char *text, guint look);

/**
 * Writes @value as a number shown with @places decimals; as text if a spreadsheet could not
 * hold all its digits; and "-" if it is NULL.
 */
void emit_workbook_number(EmitWorkbook *workbook, lxw_worksheet *sheet, guint row, guint column,
                          const Decimal *value, int places, guint look);

/** Lines that @text takes in a column of @width characters. */
guint emit_workbook_lines(const char *text, double width);

/** Makes the row as high as @lines lines, or as a row can be at most. */
void emit_workbook_row_height(lxw_worksheet *sheet, guint row, guint lines);

enum {
    EMIT_SHEET_COLUMNS = 64, /* whose widths a sheet remembers */
};

/** A sheet filled cell by cell, row by row. */
typedef struct {
    EmitWorkbook *workbook;
    lxw_worksheet *sheet;
    guint row, column; /* of the next cell */
    guint head;        /* row of the headings … */
    guint columns;     /* … and how many there are */
    guint lines;       /* that the row in hand takes */
    int widths[EMIT_SHEET_COLUMNS];
} EmitSheet;

/** Begins a sheet called @name with @title in its first cell; headings may follow. */
EmitSheet emit_sheet_new(EmitWorkbook *workbook, const char *name, const char *title);

/** Makes columns @first to @last @width characters wide; texts that do not wrap widen them. */
void emit_sheet_set_widths(EmitSheet *sheet, guint first, guint last, int width);

/** A heading, and the width of its column. */
void emit_sheet_heading(EmitSheet *sheet, const char *text, int width);
/** Ends the headings, which stay in sight with the first @columns columns. */
void emit_sheet_end_headings(EmitSheet *sheet, guint columns);

/** One cell and on to the next; NULL is an empty one. */
void emit_sheet_text(EmitSheet *sheet, const char *text, guint look);
void emit_sheet_number(EmitSheet *sheet, const Decimal *value, int places);
void emit_sheet_whole(EmitSheet *sheet, guint value, guint look);
/** A formula that gives @value, which is there before anyone recalculates. */
void emit_sheet_formula(EmitSheet *sheet, const char *formula, double value, int places,
                        guint look);
void emit_sheet_end_row(EmitSheet *sheet);
/** Lets people filter the rows below the headings. */
void emit_sheet_end(EmitSheet *sheet);

/** The sheet of how many units are in each band, of means, and of the same by group. */
void emit_summary_sheet(EmitWorkbook *workbook, const NationResult *nation);

/**
 * The sheet of gated checklists (PMQA 4.0): for each item of each unit what is ticked, the level
 * reached and the score. None if the framework has no checklists.
 */
void emit_checks_sheet(EmitWorkbook *workbook, const NationResult *nation);

/** Ends the workbook and gives its bytes; NULL and @error if it could not be written. */
GBytes *emit_workbook_close(EmitWorkbook *workbook, GError **error);
