#include <string.h>

#include "emit/workbook.h"
#include "emit/write.h"

/* What the sheets hand around. */
typedef struct {
    EmitWorkbook *workbook;
    const NationResult *nation;
    const Framework *framework;
    Arena *arena;
} Writing;

/* ---- units */

static void
write_unit_name(EmitSheet *sheet, const UnitResult *unit)
{
    emit_sheet_text(sheet, unit->unit->code, EMIT_PLAIN);
    emit_sheet_text(sheet, unit->unit->names.thai, EMIT_PLAIN);
}

static void
write_rank(EmitSheet *sheet, const Rank *rank)
{
    if (rank->place)
        emit_sheet_whole(sheet, rank->place, EMIT_PLAIN);
    else
        emit_sheet_text(sheet, "-", EMIT_CENTRE);
}

static void
write_unit(const Writing *writing, EmitSheet *sheet, const UnitResult *unit)
{
    int places = writing->framework->decimals;
    write_unit_name(sheet, unit);
    for (guint i = 0; i < writing->nation->reg->n_groupings; i++) {
        const Group *group = unit->unit->groups[i];
        emit_sheet_text(sheet, group ? group->names.thai : "", EMIT_PLAIN);
    }
    for (guint i = 0; i < unit->n_components; i++)
        emit_sheet_number(sheet, unit->components[i].weighted, places + 2);
    emit_sheet_number(sheet, unit->score, places);
    emit_sheet_text(sheet, unit->band ? unit->band->names.thai : "-", EMIT_PLAIN);
    write_rank(sheet, &unit->rank);
    write_rank(sheet, &unit->group_rank);
    emit_sheet_end_row(sheet);
}

static void
write_units(const Writing *writing)
{
    const Register *reg = writing->nation->reg;
    EmitSheet sheet = emit_sheet_new(writing->workbook, "หน่วยงาน", "ผลการประเมินรายหน่วยงาน");
    emit_sheet_heading(&sheet, "รหัส", 10);
    emit_sheet_heading(&sheet, "หน่วยงาน", 22);
    for (guint i = 0; i < reg->n_groupings; i++)
        emit_sheet_heading(&sheet, reg->groupings[i].names.thai, 22);
    for (guint i = 0; i < writing->framework->n_components; i++) {
        g_autofree char *name =
            g_strdup_printf("คะแนนถ่วงน้ำหนัก %s", writing->framework->components[i].names.thai);
        emit_sheet_heading(&sheet, name, 20);
    }
    emit_sheet_heading(&sheet, "คะแนนรวม", 12);
    emit_sheet_heading(&sheet, "ระดับผลการประเมิน", 22);
    emit_sheet_heading(&sheet, "ลำดับ", 10);
    emit_sheet_heading(&sheet, "ลำดับในกลุ่ม", 12);
    emit_sheet_end_headings(&sheet, 2);
    for (guint i = 0; i < writing->nation->n_units; i++)
        write_unit(writing, &sheet, writing->nation->units[i]);
    emit_sheet_end(&sheet);
}

/* ---- KPIs */

static void
write_kpi_head(const Writing *writing, EmitSheet *sheet)
{
    emit_sheet_heading(sheet, "รหัส", 10);
    emit_sheet_heading(sheet, "หน่วยงาน", 20);
    emit_sheet_heading(sheet, "ตัวชี้วัดที่", 10);
    emit_sheet_heading(sheet, "ตัวชี้วัด", 60);
    emit_sheet_heading(sheet, "สถานะ", 12);
    emit_sheet_heading(sheet, "น้ำหนัก", 10);
    for (guint i = 0; i < writing->framework->n_tiers; i++)
        emit_sheet_heading(sheet, writing->framework->tiers[i].names.thai, 14);
    emit_sheet_heading(sheet, "ผลการดำเนินงาน", 16);
    emit_sheet_heading(sheet, "หน่วยวัด", 14);
    emit_sheet_heading(sheet, "คะแนน", 12);
    emit_sheet_heading(sheet, "คะแนนถ่วงน้ำหนัก", 14);
    emit_sheet_heading(sheet, "ค่าเป้าหมายที่บรรลุ", 18);
    emit_sheet_end_headings(sheet, 4);
}

static const char *
status_name(KpiStatus status)
{
    static const char *const names[] = {
        [KPI_SCORED] = "มีคะแนน",   [KPI_MISSING] = "ยังไม่มีผล",         [KPI_CANCELLED] = "ยกเลิก",
        [KPI_MONITORED] = "ติดตาม", [KPI_NOT_APPLICABLE] = "ไม่ประเมิน",
    };
    return names[status];
}

static void
write_kpi(const Writing *writing, EmitSheet *sheet, const UnitResult *unit, const KpiResult *result)
{
    const Kpi *kpi = result->kpi;
    write_unit_name(sheet, unit);
    emit_sheet_text(sheet, kpi->id, EMIT_PLAIN);
    emit_sheet_text(sheet, kpi->names.thai, EMIT_WRAP);
    emit_sheet_text(sheet, status_name(result->status), EMIT_PLAIN);
    emit_sheet_number(sheet, result->weight, emit_places(result->weight, 0));
    for (guint i = 0; i < writing->framework->n_tiers; i++) {
        const Target *target = record_find_target(kpi, writing->framework->tiers[i].id);
        emit_sheet_number(sheet, target ? target->value.value : NULL, kpi->places);
    }
    emit_sheet_number(sheet, kpi->result.value, kpi->places);
    emit_sheet_text(sheet, kpi->unit_of_measure, EMIT_PLAIN);
    emit_sheet_number(sheet, result->score, writing->framework->decimals + 2);
    emit_sheet_number(sheet, result->weighted, writing->framework->decimals + 2);
    emit_sheet_text(sheet, result->reached ? result->reached->names.thai : "-", EMIT_PLAIN);
    emit_sheet_end_row(sheet);
}

static void
write_kpis(const Writing *writing)
{
    EmitSheet sheet = emit_sheet_new(writing->workbook, "ตัวชี้วัด", "ผลการประเมินรายตัวชี้วัด");
    write_kpi_head(writing, &sheet);
    for (guint u = 0; u < writing->nation->n_units; u++) {
        const UnitResult *unit = writing->nation->units[u];
        for (guint c = 0; c < unit->n_components; c++) {
            const ComponentResult *result = &unit->components[c];
            for (guint k = 0; k < result->n_kpis; k++)
                write_kpi(writing, &sheet, unit, &result->kpis[k]);
        }
    }
    emit_sheet_end(&sheet);
}

/* ---- a sheet a component: its score for each unit */

static void
write_component(const Writing *writing, guint index)
{
    const Component *component = &writing->framework->components[index];
    g_autofree char *name = g_strdup_printf("องค์ประกอบที่ %u", index + 1);
    EmitSheet sheet = emit_sheet_new(writing->workbook, name, component->names.thai);
    emit_sheet_heading(&sheet, "รหัส", 10);
    emit_sheet_heading(&sheet, "หน่วยงาน", 22);
    emit_sheet_heading(&sheet, "จำนวนตัวชี้วัด", 12);
    emit_sheet_heading(&sheet, "น้ำหนัก", 12);
    emit_sheet_heading(&sheet, "คะแนนองค์ประกอบ", 16);
    emit_sheet_heading(&sheet, "คะแนนถ่วงน้ำหนัก", 16);
    emit_sheet_end_headings(&sheet, 2);
    int places = writing->framework->decimals + 2;
    for (guint i = 0; i < writing->nation->n_units; i++) {
        const UnitResult *unit = writing->nation->units[i];
        const ComponentResult *result = result_find_component(unit, component->id);
        if (!result)
            continue;
        write_unit_name(&sheet, unit);
        emit_sheet_whole(&sheet, result->n_kpis, EMIT_PLAIN);
        emit_sheet_number(&sheet, component->weight.value, component->weight.places);
        emit_sheet_number(&sheet, result->score, places);
        emit_sheet_number(&sheet, result->weighted, places);
        emit_sheet_end_row(&sheet);
    }
    emit_sheet_end(&sheet);
}

/* ---- Joint KPIs */

static void
write_joint(const Writing *writing, EmitSheet *sheet, const JointResult *joint)
{
    for (guint i = 0; i < joint->count; i++) {
        const KpiResult *kpi = joint->kpis[i];
        emit_sheet_text(sheet, joint->agenda->names.thai, EMIT_PLAIN);
        emit_sheet_text(sheet, joint->joint->names.thai, EMIT_WRAP);
        write_unit_name(sheet, joint->units[i]);
        emit_sheet_number(sheet, kpi->weight, emit_places(kpi->weight, 0));
        emit_sheet_number(sheet, kpi->kpi->result.value, kpi->kpi->places);
        emit_sheet_number(sheet, kpi->score, writing->framework->decimals + 2);
        emit_sheet_text(sheet, kpi->reached ? kpi->reached->names.thai : "-", EMIT_PLAIN);
        emit_sheet_number(sheet, joint->mean, writing->framework->decimals);
        emit_sheet_end_row(sheet);
    }
}

static void
write_joints(const Writing *writing)
{
    if (!writing->nation->n_joints)
        return;
    EmitSheet sheet =
        emit_sheet_new(writing->workbook, "Joint KPIs", "ตัวชี้วัดขับเคลื่อนการบูรณาการร่วมกัน (Joint KPIs)");
    emit_sheet_heading(&sheet, "ประเด็น", 34);
    emit_sheet_heading(&sheet, "ตัวชี้วัด", 50);
    emit_sheet_heading(&sheet, "รหัส", 10);
    emit_sheet_heading(&sheet, "หน่วยงาน", 20);
    emit_sheet_heading(&sheet, "น้ำหนัก", 10);
    emit_sheet_heading(&sheet, "ผลการดำเนินงาน", 16);
    emit_sheet_heading(&sheet, "คะแนน", 12);
    emit_sheet_heading(&sheet, "ค่าเป้าหมายที่บรรลุ", 18);
    emit_sheet_heading(&sheet, "คะแนนเฉลี่ยของตัวชี้วัด", 16);
    emit_sheet_end_headings(&sheet, 4);
    for (guint i = 0; i < writing->nation->n_joints; i++)
        write_joint(writing, &sheet, &writing->nation->joints[i]);
    emit_sheet_end(&sheet);
}

/* ---- earlier years */

static const YearValue *
find_year(const Record *record, int fiscal_year)
{
    for (guint i = 0; i < record->n_years; i++) {
        if (record->years[i].fiscal_year == fiscal_year)
            return &record->years[i];
    }
    return NULL;
}

static void
write_change(const Writing *writing, EmitSheet *sheet, const UnitResult *unit)
{
    int places = writing->framework->decimals;
    const Decimal *before = NULL;
    write_unit_name(sheet, unit);
    for (guint i = 0; i < writing->framework->n_earlier_years; i++) {
        const EarlierYear *year = &writing->framework->earlier_years[i];
        const YearValue *value = find_year(unit->record, year->fiscal_year);
        if (year->exempt) {
            emit_sheet_text(sheet, year->text, EMIT_CENTRE);
            continue;
        }
        before = value ? value->value.value : NULL;
        emit_sheet_number(sheet, before, places);
    }
    emit_sheet_number(sheet, unit->score, places);
    bool known = before && unit->score;
    emit_sheet_number(sheet, known ? decimal_subtract(writing->arena, unit->score, before) : NULL,
                      places);
    emit_sheet_end_row(sheet);
}

static void
write_changes(const Writing *writing)
{
    const Framework *framework = writing->framework;
    EmitSheet sheet = emit_sheet_new(writing->workbook, "เปรียบเทียบรายปี", "คะแนนเปรียบเทียบกับปีก่อน");
    emit_sheet_heading(&sheet, "รหัส", 10);
    emit_sheet_heading(&sheet, "หน่วยงาน", 22);
    for (guint i = 0; i < framework->n_earlier_years; i++) {
        g_autofree char *year = g_strdup_printf("พ.ศ. %d", framework->earlier_years[i].fiscal_year);
        emit_sheet_heading(&sheet, year, 14);
    }
    g_autofree char *year = g_strdup_printf("พ.ศ. %d", framework->fiscal_year);
    emit_sheet_heading(&sheet, year, 14);
    emit_sheet_heading(&sheet, "เปลี่ยนแปลง", 14);
    emit_sheet_end_headings(&sheet, 2);
    for (guint i = 0; i < writing->nation->n_units; i++)
        write_change(writing, &sheet, writing->nation->units[i]);
    emit_sheet_end(&sheet);
}

/* ---- the workbook */

GBytes *
emit_results_xlsx(const NationResult *nation, GError **error)
{
    EmitWorkbook workbook;
    if (!emit_workbook_open(&workbook, nation->framework->title.thai, error))
        return NULL;
    g_autoptr(Arena) arena = arena_new();
    Writing writing = {
        .workbook = &workbook, .nation = nation, .framework = nation->framework, .arena = arena};
    emit_summary_sheet(&workbook, nation);
    write_units(&writing);
    for (guint i = 0; i < nation->framework->n_components; i++)
        write_component(&writing, i);
    write_kpis(&writing);
    emit_checks_sheet(&workbook, nation);
    write_joints(&writing);
    write_changes(&writing);
    return emit_workbook_close(&workbook, error);
}
