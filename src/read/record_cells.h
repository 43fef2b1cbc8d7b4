#pragma once

#include "model/record.h"
#include "read/record_headings.h"

/** Private to the files record_*.c: what the cells of a row say, with findings where they say
 * nothing that can be used. */

/** A row, and what its cells stand below. */
typedef struct {
    const ReadRow *row;
    const ReadHeadings *headings;
} ReadRecordRow;

/** A row being added, and the record it is about, in whose arena all texts and numbers live. */
typedef struct {
    const ReadRecordRow *row;
    Record *record;
    Arena *arena;
    Diag *diag;
    bool added; /* the row brought something */
} ReadAdding;

/** Where in the row the cell of column @id is; −1: nowhere. */
int read_index(const ReadRecordRow *row, ColumnId id);
/** The column of the cell at @index. */
const ReadColumn *read_column(const ReadRecordRow *row, guint index);

/** The cell at @index of the row, an empty one for −1. */
const ReadCell *read_cell(const ReadRecordRow *row, int index);

/** Finds fault with the cell at @index, or of @column. */
void read_cell_complain(const ReadAdding *adding, DiagId id, int index, const char *text);
void read_complain(const ReadAdding *adding, DiagId id, ColumnId column, const char *text);

/** The text of the cell of column @id, "" if there is none; lives in @arena. */
const char *read_rows_text(Arena *arena, const ReadRecordRow *row, ColumnId id);

/** What the cell of a column holds; NULL, or 0, where it is empty or was complained of. A number
 * has no line if its cell is empty, and no value if it is "-". */
const char *read_take_text(const ReadAdding *adding, ColumnId id);
const char *read_take_id(const ReadAdding *adding,
                         ColumnId id); /* a code such as "linear" or "1.3" */
const char *read_take_choice(const ReadAdding *adding, ColumnId id); /* the record's word */
Number read_take_number(const ReadAdding *adding, ColumnId id);
Number read_take_number_at(const ReadAdding *adding, int index);
int read_take_count(const ReadAdding *adding, ColumnId id);
void read_take_strings(ReadAdding *adding, ColumnId id,
                       Strings *strings); /* its lines that @strings has not */

/** Values that are said once: a further row may say the same, or nothing. */
void read_set_text(ReadAdding *adding, ColumnId id, const char **target, const char *text);
void read_set_number(ReadAdding *adding, ColumnId id, Number *target);
void read_set_number_at(ReadAdding *adding, int index, Number *target);

/** Whether @text is a code: Latin letters, digits, dots, dashes and underscores. */
bool read_is_id(const char *text);
/** Whether both say the same, or both nothing. */
bool read_is_same_number(const Number *a, const Number *b);

/** Lists in an arena, which double as they grow. A full one (LIMIT_LIST_ITEMS) is complained of. */
bool read_list_is_full(const ReadAdding *adding, guint count, ColumnId id);
void *read_list_grow(Arena *arena, void *items, guint count, gsize size);

#define READ_APPEND(arena, items, count, item)                                         \
    do {                                                                               \
        (items) = read_list_grow((arena), (void *) (items), (count), sizeof *(items)); \
        (items)[(count)++] = (item);                                                   \
    } while (0)
