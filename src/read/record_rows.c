#include "read/record_rows.h"

#include <string.h>

#include "read/record_lists.h"
#include "read/value.h"

/* Another evaluation whose result it is; NULL if there is none or it reads like none. */
static const char *
take_from(const ReadAdding *adding)
{
    RecordFrom from;
    const char *text = read_take_text(adding, COLUMN_RESULT_FROM);
    if (!text || record_parse_from(adding->arena, text, &from))
        return text;
    read_complain(adding, DIAG_ID_CELL_NOT_A_CODE, COLUMN_RESULT_FROM, text);
    return NULL;
}

static void
set_text(ReadAdding *adding, ColumnId id, const char **target)
{
    read_set_text(adding, id, target, read_take_text(adding, id));
}

static void
set_id(ReadAdding *adding, ColumnId id, const char **target)
{
    read_set_text(adding, id, target, read_take_id(adding, id));
}

/* ---- rows */

static void
set_kpi_texts(ReadAdding *adding, Kpi *kpi)
{
    set_text(adding, COLUMN_NAME, &kpi->names.thai);
    set_text(adding, COLUMN_NAME_EN, &kpi->names.english);
    set_id(adding, COLUMN_FAMILY, &kpi->family);
    set_id(adding, COLUMN_JOINT, &kpi->joint);
    set_id(adding, COLUMN_MENU, &kpi->menu);
    set_id(adding, COLUMN_METHOD, &kpi->method);
    set_text(adding, COLUMN_UNIT_OF_MEASURE, &kpi->unit_of_measure);
    set_text(adding, COLUMN_FORMULA, &kpi->formula);
    set_text(adding, COLUMN_SOURCE, &kpi->source);
    set_text(adding, COLUMN_REASON, &kpi->reason);
}

static void
add_kpi_strings(ReadAdding *adding, Kpi *kpi)
{
    read_take_strings(adding, COLUMN_DEFINITION, &kpi->definition);
    read_take_strings(adding, COLUMN_SCOPE, &kpi->scope);
    read_take_strings(adding, COLUMN_COLLECTION, &kpi->collection);
    read_take_strings(adding, COLUMN_PERFORMANCE, &kpi->performance);
    read_take_strings(adding, COLUMN_EVIDENCE, &kpi->evidence);
    read_take_strings(adding, COLUMN_OBSTACLES, &kpi->obstacles);
    read_take_strings(adding, COLUMN_OPINION, &kpi->opinion);
}

/* A cell that has something wrong in it was complained of already. */
static void
require(const ReadAdding *adding, ColumnId id)
{
    int index = read_index(adding->row, id);
    if (read_cell(adding->row, index)->kind == READ_CELL_EMPTY)
        read_cell_complain(adding, DIAG_ID_CELL_EMPTY, index, NULL);
}

/* Like require(); what is missing becomes "", for those who come later look at it. */
static void
require_text(const ReadAdding *adding, ColumnId id, const char **text)
{
    require(adding, id);
    if (!*text)
        *text = "";
}

/* The direction is that of the first row: a further one may say the same, or nothing. */
static void
set_direction(ReadAdding *adding, Kpi *kpi, bool is_first)
{
    const char *direction = read_take_choice(adding, COLUMN_DIRECTION);
    bool lower = direction && strcmp(direction, "lower") == 0;
    if (is_first)
        kpi->lower_is_better = lower;
    else if (direction && lower != kpi->lower_is_better)
        read_complain(adding, DIAG_ID_CELL_CONFLICT, COLUMN_DIRECTION, direction);
}

/* As the direction; but what the first row says nothing of, a further one may. */
static void
set_status(ReadAdding *adding, Kpi *kpi, bool is_first)
{
    const char *status = read_take_choice(adding, COLUMN_STATUS);
    const char *before = is_first ? NULL : record_status_word(kpi->status);
    if (before && status && strcmp(status, before) != 0)
        read_complain(adding, DIAG_ID_CELL_CONFLICT, COLUMN_STATUS, status);
    if (!before)
        kpi->status = record_kpi_status(kpi, status);
}

/* What the first row of a KPI must say. */
static void
require_kpi(ReadAdding *adding, Kpi *kpi)
{
    require_text(adding, COLUMN_NAME, &kpi->names.thai);
    require_text(adding, COLUMN_METHOD, &kpi->method);
    require_text(adding, COLUMN_UNIT_OF_MEASURE, &kpi->unit_of_measure);
    require(adding, COLUMN_WEIGHT);
}

static void
add_kpi_row(ReadAdding *adding, Kpi *kpi, bool is_first)
{
    set_kpi_texts(adding, kpi);
    read_set_number(adding, COLUMN_WEIGHT, &kpi->weight);
    read_set_number(adding, COLUMN_FULL_MARK, &kpi->full_mark);
    read_set_number(adding, COLUMN_GOAL, &kpi->goal);
    read_set_number(adding, COLUMN_RESULT, &kpi->result);
    read_set_text(adding, COLUMN_RESULT_FROM, &kpi->from, take_from(adding));
    read_set_number(adding, COLUMN_SELF_RESULT, &kpi->self);
    read_set_repeating(adding, NULL, kpi);
    read_add_milestone(adding, kpi);
    read_add_checks(adding, kpi);
    read_add_deduction(adding, kpi);
    add_kpi_strings(adding, kpi);
    if (is_first)
        require_kpi(adding, kpi);
    else if (!adding->added)
        read_complain(adding, DIAG_ID_ROW_TWICE, COLUMN_KPI, kpi->id);
    set_direction(adding, kpi, is_first);
    set_status(adding, kpi, is_first);
    kpi->places = record_kpi_places(kpi);
}

static guint
find_or_add_component(ReadAdding *adding, const char *id)
{
    Record *record = adding->record;
    for (guint i = 0; i < record->n_components; i++) {
        if (strcmp(record->components[i].id, id) == 0)
            return i;
    }
    RecordComponent component = {.id = id, .line = adding->row->row->line};
    READ_APPEND(adding->arena, record->components, record->n_components, component);
    return record->n_components - 1;
}

static Kpi *
new_kpi(ReadAdding *adding, ReadUnit *unit, const char *id, const char *component_id)
{
    guint place = find_or_add_component(adding, component_id);
    RecordComponent *component = &adding->record->components[place];
    Kpi kpi = {.id = id, .line = adding->row->row->line};
    READ_APPEND(adding->arena, component->kpis, component->n_kpis, kpi);
    /* A record has a few components: 256 in a byte and KPIs above it. */
    guint packed = (component->n_kpis - 1) << 8 | place;
    g_hash_table_insert(unit->kpis, (char *) id, GUINT_TO_POINTER(packed));
    return &component->kpis[component->n_kpis - 1];
}

static void
add_kpi(ReadAdding *adding, ReadUnit *unit, const char *id)
{
    const char *component = read_take_id(adding, COLUMN_COMPONENT);
    void *found;
    if (g_hash_table_lookup_extended(unit->kpis, id, NULL, &found)) {
        guint packed = GPOINTER_TO_UINT(found);
        RecordComponent *own = &adding->record->components[packed & 0xFF];
        if (component && strcmp(component, own->id) != 0)
            read_complain(adding, DIAG_ID_CELL_CONFLICT, COLUMN_COMPONENT, component);
        add_kpi_row(adding, &own->kpis[packed >> 8], false);
    } else if (!component) {
        require(adding, COLUMN_COMPONENT);
    } else if (adding->record->n_components > 0xFF) {
        read_complain(adding, DIAG_ID_LIST_TOO_LONG, COLUMN_COMPONENT, "256");
    } else {
        add_kpi_row(adding, new_kpi(adding, unit, id, component), true);
    }
}

/* What is said of the unit, on a row of its own or, in cells merged downwards, on those of KPIs. */
static void
set_unit_values(ReadAdding *adding)
{
    Record *record = adding->record;
    read_set_number(adding, COLUMN_SALARY_BASE, &record->salary_base);
    read_take_strings(adding, COLUMN_SUMMARY, &record->summary);
    read_take_strings(adding, COLUMN_STRENGTHS, &record->strengths);
    read_take_strings(adding, COLUMN_RECOMMENDATIONS, &record->recommendations);
    read_take_strings(adding, COLUMN_CORRECTION, &record->correction);
}

/* Finds fault with values in a row without KPI that only a KPI can have. */
static void
complain_of_kpis(const ReadAdding *adding)
{
    for (guint i = 0; i < adding->row->headings->columns->len; i++) {
        const ReadColumn *column = read_column(adding->row, i);
        const ReadCell *cell = read_cell(adding->row, (int) i);
        if (column->known && cell->kind != READ_CELL_EMPTY && !column_is_of_units(column->id))
            read_cell_complain(adding, DIAG_ID_ROW_WITHOUT_KPI, (int) i, cell->text);
    }
}

/* A row without KPI is about the component it names, or the unit; columns that belong to KPIs are
 * not for it. */
static void
add_unit_row(ReadAdding *adding)
{
    Record *record = adding->record;
    const char *id = read_take_id(adding, COLUMN_COMPONENT);
    guint before = record->n_components;
    bool room = before <= 0xFF;
    guint place = id && room ? find_or_add_component(adding, id) : 0;
    read_set_repeating(adding, id && room ? &record->components[place] : NULL, NULL);
    if (record->n_components > before && !record->components[before].n_years)
        record->n_components = before; /* the row says nothing of it */
    read_take_strings(adding, COLUMN_OBSTACLES, &record->obstacles);
    complain_of_kpis(adding);
}

/* Year, framework and whether the data are invented stand on each row, and are the same on each. */
static void
set_head(ReadAdding *adding)
{
    Record *record = adding->record;
    const char *year = read_take_text(adding, COLUMN_FISCAL_YEAR);
    int number = year ? read_value_year(year) : 0;
    if (year && !number)
        read_complain(adding, DIAG_ID_NOT_A_NUMBER, COLUMN_FISCAL_YEAR, year);
    else if (number && record->fiscal_year && number != record->fiscal_year)
        read_complain(adding, DIAG_ID_CELL_CONFLICT, COLUMN_FISCAL_YEAR, year);
    else if (number)
        record->fiscal_year = number;

    set_id(adding, COLUMN_FRAMEWORK, &record->framework);
    set_id(adding, COLUMN_ROUND, &record->round);
    const char *synthetic = read_take_choice(adding, COLUMN_SYNTHETIC);
    record->synthetic |= synthetic && strcmp(synthetic, "yes") == 0;
}

void
read_rows_add(ReadUnit *unit, const ReadRecordRow *row)
{
    Record *record = unit->file->record;
    ReadAdding adding = {
        .row = row, .record = record, .arena = record->arena, .diag = unit->file->diag};
    bool is_first = record->line == row->row->line;
    set_head(&adding);
    if (is_first) {
        if (!read_is_id(record->unit))
            read_complain(&adding, DIAG_ID_CELL_NOT_A_CODE, COLUMN_UNIT, record->unit);
        require(&adding, COLUMN_FISCAL_YEAR);
        require_text(&adding, COLUMN_FRAMEWORK, &record->framework);
    }
    set_unit_values(&adding);
    adding.added = false;
    bool names_kpi = read_cell(row, read_index(row, COLUMN_KPI))->kind != READ_CELL_EMPTY;
    const char *kpi = read_take_id(&adding, COLUMN_KPI);
    if (kpi)
        add_kpi(&adding, unit, kpi);
    else if (!names_kpi)
        add_unit_row(&adding);
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
