#include <stdlib.h>
#include <string.h>

#include "emit/write.h"

/* ---- what it is */

static void
write_family(const Emit *emit, const KpiResult *result)
{
    const Kpi *kpi = result->kpi;
    const Family *family =
        kpi->family ? framework_find_family(result->component, kpi->family) : NULL;
    if (!family)
        return;
    xml_writer_start(emit->writer, "family");
    xml_writer_attribute(emit->writer, "id", family->id);
    emit_names(emit, family->names);
    xml_writer_end(emit->writer);
}

static void
write_agenda(const Emit *emit, const Kpi *kpi)
{
    const Agenda *agenda = NULL;
    if (!kpi->joint || !framework_find_joint(emit->framework, kpi->joint, &agenda))
        return;
    xml_writer_start(emit->writer, "agenda");
    xml_writer_attribute(emit->writer, "id", agenda->id);
    emit_names(emit, agenda->names);
    xml_writer_end(emit->writer);
}

static void
write_menu(const Emit *emit, const Kpi *kpi)
{
    const Menu *menu = NULL;
    const MenuItem *item =
        kpi->menu ? framework_find_menu_item(emit->framework, kpi->menu, &menu) : NULL;
    if (!item)
        return;
    xml_writer_start(emit->writer, "menu");
    xml_writer_attribute(emit->writer, "id", menu->id);
    xml_writer_attribute(emit->writer, "item", item->id);
    xml_writer_attribute(emit->writer, "item-name", item->names.thai);
    emit_names(emit, menu->names);
    xml_writer_end(emit->writer);
}

static void
write_method(const Emit *emit, const Method *method)
{
    xml_writer_start(emit->writer, "method");
    xml_writer_attribute(emit->writer, "id", method->id);
    emit_names(emit, method->names);
    xml_writer_end(emit->writer);
}

static void
write_weight(const Emit *emit, const KpiResult *result)
{
    const Number *given = &result->kpi->weight;
    xml_writer_start(emit->writer, "weight");
    emit_number_element(emit, "given", given->value, given->places, given->line);
    emit_number_element(emit, "effective", result->weight,
                        emit_places(result->weight, given->places), 0);
    xml_writer_end(emit->writer);
}

/* ---- targets and what was reached */

static bool
is_met(const Emit *emit, const KpiResult *result, const Tier *tier)
{
    return result->reached && result->reached >= tier &&
           result->reached < emit->framework->tiers + emit->framework->n_tiers;
}

static void
start_target(const Emit *emit, const KpiResult *result, const Tier *tier)
{
    xml_writer_start(emit->writer, "target");
    xml_writer_attribute(emit->writer, "tier", tier->id);
    xml_writer_attribute(emit->writer, "name", tier->names.thai);
    xml_writer_attribute(emit->writer, "score",
                         emit_text(emit->arena, tier->score.value, emit->framework->decimals));
    if (result->score)
        xml_writer_attribute(emit->writer, "met", emit_yes(is_met(emit, result, tier)));
}

static void
write_targets(const Emit *emit, const KpiResult *result)
{
    for (guint i = 0; i < emit->framework->n_tiers; i++) {
        const Tier *tier = &emit->framework->tiers[i];
        const Target *target = record_find_target(result->kpi, tier->id);
        if (!target)
            continue;
        start_target(emit, result, tier);
        emit_number(emit, target->value.value, result->kpi->places, target->value.line);
        xml_writer_end(emit->writer);
    }
}

static void
write_milestone_target(const Emit *emit, const KpiResult *result, const Tier *tier)
{
    int needed = 0, line = 0;
    for (guint i = 0; i < result->kpi->n_milestones; i++) {
        const Milestone *milestone = &result->kpi->milestones[i];
        if (strcmp(milestone->tier, tier->id) == 0)
            needed = milestone->number, line = milestone->line;
    }
    g_autofree char *number = g_strdup_printf("%d", needed);
    g_autofree char *text = g_strdup_printf("ครบ %d ขั้นตอน", needed);
    start_target(emit, result, tier);
    xml_writer_attribute(emit->writer, "exact", number);
    xml_writer_attribute(emit->writer, "value", number);
    xml_writer_attribute(emit->writer, "text", text);
    xml_writer_attribute_int(emit->writer, "line", line);
    xml_writer_end(emit->writer);
}

static void
write_milestones(const Emit *emit, const KpiResult *result)
{
    const Kpi *kpi = result->kpi;
    for (guint i = 0; kpi->n_milestones && i < emit->framework->n_tiers; i++)
        write_milestone_target(emit, result, &emit->framework->tiers[i]);
    for (guint i = 0; i < kpi->n_milestones; i++) {
        const Milestone *milestone = &kpi->milestones[i];
        xml_writer_start(emit->writer, "milestone");
        xml_writer_attribute_int(emit->writer, "number", milestone->number);
        xml_writer_attribute(emit->writer, "tier", milestone->tier);
        xml_writer_attribute(emit->writer, "done", emit_yes(milestone->done));
        xml_writer_attribute_int(emit->writer, "line", milestone->line);
        xml_writer_text(emit->writer, milestone->text);
        xml_writer_end(emit->writer);
    }
}

/* In the method's order; a level counts when all below it are complete. */
static void
write_checks(const Emit *emit, const Kpi *kpi, const Method *method)
{
    bool open = true;
    for (guint i = 0; i < method->n_levels; i++) {
        const Checks *checks = record_find_checks(kpi, method->levels[i].id);
        if (!checks)
            continue;
        xml_writer_start(emit->writer, "checks");
        xml_writer_attribute(emit->writer, "level", checks->level);
        xml_writer_attribute(emit->writer, "name", method->levels[i].names.thai);
        xml_writer_attribute_int(emit->writer, "ticked", checks->ticked);
        xml_writer_attribute_int(emit->writer, "of", checks->of);
        if (checks->self >= 0)
            xml_writer_attribute_int(emit->writer, "self", checks->self);
        xml_writer_attribute(emit->writer, "counted", emit_yes(open && checks->ticked > 0));
        xml_writer_attribute_int(emit->writer, "line", checks->line);
        xml_writer_end(emit->writer);
        open = open && checks->ticked == checks->of;
    }
}

static void
write_marks(const Emit *emit, const Kpi *kpi)
{
    const Number *full = &kpi->full_mark, *goal = &kpi->goal;
    if (full->value)
        emit_number_element(emit, "full-mark", full->value, full->places, full->line);
    if (goal->value)
        emit_number_element(emit, "goal", goal->value, kpi->places, goal->line);
}

/* ---- results of the years */

/* What stands as this year's result: the number given, milestones done, or a checklist's score. */
static Number
result_of(const Emit *emit, const KpiResult *result)
{
    const Kpi *kpi = result->kpi;
    Number number = kpi->result;
    if (kpi->n_milestones) {
        long done = 0;
        for (guint i = 0; i < kpi->n_milestones; i++)
            done += kpi->milestones[i].done;
        number = (Number){.value = decimal_new(emit->arena, done, 1), .line = kpi->line};
    } else if (kpi->n_checks && result->score) {
        number = (Number){
            .value = result->score, .places = emit->framework->decimals, .line = kpi->line};
    }
    if (record_status_is_out(result->status))
        number.value = NULL;
    return number;
}

static int
compare_years(const void *a, const void *b)
{
    const YearValue *left = a, *right = b;
    return left->fiscal_year < right->fiscal_year ? -1 : left->fiscal_year > right->fiscal_year;
}

static void
write_year(const Emit *emit, const YearValue *year, const YearValue *before, int places)
{
    xml_writer_start(emit->writer, "year");
    xml_writer_attribute_int(emit->writer, "fiscal-year", year->fiscal_year);
    if (before && before->fiscal_year == year->fiscal_year - 1 && before->value.value &&
        year->value.value) {
        const Decimal *change =
            decimal_subtract(emit->arena, year->value.value, before->value.value);
        xml_writer_attribute(emit->writer, "change",
                             decimal_format(emit->arena, change, places, DECIMAL_SIGNED));
    }
    emit_number(emit, year->value.value, places, year->value.line);
    xml_writer_end(emit->writer);
}

static void
write_years(const Emit *emit, const KpiResult *result, const Number *current)
{
    const Kpi *kpi = result->kpi;
    guint count = kpi->n_years + 1;
    YearValue *years = ARENA_NEW_N(emit->arena, YearValue, count);
    for (guint i = 0; i < kpi->n_years; i++)
        years[i] = kpi->years[i];
    years[kpi->n_years] = (YearValue){emit->framework->fiscal_year, *current};
    qsort(years, count, sizeof *years, compare_years);
    int places = MAX(kpi->places, current->places);
    for (guint i = 0; i < count; i++)
        write_year(emit, &years[i], i ? &years[i - 1] : NULL, places);
}

static void
write_points(const Emit *emit, const KpiResult *result)
{
    xml_writer_start(emit->writer, "score");
    emit_number(emit, result->score, emit->framework->decimals, 0);
    if (result->reached) {
        xml_writer_attribute(emit->writer, "tier", result->reached->id);
        xml_writer_attribute(emit->writer, "tier-name", result->reached->names.thai);
    }
    if (result->level) {
        xml_writer_attribute(emit->writer, "level", result->level->id);
        xml_writer_attribute(emit->writer, "level-name", result->level->names.thai);
    }
    xml_writer_end(emit->writer);
}

static void
write_score(const Emit *emit, const KpiResult *result)
{
    write_points(emit, result);
    emit_number_element(emit, "weighted", result->weighted, emit->framework->decimals, 0);
}

/* What it had after the round before. */
static void
write_earlier(const Emit *emit, const Earlier *earlier)
{
    if (!earlier)
        return;
    Number result = result_of(emit, earlier->kpi);
    xml_writer_start(emit->writer, "round");
    xml_writer_attribute(emit->writer, "id", earlier->round->id);
    xml_writer_attribute(emit->writer, "status", emit_status(earlier->kpi->status));
    emit_names(emit, earlier->round->names);
    emit_number_element(emit, "result", result.value, MAX(earlier->kpi->kpi->places, result.places),
                        0);
    write_points(emit, earlier->kpi);
    xml_writer_end(emit->writer);
}

static void
write_self(const Emit *emit, const KpiResult *result)
{
    int decimals = emit->framework->decimals;
    if (!result->self_score)
        return;
    const Number *own = &result->kpi->self;
    xml_writer_start(emit->writer, "self");
    emit_number_element(emit, "result", own->value ? own->value : result->self_score,
                        own->value ? result->kpi->places : decimals, own->line);
    emit_number_element(emit, "score", result->self_score, decimals, 0);
    emit_number_element(emit, "weighted", result->self_weighted, decimals, 0);
    xml_writer_end(emit->writer);
}

static void
write_deductions(const Emit *emit, const Kpi *kpi)
{
    for (guint i = 0; i < kpi->n_deductions; i++) {
        const Deduction *deduction = &kpi->deductions[i];
        xml_writer_start(emit->writer, "deduction");
        emit_number(emit, deduction->points.value, emit->framework->decimals,
                    deduction->points.line);
        xml_writer_text(emit->writer, deduction->reason);
        xml_writer_end(emit->writer);
    }
}

/* ---- texts */

static void
write_texts(const Emit *emit, const Kpi *kpi)
{
    emit_strings(emit, "definition", "p", kpi->definition);
    emit_strings(emit, "scope", "p", kpi->scope);
    xml_writer_leaf(emit->writer, "formula", kpi->formula);
    emit_strings(emit, "collection", "p", kpi->collection);
    xml_writer_leaf(emit->writer, "source", kpi->source);
    emit_strings(emit, "performance", "p", kpi->performance);
    emit_strings(emit, "evidence", "item", kpi->evidence);
    emit_strings(emit, "obstacles", "item", kpi->obstacles);
    emit_strings(emit, "opinion", "p", kpi->opinion);
    xml_writer_leaf(emit->writer, "reason", kpi->reason);
}

static void
write_attributes(const Emit *emit, const KpiResult *result)
{
    const Kpi *kpi = result->kpi;
    xml_writer_attribute(emit->writer, "id", kpi->id);
    xml_writer_attribute(emit->writer, "number", kpi->id);
    xml_writer_attribute(emit->writer, "status", emit_status(result->status));
    xml_writer_attribute(emit->writer, "direction", kpi->lower_is_better ? "lower" : "higher");
    xml_writer_attribute(emit->writer, "joint", kpi->joint);
    xml_writer_attribute_int(emit->writer, "line", kpi->line);
}

void
emit_kpi(const Emit *emit, const KpiResult *result)
{
    const Kpi *kpi = result->kpi;
    const Method *method = framework_find_method(emit->framework, kpi->method);
    Number current = result_of(emit, result);
    xml_writer_start(emit->writer, "kpi");
    write_attributes(emit, result);
    emit_names(emit, kpi->names);
    write_family(emit, result);
    write_agenda(emit, kpi);
    write_menu(emit, kpi);
    xml_writer_leaf(emit->writer, "unit-of-measure", kpi->unit_of_measure);
    write_method(emit, method);
    write_weight(emit, result);
    write_targets(emit, result);
    write_milestones(emit, result);
    write_checks(emit, kpi, method);
    write_marks(emit, kpi);
    write_years(emit, result, &current);
    xml_writer_start(emit->writer, "result");
    xml_writer_attribute(emit->writer, "from", kpi->from);
    emit_number(emit, current.value, MAX(kpi->places, current.places), current.line);
    xml_writer_end(emit->writer);
    emit_linked(emit, kpi);
    write_earlier(emit, kpi->earlier);
    write_score(emit, result);
    write_self(emit, result);
    write_deductions(emit, kpi);
    write_texts(emit, kpi);
    emit_steps(emit, &result->steps);
    xml_writer_end(emit->writer);
}
