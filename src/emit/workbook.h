#pragma once

#include <glib.h>
#include <stdbool.h>
#include <xlsxwriter.h>

#include "emit/record.h"

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

/** The format for @look; for numbers with @places decimals, -1 for text. Kept by the workbook. */
lxw_format *emit_workbook_format(EmitWorkbook *workbook, int places, guint look);

/** Writes a text, never a formula or a link. */
void emit_workbook_text(EmitWorkbook *workbook, lxw_worksheet *sheet, guint row, guint column,
                        const char *text, guint look);

/**
 * Writes @value as a number shown with @places decimals; as text if a spreadsheet could not
 * hold all its digits; and "-" if it is NULL.
 */
void emit_workbook_number(EmitWorkbook *workbook, lxw_worksheet *sheet, guint row, guint column,
                          const Decimal *value, int places, guint look);

/** Ends the workbook and gives its bytes; NULL and @error if it could not be written. */
GBytes *emit_workbook_close(EmitWorkbook *workbook, GError **error);
