#include "read/record_table.h"

#include <string.h>

#include "base/error.h"
#include "base/limits.h"
#include "read/record_headings.h"
#include "read/record_rows.h"

/* A row that was read, for findings that must be brought home to a unit. */
typedef struct {
    const char *file;
    int line;
    ReadUnit *unit;
} Read;

/* A file being read. */
typedef struct {
    const char *path;
    Arena *scratch;
    ReadSheet *sheet;
    Diag *diag;            /* of the file as a whole */
    GPtrArray *units;      /* ReadUnit, by first row */
    GHashTable *codes;     /* unit's code → ReadUnit */
    GArray *rows;          /* Read, in order */
    ReadHeadings headings; /* of the table in hand */
    int tables;            /* found so far */
} Table;

static const char *csv_encoding;

void
read_record_set_encoding(const char *encoding)
{
    csv_encoding = encoding;
}

/* ---- rows */

static ReadUnit *
find_or_add_unit(Table *table, const char *code, int line)
{
    ReadUnit *unit = g_hash_table_lookup(table->codes, code);
    if (!unit) {
        unit = read_unit_new(table->path, code, line);
        g_ptr_array_add(table->units, unit);
        g_hash_table_insert(table->codes, unit->file->stem, unit);
    }
    return unit;
}

static bool
is_blank(const Table *table, const ReadRow *row)
{
    for (guint i = 0; i < row->n_cells && i < table->headings.columns->len; i++) {
        if (g_array_index(table->headings.columns, ReadColumn, i).known &&
            row->cells[i].kind != READ_CELL_EMPTY)
            return false;
    }
    return true;
}

/* Whether the headings stand here once more, as on each page of a printed table. */
static bool
repeats_headings(const Table *table, const ReadRecordRow *row, const char *code)
{
    ColumnId unit, kpi;
    char rest[COLUMN_REST];
    return column_find(code, &unit, rest) && unit == COLUMN_UNIT &&
           column_find(read_rows_text(table->scratch, row, COLUMN_KPI), &kpi, rest) &&
           kpi == COLUMN_KPI;
}

static bool
is_total(const char *text)
{
    static const char *const thai[] = {"รวม", "ผลรวม", "คะแนนรวม", "น้ำหนักรวม", "เฉลี่ย", "คะแนนเฉลี่ย"};
    for (guint i = 0; i < G_N_ELEMENTS(thai); i++) {
        if (g_str_has_prefix(text, thai[i]))
            return true;
    }
    return g_ascii_strcasecmp(text, "total") == 0 || g_ascii_strcasecmp(text, "sum") == 0;
}

/* What a row of totals says in place of a KPI, a unit, a component or its name; NULL if it is none.
 * A row that has a KPI's code is none, whatever the KPI is called. */
static const char *
find_total(const Table *table, const ReadRecordRow *row)
{
    static const ColumnId columns[] = {COLUMN_KPI, COLUMN_UNIT, COLUMN_COMPONENT, COLUMN_NAME};
    for (guint c = 0; c < G_N_ELEMENTS(columns); c++) {
        const char *text = read_rows_text(table->scratch, row, columns[c]);
        if (is_total(text))
            return text;
        if (columns[c] == COLUMN_KPI && *text)
            return NULL;
    }
    return NULL;
}

/* All that the row says, if that is a text in place of a unit's code or a KPI's name: a note below
 * the table, or who signed it. NULL if it is none. */
static const char *
find_note(const Table *table, const ReadRecordRow *row, const char *code)
{
    guint filled = 0;
    for (guint i = 0; i < row->row->n_cells && i < table->headings.columns->len; i++)
        filled += row->row->cells[i].kind != READ_CELL_EMPTY;
    const char *text = *code ? code : read_rows_text(table->scratch, row, COLUMN_NAME);
    return filled == 1 && *text && !read_is_id(text) ? text : NULL;
}

static void
pass_over(Table *table, const ReadRow *row, DiagId id, const char *what)
{
    diag_add(table->diag, id, (DiagPlace){row->file, row->line, 0}, what, NULL);
}

static bool
has_heading(const Table *table, guint index)
{
    return index < table->headings.columns->len &&
           *g_array_index(table->headings.columns, ReadColumn, index).heading;
}

/* Tells of cells that no heading says the meaning of. In a text a row that is too long has a
 * separator too many, and what follows it is in a wrong column. */
static void
look_beyond_headings(Table *table, const ReadRow *row)
{
    guint width = table->headings.columns->len;
    if (read_sheet_is_text(table->sheet) && row->n_cells > width) {
        g_autofree char *given = g_strdup_printf("%u", row->n_cells);
        g_autofree char *wanted = g_strdup_printf("%u", width);
        diag_add(table->diag, DIAG_ID_ROW_TOO_LONG, (DiagPlace){row->file, row->line, 0}, given,
                 wanted, NULL);
        return;
    }
    for (guint i = 0; i < row->n_cells && !table->headings.said_untitled; i++) {
        if (row->cells[i].kind == READ_CELL_EMPTY || has_heading(table, i))
            continue;
        table->headings.said_untitled = true; /* once: a column of them has a row each */
        diag_add(table->diag, DIAG_ID_CELL_UNTITLED, read_sheet_place(row, i), row->cells[i].text,
                 NULL);
    }
}

static void
add_row(Table *table, const ReadRow *row)
{
    const ReadRecordRow record_row = {row, &table->headings};
    const char *code = read_rows_text(table->scratch, &record_row, COLUMN_UNIT);
    if (is_blank(table, row) || repeats_headings(table, &record_row, code))
        return;
    const char *total = find_total(table, &record_row);
    if (total) {
        pass_over(table, row, DIAG_ID_ROW_TOTAL, total);
        return;
    }
    const char *note = find_note(table, &record_row, code);
    if (note) {
        pass_over(table, row, DIAG_ID_ROW_NOTE, note);
        return;
    }
    look_beyond_headings(table, row);
    Read read = {.file = row->file, .line = row->line};
    if (*code) {
        read.unit = find_or_add_unit(table, code, row->line);
        if (!read.unit->file->record->file)
            read.unit->file->record->file = row->file;
        read_rows_add(read.unit, &record_row);
    } else {
        diag_add(table->diag, DIAG_ID_ROW_WITHOUT_UNIT,
                 read_sheet_place(row, (guint) table->headings.index[COLUMN_UNIT]), NULL);
    }
    g_array_append_val(table->rows, read);
}

/* The next row, and false once there is none or it cannot be read; then @sound tells which. */
static bool
next_row(Table *table, const ReadRow **row, bool *sound, GError **error)
{
    *sound = read_sheet_next_row(table->sheet, row, error);
    return *sound && *row;
}

/* Leads to the headings of a table, which stand near its top or nowhere. */
static bool
find_headings(Table *table, const ReadRow **row, bool *sound, GError **error)
{
    for (int above = 0; above < LIMIT_ROWS_ABOVE_HEADINGS; above++) {
        if (!next_row(table, row, sound, error))
            return false;
        if (read_headings_are(&table->headings, *row))
            return true;
    }
    return false;
}

/* The rows of one table: from its headings on, which are one line or two. */
static bool
read_rows(Table *table, bool *has_headings, GError **error)
{
    const ReadRow *row;
    bool sound;
    *has_headings = find_headings(table, &row, &sound, error);
    if (!*has_headings)
        return sound;
    const char *file = row->file;
    int line = row->line;
    read_headings_take(&table->headings, row);
    bool more = next_row(table, &row, &sound, error);
    if (more && read_headings_take_second_line(&table->headings, row))
        more = next_row(table, &row, &sound, error);
    if (more && read_headings_are_numbered(&table->headings, row))
        more = next_row(table, &row, &sound, error);
    bool complete = read_headings_settle(&table->headings, file, line);
    for (; more; more = next_row(table, &row, &sound, error)) {
        if (complete)
            add_row(table, row);
    }
    return sound;
}

static bool
read_tables(Table *table, GError **error)
{
    const char *name;
    while (read_sheet_next_table(table->sheet, &name, error)) {
        bool has_headings;
        if (!name)
            return true;
        if (!read_rows(table, &has_headings, error))
            return false;
        table->tables += has_headings;
        if (!has_headings && *name) {
            g_autofree char *file = g_strdup_printf("%s!%s", table->path, name);
            diag_add(table->diag, DIAG_ID_SHEET_NO_TABLE, (DiagPlace){g_intern_string(file), 0, 0},
                     NULL);
        }
    }
    return false;
}

/* ---- whose findings are whose */

static void
copy_finding(const Finding *f, ReadUnit *unit)
{
    if (unit)
        diag_add(unit->file->diag, f->id, f->place, f->arguments[0], f->arguments[1],
                 f->arguments[2], NULL);
}

/* Where the search for a finding's row stands. */
typedef struct {
    const char *file;
    int line;
    guint next;       /* row to look at … */
    ReadUnit *before; /* … and the unit of the last one above the finding */
} Nearby;

/*
 * A finding about no unit belongs to that of its row; when the row itself is lost, to the units of
 * the rows before and after it, for one of them it was: to both if it is an error, which keeps them
 * from being scored. An error with no rows around is everyone's.
 */
static void
bring_home(const Table *table, const Finding *f, Nearby *near)
{
    /* Findings come in the order of lines, mostly: the search goes on where the last one ended. */
    if (near->file != f->place.file || near->line > f->place.line)
        *near = (Nearby){.file = f->place.file};
    near->line = f->place.line;
    ReadUnit *after = NULL, *before;
    for (; near->next < table->rows->len; near->next++) {
        const Read *read = &g_array_index(table->rows, Read, near->next);
        if (read->file != f->place.file || !read->unit)
            continue;
        if (read->line >= f->place.line) {
            after = read->unit;
            break;
        }
        near->before = read->unit;
    }
    bool is_own = after && g_array_index(table->rows, Read, near->next).line == f->place.line;
    before = is_own ? NULL : near->before;
    bool is_error = diag_id_severity(f->id) == DIAG_ERROR;
    copy_finding(f, before);
    if (after != before && (is_error || !before))
        copy_finding(f, after);
    for (guint i = 0; !before && !after && i < (is_error ? table->units->len : 1); i++)
        copy_finding(f, table->units->pdata[i]);
}

/* The findings about the file as a whole go to a file of their own when there is no unit. */
static void
hand_over(Table *table, GPtrArray *files)
{
    if (!table->units->len) {
        RecordFile *file = record_file_new(table->path);
        diag_append(file->diag, table->diag);
        g_ptr_array_add(files, file);
        return;
    }
    Nearby near = {0};
    for (guint i = 0; i < diag_count(table->diag); i++)
        bring_home(table, diag_get(table->diag, i), &near);
    for (guint i = 0; i < table->units->len; i++) {
        ReadUnit *unit = table->units->pdata[i];
        g_ptr_array_add(files, g_steal_pointer(&unit->file));
    }
}

static bool
read_all(Table *table, GBytes *bytes, GPtrArray *files, GError **error)
{
    ReadSheetOptions options = {.encoding = csv_encoding};
    g_autoptr(ReadSheet) sheet = read_sheet_open(bytes, table->path, &options, table->diag, error);
    table->sheet = sheet;
    if (!sheet || !read_tables(table, error)) {
        /* What was read before the break is not to be trusted; what was found stays said. */
        g_ptr_array_set_size(table->units, 0);
        if (diag_count(table->diag))
            hand_over(table, files);
        return false;
    }
    if (!table->tables)
        diag_add(table->diag, DIAG_ID_TABLE_NO_HEADINGS, (DiagPlace){table->path, 0, 0},
                 column_heading(COLUMN_UNIT, false), column_heading(COLUMN_KPI, false), NULL);
    else if (!table->units->len && !diag_count_of(table->diag, DIAG_ERROR))
        diag_add(table->diag, DIAG_ID_TABLE_NO_ROWS, (DiagPlace){table->path, 0, 0}, NULL);
    hand_over(table, files);
    return true;
}

bool
read_record_table(GBytes *bytes, const char *path, GPtrArray *files, GError **error)
{
    g_autoptr(Arena) scratch = arena_new();
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GPtrArray) units = g_ptr_array_new_with_free_func((GDestroyNotify) read_unit_free);
    g_autoptr(GHashTable) codes = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(Read));
    Table table = {.path = g_intern_string(path),
                   .scratch = scratch,
                   .diag = diag,
                   .units = units,
                   .codes = codes,
                   .rows = rows};
    read_headings_init(&table.headings, scratch, diag);
    bool read = read_all(&table, bytes, files, error);
    read_headings_clear(&table.headings);
    return read;
}
