#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/limits.h"
#include "read/workbook.h"

/* A merged range; what its first cell says goes to all of it. */
typedef struct {
    int left, top, right, bottom;
    char *text; /* once the first cell was read */
    ReadCellKind kind;
} Merge;

struct ReadWorksheet {
    ReadWorkbook *workbook;
    ReadPart *part;
    ReadBatch *batch;
    Diag *diag;
    const char *file;
    const char *wrong; /* why the sheet cannot be read further, as ERROR_TEXT() */
    GArray *merges;    /* Merge, by top … */
    guint next_merge;  /* … the first that begins below the row in hand */
    GArray *open;      /* indices of those that reach the row in hand */
    int row, column;   /* of the cell in hand, from 1 */
    bool in_row, in_text, in_hint, has_formula, said_hidden;
    bool hidden[LIMIT_SHEET_COLUMNS + 1]; /* columns, from 1, that hide what was not told yet */
    char type[12];
    int style;
    GString *text;
};

/* ---- names of cells */

/* "C14" gives 3 and 14; a missing part gives 0. False if it is no name of a cell. */
static bool
parse_reference(const char *text, int *column, int *row)
{
    int letters = 0, number = 0;
    for (; *text >= 'A' && *text <= 'Z' && letters <= LIMIT_SHEET_COLUMNS; text++)
        letters = letters * 26 + (*text - 'A' + 1);
    for (; g_ascii_isdigit(*text) && number <= LIMIT_SHEET_ROWS; text++)
        number = number * 10 + (*text - '0');
    *column = letters;
    *row = number;
    return !*text && letters <= LIMIT_SHEET_COLUMNS && number <= LIMIT_SHEET_ROWS;
}

/* ---- merged ranges, which stand after the rows and so are read first */

static void
take_merge(ReadWorksheet *sheet, const char *reference)
{
    g_auto(GStrv) corners = g_strsplit(reference, ":", 2);
    Merge merge = {0};
    /* One more than there may be, for load_merges() to see. */
    if (g_strv_length(corners) == 2 && sheet->merges->len <= LIMIT_MERGED_RANGES &&
        parse_reference(corners[0], &merge.left, &merge.top) &&
        parse_reference(corners[1], &merge.right, &merge.bottom) && merge.left && merge.top)
        g_array_append_val(sheet->merges, merge);
}

static void
on_merge(void *data, const char *name, const ReadAttributes *attributes)
{
    char reference[32];
    if (strcmp(name, "mergeCell") == 0 &&
        read_package_attribute(attributes, "ref", reference, sizeof reference))
        take_merge(data, reference);
}

static int
compare_merges(const void *a, const void *b)
{
    const Merge *first = a, *second = b;
    return first->top != second->top ? first->top - second->top : first->left - second->left;
}

static bool
load_merges(ReadWorksheet *sheet, const char *part, GError **error)
{
    static const ReadEvents events = {.start = on_merge};
    /* Looking for the word costs little; most large sheets merge nothing. */
    if (!read_package_mentions(sheet->workbook->package, part, "mergeCell"))
        return true;
    if (!read_package_parse(sheet->workbook->package, part, &events, sheet, error))
        return false;
    if (sheet->merges->len > LIMIT_MERGED_RANGES) {
        error_set(error, SAMRIT_ERROR_LIMIT, "%s: more than %d merged ranges",
                  "%s: มีเซลล์ผสานมากกว่า %d ช่วง", sheet->file, LIMIT_MERGED_RANGES);
        return false;
    }
    g_array_sort(sheet->merges, compare_merges);
    return true;
}

static void
pad(ReadWorksheet *sheet, int columns)
{
    while ((int) read_batch_open_cells(sheet->batch) < columns)
        read_batch_add(sheet->batch, READ_CELL_EMPTY, "", 0, sheet->row);
}

static void
fill_merge(ReadWorksheet *sheet, Merge *merge)
{
    if (!merge->text) {
        pad(sheet, merge->left);
        guint first = (guint) merge->left - 1;
        merge->kind = read_batch_open_kind(sheet->batch, first);
        merge->text =
            g_strdup(sheet->row == merge->top ? read_batch_open_text(sheet->batch, first) : "");
    }
    if (merge->kind == READ_CELL_EMPTY || !*merge->text)
        return;
    pad(sheet, merge->right);
    int first = merge->left + (sheet->row == merge->top);
    for (int column = first; column <= merge->right; column++)
        read_batch_set(sheet->batch, (guint) column - 1, merge->kind, merge->text);
}

static Merge *
open_merge(const ReadWorksheet *sheet, guint index)
{
    return &g_array_index(sheet->merges, Merge, g_array_index(sheet->open, guint, index));
}

/* Whether a range that reaches the row in hand has a cell of @merge. Excel has no such ranges; a
 * file with many would have its cells filled again and again. */
static bool
overlaps(const ReadWorksheet *sheet, const Merge *merge)
{
    for (guint i = 0; i < sheet->open->len; i++) {
        const Merge *other = open_merge(sheet, i);
        if (other->bottom >= merge->top && other->left <= merge->right &&
            other->right >= merge->left)
            return true;
    }
    return false;
}

static void
fill_merges(ReadWorksheet *sheet)
{
    for (; sheet->next_merge < sheet->merges->len; sheet->next_merge++) {
        const Merge *merge = &g_array_index(sheet->merges, Merge, sheet->next_merge);
        if (merge->top > sheet->row)
            break;
        if (overlaps(sheet, merge)) {
            sheet->wrong = ERROR_TEXT("merged ranges overlap", "ช่วงเซลล์ที่ผสานกันซ้อนทับกัน");
            return;
        }
        g_array_append_val(sheet->open, sheet->next_merge);
    }
    for (guint i = 0; i < sheet->open->len;) {
        Merge *merge = open_merge(sheet, i);
        if (merge->bottom < sheet->row) {
            g_array_remove_index(sheet->open, i);
        } else {
            fill_merge(sheet, merge);
            i++;
        }
    }
}

/* ---- cells */

static bool
is_hidden(const ReadAttributes *attributes)
{
    char text[8];
    return read_package_attribute(attributes, "hidden", text, sizeof text) &&
           (strcmp(text, "1") == 0 || strcmp(text, "true") == 0);
}

static void
take_columns(ReadWorksheet *sheet, const ReadAttributes *attributes)
{
    char first[16], last[16];
    if (!is_hidden(attributes))
        return;
    read_package_attribute(attributes, "min", first, sizeof first);
    read_package_attribute(attributes, "max", last, sizeof last);
    int end = MIN(atoi(last), LIMIT_SHEET_COLUMNS);
    for (int i = MAX(atoi(first), 1); i <= end; i++)
        sheet->hidden[i] = true;
}

static void
start_row(ReadWorksheet *sheet, const ReadAttributes *attributes)
{
    char text[16];
    int row = sheet->row + 1;
    if (read_package_attribute(attributes, "r", text, sizeof text))
        row = atoi(text);
    if (row <= sheet->row || row > LIMIT_SHEET_ROWS)
        sheet->wrong = ERROR_TEXT("its rows are out of order", "แถวไม่เรียงตามลำดับ");
    sheet->row = row;
    sheet->column = 0;
    sheet->in_row = true;
    if (is_hidden(attributes) && !sheet->said_hidden) {
        sheet->said_hidden = true; /* once: a filter hides thousands */
        diag_add(sheet->diag, DIAG_ID_SHEET_HIDDEN_ROW, (DiagPlace){sheet->file, row, 0}, NULL);
    }
}

static void
start_cell(ReadWorksheet *sheet, const ReadAttributes *attributes)
{
    char text[16];
    int column = 0, row = 0;
    read_package_attribute(attributes, "r", text, sizeof text);
    bool placed = parse_reference(text, &column, &row) && (!row || row == sheet->row);
    if (!column)
        column = sheet->column + 1;
    if (!placed)
        sheet->wrong = ERROR_TEXT("a cell is not where its row is", "มีเซลล์ที่ไม่ได้อยู่ในแถวของตน");
    else if (column <= sheet->column || column > LIMIT_SHEET_COLUMNS)
        sheet->wrong = ERROR_TEXT("its cells are out of order", "เซลล์ไม่เรียงตามลำดับ");
    sheet->column = column;
    sheet->has_formula = false;
    read_package_attribute(attributes, "t", sheet->type, sizeof sheet->type);
    read_package_attribute(attributes, "s", text, sizeof text);
    sheet->style = atoi(text);
    g_string_truncate(sheet->text, 0);
}

static void
on_start(void *data, const char *name, const ReadAttributes *attributes)
{
    ReadWorksheet *sheet = data;
    if (sheet->wrong)
        return;
    if (strcmp(name, "c") == 0 && sheet->in_row)
        start_cell(sheet, attributes);
    else if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)
        sheet->in_text = sheet->in_row && !sheet->in_hint;
    else if (strcmp(name, "f") == 0)
        sheet->has_formula = true;
    else if (strcmp(name, "row") == 0)
        start_row(sheet, attributes);
    else if (strcmp(name, "col") == 0)
        take_columns(sheet, attributes);
    else if (strcmp(name, "rPh") == 0)
        sheet->in_hint = true;
}

static void
on_text(void *data, const char *text, gsize length)
{
    ReadWorksheet *sheet = data;
    if (!sheet->in_text || sheet->wrong)
        return;
    g_string_append_len(sheet->text, text, (gssize) length);
    if (sheet->text->len > LIMIT_CELL_BYTES)
        sheet->wrong = ERROR_TEXT("a cell is too long", "มีเซลล์ที่ยาวเกินไป");
}

static void
add_text(ReadWorksheet *sheet, ReadCellKind kind, const char *text)
{
    pad(sheet, sheet->column - 1);
    if (sheet->hidden[sheet->column]) {
        sheet->hidden[sheet->column] = false;
        diag_add(sheet->diag, DIAG_ID_SHEET_HIDDEN_COLUMN,
                 (DiagPlace){sheet->file, sheet->row, sheet->column}, text, NULL);
    }
    read_batch_add(sheet->batch, *text || kind == READ_CELL_ERROR ? kind : READ_CELL_EMPTY, text,
                   strlen(text), sheet->row);
}

static void
add_shared(ReadWorksheet *sheet)
{
    const ReadWorkbook *workbook = sheet->workbook;
    guint64 index = g_ascii_strtoull(sheet->text->str, NULL, 10);
    if (index < workbook->string_at->len)
        add_text(sheet, READ_CELL_TEXT,
                 workbook->strings->str + g_array_index(workbook->string_at, guint32, index));
    else
        sheet->wrong =
            ERROR_TEXT("a cell names a string that is not there", "มีเซลล์ที่อ้างถึงข้อความที่ไม่มี");
}

static void
add_number(ReadWorksheet *sheet)
{
    const ReadWorkbook *workbook = sheet->workbook;
    static const ReadStyle general = {READ_STYLE_GENERAL, 0, 0, 0};
    bool known = sheet->style >= 0 && sheet->style < (int) workbook->styles->len;
    const ReadStyle *style =
        known ? &g_array_index(workbook->styles, ReadStyle, sheet->style) : &general;
    char text[READ_STYLE_TEXT];
    int shown;
    ReadCellKind kind = read_style_show(style, sheet->text->str, workbook->from_1904, text, &shown);
    add_text(sheet, kind, text);
    if (shown != READ_SHOWN_ALL)
        read_batch_set_shown(sheet->batch, shown, style->thousands);
}

static void
add_own_text(ReadWorksheet *sheet)
{
    read_strings_unescape(sheet->text->str);
    add_text(sheet, READ_CELL_TEXT, sheet->text->str);
}

static void
end_cell(ReadWorksheet *sheet)
{
    const char *type = sheet->type, *text = sheet->text->str;
    if (strcmp(type, "e") == 0 || (!*text && sheet->has_formula && strcmp(type, "str") != 0))
        add_text(sheet, READ_CELL_ERROR, text);
    else if (!*text)
        return;
    else if (strcmp(type, "s") == 0)
        add_shared(sheet);
    else if (strcmp(type, "inlineStr") == 0 || strcmp(type, "str") == 0)
        add_own_text(sheet);
    else if (strcmp(type, "b") == 0)
        add_text(sheet, READ_CELL_TEXT, *text == '1' ? "TRUE" : "FALSE");
    else if (strcmp(type, "d") == 0)
        add_text(sheet, READ_CELL_DATE, text);
    else
        add_number(sheet);
}

static void
on_end(void *data, const char *name)
{
    ReadWorksheet *sheet = data;
    if (sheet->wrong)
        return;
    if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0) {
        sheet->in_text = false;
    } else if (strcmp(name, "c") == 0 && sheet->in_row) {
        end_cell(sheet);
    } else if (strcmp(name, "rPh") == 0) {
        sheet->in_hint = false;
    } else if (strcmp(name, "row") == 0) {
        fill_merges(sheet);
        sheet->in_row = false;
        read_batch_end_row(sheet->batch, sheet->row);
    }
}

/* ---- the sheet */

static void
clear_merge(void *merge)
{
    g_free(((Merge *) merge)->text);
}

ReadWorksheet *
read_worksheet_open(ReadWorkbook *workbook, const char *part, const char *file, ReadBatch *batch,
                    Diag *diag, GError **error)
{
    static const ReadEvents events = {.start = on_start, .end = on_end, .text = on_text};
    g_autoptr(ReadWorksheet) sheet = g_new0(ReadWorksheet, 1);
    *sheet = (ReadWorksheet){.workbook = workbook, .batch = batch, .diag = diag, .file = file};
    sheet->text = g_string_new(NULL);
    sheet->merges = g_array_new(FALSE, TRUE, sizeof(Merge));
    g_array_set_clear_func(sheet->merges, clear_merge);
    sheet->open = g_array_new(FALSE, FALSE, sizeof(guint));
    if (!load_merges(sheet, part, error))
        return NULL;
    sheet->part = read_package_open_part(workbook->package, part, &events, sheet, error);
    return sheet->part ? g_steal_pointer(&sheet) : NULL;
}

void
read_worksheet_free(ReadWorksheet *sheet)
{
    if (!sheet)
        return;
    read_package_free_part(sheet->part);
    g_array_unref(sheet->merges);
    g_array_unref(sheet->open);
    g_string_free(sheet->text, TRUE);
    g_free(sheet);
}

bool
read_worksheet_step(ReadWorksheet *sheet, bool *end, GError **error)
{
    if (!read_package_step(sheet->part, end, error))
        return false;
    if (!sheet->wrong)
        return true;
    g_autofree char *row = g_strdup_printf(ERROR_TEXT("%s: row %d", "%s: แถว %d"), sheet->file,
                                           sheet->row, sheet->file, sheet->row);
    error_set_reason(error, SAMRIT_ERROR_INPUT, row, sheet->wrong, NULL);
    return false;
}
