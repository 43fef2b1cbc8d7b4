#include "read/record_cells.h"

#include <string.h>

#include "base/limits.h"
#include "read/value.h"

/* ---- lists in an arena */

void *
read_list_grow(Arena *arena, void *items, guint count, gsize size)
{
    if (count & (count - 1))
        return items;
    void *larger = arena_alloc_n(arena, count ? 2 * (gsize) count : 1, size);
    if (count)
        memcpy(larger, items, count * size);
    return larger;
}

/* ---- cells */

int
read_index(const ReadRecordRow *row, ColumnId id)
{
    return row->headings->index[id];
}

const ReadColumn *
read_column(const ReadRecordRow *row, guint index)
{
    return &g_array_index(row->headings->columns, ReadColumn, index);
}

const ReadCell *
read_cell(const ReadRecordRow *row, int index)
{
    static const ReadCell empty = {.text = "", .kind = READ_CELL_EMPTY, .shown = READ_SHOWN_ALL};
    return index >= 0 && (guint) index < row->row->n_cells ? &row->row->cells[index] : &empty;
}

/* The cell's text without the apostrophe that keeps a spreadsheet from taking it for a formula. */
static const char *
plain_text(const ReadCell *cell)
{
    const char *text = cell->text;
    return text[0] == '\'' && text[1] && strchr("=+-@'", text[1]) ? text + 1 : text;
}

void
read_cell_complain(const ReadAdding *adding, DiagId id, int index, const char *text)
{
    const ReadRecordRow *row = adding->row;
    diag_add(adding->diag, id, read_sheet_place(row->row, (guint) MAX(index, 0)),
             read_column(row, (guint) index)->heading, text, NULL);
}

void
read_complain(const ReadAdding *adding, DiagId id, ColumnId column, const char *text)
{
    read_cell_complain(adding, id, read_index(adding->row, column), text);
}

/* Whether the cell has something that can be used; a formula's error is complained of. */
static bool
has_value(const ReadAdding *adding, int index)
{
    const ReadCell *cell = read_cell(adding->row, index);
    if (cell->kind != READ_CELL_ERROR)
        return *cell->text;
    DiagId id = *cell->text ? DIAG_ID_CELL_ERROR : DIAG_ID_CELL_NOT_CALCULATED;
    diag_add(adding->diag, id, read_sheet_place(adding->row->row, (guint) index), cell->text, NULL);
    return false;
}

static void
lint_text(const ReadAdding *adding, int index, const char *text)
{
    if (read_value_is_mojibake(text))
        read_cell_complain(adding, DIAG_ID_TEXT_MOJIBAKE, index, text);
    else if (!read_value_is_uniform(text))
        read_cell_complain(adding, DIAG_ID_TEXT_SPELLING, index, text);
}

/* The text of the cell @index, clean; NULL if there is none. */
static const char *
take_text_at(const ReadAdding *adding, int index)
{
    if (!has_value(adding, index))
        return NULL;
    const char *raw = plain_text(read_cell(adding->row, index));
    const char *text = read_value_text(adding->arena, raw);
    lint_text(adding, index, raw);
    return text;
}

/* Whether a list may read_list_grow no further, which is then complained of. */
bool
read_list_is_full(const ReadAdding *adding, guint count, ColumnId id)
{
    if (count < LIMIT_LIST_ITEMS)
        return false;
    char limit[16];
    g_snprintf(limit, sizeof limit, "%d", LIMIT_LIST_ITEMS);
    read_complain(adding, DIAG_ID_LIST_TOO_LONG, id, limit);
    return true;
}

const char *
read_take_text(const ReadAdding *adding, ColumnId id)
{
    return take_text_at(adding, read_index(adding->row, id));
}

bool
read_is_id(const char *text)
{
    if (!g_ascii_isalnum(*text))
        return false;
    for (; *text; text++) {
        if (!g_ascii_isalnum(*text) && !strchr("._-", *text))
            return false;
    }
    return true;
}

/* The word in a cell, without what nobody sees; NULL if there is none. */
static const char *
take_word(const ReadAdding *adding, ColumnId id)
{
    const char *text = read_take_text(adding, id);
    return text ? read_value_word(adding->arena, text) : NULL;
}

/* Whether the cell @index holds a date or a time, which is then complained of. */
static bool
is_date(const ReadAdding *adding, int index)
{
    const ReadCell *cell = read_cell(adding->row, index);
    if (cell->kind != READ_CELL_DATE)
        return false;
    read_cell_complain(adding, DIAG_ID_CELL_DATE, index, cell->text);
    return true;
}

/* A code such as "linear" or "1.3"; NULL if there is none or it is no code. */
const char *
read_take_id(const ReadAdding *adding, ColumnId id)
{
    const char *text = take_word(adding, id);
    if (text && is_date(adding, read_index(adding->row, id)))
        return NULL;
    if (!text || read_is_id(text))
        return text;
    read_complain(adding, DIAG_ID_CELL_NOT_A_CODE, id, text);
    return NULL;
}

/* The words of a column of choices, for a message: "ยิ่งมากยิ่งดี (higher), ยิ่งน้อยยิ่งดี (lower)". */
static const char *
list_words(Arena *arena, ColumnId id)
{
    const char *word;
    g_autoptr(GString) list = g_string_new(NULL);
    for (guint i = 0; (word = column_choice_word(id, i)); i++)
        g_string_append_printf(list, "%s%s (%s)", i ? ", " : "", column_choice_thai(id, word),
                               word);
    return arena_strdup(arena, list->str);
}

/* The record's word for a cell of choices; NULL if there is none. */
const char *
read_take_choice(const ReadAdding *adding, ColumnId id)
{
    const char *text = take_word(adding, id);
    if (!text)
        return NULL;
    const char *word = column_choice(id, text);
    if (word)
        return word;
    int index = read_index(adding->row, id);
    diag_add(adding->diag, DIAG_ID_CELL_NO_CHOICE,
             read_sheet_place(adding->row->row, (guint) index),
             read_column(adding->row, (guint) index)->heading, text, list_words(adding->arena, id),
             NULL);
    return NULL;
}

/* What a sheet shows of a number is not what it holds: the difference is told. */
static void
tell_hidden(const ReadAdding *adding, int index, const Number *number)
{
    const ReadCell *cell = read_cell(adding->row, index);
    bool hidden = cell->shown == READ_SHOWN_NOT;
    if (!number->value || (cell->shown < 0 && !hidden))
        return;
    DiagPlace place = read_sheet_place(adding->row->row, (guint) index);
    const char *held = decimal_format(adding->arena, number->value, number->places, DECIMAL_PLAIN);
    if (hidden) {
        diag_add(adding->diag, DIAG_ID_CELL_HIDDEN, place, held, NULL);
        return;
    }
    const Decimal *value = number->value;
    for (int i = 0; i < cell->thousands; i++)
        value = decimal_divide(adding->arena, value, decimal_new(adding->arena, 1000, 1));
    diag_add(adding->diag, DIAG_ID_CELL_DECIMALS, place,
             decimal_format(adding->arena, value, cell->shown, DECIMAL_PLAIN), held, NULL);
}

/* The number of the cell @index: without line if the cell is empty, without value if it is "-". */
Number
read_take_number_at(const ReadAdding *adding, int index)
{
    Number number = {0};
    const ReadCell *cell = read_cell(adding->row, index);
    if (cell->kind != READ_CELL_EMPTY)
        number.line = read_sheet_place(adding->row->row, (guint) index).line;
    number.is_unread = cell->kind == READ_CELL_ERROR;
    if (!has_value(adding, index))
        return number;
    const char *raw = cell->text;
    if (read_value_is_none(raw))
        return number;
    number.is_unread = is_date(adding, index);
    if (number.is_unread)
        return number;
    const char *text = read_value_number(adding->arena, raw);
    if (!text) {
        read_cell_complain(adding, DIAG_ID_NOT_A_NUMBER, index, raw);
        number.is_unread = true;
        return number;
    }
    number.value = decimal_parse(adding->arena, text);
    number.places = decimal_places(text);
    tell_hidden(adding, index, &number);
    return number;
}

Number
read_take_number(const ReadAdding *adding, ColumnId id)
{
    return read_take_number_at(adding, read_index(adding->row, id));
}

int
read_take_count(const ReadAdding *adding, ColumnId id)
{
    const char *text = read_take_text(adding, id);
    if (!text)
        return 0;
    /* A sheet may show a whole number with decimals, or with commas. */
    const char *number = read_value_number(adding->arena, text);
    const Decimal *value = number ? decimal_parse(adding->arena, number) : NULL;
    gint64 count;
    if (value && decimal_ends_within(value, 0) &&
        g_ascii_string_to_signed(decimal_format(adding->arena, value, 0, DECIMAL_PLAIN), 10, 0,
                                 G_MAXINT32, &count, NULL))
        return (int) count;
    read_complain(adding, DIAG_ID_NOT_A_NUMBER, id, text);
    return 0;
}

static bool
has_string(const Strings *strings, const char *text)
{
    for (guint i = 0; i < strings->count; i++) {
        if (strcmp(strings->items[i], text) == 0)
            return true;
    }
    return false;
}

/* The lines of a cell that are not in the list yet. */
void
read_take_strings(ReadAdding *adding, ColumnId id, Strings *strings)
{
    int index = read_index(adding->row, id);
    if (!has_value(adding, index))
        return;
    const char *raw = plain_text(read_cell(adding->row, index));
    lint_text(adding, index, raw);
    g_auto(GStrv) lines = g_strsplit_set(raw, "\n\r", -1);
    for (char **line = lines; *line; line++) {
        const char *text = read_value_text(adding->arena, *line);
        if (!*text || has_string(strings, text))
            continue;
        if (read_list_is_full(adding, strings->count, id))
            return;
        READ_APPEND(adding->arena, strings->items, strings->count, text);
        adding->added = true;
    }
}

/* ---- values that are said once */

void
read_set_text(ReadAdding *adding, ColumnId id, const char **target, const char *text)
{
    if (!text)
        return;
    if (!*target) {
        *target = text;
        adding->added = true;
    } else if (strcmp(*target, text) != 0) {
        read_complain(adding, DIAG_ID_CELL_CONFLICT, id, text);
    }
}

bool
read_is_same_number(const Number *a, const Number *b)
{
    return !a->value || !b->value ? a->value == b->value : decimal_equal(a->value, b->value);
}

void
read_set_number_at(ReadAdding *adding, int index, Number *target)
{
    Number number = read_take_number_at(adding, index);
    if (!number.line)
        return;
    if (!target->line) {
        *target = number;
        adding->added = true;
        if (read_cell(adding->row, index)->shown == READ_SHOWN_ONCE)
            read_cell_complain(adding, DIAG_ID_CELL_MERGED, index,
                               read_cell(adding->row, index)->text);
    } else if (!read_is_same_number(target, &number)) {
        read_cell_complain(adding, DIAG_ID_CELL_CONFLICT, index,
                           read_cell(adding->row, index)->text);
    }
}

void
read_set_number(ReadAdding *adding, ColumnId id, Number *target)
{
    read_set_number_at(adding, read_index(adding->row, id), target);
}

const char *
read_rows_text(Arena *arena, const ReadRecordRow *row, ColumnId id)
{
    return read_value_word(arena, plain_text(read_cell(row, read_index(row, id))));
}
