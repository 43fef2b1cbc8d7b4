#pragma once

#include <glib.h>
#include <stdbool.h>

/**
 * How records are laid out as tables, CSV or XLSX: which columns there are and what they are
 * called. A row is a KPI; a further row of the same KPI adds to its lists (milestones, checks,
 * deductions, paragraphs); a row without KPI is about the unit (its summary, earlier scores, …).
 * Paragraphs of a text are lines of its cell. All of it is data: model/column.def.
 */
typedef enum {
#define COLUMN(id, rows, thai, english) COLUMN_##id,
#define ALIAS(id, rest, heading)
#define CHOICE(id, word, thai, english)
#include "model/column.def"
#undef COLUMN
#undef ALIAS
#undef CHOICE
    COLUMN_COUNT
} ColumnId;

enum {
    COLUMN_REST = 64, /* room for what follows a heading */
};

/**
 * Which column @heading names, in Thai or English, case and spacing aside. What follows the
 * heading (a tier, a year) goes to @rest, else "". False if it is none.
 */
bool column_find(const char *heading, ColumnId *id, char rest[COLUMN_REST]);

/**
 * The heading nearest to @text, which is none, or NULL if none is near. *@misspelt tells whether
 * one letter is what keeps @text from being it.
 */
const char *column_guess(const char *text, bool *misspelt);

/** Whether the column's heading is followed by something, so that there may be many of it. */
bool column_repeats(ColumnId id);

/** Whether a row without KPI, which is about the unit, may say something in the column. */
bool column_is_of_units(ColumnId id);

/** The heading of a column without what follows it. */
const char *column_heading(ColumnId id, bool thai);

/**
 * The record's word for what a cell of a column of choices says ("ยกเลิก" → "cancelled"); NULL if
 * it is none of them.
 */
const char *column_choice(ColumnId id, const char *text);

/** The Thai for a record's word; the words of column @id, by index, NULL after the last. */
const char *column_choice_thai(ColumnId id, const char *word);
const char *column_choice_word(ColumnId id, guint index);
