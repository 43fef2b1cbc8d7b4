#include <csv.h>
#include <string.h>

#include "base/error.h"
#include "base/limits.h"
#include "read/encoding.h"
#include "read/format.h"

/*
 * libcsv counts no lines, so it is fed one line at a time. A row whose quotes are wrong is a
 * finding; reading goes on after its first line, so that one stray quote does not swallow the rest.
 */
typedef struct {
    ReadSheet base;
    GBytes *text;                  /* UTF-8 */
    const char *next, *end, *feed; /* @feed: the line feed at or after @next, if looked for */
    struct csv_parser parser;
    char separator;
    int line;           /* of the text that @next points to */
    int row_line;       /* where the open row begins … */
    const char *resume; /* … and what follows that line */
    int cell_line;      /* where the open cell begins */
    guint broken;       /* lines passed over */
    bool row_ended, began;
} Csv;

/* ---- libcsv's callbacks */

static void
take_cell(void *text, size_t length, void *data)
{
    Csv *csv = data;
    ReadCellKind kind = length ? READ_CELL_TEXT : READ_CELL_EMPTY;
    read_batch_add(&csv->base.batch, kind, text ? text : "", length, csv->cell_line);
    csv->cell_line = csv->line;
}

/* Called for blank lines too, which are rows without cells. */
static void
take_row(int terminator, void *data)
{
    (void) terminator;
    Csv *csv = data;
    if (read_batch_open_cells(&csv->base.batch))
        read_batch_end_row(&csv->base.batch, csv->row_line);
    csv->row_ended = true;
}

/* ---- lines */

static void
start_parser(Csv *csv)
{
    csv_init(&csv->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
    csv_set_delim(&csv->parser, (unsigned char) csv->separator);
    csv_set_blk_size(&csv->parser, 4096);
}

/* What follows the line in hand: a line ends with LF, CR LF or, in old files, CR. */
static const char *
find_line_end(Csv *csv)
{
    const char *p = csv->next;
    g_assert(p);
    if (csv->feed < p) {
        csv->feed = memchr(p, '\n', (size_t) (csv->end - p));
        if (!csv->feed)
            csv->feed = csv->end;
    }
    const char *old = memchr(p, '\r', (size_t) (csv->feed - p));
    if (old && old + 1 != csv->feed)
        return old + 1;
    return csv->feed < csv->end ? csv->feed + 1 : csv->end;
}

/* Passes over the open row: a finding where its wrong cell begins, and on with the line after @p.
 */
static bool
skip_broken(Csv *csv, DiagId id, const char *next, int line, GError **error)
{
    int column = (int) read_batch_open_cells(&csv->base.batch) + 1;
    diag_add(csv->base.diag, id, (DiagPlace){csv->base.file, csv->cell_line, column}, NULL);
    read_batch_drop_row(&csv->base.batch);
    csv_free(&csv->parser);
    start_parser(csv);
    csv->row_ended = true;
    csv->next = next;
    csv->feed = NULL;
    csv->line = line;
    if (++csv->broken <= LIMIT_CSV_BROKEN_LINES)
        return true;
    error_set(error, SAMRIT_ERROR_INPUT, "%s: more than %d lines have wrong quotation marks",
              "%s: มีบรรทัดที่ใช้เครื่องหมายคำพูดผิดมากกว่า %d บรรทัด", csv->base.file,
              LIMIT_CSV_BROKEN_LINES);
    return false;
}

static bool
take_line(Csv *csv, GError **error)
{
    const char *after = find_line_end(csv);
    if (csv->row_ended) {
        csv->row_line = csv->cell_line = csv->line;
        csv->resume = after;
        csv->row_ended = false;
    }
    size_t length = (size_t) (after - csv->next);
    if (csv_parse(&csv->parser, csv->next, length, take_cell, take_row, csv) != length)
        return skip_broken(csv, DIAG_ID_CSV_QUOTE_STRAY, after, csv->line + 1, error);
    if (!csv->row_ended && csv->parser.entry_pos > LIMIT_CELL_BYTES)
        return skip_broken(csv, DIAG_ID_CSV_QUOTE_OPEN, csv->resume, csv->row_line + 1, error);
    csv->next = after;
    csv->line++;
    return true;
}

/* The last row may lack its line end, or its closing quote. */
static bool
take_end(Csv *csv, bool *end, GError **error)
{
    if (!csv->row_ended && csv_fini(&csv->parser, take_cell, take_row, csv) != 0)
        return skip_broken(csv, DIAG_ID_CSV_QUOTE_OPEN, csv->resume, csv->row_line + 1, error);
    *end = true;
    return true;
}

static bool
fill(ReadSheet *sheet, bool *end, GError **error)
{
    Csv *csv = (Csv *) sheet;
    /* Some lines in a go; a row may take many. */
    for (int i = 0; i < 64; i++) {
        if (csv->next == csv->end)
            return take_end(csv, end, error);
        if (!take_line(csv, error))
            return false;
    }
    return true;
}

/* ---- opening */

/* "sep=;" on the first line is Excel's way of saying it. */
static char
take_declared_separator(Csv *csv)
{
    const char *p = csv->next;
    if (csv->end - p < 6 || g_ascii_strncasecmp(p, "sep=", 4) != 0 || !strchr("\r\n", p[5]))
        return 0;
    char separator = p[4];
    csv->next = find_line_end(csv);
    csv->line++;
    return separator;
}

static const char separators[] = ",;\t";

/* The index of the largest count. */
static int
most_of(const int counts[3])
{
    int best = 0;
    for (int i = 1; i < 3; i++) {
        if (counts[i] > counts[best])
            best = i;
    }
    return best;
}

/* The one of , ; and tab that is most often in the first row that has enough of it, outside quotes:
 * a title above the headings may have a comma. Without such a row, the most frequent of all. */
static char
detect_separator(const char *p, const char *end)
{
    const int enough = 3;
    int counts[3] = {0}, all[3] = {0};
    bool quoted = false;
    for (; p < end; p++) {
        const char *found = *p ? strchr(separators, *p) : NULL;
        if (*p == '"')
            quoted = !quoted;
        else if (found && !quoted)
            all[found - separators]++, counts[found - separators]++;
        else if ((*p == '\n' || *p == '\r') && !quoted) {
            if (counts[most_of(counts)] >= enough)
                return separators[most_of(counts)];
            memset(counts, 0, sizeof counts);
        }
    }
    return separators[most_of(all)];
}

static void
choose_separator(Csv *csv, char given)
{
    char declared = take_declared_separator(csv);
    csv->separator = given ? given : declared;
    if (csv->separator)
        return;
    csv->separator = detect_separator(csv->next, csv->end);
    if (csv->separator != ',')
        diag_add(csv->base.diag, DIAG_ID_CSV_SEPARATOR, (DiagPlace){csv->base.file, csv->line, 0},
                 csv->separator == ';' ? "\";\"" : "TAB", NULL);
}

static bool
next_table(ReadSheet *sheet, const char **name, GError **error)
{
    (void) error;
    Csv *csv = (Csv *) sheet;
    *name = csv->began ? NULL : "";
    csv->began = true;
    return true;
}

static void
csv_close(ReadSheet *sheet)
{
    Csv *csv = (Csv *) sheet;
    csv_free(&csv->parser);
    read_batch_clear(&csv->base.batch);
    g_bytes_unref(csv->text);
    g_free(csv);
}

static const ReadFormat csv_format = {
    .next_table = next_table, .fill = fill, .free = csv_close, .is_text = true};

/* A workbook that was given another name would be read as one long line of rubbish. */
static bool
is_text(GBytes *bytes, const char *file, GError **error)
{
    static const char *const signatures[] = {"PK\003\004", "\xD0\xCF\x11\xE0", "%PDF-"};
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    for (guint i = 0; i < G_N_ELEMENTS(signatures); i++) {
        gsize length = strlen(signatures[i]);
        if (size >= length && memcmp(data, signatures[i], length) == 0) {
            error_set(error, SAMRIT_ERROR_INPUT,
                      "%s: not CSV but a workbook, an archive or a PDF; save it as .xlsx or .csv",
                      "%s: ไม่ใช่ CSV แต่เป็นสมุดงาน ไฟล์บีบอัด หรือ PDF ให้บันทึกเป็น .xlsx หรือ .csv", file);
            return false;
        }
    }
    return true;
}

ReadSheet *
read_csv_open(GBytes *bytes, const char *file, const ReadSheetOptions *options, Diag *diag,
              GError **error)
{
    if (!is_text(bytes, file, error))
        return NULL;
    GBytes *text = read_encoding_to_utf8(bytes, options->encoding, file, diag, error);
    if (!text)
        return NULL;

    Csv *csv = g_new0(Csv, 1);
    csv->base = (ReadSheet){.format = &csv_format, .file = file, .diag = diag};
    read_batch_init(&csv->base.batch);
    csv->text = text;
    gsize size;
    csv->next = g_bytes_get_data(text, &size);
    if (!csv->next) /* of an empty file */
        csv->next = "";
    csv->end = csv->next + size;
    csv->line = 1;
    csv->row_ended = true;
    choose_separator(csv, options->separator);
    start_parser(csv);
    return &csv->base;
}
