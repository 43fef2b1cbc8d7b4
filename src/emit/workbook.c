#include "emit/workbook.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"

enum {
    DIGITS = 15, /* what spreadsheets keep of a number */
    TITLE_HEIGHT = 34,
};

bool
emit_workbook_open(EmitWorkbook *workbook, const char *title, GError **error)
{
    const char *folder = file_temporary_folder();
    workbook->path = g_build_filename(folder, "samrit-XXXXXX", NULL);
    int fd = g_mkstemp(workbook->path);
    if (fd < 0) {
        error_set(error, SAMRIT_ERROR_IO, "%s: cannot write there: %s", "%s: เขียนที่นั่นไม่ได้: %s",
                  folder, g_strerror(errno));
        g_free(workbook->path);
        return false;
    }
    close(fd);
    lxw_workbook_options options = {.tmpdir = (char *) folder};
    /* Never the clock: the beginning of the year 2000. */
    lxw_doc_properties properties = {
        .title = (char *) title, .author = (char *) "samrit", .created = 946684800};
    workbook->book = workbook_new_opt(workbook->path, &options);
    workbook->formats = g_hash_table_new(NULL, NULL);
    workbook_set_properties(workbook->book, &properties);
    return true;
}

static void
set_number_format(lxw_format *format, int places, guint look)
{
    g_autoptr(GString) code = g_string_new(look & EMIT_DIGITS ? "0" : "#,##0");
    for (int i = 0; i < places; i++)
        g_string_append(code, i ? "0" : ".0");
    format_set_num_format(format, code->str);
}

static void
set_look(lxw_format *format, guint look)
{
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    format_set_font_name(format, "TH SarabunPSK");
    format_set_font_size(format, look & EMIT_TITLE ? 20 : 16);
    if (look & (EMIT_HEADING | EMIT_TITLE | EMIT_BOLD))
        format_set_bold(format);
    if (look & (EMIT_HEADING | EMIT_WRAP))
        format_set_text_wrap(format);
    if (look & (EMIT_HEADING | EMIT_CENTRE))
        format_set_align(format, LXW_ALIGN_CENTER);
    if (look & EMIT_HEADING)
        format_set_bg_color(format, 0xD9D9D9);
    if (!(look & EMIT_TITLE))
        format_set_border(format, LXW_BORDER_HAIR);
    if (look & EMIT_OPEN) {
        format_set_unlocked(format);
        format_set_bg_color(format, 0xFFF8DC);
    }
}

/* The format for @look; for numbers with @places decimals, −1 for text. Kept by the workbook. */
static lxw_format *
find_format(EmitWorkbook *workbook, int places, guint look)
{
    void *key = GUINT_TO_POINTER((guint) (places + 2) << 8 | look);
    lxw_format *format = g_hash_table_lookup(workbook->formats, key);
    if (!format) {
        format = workbook_add_format(workbook->book);
        set_look(format, look);
        if (places >= 0)
            set_number_format(format, places, look);
        g_hash_table_insert(workbook->formats, key, format);
    }
    return format;
}

void
emit_workbook_text(EmitWorkbook *workbook, lxw_worksheet *sheet, guint row, guint column,
                   const char *text, guint look)
{
    lxw_format *format = find_format(workbook, -1, look);
    if (*text)
        worksheet_write_string(sheet, row, (lxw_col_t) column, text, format);
    else
        worksheet_write_blank(sheet, row, (lxw_col_t) column, format);
}

static int
count_digits(const char *text)
{
    int count = 0;
    for (; *text; text++)
        count += g_ascii_isdigit(*text) != 0;
    return count;
}

void
emit_workbook_number(EmitWorkbook *workbook, lxw_worksheet *sheet, guint row, guint column,
                     const Decimal *value, int places, guint look)
{
    g_autoptr(Arena) arena = arena_new();
    const char *text = value ? decimal_format(arena, value, places, DECIMAL_PLAIN) : "-";
    if (!value || count_digits(text) > DIGITS) {
        emit_workbook_text(workbook, sheet, row, column, text, look | EMIT_CENTRE);
        return;
    }
    worksheet_write_number(sheet, row, (lxw_col_t) column, g_ascii_strtod(text, NULL),
                           find_format(workbook, places, look));
}

/* ---- heights, which programs do not find themselves when they open a file */

/* Characters that take room: marks above and below take none. */
static guint
count_wide(const char *text, gsize length)
{
    guint count = 0;
    for (const char *p = text; p < text + length; p = g_utf8_next_char(p))
        count += !g_unichar_iszerowidth(g_utf8_get_char(p));
    return count;
}

/* Widths count characters of 11 pt; Thai of 16 pt is a third wider. */
static guint
fitting(double width)
{
    return (guint) MAX(width * 0.75, 1);
}

/* Lines of @fit characters that the words of one line of text fill; words that are longer go on. */
static guint
count_lines(const char *text, gsize length, guint fit)
{
    guint lines = 1, used = 0;
    for (const char *p = text, *end = text + length; p < end;) {
        gsize word = strcspn(p, " \n");
        guint wide = count_wide(p, word);
        bool follows = used > 0 && used + 1 + wide <= fit;
        if (used > 0 && !follows)
            lines++;
        used = follows ? used + 1 + wide : wide;
        for (; used > fit; used -= fit)
            lines++;
        p += word + 1;
    }
    return lines;
}

guint
emit_workbook_lines(const char *text, double width)
{
    guint lines = 0;
    for (;;) {
        gsize length = strcspn(text, "\n");
        lines += count_lines(text, length, fitting(width));
        if (!text[length])
            return lines;
        text += length + 1;
    }
}

void
emit_workbook_row_height(lxw_worksheet *sheet, guint row, guint lines)
{
    const double line_height = 24, highest = 409; /* points, of 16 pt text; Excel's limit */
    double more = MAX(lines, 1) - 1;              /* and some, for lines that words do not fill */
    worksheet_set_row(sheet, row, MIN(line_height * (1 + more * 1.25), highest), NULL);
}

/* ---- sheets cell by cell */

EmitSheet
emit_sheet_new(EmitWorkbook *workbook, const char *name, const char *title)
{
    EmitSheet sheet = {.workbook = workbook, .row = 2};
    sheet.sheet = workbook_add_worksheet(workbook->book, name);
    emit_workbook_text(workbook, sheet.sheet, 0, 0, title, EMIT_TITLE);
    worksheet_set_row(sheet.sheet, 0, TITLE_HEIGHT, NULL);
    worksheet_set_landscape(sheet.sheet);
    worksheet_set_paper(sheet.sheet, 9); /* A4 */
    worksheet_fit_to_pages(sheet.sheet, 1, 0);
    return sheet;
}

void
emit_sheet_set_widths(EmitSheet *sheet, guint first, guint last, int width)
{
    worksheet_set_column(sheet->sheet, (lxw_col_t) first, (lxw_col_t) last, width, NULL);
    for (guint i = first; i <= MIN(last, EMIT_SHEET_COLUMNS - 1); i++)
        sheet->widths[i] = width;
}

void
emit_sheet_heading(EmitSheet *sheet, const char *text, int width)
{
    emit_sheet_set_widths(sheet, sheet->column, sheet->column, width);
    emit_sheet_text(sheet, text, EMIT_HEADING);
}

void
emit_sheet_end_headings(EmitSheet *sheet, guint columns)
{
    sheet->head = sheet->row;
    sheet->columns = sheet->column;
    worksheet_freeze_panes(sheet->sheet, sheet->row + 1, (lxw_col_t) columns);
    worksheet_repeat_rows(sheet->sheet, sheet->row, sheet->row);
    emit_sheet_end_row(sheet);
}

/* A text that does not wrap widens its column, as far as it is seemly. */
static void
make_room(EmitSheet *sheet, const char *text)
{
    const int widest = 60;
    int width = (int) (count_wide(text, strlen(text)) * 4 / 3 + 2);
    if (width > sheet->widths[sheet->column])
        emit_sheet_set_widths(sheet, sheet->column, sheet->column, MIN(width, widest));
}

void
emit_sheet_text(EmitSheet *sheet, const char *text, guint look)
{
    if (text && sheet->column < EMIT_SHEET_COLUMNS) {
        if (look & (EMIT_WRAP | EMIT_HEADING))
            sheet->lines =
                MAX(sheet->lines, emit_workbook_lines(text, sheet->widths[sheet->column]));
        else
            make_room(sheet, text);
    }
    emit_workbook_text(sheet->workbook, sheet->sheet, sheet->row, sheet->column++, text ? text : "",
                       look);
}

void
emit_sheet_number(EmitSheet *sheet, const Decimal *value, int places)
{
    emit_workbook_number(sheet->workbook, sheet->sheet, sheet->row, sheet->column++, value, places,
                         EMIT_PLAIN);
}

void
emit_sheet_whole(EmitSheet *sheet, guint value, guint look)
{
    worksheet_write_number(sheet->sheet, sheet->row, (lxw_col_t) sheet->column++, value,
                           find_format(sheet->workbook, 0, look));
}

void
emit_sheet_formula(EmitSheet *sheet, const char *formula, double value, int places, guint look)
{
    worksheet_write_formula_num(sheet->sheet, sheet->row, (lxw_col_t) sheet->column++, formula,
                                find_format(sheet->workbook, places, look), value);
}

void
emit_sheet_end_row(EmitSheet *sheet)
{
    emit_workbook_row_height(sheet->sheet, sheet->row, sheet->lines);
    sheet->row++;
    sheet->column = 0;
    sheet->lines = 0;
}

void
emit_sheet_end(EmitSheet *sheet)
{
    if (sheet->row > sheet->head + 1)
        worksheet_autofilter(sheet->sheet, sheet->head, 0, sheet->row - 1,
                             (lxw_col_t) (sheet->columns - 1));
}

/* ---- the end */

GBytes *
emit_workbook_close(EmitWorkbook *workbook, GError **error)
{
    lxw_error code = workbook_close(workbook->book);
    GBytes *bytes = NULL;
    if (code == LXW_NO_ERROR)
        bytes = file_read(workbook->path, LIMIT_TABLE_BYTES, error);
    else
        error_set(error, SAMRIT_ERROR_IO, "%s: cannot write the workbook: %s",
                  "%s: เขียนสมุดงานไม่ได้: %s", workbook->path, lxw_strerror(code));
    g_unlink(workbook->path);
    g_free(workbook->path);
    g_hash_table_unref(workbook->formats);
    return bytes;
}
