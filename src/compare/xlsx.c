#include "compare/compare.h"
#include "emit/workbook.h"

typedef struct {
    EmitWorkbook *workbook;
    Arena *arena;
    bool many; /* sets, each with sheets of its own */
} Writing;

/* "หน่วยงาน", or "หน่วยงาน 2" of the second set. */
static const char *
sheet_name(const Writing *writing, const char *name, guint set)
{
    if (!writing->many)
        return name;
    g_autofree char *numbered = g_strdup_printf("%s %u", name, set + 1);
    return arena_strdup(writing->arena, numbered);
}

static const char *
cause_text(guint cause)
{
    static const char *const names[] = {"หน่วยงานอื่น", "ข้อมูล", "หลักเกณฑ์", "ข้อมูลและหลักเกณฑ์"};
    return names[cause & (COMPARE_BY_DATA | COMPARE_BY_RULE)];
}

static const char *
state_text(CompareState state)
{
    static const char *const names[] = {"ไม่เปลี่ยน", "เปลี่ยน", "ใหม่", "ไม่มีแล้ว"};
    return names[state];
}

/* ---- a row a unit */

static void
put_number(const Writing *writing, EmitSheet *sheet, const char *value, const char *text)
{
    const Decimal *number = value ? decimal_parse(writing->arena, value) : NULL;
    if (number)
        emit_sheet_number(sheet, number, decimal_places(value));
    else
        emit_sheet_text(sheet, text, EMIT_CENTRE);
}

static void
put_unit(const Writing *writing, EmitSheet *sheet, const CompareUnit *unit)
{
    emit_sheet_text(sheet, unit->code, EMIT_PLAIN);
    emit_sheet_text(sheet, unit->name, EMIT_PLAIN);
    emit_sheet_text(sheet, unit->group, EMIT_WRAP);
    emit_sheet_text(sheet, state_text(unit->state), EMIT_PLAIN);
    put_number(writing, sheet, unit->before.value, unit->before.score);
    put_number(writing, sheet, unit->after.value, unit->after.score);
    put_number(writing, sheet, unit->difference, "-");
    emit_sheet_text(sheet, unit->before.band_name, EMIT_PLAIN);
    emit_sheet_text(sheet, unit->after.band_name, EMIT_PLAIN);
    emit_sheet_text(sheet, unit->difference ? cause_text(unit->cause) : NULL, EMIT_PLAIN);
    for (guint i = 0; i < COMPARE_CLASS_COUNT; i++)
        emit_sheet_whole(sheet, unit->counts[i], EMIT_PLAIN);
    emit_sheet_end_row(sheet);
}

static const char *
year_heading(const Writing *writing, const char *what, const CompareSide *side)
{
    if (!side->project)
        return what;
    g_autofree char *heading =
        g_strdup_printf("%s %d%s", what, side->fiscal_year, side->exempt ? " (ไม่จัดระดับ)" : "");
    return arena_strdup(writing->arena, heading);
}

static void
write_units(const Writing *writing, const CompareSet *set, guint index)
{
    EmitSheet sheet = emit_sheet_new(writing->workbook, sheet_name(writing, "หน่วยงาน", index),
                                     "คะแนนและระดับของหน่วยงานที่เปลี่ยนไป");
    emit_sheet_heading(&sheet, "รหัส", 10);
    emit_sheet_heading(&sheet, "หน่วยงาน", 30);
    emit_sheet_heading(&sheet, "กลุ่ม", 34);
    emit_sheet_heading(&sheet, "สถานะ", 12);
    emit_sheet_heading(&sheet, year_heading(writing, "คะแนน", &set->before), 14);
    emit_sheet_heading(&sheet, year_heading(writing, "คะแนน", &set->after), 14);
    emit_sheet_heading(&sheet, "ผลต่าง", 12);
    emit_sheet_heading(&sheet, year_heading(writing, "ระดับ", &set->before), 24);
    emit_sheet_heading(&sheet, year_heading(writing, "ระดับ", &set->after), 24);
    emit_sheet_heading(&sheet, "เหตุ", 20);
    for (guint i = 0; i < COMPARE_CLASS_COUNT; i++)
        emit_sheet_heading(&sheet, compare_class_thai((CompareClass) i), 14);
    emit_sheet_end_headings(&sheet, 2);
    for (guint i = 0; i < set->n_units; i++)
        put_unit(writing, &sheet, &set->units[i]);
    emit_sheet_end(&sheet);
}

/* ---- a row a change */

typedef struct {
    const Writing *writing;
    EmitSheet *sheet;
    const char *code, *unit, *kpi, *kpi_name;
} Row;

static void
put_start(const Row *row)
{
    emit_sheet_text(row->sheet, row->code, EMIT_PLAIN);
    emit_sheet_text(row->sheet, row->unit, EMIT_PLAIN);
    emit_sheet_text(row->sheet, row->kpi, EMIT_PLAIN);
    emit_sheet_text(row->sheet, row->kpi_name, EMIT_WRAP);
}

static void
put_change(const Row *row, const CompareChange *change)
{
    put_start(row);
    emit_sheet_text(row->sheet, compare_class_thai(change->class), EMIT_PLAIN);
    emit_sheet_text(row->sheet, change->field->thai, EMIT_WRAP);
    emit_sheet_text(row->sheet, change->key_name ? change->key_name : change->key, EMIT_WRAP);
    emit_sheet_text(row->sheet, change->before, EMIT_WRAP);
    emit_sheet_text(row->sheet, change->after, EMIT_WRAP);
    put_number(row->writing, row->sheet, change->difference, NULL);
    bool result = change->class == COMPARE_RESULT;
    emit_sheet_text(row->sheet, result ? cause_text(change->cause) : NULL, EMIT_PLAIN);
    emit_sheet_end_row(row->sheet);
}

static void
put_state(const Row *row, CompareState state)
{
    put_start(row);
    emit_sheet_text(row->sheet, compare_class_thai(COMPARE_DATA), EMIT_PLAIN);
    emit_sheet_text(row->sheet, state_text(state), EMIT_PLAIN);
    for (guint i = 0; i < 5; i++)
        emit_sheet_text(row->sheet, NULL, EMIT_PLAIN);
    emit_sheet_end_row(row->sheet);
}

static void
put_changes(const Row *row, const CompareChanges *changes)
{
    for (guint i = 0; i < changes->count; i++)
        put_change(row, &changes->items[i]);
}

static void
put_unit_changes(const Row *start, const CompareUnit *unit)
{
    Row row = *start;
    row.code = unit->code;
    row.unit = unit->name;
    if (unit->state == COMPARE_ADDED || unit->state == COMPARE_REMOVED)
        put_state(&row, unit->state);
    put_changes(&row, &unit->changes);
    for (guint i = 0; i < unit->n_kpis; i++) {
        const CompareKpi *kpi = &unit->kpis[i];
        row.kpi = kpi->after ? kpi->after : kpi->before;
        row.kpi_name = kpi->name;
        if (kpi->state == COMPARE_ADDED || kpi->state == COMPARE_REMOVED)
            put_state(&row, kpi->state);
        put_changes(&row, &kpi->changes);
    }
}

static void
write_changes(const Writing *writing, const CompareSet *set, guint index)
{
    EmitSheet sheet = emit_sheet_new(writing->workbook, sheet_name(writing, "การเปลี่ยนแปลง", index),
                                     "การเปลี่ยนแปลงทั้งหมด: ข้อมูล หลักเกณฑ์ ข้อความ และผลที่คำนวณได้");
    static const struct {
        const char *name;
        int width;
    } headings[] = {
        {"รหัส", 10},    {"หน่วยงาน", 26}, {"ตัวชี้วัด", 10}, {"ชื่อตัวชี้วัด", 40},
        {"ประเภท", 16}, {"รายการ", 30},  {"ของ", 24},   {"เดิม", 30},
        {"ใหม่", 30},    {"ผลต่าง", 12},   {"เหตุ", 20},
    };
    for (guint i = 0; i < G_N_ELEMENTS(headings); i++)
        emit_sheet_heading(&sheet, headings[i].name, headings[i].width);
    emit_sheet_end_headings(&sheet, 2);
    Row row = {.writing = writing, .sheet = &sheet, .unit = "กรอบการประเมิน"};
    put_changes(&row, &set->framework);
    for (guint i = 0; i < set->n_units; i++)
        put_unit_changes(&row, &set->units[i]);
    emit_sheet_end(&sheet);
}

GBytes *
compare_write_xlsx(const Comparison *comparison, GError **error)
{
    g_autoptr(Arena) arena = arena_new();
    EmitWorkbook workbook;
    if (!emit_workbook_open(&workbook, "การเปรียบเทียบผลการประเมิน", error))
        return NULL;
    Writing writing = {&workbook, arena, comparison->n_sets > 1};
    for (guint i = 0; i < comparison->n_sets; i++) {
        write_units(&writing, &comparison->sets[i], i);
        write_changes(&writing, &comparison->sets[i], i);
    }
    return emit_workbook_close(&workbook, error);
}
