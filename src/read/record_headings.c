#include "read/record_headings.h"

#include <string.h>

#include "base/limits.h"
#include "base/near.h"
#include "base/thai.h"
#include "read/value.h"

/* What a cell says as a heading; its digits may be Thai. */
static char *
take_heading(const ReadHeadings *headings, const ReadCell *cell)
{
    g_autofree char *arabic = thai_arabic_digits(cell->text);
    return read_value_word(headings->scratch, arabic);
}

void
read_headings_init(ReadHeadings *headings, Arena *scratch, Diag *diag)
{
    *headings = (ReadHeadings){
        .scratch = scratch,
        .diag = diag,
        .columns = g_array_new(FALSE, FALSE, sizeof(ReadColumn)),
    };
}

void
read_headings_clear(ReadHeadings *headings)
{
    g_array_unref(headings->columns);
}

static const ColumnId needed[] = {
    COLUMN_UNIT, COLUMN_FISCAL_YEAR, COLUMN_FRAMEWORK, COLUMN_COMPONENT,       COLUMN_KPI,
    COLUMN_NAME, COLUMN_METHOD,      COLUMN_WEIGHT,    COLUMN_UNIT_OF_MEASURE,
};

bool
read_headings_are(const ReadHeadings *headings, const ReadRow *row)
{
    int found = 0;
    for (guint i = 0; i < row->n_cells; i++) {
        ColumnId id;
        char rest[COLUMN_REST];
        char *heading = take_heading(headings, &row->cells[i]);
        found += *heading && column_find(heading, &id, rest);
    }
    return found >= 3;
}

static bool
is_taken(const ReadHeadings *headings, const ReadColumn *column)
{
    for (guint i = 0; i < headings->columns->len; i++) {
        const ReadColumn *other = &g_array_index(headings->columns, ReadColumn, i);
        if (other->known && other->id == column->id && strcmp(other->rest, column->rest) == 0)
            return true;
    }
    return false;
}

/* Whether @column is one too many of those that may repeat. */
static bool
is_too_many(ReadHeadings *headings, const ReadColumn *column)
{
    return column_repeats(column->id) && ++headings->repeated > LIMIT_REPEATED_COLUMNS;
}

/* Tells of a heading that names no column, and of the one that may be meant: " (น้ำหนัก?)". An
 * office's own column may be passed over, but not one of ours with a slip in its heading. */
static void
tell_unknown(const ReadHeadings *headings, const ReadColumn *column)
{
    bool misspelt;
    const char *guess = column_guess(column->heading, &misspelt);
    if (misspelt) {
        diag_add(headings->diag, DIAG_ID_COLUMN_MISSPELT, column->place, column->heading, guess,
                 NULL);
        return;
    }
    g_autofree char *hint = near_hint(guess);
    diag_add(headings->diag, DIAG_ID_COLUMN_UNKNOWN, column->place, column->heading, hint, NULL);
}

static void
settle_column(ReadHeadings *headings, guint index)
{
    ReadColumn *column = &g_array_index(headings->columns, ReadColumn, index);
    bool known = *column->heading && column_find(column->heading, &column->id, column->rest) &&
                 !is_too_many(headings, column);
    if (known && is_taken(headings, column)) {
        diag_add(headings->diag, DIAG_ID_COLUMN_TWICE, column->place, column->heading, NULL);
        return;
    }
    column->known = known;
    if (!known && *column->heading)
        tell_unknown(headings, column);
    else if (known && !column_repeats(column->id))
        headings->index[column->id] = (int) index;
}

bool
read_headings_settle(ReadHeadings *headings, const char *file, int line)
{
    headings->repeated = 0;
    for (guint i = 0; i < COLUMN_COUNT; i++)
        headings->index[i] = -1;
    for (guint i = 0; i < headings->columns->len; i++)
        settle_column(headings, i);

    bool complete = true;
    for (guint i = 0; i < G_N_ELEMENTS(needed); i++) {
        if (headings->index[needed[i]] >= 0)
            continue;
        complete = false;
        diag_add(headings->diag, DIAG_ID_COLUMN_MISSING, (DiagPlace){file, line, 0},
                 column_heading(needed[i], false), column_heading(needed[i], true), NULL);
    }
    return complete;
}

void
read_headings_take(ReadHeadings *headings, const ReadRow *row)
{
    g_array_set_size(headings->columns, 0);
    headings->said_untitled = false;
    for (guint i = 0; i < row->n_cells; i++) {
        ReadColumn column = {.heading = take_heading(headings, &row->cells[i]),
                             .place = read_sheet_place(row, i)};
        g_array_append_val(headings->columns, column);
    }
}

bool
read_headings_are_numbered(const ReadHeadings *headings, const ReadRow *row)
{
    guint filled = 0;
    for (guint i = 0; i < row->n_cells; i++) {
        char *text = take_heading(headings, &row->cells[i]);
        if (!*text)
            continue;
        char *number = read_value_number(headings->scratch, g_strdelimit(text, "()", ' '));
        filled++;
        if (!number || g_ascii_strtoull(number, NULL, 10) != filled)
            return false;
    }
    return filled >= 3;
}

static bool
is_heading(const char *text)
{
    ColumnId id;
    char rest[COLUMN_REST];
    return column_find(text, &id, rest);
}

/* The column that @lower names below @upper: ค่าเป้าหมาย over ขั้นต้น is ค่าเป้าหมาย ขั้นต้น; NULL if none.
 */
static char *
join_headings(const ReadHeadings *headings, const char *upper, const char *lower)
{
    g_autofree char *both = g_strconcat(upper, " ", lower, NULL);
    const char *found = is_heading(both) ? both : is_heading(lower) ? lower : NULL;
    return found ? arena_strdup(headings->scratch, found) : NULL;
}

bool
read_headings_take_second_line(ReadHeadings *headings, const ReadRow *row)
{
    bool any = false;
    const char *group = ""; /* over columns to its right, too, if cells were not merged */
    guint n = MIN(row->n_cells, headings->columns->len);
    g_autofree char **joined = g_new0(char *, n);
    for (guint i = 0; i < n; i++) {
        const char *upper = g_array_index(headings->columns, ReadColumn, i).heading;
        const char *lower = take_heading(headings, &row->cells[i]);
        if (*upper)
            group = upper;
        if (!*lower || strcmp(lower, upper) == 0)
            continue;
        joined[i] = is_heading(upper) ? NULL : join_headings(headings, group, lower);
        if (!joined[i])
            return false;
        any = true;
    }
    for (guint i = 0; i < n; i++) {
        if (joined[i])
            g_array_index(headings->columns, ReadColumn, i).heading = joined[i];
    }
    return any;
}
