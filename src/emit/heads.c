#include "emit/csv_cells.h"
#include "emit/emit.h"
#include "emit/write.h"

/* What the evaluation of unit heads asks of a round: its number, and by then which components. A
 * framework without rounds has one. */
static guint
round_number(const Framework *framework)
{
    return framework->round ? framework->round->number : 1;
}

static const Group *
parent_of(const NationResult *nation, const UnitResult *unit)
{
    return register_compared_group(nation->reg, unit->unit);
}

/* ---- as a table */

static void
begin_row(EmitCsv *csv, const NationResult *nation, const UnitResult *unit)
{
    const Framework *framework = nation->framework;
    const Group *parent = parent_of(nation, unit);
    emit_csv_whole(csv, (guint) framework->fiscal_year);
    emit_csv_whole(csv, round_number(framework));
    emit_csv_words(csv, framework->round ? framework->round->names.thai : "");
    emit_csv_cell(csv, unit->unit->code);
    emit_csv_words(csv, unit->unit->names.thai);
    emit_csv_words(csv, parent ? parent->names.thai : "");
}

static void
add_component(EmitCsv *csv, const NationResult *nation, const UnitResult *unit,
              const ComponentResult *component)
{
    const Number *weight = &component->component->weight;
    begin_row(csv, nation, unit);
    emit_csv_cell(csv, component->component->id);
    emit_csv_words(csv, component->component->names.thai);
    emit_csv_number(csv, weight->value, weight->places);
    emit_csv_number(csv, component->score, nation->framework->decimals);
    emit_csv_number(csv, component->weighted, nation->framework->decimals);
    emit_csv_cell(csv, "");
    emit_csv_cell(csv, emit_status(component->status));
    emit_csv_cell(csv, emit_yes(unit->record->synthetic));
    emit_csv_end_row(csv);
}

static void
add_total(EmitCsv *csv, const NationResult *nation, const UnitResult *unit)
{
    begin_row(csv, nation, unit);
    emit_csv_cell(csv, "");
    emit_csv_cell(csv, "รวม");
    emit_csv_number(csv, nation->framework->whole, 0);
    emit_csv_number(csv, unit->score, nation->framework->decimals);
    emit_csv_cell(csv, "");
    emit_csv_words(csv, unit->band ? unit->band->names.thai : "");
    emit_csv_cell(csv, emit_status(unit->status));
    emit_csv_cell(csv, emit_yes(unit->record->synthetic));
    emit_csv_end_row(csv);
}

GBytes *
emit_heads_csv(const NationResult *const *nations, guint count)
{
    static const char *const heads[] = {
        "ปีงบประมาณ", "รอบ",   "ชื่อรอบ", "รหัส",           "หน่วยงาน", "สังกัด",  "รหัสองค์ประกอบ",
        "องค์ประกอบ", "น้ำหนัก", "คะแนน", "คะแนนถ่วงน้ำหนัก", "ระดับ",    "สถานะ", "ข้อมูลตัวอย่าง"};
    g_autoptr(Arena) arena = arena_new();
    EmitCsv csv = emit_csv_new(arena);
    emit_csv_heads(&csv, heads, G_N_ELEMENTS(heads));
    emit_csv_end_row(&csv);
    for (guint i = 0; i < count; i++) {
        for (guint u = 0; u < nations[i]->n_units; u++) {
            const UnitResult *unit = nations[i]->units[u];
            for (guint c = 0; c < unit->n_components; c++)
                add_component(&csv, nations[i], unit, &unit->components[c]);
            add_total(&csv, nations[i], unit);
        }
    }
    return emit_csv_finish(&csv);
}

/* ---- as XML */

static void
write_component(const Emit *emit, const ComponentResult *component)
{
    const Number *weight = &component->component->weight;
    xml_writer_start(emit->writer, "component");
    xml_writer_attribute(emit->writer, "id", component->component->id);
    xml_writer_attribute(emit->writer, "status", emit_status(component->status));
    emit_names(emit, component->component->names);
    emit_number_element(emit, "weight", weight->value, weight->places, 0);
    emit_number_element(emit, "score", component->score, emit->framework->decimals, 0);
    emit_number_element(emit, "weighted", component->weighted, emit->framework->decimals, 0);
    xml_writer_end(emit->writer);
}

static void
write_unit(const Emit *emit, const UnitResult *unit)
{
    const Group *parent = parent_of(emit->nation, unit);
    xml_writer_start(emit->writer, "unit");
    xml_writer_attribute(emit->writer, "code", unit->unit->code);
    xml_writer_attribute(emit->writer, "parent", parent ? parent->id : NULL);
    xml_writer_attribute(emit->writer, "parent-name", parent ? parent->names.thai : NULL);
    xml_writer_attribute(emit->writer, "status", emit_status(unit->status));
    xml_writer_attribute(emit->writer, "synthetic", emit_yes(unit->record->synthetic));
    if (unit->band) {
        xml_writer_attribute(emit->writer, "band", unit->band->id);
        xml_writer_attribute(emit->writer, "band-name", unit->band->names.thai);
    }
    emit_names(emit, unit->unit->names);
    emit_number_element(emit, "score", unit->score, emit->framework->decimals, 0);
    for (guint i = 0; i < unit->n_components; i++)
        write_component(emit, &unit->components[i]);
    xml_writer_end(emit->writer);
}

static void
write_round(const Emit *emit)
{
    const Framework *framework = emit->framework;
    const Round *round = framework->round;
    xml_writer_start(emit->writer, "round");
    xml_writer_attribute_int(emit->writer, "number", round_number(framework));
    xml_writer_attribute_int(emit->writer, "of", MAX(framework->n_rounds, 1));
    xml_writer_attribute_int(emit->writer, "months", round ? round->months : 12);
    xml_writer_attribute(emit->writer, "framework", framework->id);
    xml_writer_attribute_int(emit->writer, "fiscal-year", framework->fiscal_year);
    xml_writer_leaf(emit->writer, "title", framework->title.thai);
    for (guint i = 0; i < emit->nation->n_units; i++)
        write_unit(emit, emit->nation->units[i]);
    xml_writer_end(emit->writer);
}

GBytes *
emit_heads_xml(const Project *project, const NationResult *const *nations, guint count)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(XmlWriter) writer = xml_writer_new();
    xml_writer_start(writer, "heads");
    xml_writer_attribute(writer, "xmlns", "urn:samrit:heads");
    xml_writer_attribute(writer, "version", "1");
    xml_writer_attribute(writer, "project", project->id);
    xml_writer_attribute(writer, "synthetic", emit_yes(project->synthetic));
    xml_writer_leaf(writer, "title", project->title.thai);
    xml_writer_leaf(writer, "owner", project->owner.thai);
    for (guint i = 0; i < count; i++) {
        const Emit emit = {writer, arena, project, nations[i]->framework, nations[i], NULL};
        write_round(&emit);
    }
    xml_writer_end(writer);
    return xml_writer_finish(writer);
}
