#include <string.h>

#include "emit/write.h"

/* What the paragraphs hand around. */
typedef struct {
    GString *text;
    Arena *arena;
    const Framework *framework;
    const UnitResult *unit;
} Explain;

static void
add_operand(const Explain *explain, const Operand *operand)
{
    g_string_append_printf(explain->text, "      %s = %s", operand->name,
                           emit_operand_text(explain->arena, operand));
    if (operand->line)
        g_string_append_printf(explain->text, "  (%s:%d)", explain->unit->record->name,
                               operand->line);
    g_string_append_c(explain->text, '\n');
}

/* The sentence in both languages, the formula, the unrounded fraction, and where the numbers are
 * from. */
static void
add_step(const Explain *explain, const Step *step)
{
    StepText text = emit_step_text(explain->arena, explain->framework, step);
    const Rule *rule = framework_find_rule(explain->framework, step->rule);
    g_string_append_printf(explain->text, "  [%s] %s\n", step->rule, text.thai);
    g_string_append_printf(explain->text, "      %s\n", text.english);
    g_string_append_printf(explain->text, "      %s", text.formula);
    const char *fraction = decimal_fraction(explain->arena, step->outcome);
    if (strchr(fraction, '/'))
        g_string_append_printf(explain->text, "  [%s]", fraction);
    g_string_append_c(explain->text, '\n');
    if (rule)
        g_string_append_printf(explain->text, "      rule: %s:%d (%s)\n", explain->framework->name,
                               rule->line, rule->certainty);
    for (guint i = 0; i < step->n_operands; i++)
        add_operand(explain, &step->operands[i]);
}

static void
add_steps(const Explain *explain, const Steps *steps)
{
    for (guint i = 0; i < steps->count; i++)
        add_step(explain, &steps->steps[i]);
}

static void
add_title(const Explain *explain, const char *id, Names names)
{
    g_string_append_printf(explain->text, "\n%s  %s\n", id, names.thai ? names.thai : "");
    if (names.english)
        g_string_append_printf(explain->text, "%*s  %s\n", (int) strlen(id), "", names.english);
}

static void
add_kpi(const Explain *explain, const KpiResult *result)
{
    static const char *const why[] = {
        [KPI_MISSING] = "  ยังไม่มีผลคะแนน · not yet scored\n",
        [KPI_CANCELLED] = "  ยกเลิกตัวชี้วัด · cancelled\n",
        [KPI_MONITORED] = "  ติดตามผล ไม่นำมาคิดคะแนน · monitored, not counted\n",
        [KPI_NOT_APPLICABLE] = "  ไม่ประเมินตัวชี้วัดนี้ · not applicable\n",
    };
    add_title(explain, result->kpi->id, result->kpi->names);
    if (result->status != KPI_SCORED)
        g_string_append(explain->text, why[result->status]);
    if (result->kpi->from)
        g_string_append_printf(explain->text, "  ผลจากการประเมิน · result from: %s\n",
                               result->kpi->from);
    if (result->kpi->reason)
        g_string_append_printf(explain->text, "  %s\n", result->kpi->reason);
    add_steps(explain, &result->steps);
}

static void
add_unit(const Explain *explain)
{
    const UnitResult *unit = explain->unit;
    for (guint c = 0; c < unit->n_components; c++) {
        const ComponentResult *component = &unit->components[c];
        for (guint k = 0; k < component->n_kpis; k++)
            add_kpi(explain, &component->kpis[k]);
        add_title(explain, component->component->id, component->component->names);
        add_steps(explain, &component->steps);
    }
    add_title(explain, unit->unit->code, unit->unit->names);
    if (unit->status == KPI_SCORED)
        add_steps(explain, &unit->steps);
    else
        g_string_append(explain->text, "  ยังมีตัวชี้วัดที่รอผล จึงยังไม่มีคะแนนภาพรวม · "
                                       "a result is still awaited, so there is no overall score\n");
}

char *
emit_explain(const NationResult *nation, const UnitResult *unit, const char *kpi)
{
    const KpiResult *one = kpi ? result_find_kpi(unit, kpi) : NULL;
    if (kpi && !one)
        return NULL;

    g_autoptr(Arena) arena = arena_new();
    Explain explain = {g_string_new(NULL), arena, nation->framework, unit};
    g_string_append_printf(explain.text, "%s  %s · %s · %s\n", unit->unit->code,
                           unit->unit->full_name, unit->record->name, nation->framework->name);
    if (one)
        add_kpi(&explain, one);
    else
        add_unit(&explain);
    return g_string_free(explain.text, FALSE);
}
