#pragma once

#include "base/diag.h"
#include "framework/xml.h"

/** Private to framework/: a published table as its file has it. All of it is in the arena. */

/** How a column's values are checked (input/schemas/table.xsd tells what each kind says). */
typedef enum {
    TABLE_COUNT,
    TABLE_SUM,
    TABLE_PERCENT,
    TABLE_SHARE,
    TABLE_DIFFERENCE,
    TABLE_CHANGE,
    TABLE_VALUE,
    TABLE_RISING,
    TABLE_BAND,
    TABLE_WEIGHTED,
    TABLE_AMOUNT,
    TABLE_SAME,
    TABLE_KINDS,
} TableKind;

typedef struct {
    const char *id, *name;
    TableKind kind;
    guint *of; /* indices of columns */
    guint n_of;
    int by; /* index of a column, or -1 */
    Number tolerance;
} TableColumn;

typedef struct {
    const char *text; /* as printed */
    Number number;    /* no value where the text is none, or a band's name */
    const char *unit; /* what an amount is counted in */
} TableCell;

typedef struct {
    const char *name;
    TableCell *cells;
    int line;
} TableRow;

typedef struct {
    const char *name;
    Number from, to;
} TableBand;

typedef struct {
    const char *file;
    Arena *arena;
    Diag *diag;
    TableColumn *columns;
    guint n_columns;
    TableRow *rows;
    guint n_rows;
    TableRow *total; /* NULL if there is none */
    TableBand *bands;
    guint n_bands;
} Table;

/** Reads the columns, rows and bands of @root into @table, whose file, arena and diag are set. What
 * is wrong with them goes to its diag. */
void framework_table_read(Table *table, const xmlNode *root);

void framework_table_report(const Table *table, DiagId id, int line, const char *first,
                            const char *second, const char *third);
