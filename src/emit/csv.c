#include <string.h>

#include "emit/write.h"

/* What the rows hand around. */
typedef struct {
    GString *text;
    Arena *arena;
    const NationResult *nation;
    bool begun; /* the row has a cell already */
} Csv;

/* ---- cells */

static void
add_cell(Csv *csv, const char *value)
{
    if (csv->begun)
        g_string_append_c(csv->text, ',');
    csv->begun = true;
    if (!value[strcspn(value, ",\"\r\n")]) {
        g_string_append(csv->text, value);
        return;
    }
    g_string_append_c(csv->text, '"');
    for (const char *p = value; *p; p++) {
        if (*p == '"')
            g_string_append_c(csv->text, '"');
        g_string_append_c(csv->text, *p);
    }
    g_string_append_c(csv->text, '"');
}

/* Words from a record: a spreadsheet must not take them for a formula. */
static void
add_words(Csv *csv, const char *words)
{
    if (!words)
        words = "";
    bool is_formula = *words && strchr("=+-@\t\r", *words);
    g_autofree char *safe = g_strconcat(is_formula ? "'" : "", words, NULL);
    add_cell(csv, safe);
}

static void
add_number(Csv *csv, const Decimal *value, int places)
{
    add_cell(csv, value ? decimal_format(csv->arena, value, places, DECIMAL_PLAIN) : "");
}

static void
add_whole(Csv *csv, guint value)
{
    g_autofree char *digits = g_strdup_printf("%u", value);
    add_cell(csv, value ? digits : "");
}

static void
end_row(Csv *csv)
{
    g_string_append(csv->text, "\r\n");
    csv->begun = false;
}

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
    for (guint i = 0; i < G_N_ELEMENTS(head); i++)
        add_cell(csv, head[i]);
    for (guint i = 0; i < reg->n_groupings; i++)
        add_words(csv, reg->groupings[i].names.thai);
    for (guint i = 0; i < G_N_ELEMENTS(middle); i++)
        add_cell(csv, middle[i]);
    for (guint i = 0; i < framework->n_tiers; i++)
        add_words(csv, framework->tiers[i].names.thai);
    for (guint i = 0; i < G_N_ELEMENTS(tail); i++)
        add_cell(csv, tail[i]);
    end_row(csv);
}

static void
begin_row(Csv *csv, const UnitResult *unit, const char *kind, const char *id, const char *name)
{
    add_whole(csv, (guint) csv->nation->framework->fiscal_year);
    add_cell(csv, unit->unit->code);
    add_words(csv, unit->unit->names.thai);
    for (guint i = 0; i < csv->nation->reg->n_groupings; i++) {
        const Group *group = unit->unit->groups[i];
        add_words(csv, group ? group->names.thai : "");
    }
    add_cell(csv, kind);
    add_cell(csv, id);
    add_words(csv, name);
}

static void
add_empty(Csv *csv, guint count)
{
    for (guint i = 0; i < count; i++)
        add_cell(csv, "");
}

static void
add_unit(Csv *csv, const UnitResult *unit)
{
    const Framework *framework = csv->nation->framework;
    begin_row(csv, unit, "หน่วยงาน", "", unit->unit->full_name);
    add_cell(csv, emit_status(unit->status));
    add_empty(csv, 2 + framework->n_tiers + 1);
    add_number(csv, unit->score, framework->decimals);
    add_empty(csv, 1);
    add_words(csv, unit->band ? unit->band->names.thai : "");
    add_whole(csv, unit->rank.place);
    end_row(csv);
}

static void
add_component(Csv *csv, const UnitResult *unit, const ComponentResult *component)
{
    const Framework *framework = csv->nation->framework;
    const Number *weight = &component->component->weight;
    begin_row(csv, unit, "องค์ประกอบ", component->component->id, component->component->names.thai);
    add_cell(csv, emit_status(component->status));
    add_number(csv, weight->value, weight->places);
    add_empty(csv, 1 + framework->n_tiers + 1);
    add_number(csv, component->score, framework->decimals);
    add_number(csv, component->weighted, framework->decimals);
    add_empty(csv, 2);
    end_row(csv);
}

static void
add_kpi(Csv *csv, const UnitResult *unit, const KpiResult *result)
{
    const Framework *framework = csv->nation->framework;
    const Kpi *kpi = result->kpi;
    begin_row(csv, unit, "ตัวชี้วัด", kpi->id, kpi->names.thai);
    add_cell(csv, emit_status(result->status));
    add_number(csv, result->weight, emit_places(csv->arena, result->weight, 0));
    add_words(csv, kpi->unit_of_measure);
    for (guint i = 0; i < framework->n_tiers; i++) {
        const Target *target = record_find_target(kpi, framework->tiers[i].id);
        add_number(csv, target ? target->value.value : NULL, kpi->places);
    }
    add_number(csv, kpi->result.value, kpi->places);
    add_number(csv, result->score, framework->decimals);
    add_number(csv, result->weighted, framework->decimals);
    add_words(csv, result->reached ? result->reached->names.thai : "");
    add_empty(csv, 1);
    end_row(csv);
}

GBytes *
emit_results_csv(const NationResult *nation)
{
    g_autoptr(Arena) arena = arena_new();
    Csv csv = {g_string_new("\xEF\xBB\xBF"), arena, nation, false};
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
    return g_string_free_to_bytes(csv.text);
}
