#include "read/record_rows.h"

#include <string.h>

#include "base/limits.h"
#include "base/thai.h"
#include "read/value.h"

/* What the steps below hand around: a row, and the unit it is about. */
typedef struct {
    const ReadRecordRow *row;
    Record *record;
    Arena *arena;
    Diag *diag;
    bool added; /* the row brought something */
} Adding;

/* ---- lists in an arena, which double as they grow */

static void *
grow(Arena *arena, void *items, guint count, gsize size)
{
    if (count & (count - 1))
        return items;
    void *larger = arena_alloc_n(arena, count ? 2 * (gsize) count : 1, size);
    if (count)
        memcpy(larger, items, count * size);
    return larger;
}

#define APPEND(arena, items, count, item)                                    \
    do {                                                                     \
        (items) = grow((arena), (void *) (items), (count), sizeof *(items)); \
        (items)[(count)++] = (item);                                         \
    } while (0)

/* ---- cells */

static const ReadCell *
cell_at(const ReadRecordRow *row, int index)
{
    static const ReadCell empty = {.text = "", .kind = READ_CELL_EMPTY, .shown = -1};
    return index >= 0 && (guint) index < row->row->n_cells ? &row->row->cells[index] : &empty;
}

/* The cell's text without the apostrophe that keeps a spreadsheet from taking it for a formula. */
static const char *
plain_text(const ReadCell *cell)
{
    const char *text = cell->text;
    return text[0] == '\'' && text[1] && strchr("=+-@'", text[1]) ? text + 1 : text;
}

static const char *
heading_at(const ReadRecordRow *row, int index)
{
    return g_array_index(row->columns, ReadColumn, index).heading;
}

static void
complain(const Adding *adding, DiagId id, int index, const char *text)
{
    const ReadRecordRow *row = adding->row;
    diag_add(adding->diag, id, read_sheet_place(row->row, (guint) MAX(index, 0)),
             heading_at(row, index), text, NULL);
}

/* Whether the cell has something that can be used; a formula's error is complained of. */
static bool
has_value(const Adding *adding, int index)
{
    const ReadCell *cell = cell_at(adding->row, index);
    if (cell->kind != READ_CELL_ERROR)
        return *cell->text;
    DiagId id = *cell->text ? DIAG_ID_CELL_ERROR : DIAG_ID_CELL_NOT_CALCULATED;
    diag_add(adding->diag, id, read_sheet_place(adding->row->row, (guint) index), cell->text, NULL);
    return false;
}

static void
lint_text(const Adding *adding, int index, const char *text)
{
    if (read_value_is_mojibake(text))
        complain(adding, DIAG_ID_TEXT_MOJIBAKE, index, text);
    else if (!read_value_is_uniform(text))
        complain(adding, DIAG_ID_TEXT_SPELLING, index, text);
}

/* The text of the cell @index, clean; NULL if there is none. */
static const char *
take_text_at(const Adding *adding, int index)
{
    if (!has_value(adding, index))
        return NULL;
    const char *raw = plain_text(cell_at(adding->row, index));
    const char *text = read_value_text(adding->arena, raw);
    if (!*text)
        return NULL;
    lint_text(adding, index, raw);
    return text;
}

/* Whether a list may grow no further, which is then complained of. */
static bool
is_full(const Adding *adding, guint count, ColumnId id)
{
    if (count < LIMIT_LIST_ITEMS)
        return false;
    char limit[16];
    g_snprintf(limit, sizeof limit, "%d", LIMIT_LIST_ITEMS);
    complain(adding, DIAG_ID_LIST_TOO_LONG, adding->row->index[id], limit);
    return true;
}

static const char *
take_text(const Adding *adding, ColumnId id)
{
    return take_text_at(adding, adding->row->index[id]);
}

static bool
is_id(const char *text)
{
    if (!g_ascii_isalnum(*text))
        return false;
    for (; *text; text++) {
        if (!g_ascii_isalnum(*text) && !strchr("._-", *text))
            return false;
    }
    return true;
}

/* A code such as "linear" or "1.3"; NULL if there is none or it is no code. */
static const char *
take_id(const Adding *adding, ColumnId id)
{
    const char *text = take_text(adding, id);
    if (!text || is_id(text))
        return text;
    complain(adding, DIAG_ID_CELL_NOT_A_CODE, adding->row->index[id], text);
    return NULL;
}

/* The record's word for a cell of choices; NULL if there is none. */
static const char *
take_choice(const Adding *adding, ColumnId id)
{
    const char *text = take_text(adding, id);
    if (!text)
        return NULL;
    const char *word = column_choice(id, text);
    if (!word)
        complain(adding, DIAG_ID_CELL_NO_CHOICE, adding->row->index[id], text);
    return word;
}

/* What a sheet shows of a number is not what it holds: the difference is told. */
static void
tell_hidden_decimals(const Adding *adding, int index, const Number *number)
{
    int shown = cell_at(adding->row, index)->shown;
    if (shown < 0 || !number->value)
        return;
    diag_add(adding->diag, DIAG_ID_CELL_DECIMALS, read_sheet_place(adding->row->row, (guint) index),
             decimal_format(adding->arena, number->value, shown, DECIMAL_PLAIN),
             decimal_format(adding->arena, number->value, number->places, DECIMAL_PLAIN), NULL);
}

/* The number of the cell @index: without line if the cell is empty, without value if it is "-". */
static Number
take_number_at(const Adding *adding, int index)
{
    Number number = {0};
    if (!has_value(adding, index))
        return number;
    const char *raw = cell_at(adding->row, index)->text;
    number.line = read_sheet_place(adding->row->row, (guint) index).line;
    if (read_value_is_none(raw))
        return number;
    const char *text = read_value_number(adding->arena, raw);
    if (!text) {
        complain(adding, DIAG_ID_NOT_A_NUMBER, index, raw);
        return number;
    }
    number.value = decimal_parse(adding->arena, text);
    number.places = decimal_places(text);
    tell_hidden_decimals(adding, index, &number);
    return number;
}

static Number
take_number(const Adding *adding, ColumnId id)
{
    return take_number_at(adding, adding->row->index[id]);
}

static int
take_count(const Adding *adding, ColumnId id)
{
    const char *text = take_text(adding, id);
    if (!text)
        return 0;
    g_autofree char *arabic = thai_arabic_digits(text);
    gint64 count;
    if (g_ascii_string_to_signed(arabic, 10, 0, G_MAXINT32, &count, NULL))
        return (int) count;
    complain(adding, DIAG_ID_NOT_A_NUMBER, adding->row->index[id], text);
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
static void
take_strings(Adding *adding, ColumnId id, Strings *strings)
{
    int index = adding->row->index[id];
    if (!has_value(adding, index))
        return;
    const char *raw = plain_text(cell_at(adding->row, index));
    lint_text(adding, index, raw);
    g_auto(GStrv) lines = g_strsplit_set(raw, "\n\r", -1);
    for (char **line = lines; *line; line++) {
        const char *text = read_value_text(adding->arena, *line);
        if (!*text || has_string(strings, text))
            continue;
        if (is_full(adding, strings->count, id))
            return;
        APPEND(adding->arena, strings->items, strings->count, text);
        adding->added = true;
    }
}

/* ---- values that are said once; a further row may say the same, or nothing */

static void
set_text(Adding *adding, ColumnId id, const char **target, const char *text)
{
    if (!text)
        return;
    if (!*target) {
        *target = text;
        adding->added = true;
    } else if (strcmp(*target, text) != 0) {
        complain(adding, DIAG_ID_CELL_CONFLICT, adding->row->index[id], text);
    }
}

static bool
is_same_number(const Number *a, const Number *b)
{
    return !a->value || !b->value ? a->value == b->value : decimal_equal(a->value, b->value);
}

static void
set_number_at(Adding *adding, int index, Number *target)
{
    Number number = take_number_at(adding, index);
    if (!number.line)
        return;
    if (!target->line) {
        *target = number;
        adding->added = true;
    } else if (!is_same_number(target, &number)) {
        complain(adding, DIAG_ID_CELL_CONFLICT, index, cell_at(adding->row, index)->text);
    }
}

static void
set_number(Adding *adding, ColumnId id, Number *target)
{
    set_number_at(adding, adding->row->index[id], target);
}

/* ---- earlier years and targets, whose columns repeat */

static void
set_year(Adding *adding, int index, YearValue **years, guint *count)
{
    int year = (int) g_ascii_strtoll(g_array_index(adding->row->columns, ReadColumn, index).rest,
                                     NULL, 10);
    for (guint i = 0; i < *count; i++) {
        if ((*years)[i].fiscal_year == year) {
            set_number_at(adding, index, &(*years)[i].value);
            return;
        }
    }
    YearValue value = {.fiscal_year = year, .value = take_number_at(adding, index)};
    if (!value.value.line)
        return;
    APPEND(adding->arena, *years, *count, value);
    adding->added = true;
    /* oldest first, whatever the order of the columns */
    for (guint i = *count - 1; i > 0 && (*years)[i - 1].fiscal_year > year; i--) {
        (*years)[i] = (*years)[i - 1];
        (*years)[i - 1] = value;
    }
}

static void
set_target(Adding *adding, int index, Kpi *kpi)
{
    const char *tier = g_array_index(adding->row->columns, ReadColumn, index).rest;
    for (guint i = 0; i < kpi->n_targets; i++) {
        if (strcmp(kpi->targets[i].tier, tier) == 0) {
            set_number_at(adding, index, &kpi->targets[i].value);
            return;
        }
    }
    Target target = {.value = take_number_at(adding, index)};
    if (!target.value.line)
        return;
    target.tier = arena_strdup(adding->arena, tier);
    APPEND(adding->arena, kpi->targets, kpi->n_targets, target);
    adding->added = true;
}

/* @component is of a row without KPI, and may be NULL; so may @kpi. */
static void
set_repeating(Adding *adding, RecordComponent *component, Kpi *kpi)
{
    Record *record = adding->record;
    for (guint i = 0; i < adding->row->columns->len; i++) {
        const ReadColumn *column = &g_array_index(adding->row->columns, ReadColumn, i);
        if (!column->known)
            continue;
        if (column->id == COLUMN_YEAR && kpi)
            set_year(adding, (int) i, &kpi->years, &kpi->n_years);
        else if (column->id == COLUMN_YEAR && component)
            set_year(adding, (int) i, &component->years, &component->n_years);
        else if (column->id == COLUMN_YEAR)
            set_year(adding, (int) i, &record->years, &record->n_years);
        else if (column->id == COLUMN_TARGET && kpi)
            set_target(adding, (int) i, kpi);
    }
}

/* ---- the lists of a KPI */

static void
add_milestone(Adding *adding, Kpi *kpi)
{
    const char *text = take_text(adding, COLUMN_MILESTONE);
    if (!text || is_full(adding, kpi->n_milestones, COLUMN_MILESTONE))
        return;
    for (guint i = 0; i < kpi->n_milestones; i++) {
        if (strcmp(kpi->milestones[i].text, text) == 0)
            return;
    }
    const char *done = take_choice(adding, COLUMN_MILESTONE_DONE);
    const char *tier = take_id(adding, COLUMN_MILESTONE_TIER);
    if (!tier)
        complain(
            adding, DIAG_ID_CELL_EMPTY,
            MAX(adding->row->index[COLUMN_MILESTONE_TIER], adding->row->index[COLUMN_MILESTONE]),
            text);
    Milestone milestone = {.number = (int) kpi->n_milestones + 1,
                           .tier = tier ? tier : "",
                           .text = text,
                           .done = done && strcmp(done, "yes") == 0,
                           .line = adding->row->row->line};
    APPEND(adding->arena, kpi->milestones, kpi->n_milestones, milestone);
    adding->added = true;
}

static void
add_checks(Adding *adding, Kpi *kpi)
{
    const char *level = take_id(adding, COLUMN_CHECKS);
    if (!level || is_full(adding, kpi->n_checks, COLUMN_CHECKS))
        return;
    for (guint i = 0; i < kpi->n_checks; i++) {
        if (strcmp(kpi->checks[i].level, level) == 0)
            return;
    }
    Checks checks = {
        .level = level,
        .ticked = take_count(adding, COLUMN_CHECKS_TICKED),
        .of = take_count(adding, COLUMN_CHECKS_OF),
        .self = take_text(adding, COLUMN_CHECKS_SELF) ? take_count(adding, COLUMN_CHECKS_SELF) : -1,
        .line = adding->row->row->line};
    APPEND(adding->arena, kpi->checks, kpi->n_checks, checks);
    adding->added = true;
}

static void
add_deduction(Adding *adding, Kpi *kpi)
{
    Deduction deduction = {.points = take_number(adding, COLUMN_DEDUCTION),
                           .reason = take_text(adding, COLUMN_DEDUCTION_REASON)};
    if (!deduction.points.line && !deduction.reason)
        return;
    if (is_full(adding, kpi->n_deductions,
                deduction.points.line ? COLUMN_DEDUCTION : COLUMN_DEDUCTION_REASON))
        return;
    if (!deduction.reason)
        deduction.reason = "";
    for (guint i = 0; i < kpi->n_deductions; i++) {
        if (is_same_number(&kpi->deductions[i].points, &deduction.points) &&
            strcmp(kpi->deductions[i].reason, deduction.reason) == 0)
            return;
    }
    APPEND(adding->arena, kpi->deductions, kpi->n_deductions, deduction);
    adding->added = true;
}

/* Another evaluation whose result it is; NULL if there is none or it reads like none. */
static const char *
take_from(const Adding *adding)
{
    RecordFrom from;
    const char *text = take_text(adding, COLUMN_RESULT_FROM);
    if (!text || record_parse_from(adding->arena, text, &from))
        return text;
    complain(adding, DIAG_ID_CELL_NOT_A_CODE, adding->row->index[COLUMN_RESULT_FROM], text);
    return NULL;
}

/* ---- rows */

static void
set_kpi_texts(Adding *adding, Kpi *kpi)
{
    set_text(adding, COLUMN_NAME, &kpi->names.thai, take_text(adding, COLUMN_NAME));
    set_text(adding, COLUMN_NAME_EN, &kpi->names.english, take_text(adding, COLUMN_NAME_EN));
    set_text(adding, COLUMN_FAMILY, &kpi->family, take_id(adding, COLUMN_FAMILY));
    set_text(adding, COLUMN_JOINT, &kpi->joint, take_id(adding, COLUMN_JOINT));
    set_text(adding, COLUMN_MENU, &kpi->menu, take_id(adding, COLUMN_MENU));
    set_text(adding, COLUMN_METHOD, &kpi->method, take_id(adding, COLUMN_METHOD));
    set_text(adding, COLUMN_UNIT_OF_MEASURE, &kpi->unit_of_measure,
             take_text(adding, COLUMN_UNIT_OF_MEASURE));
    set_text(adding, COLUMN_FORMULA, &kpi->formula, take_text(adding, COLUMN_FORMULA));
    set_text(adding, COLUMN_SOURCE, &kpi->source, take_text(adding, COLUMN_SOURCE));
    set_text(adding, COLUMN_REASON, &kpi->reason, take_text(adding, COLUMN_REASON));
}

static void
add_kpi_strings(Adding *adding, Kpi *kpi)
{
    take_strings(adding, COLUMN_DEFINITION, &kpi->definition);
    take_strings(adding, COLUMN_SCOPE, &kpi->scope);
    take_strings(adding, COLUMN_COLLECTION, &kpi->collection);
    take_strings(adding, COLUMN_PERFORMANCE, &kpi->performance);
    take_strings(adding, COLUMN_EVIDENCE, &kpi->evidence);
    take_strings(adding, COLUMN_OBSTACLES, &kpi->obstacles);
    take_strings(adding, COLUMN_OPINION, &kpi->opinion);
}

/* A cell that has something wrong in it was complained of already. */
static void
require(const Adding *adding, ColumnId id)
{
    int index = adding->row->index[id];
    if (cell_at(adding->row, index)->kind == READ_CELL_EMPTY)
        complain(adding, DIAG_ID_CELL_EMPTY, index, NULL);
}

/* Like require(); what is missing becomes "", for those who come later look at it. */
static void
require_text(const Adding *adding, ColumnId id, const char **text)
{
    require(adding, id);
    if (!*text)
        *text = "";
}

/* What only the first row of a KPI says. */
static void
set_kpi_kind(Adding *adding, Kpi *kpi)
{
    const char *direction = take_choice(adding, COLUMN_DIRECTION);
    kpi->lower_is_better = direction && strcmp(direction, "lower") == 0;
    require_text(adding, COLUMN_NAME, &kpi->names.thai);
    require_text(adding, COLUMN_METHOD, &kpi->method);
    require_text(adding, COLUMN_UNIT_OF_MEASURE, &kpi->unit_of_measure);
    require(adding, COLUMN_WEIGHT);
}

static void
add_kpi_row(Adding *adding, Kpi *kpi, bool is_first)
{
    set_kpi_texts(adding, kpi);
    set_number(adding, COLUMN_WEIGHT, &kpi->weight);
    set_number(adding, COLUMN_FULL_MARK, &kpi->full_mark);
    set_number(adding, COLUMN_GOAL, &kpi->goal);
    set_number(adding, COLUMN_RESULT, &kpi->result);
    set_text(adding, COLUMN_RESULT_FROM, &kpi->from, take_from(adding));
    set_number(adding, COLUMN_SELF_RESULT, &kpi->self);
    set_repeating(adding, NULL, kpi);
    add_milestone(adding, kpi);
    add_checks(adding, kpi);
    add_deduction(adding, kpi);
    add_kpi_strings(adding, kpi);
    if (is_first)
        set_kpi_kind(adding, kpi);
    else if (!adding->added)
        complain(adding, DIAG_ID_ROW_TWICE, adding->row->index[COLUMN_KPI], kpi->id);

    const char *status = take_choice(adding, COLUMN_STATUS);
    if (is_first || status)
        kpi->status = record_kpi_status(kpi, status);
    else if (kpi->status == KPI_SCORED || kpi->status == KPI_MISSING)
        kpi->status = record_kpi_status(kpi, NULL);
    kpi->places = record_kpi_places(kpi);
}

static guint
find_or_add_component(Adding *adding, const char *id)
{
    Record *record = adding->record;
    for (guint i = 0; i < record->n_components; i++) {
        if (strcmp(record->components[i].id, id) == 0)
            return i;
    }
    RecordComponent component = {.id = id, .line = adding->row->row->line};
    APPEND(adding->arena, record->components, record->n_components, component);
    return record->n_components - 1;
}

static Kpi *
new_kpi(Adding *adding, ReadUnit *unit, const char *id, const char *component_id)
{
    guint place = find_or_add_component(adding, component_id);
    RecordComponent *component = &adding->record->components[place];
    Kpi kpi = {.id = id, .line = adding->row->row->line};
    APPEND(adding->arena, component->kpis, component->n_kpis, kpi);
    /* A record has a few components: 256 in a byte and KPIs above it. */
    guint packed = (component->n_kpis - 1) << 8 | place;
    g_hash_table_insert(unit->kpis, (char *) id, GUINT_TO_POINTER(packed));
    return &component->kpis[component->n_kpis - 1];
}

static void
add_kpi(Adding *adding, ReadUnit *unit, const char *id)
{
    const char *component = take_id(adding, COLUMN_COMPONENT);
    void *found;
    if (g_hash_table_lookup_extended(unit->kpis, id, NULL, &found)) {
        guint packed = GPOINTER_TO_UINT(found);
        RecordComponent *own = &adding->record->components[packed & 0xFF];
        if (component && strcmp(component, own->id) != 0)
            complain(adding, DIAG_ID_CELL_CONFLICT, adding->row->index[COLUMN_COMPONENT],
                     component);
        add_kpi_row(adding, &own->kpis[packed >> 8], false);
    } else if (!component || adding->record->n_components > 0xFF) {
        complain(adding, DIAG_ID_CELL_EMPTY, adding->row->index[COLUMN_COMPONENT], NULL);
    } else {
        add_kpi_row(adding, new_kpi(adding, unit, id, component), true);
    }
}

/* A row without KPI is about the component it names, or the unit; columns that belong to KPIs are
 * not for it. */
static void
add_unit_row(Adding *adding)
{
    static const ColumnId of_kpis[] = {COLUMN_NAME,      COLUMN_WEIGHT, COLUMN_RESULT,
                                       COLUMN_MILESTONE, COLUMN_CHECKS, COLUMN_DEDUCTION,
                                       COLUMN_METHOD};
    Record *record = adding->record;
    const char *id = take_id(adding, COLUMN_COMPONENT);
    guint before = record->n_components;
    bool room = before <= 0xFF;
    guint place = id && room ? find_or_add_component(adding, id) : 0;
    set_repeating(adding, id && room ? &record->components[place] : NULL, NULL);
    if (record->n_components > before && !record->components[before].n_years)
        record->n_components = before; /* the row says nothing of it */
    set_number(adding, COLUMN_SALARY_BASE, &record->salary_base);
    take_strings(adding, COLUMN_SUMMARY, &record->summary);
    take_strings(adding, COLUMN_STRENGTHS, &record->strengths);
    take_strings(adding, COLUMN_OBSTACLES, &record->obstacles);
    take_strings(adding, COLUMN_RECOMMENDATIONS, &record->recommendations);
    take_strings(adding, COLUMN_CORRECTION, &record->correction);
    for (guint i = 0; i < G_N_ELEMENTS(of_kpis); i++) {
        int index = adding->row->index[of_kpis[i]];
        const ReadCell *cell = cell_at(adding->row, index);
        if (*cell->text)
            complain(adding, DIAG_ID_ROW_WITHOUT_KPI, index, cell->text);
    }
}

/* Year, framework and whether the data are invented stand on each row, and are the same on each. */
static void
set_head(Adding *adding)
{
    Record *record = adding->record;
    const char *year = take_text(adding, COLUMN_FISCAL_YEAR);
    int number = year ? read_value_year(year) : 0;
    if (year && !number)
        complain(adding, DIAG_ID_NOT_A_NUMBER, adding->row->index[COLUMN_FISCAL_YEAR], year);
    else if (number && record->fiscal_year && number != record->fiscal_year)
        complain(adding, DIAG_ID_CELL_CONFLICT, adding->row->index[COLUMN_FISCAL_YEAR], year);
    else if (number)
        record->fiscal_year = number;

    set_text(adding, COLUMN_FRAMEWORK, &record->framework, take_id(adding, COLUMN_FRAMEWORK));
    set_text(adding, COLUMN_ROUND, &record->round, take_id(adding, COLUMN_ROUND));
    const char *synthetic = take_choice(adding, COLUMN_SYNTHETIC);
    record->synthetic |= synthetic && strcmp(synthetic, "yes") == 0;
}

void
read_rows_add(ReadUnit *unit, const ReadRecordRow *row)
{
    Record *record = unit->file->record;
    Adding adding = {
        .row = row, .record = record, .arena = record->arena, .diag = unit->file->diag};
    bool is_first = record->line == row->row->line;
    set_head(&adding);
    if (is_first) {
        if (!is_id(record->unit))
            complain(&adding, DIAG_ID_CELL_NOT_A_CODE, row->index[COLUMN_UNIT], record->unit);
        require(&adding, COLUMN_FISCAL_YEAR);
        require_text(&adding, COLUMN_FRAMEWORK, &record->framework);
    }
    adding.added = false;
    bool names_kpi = cell_at(row, row->index[COLUMN_KPI])->kind != READ_CELL_EMPTY;
    const char *kpi = take_id(&adding, COLUMN_KPI);
    if (kpi)
        add_kpi(&adding, unit, kpi);
    else if (!names_kpi)
        add_unit_row(&adding);
}

const char *
read_rows_text(Arena *arena, const ReadRecordRow *row, ColumnId id)
{
    return read_value_text(arena, plain_text(cell_at(row, row->index[id])));
}

ReadUnit *
read_unit_new(const char *path, const char *code, int line)
{
    ReadUnit *unit = g_new0(ReadUnit, 1);
    RecordFile *file = record_file_new(path);
    g_free(file->stem);
    file->stem = g_strdup(code);
    file->record = record_new();
    file->record->unit = arena_strdup(file->record->arena, code);
    file->record->line = line;
    unit->file = file;
    unit->kpis = g_hash_table_new(g_str_hash, g_str_equal);
    return unit;
}

void
read_unit_free(ReadUnit *unit)
{
    record_file_free(unit->file);
    g_hash_table_unref(unit->kpis);
    g_free(unit);
}
