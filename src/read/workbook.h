#pragma once

#include "read/format.h"
#include "read/package.h"

/** How a cell's number is shown. */
typedef enum {
    READ_STYLE_GENERAL,
    READ_STYLE_NUMBER,
    READ_STYLE_PERCENT,
    READ_STYLE_DATE,
    READ_STYLE_TIME, /* hours, minutes, seconds: no day */
} ReadStyleKind;

/** Numbers of which a format hides all or the sign. */
enum {
    READ_STYLE_HIDES_POSITIVE = 1,
    READ_STYLE_HIDES_NEGATIVE = 2,
    READ_STYLE_HIDES_ZERO = 4,
};

typedef struct {
    ReadStyleKind kind;
    int places;    /* decimals of NUMBER and PERCENT */
    int thousands; /* how often it is divided by 1000 to be shown */
    int hides;     /* READ_STYLE_HIDES_… */
} ReadStyle;

/** What the sheets of a workbook share. */
typedef struct {
    ReadPackage *package;
    bool from_1904;    /* days are counted from 1904 */
    GArray *styles;    /* ReadStyle, by the number cells name */
    GString *strings;  /* shared strings, a NUL after each … */
    GArray *string_at; /* … and where each begins (guint32) */
} ReadWorkbook;

/** Reads the number formats of the part @part. */
bool read_style_load(ReadWorkbook *workbook, const char *part, GError **error);

/** What the number format @code ("#,##0.00", "[$-41E]d mmm yy") makes of a number. */
ReadStyle read_style_parse(const char *code);

/**
 * The number @raw of a cell as @style shows it, but with all its decimals up to the 15 digits
 * that count: "1234.50", "92.50%", "2023-09-30", "01:30:00". @text has room for READ_STYLE_TEXT
 * bytes. When there are more decimals than @style shows, or it shows thousands or millions, *@shown
 * is how many decimals it shows; else it is READ_SHOWN_NOT or READ_SHOWN_ALL.
 */
enum {
    READ_STYLE_TEXT = 64,
};
ReadCellKind read_style_show(const ReadStyle *style, const char *raw, bool from_1904, char *text,
                             int *shown);

/**
 * Undoes, in place, how workbooks write what XML has no way to say (ECMA-376-1, 22.9.2.19):
 * "_x000D_" is a carriage return, "_x005F_" an underscore. What is no character becomes U+FFFD.
 */
void read_strings_unescape(char *text);

/** Reads the strings of the part @part. */
bool read_strings_load(ReadWorkbook *workbook, const char *part, GError **error);

/** The rows of one sheet. */
typedef struct ReadWorksheet ReadWorksheet;

/** @file is the sheet's, "a.xlsx!KPI"; rows go to @batch. */
ReadWorksheet *read_worksheet_open(ReadWorkbook *workbook, const char *part, const char *file,
                                   ReadBatch *batch, Diag *diag, GError **error);
bool read_worksheet_step(ReadWorksheet *worksheet, bool *end, GError **error);
void read_worksheet_free(ReadWorksheet *worksheet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(ReadWorksheet, read_worksheet_free)
