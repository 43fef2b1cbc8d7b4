#include "emit/workbook.h"

/* The first sheet of results.xlsx: how many units are in each band, means, and the same by group.
 */

#define SUMMARY "สรุป"

enum {
    BAND_COLUMN = 0,
    COUNT_COLUMN = 1,
    FIRST_BAND_COLUMN = 3, /* of a grouping's table */
    CHART_COLUMN = 4,
    CHART_ROW = 2,
    BELOW_CHART = 15, /* row */
};

static void
write_share(EmitSheet *sheet, const char *name, guint units, guint total)
{
    emit_sheet_text(sheet, name, EMIT_PLAIN);
    emit_sheet_whole(sheet, units, EMIT_PLAIN);
    g_autofree char *formula =
        g_strdup_printf("=IF(%u=0,0,B%u/%u*100)", total, sheet->row + 1, total);
    emit_sheet_formula(sheet, formula, total ? 100.0 * units / total : 0, 2, EMIT_PLAIN);
    emit_sheet_end_row(sheet);
}

static void
write_chart(const EmitSheet *sheet, guint first, guint last)
{
    lxw_chart *chart = workbook_add_chart(sheet->workbook->book, LXW_CHART_COLUMN);
    lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
    chart_series_set_categories(series, SUMMARY, first, BAND_COLUMN, last, BAND_COLUMN);
    chart_series_set_values(series, SUMMARY, first, COUNT_COLUMN, last, COUNT_COLUMN);
    lxw_chart_fill fill = {.color = 0x595959}; /* prints well in black and white */
    chart_series_set_fill(series, &fill);
    chart_series_set_labels(series);
    chart_title_set_name(chart, "จำนวนหน่วยงานตามระดับผลการประเมิน");
    chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    lxw_chart_options options = {
        .object_position = LXW_OBJECT_MOVE_AND_SIZE,
        .description = (char *) "แผนภูมิจำนวนหน่วยงานในแต่ละระดับผลการประเมิน",
    };
    worksheet_insert_chart_opt(sheet->sheet, CHART_ROW, CHART_COLUMN, chart, &options);
}

static void
write_bands(const NationResult *nation, EmitSheet *sheet)
{
    const Tally *all = &nation->all;
    guint first = sheet->row;
    for (guint i = 0; i < nation->framework->n_bands; i++)
        write_share(sheet, nation->framework->bands[i].names.thai, all->by_band[i], all->total);
    if (all->unscored)
        write_share(sheet, "ไม่จัดระดับหรือยังไม่มีคะแนน", all->unscored, all->total);
    if (sheet->row == first)
        return;
    write_chart(sheet, first, sheet->row - 1);

    emit_sheet_text(sheet, "รวม", EMIT_BOLD);
    g_autofree char *count = g_strdup_printf("=SUM(B%u:B%u)", first + 1, sheet->row);
    g_autofree char *percent = g_strdup_printf("=SUM(C%u:C%u)", first + 1, sheet->row);
    emit_sheet_formula(sheet, count, all->total, 0, EMIT_BOLD);
    emit_sheet_formula(sheet, percent, all->total ? 100 : 0, 2, EMIT_BOLD);
    emit_sheet_end_row(sheet);
}

static void
write_figure(EmitSheet *sheet, const char *name, const Decimal *value, int places)
{
    emit_sheet_text(sheet, name, EMIT_PLAIN);
    emit_sheet_number(sheet, value, places);
    emit_sheet_end_row(sheet);
}

static void
write_extreme(EmitSheet *sheet, const char *what, const UnitResult *unit, int places)
{
    if (!unit)
        return;
    g_autofree char *name = g_strdup_printf("%s: %s", what, unit->unit->names.thai);
    write_figure(sheet, name, unit->score, places);
}

static void
write_means(const NationResult *nation, EmitSheet *sheet)
{
    int places = nation->framework->decimals;
    write_figure(sheet, "คะแนนเฉลี่ย", nation->all.mean, places);
    write_extreme(sheet, "คะแนนสูงสุด", nation->all.highest, places);
    write_extreme(sheet, "คะแนนต่ำสุด", nation->all.lowest, places);
    for (guint i = 0; i < nation->framework->n_components; i++)
        write_figure(sheet, nation->framework->components[i].names.thai,
                     nation->means.components[i].mean, places);
}

static void
write_group(const NationResult *nation, EmitSheet *sheet, const Group *group, const Tally *tally)
{
    emit_sheet_text(sheet, group->names.thai, EMIT_PLAIN);
    emit_sheet_whole(sheet, tally->total, EMIT_PLAIN);
    emit_sheet_number(sheet, tally->mean, nation->framework->decimals);
    for (guint i = 0; i < nation->framework->n_bands; i++)
        emit_sheet_whole(sheet, tally->by_band[i], EMIT_PLAIN);
    emit_sheet_end_row(sheet);
}

static void
write_groups(const NationResult *nation, EmitSheet *sheet, guint index)
{
    const Grouping *grouping = &nation->reg->groupings[index];
    emit_sheet_end_row(sheet);
    emit_sheet_text(sheet, grouping->names.thai, EMIT_HEADING);
    emit_sheet_text(sheet, "จำนวน", EMIT_HEADING);
    emit_sheet_text(sheet, "คะแนนเฉลี่ย", EMIT_HEADING);
    for (guint i = 0; i < nation->framework->n_bands; i++)
        emit_sheet_text(sheet, nation->framework->bands[i].names.thai, EMIT_HEADING);
    emit_sheet_end_row(sheet);
    for (guint i = 0; i < grouping->n_groups; i++)
        write_group(nation, sheet, &grouping->groups[i], &nation->groups[index][i]);
}

void
emit_summary_sheet(EmitWorkbook *workbook, const NationResult *nation)
{
    EmitSheet sheet = emit_sheet_new(workbook, SUMMARY, nation->framework->title.thai);
    emit_sheet_heading(&sheet, "ระดับผลการประเมิน", 60);
    emit_sheet_heading(&sheet, "จำนวน", 14);
    emit_sheet_heading(&sheet, "ร้อยละ", 14);
    emit_sheet_end_row(&sheet);
    emit_sheet_set_widths(&sheet, FIRST_BAND_COLUMN, FIRST_BAND_COLUMN + 5, 18);
    write_bands(nation, &sheet);
    emit_sheet_end_row(&sheet);
    write_means(nation, &sheet);
    sheet.row = MAX(sheet.row, BELOW_CHART);
    for (guint i = 0; i < nation->reg->n_groupings; i++)
        write_groups(nation, &sheet, i);
}
