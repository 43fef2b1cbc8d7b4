#include <string.h>

#include "emit/workbook.h"

/* The sheet of gated checklists, as PMQA 4.0 has them: a row an item of a unit. */

/* The framework's method of checklists, or NULL: then there is no such sheet. */
static const Method *
find_checklist(const Framework *framework)
{
    for (guint i = 0; i < framework->n_methods; i++) {
        if (framework->methods[i].n_levels)
            return &framework->methods[i];
    }
    return NULL;
}

/* The highest level of which, and of all below it, every box is ticked. */
static const char *
find_status(const Method *method, const KpiResult *result)
{
    const char *status = "ไม่ผ่าน";
    if (result->status == KPI_MISSING)
        return "ยังไม่ประเมิน";
    for (guint i = 0; i < method->n_levels; i++) {
        const Checks *checks = record_find_checks(result->kpi, method->levels[i].id);
        if (!checks || checks->ticked < checks->of)
            break;
        status = method->levels[i].names.thai;
    }
    return status;
}

static void
write_item(EmitSheet *sheet, const Method *method, const UnitResult *unit, const KpiResult *result,
           int places)
{
    emit_sheet_text(sheet, unit->unit->code, EMIT_PLAIN);
    emit_sheet_text(sheet, unit->unit->names.thai, EMIT_PLAIN);
    emit_sheet_text(sheet, result->component->names.thai, EMIT_WRAP);
    emit_sheet_text(sheet, result->kpi->id, EMIT_PLAIN);
    emit_sheet_text(sheet, result->kpi->names.thai, EMIT_WRAP);
    for (guint i = 0; i < method->n_levels; i++) {
        const Checks *checks = record_find_checks(result->kpi, method->levels[i].id);
        if (checks) {
            emit_sheet_whole(sheet, (guint) checks->ticked, EMIT_PLAIN);
            emit_sheet_whole(sheet, (guint) checks->of, EMIT_PLAIN);
        } else {
            emit_sheet_text(sheet, NULL, EMIT_PLAIN);
            emit_sheet_text(sheet, NULL, EMIT_PLAIN);
        }
    }
    emit_sheet_text(sheet, find_status(method, result), EMIT_PLAIN);
    emit_sheet_number(sheet, result->score, places);
    emit_sheet_number(sheet, result->self_score, places);
    emit_sheet_end_row(sheet);
}

static void
write_head(EmitSheet *sheet, const Method *method)
{
    emit_sheet_heading(sheet, "รหัส", 10);
    emit_sheet_heading(sheet, "หน่วยงาน", 24);
    emit_sheet_heading(sheet, "หมวด", 30);
    emit_sheet_heading(sheet, "หัวข้อที่", 9);
    emit_sheet_heading(sheet, "หัวข้อ", 48);
    for (guint i = 0; i < method->n_levels; i++) {
        const char *level = method->levels[i].names.thai;
        g_autofree char *ticked = g_strconcat(level, " ผ่าน", NULL);
        g_autofree char *of = g_strconcat(level, " ทั้งหมด", NULL);
        emit_sheet_heading(sheet, ticked, 14);
        emit_sheet_heading(sheet, of, 14);
    }
    emit_sheet_heading(sheet, "ระดับที่ผ่าน", 24);
    emit_sheet_heading(sheet, "คะแนน", 12);
    emit_sheet_heading(sheet, "คะแนนประเมินตนเอง", 14);
    emit_sheet_end_headings(sheet, 2);
}

void
emit_checks_sheet(EmitWorkbook *workbook, const NationResult *nation)
{
    const Method *method = find_checklist(nation->framework);
    if (!method)
        return;
    EmitSheet sheet = emit_sheet_new(workbook, "รายการตรวจ", method->names.thai);
    write_head(&sheet, method);
    for (guint u = 0; u < nation->n_units; u++) {
        const UnitResult *unit = nation->units[u];
        for (guint c = 0; c < unit->n_components; c++) {
            for (guint k = 0; k < unit->components[c].n_kpis; k++) {
                const KpiResult *result = &unit->components[c].kpis[k];
                if (strcmp(result->kpi->method, method->id) == 0)
                    write_item(&sheet, method, unit, result, nation->framework->decimals);
            }
        }
    }
    emit_sheet_end(&sheet);
}
