#pragma once

#include "base/arena.h"
#include "model/column.h"
#include "read/sheet.h"

/** The meaning of a column of the file. */
typedef struct {
    bool known;
    ColumnId id;
    char rest[COLUMN_REST];
    char *heading;   /* as written */
    DiagPlace place; /* of the heading */
} ReadColumn;

/** The headings of a table of records: what its columns are. */
typedef struct {
    Arena *scratch;
    Diag *diag;              /* of the file as a whole */
    GArray *columns;         /* ReadColumn */
    int index[COLUMN_COUNT]; /* of those that do not repeat; −1 where there is none */
    int repeated;            /* columns of those that may repeat */
    bool said_untitled;      /* that a cell stands below no heading */
} ReadHeadings;

/** Nothing is borrowed but @scratch, where the texts of headings go, and @diag. */
void read_headings_init(ReadHeadings *headings, Arena *scratch, Diag *diag);
void read_headings_clear(ReadHeadings *headings);

/** Whether @row is one of headings: a title or a note above the table names one by chance at most.
 */
bool read_headings_are(const ReadHeadings *headings, const ReadRow *row);

/** Takes the headings of a table. */
void read_headings_take(ReadHeadings *headings, const ReadRow *row);

/**
 * Whether @row, just below the headings, is their second line: it says nothing, or the same again
 * (cells merged downwards), below those that are columns by themselves, and names columns below the
 * others. Their headings become those of both lines.
 */
bool read_headings_take_second_line(ReadHeadings *headings, const ReadRow *row);

/** Whether @row, just below the headings, only numbers the columns, as forms do: (1), (2), (3). */
bool read_headings_are_numbered(const ReadHeadings *headings, const ReadRow *row);

/**
 * Settles what the headings mean, which begin at @line of @file; what is wrong with them is a
 * finding. False if the table lacks a column that no record can do without.
 */
bool read_headings_settle(ReadHeadings *headings, const char *file, int line);
