#include "emit/csv_cells.h"
#include "emit/write.h"

/* What the rows hand around. */
typedef struct {
    EmitCsv cells;
    Arena *arena;
    const NationResult *nation;
} Csv;

/* ---- rows */

static void
add_head(Csv *csv)
{
    static const char *const head[] = {"ปีงบประมาณ", "รหัส", "หน่วยงาน"};
    static const char *const middle[] = {"รายการ", "รหัสรายการ", "ชื่อรายการ",
                                         "สถานะ",  "น้ำหนัก",     "หน่วยนับ"};
    static const char *const tail[] = {"ผลการดำเนินงาน", "คะแนน", "คะแนนถ่วงน้ำหนัก", "ระดับผลการประเมิน",
                                       "ลำดับ"};
    const Framework *framework = csv->nation->framework;
    const Register *reg = csv->nation->reg;
    emit_csv_heads(&csv->cells, head, G_N_ELEMENTS(head));
    for (guint i = 0; i < reg->n_groupings; i++)
        emit_csv_words(&csv->cells, reg->groupings[i].names.thai);
    emit_csv_heads(&csv->cells, middle, G_N_ELEMENTS(middle));
    for (guint i = 0; i < framework->n_tiers; i++)
        emit_csv_words(&csv->cells, framework->tiers[i].names.thai);
    emit_csv_heads(&csv->cells, tail, G_N_ELEMENTS(tail));
    emit_csv_end_row(&csv->cells);
}

static void
begin_row(Csv *csv, const UnitResult *unit, const char *kind, const char *id, const char *name)
{
    emit_csv_whole(&csv->cells, (guint) csv->nation->framework->fiscal_year);
    emit_csv_cell(&csv->cells, unit->unit->code);
    emit_csv_words(&csv->cells, unit->unit->names.thai);
    for (guint i = 0; i < csv->nation->reg->n_groupings; i++) {
        const Group *group = unit->unit->groups[i];
        emit_csv_words(&csv->cells, group ? group->names.thai : "");
    }
    emit_csv_cell(&csv->cells, kind);
    emit_csv_cell(&csv->cells, id);
    emit_csv_words(&csv->cells, name);
}

static void
add_empty(Csv *csv, guint count)
{
    for (guint i = 0; i < count; i++)
        emit_csv_cell(&csv->cells, "");
}

static void
add_unit(Csv *csv, const UnitResult *unit)
{
    const Framework *framework = csv->nation->framework;
    begin_row(csv, unit, "หน่วยงาน", "", unit->unit->full_name);
    emit_csv_cell(&csv->cells, emit_status(unit->status));
    add_empty(csv, 2 + framework->n_tiers + 1);
    emit_csv_number(&csv->cells, unit->score, framework->decimals);
    add_empty(csv, 1);
    emit_csv_words(&csv->cells, unit->band ? unit->band->names.thai : "");
    emit_csv_whole(&csv->cells, unit->rank.place);
    emit_csv_end_row(&csv->cells);
}

static void
add_component(Csv *csv, const UnitResult *unit, const ComponentResult *component)
{
    const Framework *framework = csv->nation->framework;
    const Number *weight = &component->component->weight;
    begin_row(csv, unit, "องค์ประกอบ", component->component->id, component->component->names.thai);
    emit_csv_cell(&csv->cells, emit_status(component->status));
    emit_csv_number(&csv->cells, weight->value, weight->places);
    add_empty(csv, 1 + framework->n_tiers + 1);
    emit_csv_number(&csv->cells, component->score, framework->decimals);
    emit_csv_number(&csv->cells, component->weighted, framework->decimals);
    add_empty(csv, 2);
    emit_csv_end_row(&csv->cells);
}

static void
add_kpi(Csv *csv, const UnitResult *unit, const KpiResult *result)
{
    const Framework *framework = csv->nation->framework;
    const Kpi *kpi = result->kpi;
    begin_row(csv, unit, "ตัวชี้วัด", kpi->id, kpi->names.thai);
    emit_csv_cell(&csv->cells, emit_status(result->status));
    emit_csv_number(&csv->cells, result->weight, emit_places(result->weight, 0));
    emit_csv_words(&csv->cells, kpi->unit_of_measure);
    for (guint i = 0; i < framework->n_tiers; i++) {
        const Target *target = record_find_target(kpi, framework->tiers[i].id);
        emit_csv_number(&csv->cells, target ? target->value.value : NULL, kpi->places);
    }
    emit_csv_number(&csv->cells, kpi->result.value, kpi->places);
    emit_csv_number(&csv->cells, result->score, framework->decimals);
    emit_csv_number(&csv->cells, result->weighted, framework->decimals);
    emit_csv_words(&csv->cells, result->reached ? result->reached->names.thai : "");
    add_empty(csv, 1);
    emit_csv_end_row(&csv->cells);
}

GBytes *
emit_results_csv(const NationResult *nation)
{
    g_autoptr(Arena) arena = arena_new();
    Csv csv = {emit_csv_new(arena), arena, nation};
    add_head(&csv);
    for (guint i = 0; i < nation->n_units; i++) {
        const UnitResult *unit = nation->units[i];
        add_unit(&csv, unit);
        for (guint c = 0; c < unit->n_components; c++) {
            add_component(&csv, unit, &unit->components[c]);
            for (guint k = 0; k < unit->components[c].n_kpis; k++)
                add_kpi(&csv, unit, &unit->components[c].kpis[k]);
        }
    }
    return emit_csv_finish(&csv.cells);
}
