#include <string.h>

#include "base/json.h"
#include "emit/csv_cells.h"
#include "emit/emit.h"
#include "emit/write.h"

/*
 * Tables for machines: a name a column that no language changes, described in Thai and English by
 * datapackage.json (Frictionless Data Package). A column is a row of one of the tables below.
 */
typedef struct {
    EmitCsv cells;
    Arena *arena;
    const Framework *framework;
} Table;

typedef struct {
    const char *name, *type, *thai, *english;
    void (*write)(Table *table, const UnitResult *unit, const KpiResult *kpi);
} Field;

/* ---- what is in a cell */

static void
write_year(Table *table, const UnitResult *unit, const KpiResult *kpi)
{
    (void) unit, (void) kpi;
    emit_csv_whole(&table->cells, (guint) table->framework->fiscal_year);
}

static void
write_code(Table *table, const UnitResult *unit, const KpiResult *kpi)
{
    (void) kpi;
    emit_csv_cell(&table->cells, unit->unit->code);
}

static void
write_unit_thai(Table *table, const UnitResult *unit, const KpiResult *kpi)
{
    (void) kpi;
    emit_csv_words(&table->cells, unit->unit->full_name);
}

static void
write_unit_english(Table *table, const UnitResult *unit, const KpiResult *kpi)
{
    (void) kpi;
    emit_csv_words(&table->cells, unit->unit->names.english);
}

static void
write_status(Table *table, const UnitResult *unit, const KpiResult *kpi)
{
    emit_csv_cell(&table->cells, emit_status(kpi ? kpi->status : unit->status));
}

static void
write_score(Table *table, const UnitResult *unit, const KpiResult *kpi)
{
    emit_csv_number(&table->cells, kpi ? kpi->score : unit->score, table->framework->decimals);
}

static void
write_band(Table *table, const UnitResult *unit, const KpiResult *kpi)
{
    (void) kpi;
    emit_csv_cell(&table->cells, unit->band ? unit->band->id : "");
}

static void
write_band_thai(Table *table, const UnitResult *unit, const KpiResult *kpi)
{
    (void) kpi;
    emit_csv_words(&table->cells, unit->band ? unit->band->names.thai : "");
}

static void
write_rank(Table *table, const UnitResult *unit, const KpiResult *kpi)
{
    (void) kpi;
    emit_csv_whole(&table->cells, unit->rank.place);
}

static void
write_component(Table *table, const UnitResult *unit, const KpiResult *kpi)
{
    (void) unit;
    emit_csv_cell(&table->cells, kpi->component->id);
}

static void
write_kpi(Table *table, const UnitResult *unit, const KpiResult *kpi)
{
    (void) unit;
    emit_csv_cell(&table->cells, kpi->kpi->id);
}

static void
write_kpi_thai(Table *table, const UnitResult *unit, const KpiResult *kpi)
{
    (void) unit;
    emit_csv_words(&table->cells, kpi->kpi->names.thai);
}

static void
write_kpi_english(Table *table, const UnitResult *unit, const KpiResult *kpi)
{
    (void) unit;
    emit_csv_words(&table->cells, kpi->kpi->names.english);
}

static void
write_joint(Table *table, const UnitResult *unit, const KpiResult *kpi)
{
    (void) unit;
    emit_csv_cell(&table->cells, kpi->kpi->joint ? kpi->kpi->joint : "");
}

static void
write_measure(Table *table, const UnitResult *unit, const KpiResult *kpi)
{
    (void) unit;
    emit_csv_words(&table->cells, kpi->kpi->unit_of_measure);
}

static void
write_weight(Table *table, const UnitResult *unit, const KpiResult *kpi)
{
    (void) unit;
    emit_csv_number(&table->cells, kpi->weight, emit_places(kpi->weight, 0));
}

static void
write_result(Table *table, const UnitResult *unit, const KpiResult *kpi)
{
    (void) unit;
    emit_csv_number(&table->cells, kpi->kpi->result.value, kpi->kpi->places);
}

static void
write_weighted(Table *table, const UnitResult *unit, const KpiResult *kpi)
{
    (void) unit;
    emit_csv_number(&table->cells, kpi->weighted, table->framework->decimals);
}

static void
write_reached(Table *table, const UnitResult *unit, const KpiResult *kpi)
{
    (void) unit;
    emit_csv_cell(&table->cells, kpi->reached ? kpi->reached->id : "");
}

static const Field unit_fields[] = {
    {"fiscal_year", "integer", "ปีงบประมาณ พ.ศ.", "fiscal year (Buddhist era)", write_year},
    {"unit_code", "string", "รหัสหน่วยงาน", "code of the unit", write_code},
    {"unit_name_th", "string", "ชื่อหน่วยงาน", "name of the unit in Thai", write_unit_thai},
    {"unit_name_en", "string", "ชื่อหน่วยงานภาษาอังกฤษ", "name of the unit in English",
     write_unit_english},
    {"status", "string", "สถานะ", "scored, or why there is no score", write_status},
    {"score", "number", "คะแนน", "score", write_score},
    {"band", "string", "รหัสระดับผลการประเมิน", "id of the band", write_band},
    {"band_name_th", "string", "ระดับผลการประเมิน", "name of the band in Thai", write_band_thai},
    {"rank", "integer", "ลำดับ", "rank among all units", write_rank},
};

static const Field kpi_fields[] = {
    {"fiscal_year", "integer", "ปีงบประมาณ พ.ศ.", "fiscal year (Buddhist era)", write_year},
    {"unit_code", "string", "รหัสหน่วยงาน", "code of the unit", write_code},
    {"component", "string", "รหัสองค์ประกอบ", "id of the component", write_component},
    {"kpi", "string", "รหัสตัวชี้วัด", "id of the KPI", write_kpi},
    {"kpi_name_th", "string", "ตัวชี้วัด", "name of the KPI in Thai", write_kpi_thai},
    {"kpi_name_en", "string", "ตัวชี้วัดภาษาอังกฤษ", "name of the KPI in English", write_kpi_english},
    {"joint_kpi", "string", "รหัส Joint KPI", "id of the Joint KPI that it carries", write_joint},
    {"unit_of_measure", "string", "หน่วยวัด", "unit of measure", write_measure},
    {"status", "string", "สถานะ", "scored, or why there is no score", write_status},
    {"weight", "number", "น้ำหนักที่ใช้คิดคะแนน", "weight in effect", write_weight},
    {"result", "number", "ผลการดำเนินงาน", "result", write_result},
    {"score", "number", "คะแนน", "score", write_score},
    {"weighted_score", "number", "คะแนนถ่วงน้ำหนัก", "weighted score", write_weighted},
    {"target_reached", "string", "รหัสค่าเป้าหมายที่บรรลุ", "id of the highest target reached",
     write_reached},
};

/* ---- the tables */

static void
write_head(Table *table, const Field *fields, guint count)
{
    for (guint i = 0; i < count; i++)
        emit_csv_cell(&table->cells, fields[i].name);
    emit_csv_end_row(&table->cells);
}

static void
write_row(Table *table, const Field *fields, guint count, const UnitResult *unit,
          const KpiResult *kpi)
{
    for (guint i = 0; i < count; i++)
        fields[i].write(table, unit, kpi);
    emit_csv_end_row(&table->cells);
}

GBytes *
emit_open_units(const NationResult *nation)
{
    g_autoptr(Arena) arena = arena_new();
    Table table = {emit_csv_new(arena), arena, nation->framework};
    write_head(&table, unit_fields, G_N_ELEMENTS(unit_fields));
    for (guint i = 0; i < nation->n_units; i++)
        write_row(&table, unit_fields, G_N_ELEMENTS(unit_fields), nation->units[i], NULL);
    return emit_csv_finish(&table.cells);
}

GBytes *
emit_open_kpis(const NationResult *nation)
{
    g_autoptr(Arena) arena = arena_new();
    Table table = {emit_csv_new(arena), arena, nation->framework};
    write_head(&table, kpi_fields, G_N_ELEMENTS(kpi_fields));
    for (guint i = 0; i < nation->n_units; i++) {
        const UnitResult *unit = nation->units[i];
        for (guint c = 0; c < unit->n_components; c++) {
            for (guint k = 0; k < unit->components[c].n_kpis; k++)
                write_row(&table, kpi_fields, G_N_ELEMENTS(kpi_fields), unit,
                          &unit->components[c].kpis[k]);
        }
    }
    return emit_csv_finish(&table.cells);
}

/* ---- what describes them */

static void
add_field(GString *json, const Field *field, bool first)
{
    g_string_append(json, first ? "\n      {" : ",\n      {");
    json_append_member(json, "name", field->name);
    json_append_member(json, "type", field->type);
    json_append_member(json, "title", field->thai);
    json_append_member(json, "description", field->english);
    g_string_append_c(json, '}');
}

static void
add_resource(GString *json, const char *name, const char *title, const Field *fields, guint count)
{
    g_autofree char *path = g_strconcat(name, ".csv", NULL);
    g_string_append(json, "  {");
    json_append_member(json, "name", name);
    json_append_member(json, "path", path);
    json_append_member(json, "title", title);
    json_append_member(json, "profile", "tabular-data-resource");
    json_append_member(json, "format", "csv");
    json_append_member(json, "mediatype", "text/csv");
    json_append_member(json, "encoding", "utf-8");
    g_string_append(json, ",\"schema\":{\"fields\":[");
    for (guint i = 0; i < count; i++)
        add_field(json, &fields[i], i == 0);
    g_string_append(json, "\n    ]}}");
}

static void
add_source(GString *json, const Project *project)
{
    g_string_append(json, ",\"contributors\":[{");
    json_append_member(json, "title", project->owner.thai);
    json_append_member(json, "role", "publisher");
    g_string_append(json, "}]");
}

GBytes *
emit_open_package(const Project *project, const NationResult *nation)
{
    GString *json = g_string_new("{");
    const Names *title = &project->title;
    json_append_member(json, "profile", "tabular-data-package");
    json_append_member(json, "name", nation->framework->id);
    json_append_member(json, "title", title->thai);
    json_append_member(json, "description",
                       project->synthetic
                           ? "ข้อมูลตัวอย่าง มิใช่ผลการประเมินจริง (sample data, not real results)"
                       : title->english ? title->english
                                        : title->thai);
    if (project->issued)
        json_append_member(json, "created", project->issued);
    add_source(json, project);
    g_string_append(json, ",\"resources\":[\n");
    add_resource(json, "units", "ผลการประเมินรายหน่วยงาน", unit_fields, G_N_ELEMENTS(unit_fields));
    g_string_append(json, ",\n");
    add_resource(json, "kpis", "ผลการประเมินรายตัวชี้วัด", kpi_fields, G_N_ELEMENTS(kpi_fields));
    g_string_append(json, "\n]}\n");
    return g_string_free_to_bytes(json);
}
