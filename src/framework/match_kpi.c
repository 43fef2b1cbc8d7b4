#include "framework/match_kpi.h"

#include <string.h>

#include "framework/amount.h"
#include "model/method.h"

static void
report(const Match *match, DiagId id, int line, const Kpi *kpi, const char *second)
{
    diag_add(match->diag, id, framework_match_place(match, line), kpi->id, second, NULL);
}

/* As report(), with what might have been written instead: VALUE_LIST(). */
static void
report_others(const Match *match, DiagId id, int line, const Kpi *kpi, const char *given,
              const char *others)
{
    diag_add(match->diag, id, framework_match_place(match, line), kpi->id, given, others, NULL);
}

static char *
print_value(const Match *match, Number number)
{
    return decimal_format(match->scratch, number.value, number.places, DECIMAL_GROUPED);
}

static int
line_or(int line, const Kpi *kpi)
{
    return line ? line : kpi->line;
}

/* ---- targets */

static void
match_target_order(const Match *match, const Kpi *kpi, const Target *before, const Target *target)
{
    int order = decimal_compare(target->value.value, before->value.value);
    if (kpi->lower_is_better)
        order = -order;
    if (order <= 0)
        diag_add(match->diag, DIAG_ID_TARGET_ORDER,
                 framework_match_place(match, target->value.line), kpi->id, target->tier,
                 kpi->lower_is_better ? "<" : ">", NULL);
}

static void
match_targets(const Match *match, const Kpi *kpi)
{
    for (guint i = 0; i < kpi->n_targets; i++) {
        const Target *target = &kpi->targets[i];
        if (!framework_find_tier(match->framework, target->tier))
            report_others(
                match, DIAG_ID_TARGET_TIER, target->value.line, kpi, target->tier,
                VALUE_LIST(match->scratch, match->framework->tiers, match->framework->n_tiers));
    }

    const Target *before = NULL;
    for (guint i = 0; i < match->framework->n_tiers; i++) {
        const Tier *tier = &match->framework->tiers[i];
        const Target *target = record_find_target(kpi, tier->id);
        if (target && target->value.is_unread)
            continue;
        if (!target || !target->value.value) {
            report(match, DIAG_ID_TARGET_MISSING, kpi->line, kpi, tier->names.thai);
            continue;
        }
        if (before)
            match_target_order(match, kpi, before, target);
        before = target;
    }
}

/* ---- results */

/* The most that a result by a method of @needs can be; NULL if there is no such limit. */
static const Number *
find_full_mark(const Match *match, const Kpi *kpi, int needs)
{
    if (needs & METHOD_NEEDS_FULL_MARK)
        return &kpi->full_mark;
    return needs & METHOD_NEEDS_SCORE ? &match->framework->maximum : NULL;
}

static bool
is_near(const Match *match, const Kpi *kpi, const Number *other, bool *compared)
{
    if (!other->value)
        return false;
    *compared = true;
    return framework_amount_is_near(match->scratch, kpi->result.value, other->value);
}

/* A result that is far from all that can be told of it is likely in another unit. */
static void
match_magnitude(const Match *match, const Kpi *kpi, int needs)
{
    bool compared = false;
    const Number *full = find_full_mark(match, kpi, needs);
    bool near = (full && is_near(match, kpi, full, &compared)) ||
                ((needs & METHOD_NEEDS_GOAL) && is_near(match, kpi, &kpi->goal, &compared));
    for (guint i = 0; i < kpi->n_targets && !near; i++)
        near = is_near(match, kpi, &kpi->targets[i].value, &compared);
    for (guint i = 0; i < kpi->n_years && !near; i++)
        near = is_near(match, kpi, &kpi->years[i].value, &compared);
    if (compared && !near)
        report(match, DIAG_ID_RESULT_MAGNITUDE, kpi->result.line, kpi,
               print_value(match, kpi->result));
}

static void
match_range(const Match *match, const Kpi *kpi, const Number *result, const Number *least,
            const Number *most)
{
    if (!result->value || (decimal_compare(result->value, least->value) >= 0 &&
                           decimal_compare(result->value, most->value) <= 0))
        return;
    g_autofree char *range =
        g_strdup_printf("%s–%s", print_value(match, *least), print_value(match, *most));
    diag_add(match->diag, DIAG_ID_RESULT_RANGE, framework_match_place(match, result->line), kpi->id,
             print_value(match, *result), range, NULL);
}

/* Results, the unit's own too, that are marks out of a full one or scores of the framework's scale.
 */
static void
match_marks(const Match *match, const Kpi *kpi, int needs)
{
    const Number zero = {.value = decimal_new(match->scratch, 0, 1)};
    const Number *full = find_full_mark(match, kpi, needs);
    if (!full)
        return;
    if (!full->value || decimal_sign(full->value) <= 0) {
        report(match, DIAG_ID_FULL_MARK, line_or(full->line, kpi), kpi, NULL);
        return;
    }
    const Number *least = needs & METHOD_NEEDS_SCORE ? &match->framework->minimum : &zero;
    match_range(match, kpi, &kpi->result, least, full);
    match_range(match, kpi, &kpi->self, least, full);
}

static void
match_result(const Match *match, const Kpi *kpi, int needs)
{
    if (!kpi->result.line && !kpi->from && !record_status_is_out(kpi->status))
        report(match, DIAG_ID_KPI_NO_RESULT, kpi->line, kpi, NULL);
    if (kpi->result.value)
        match_magnitude(match, kpi, needs);
    match_marks(match, kpi, needs);
}

void
framework_match_years(const Match *match, DiagId id, const char *of, const YearValue *years,
                      guint count)
{
    int this_year = match->framework->fiscal_year;
    for (guint i = 0; i < count; i++) {
        int year = years[i].fiscal_year;
        bool again = false;
        for (guint k = 0; k < i; k++)
            again = again || years[k].fiscal_year == year;
        if (!again && year < this_year && year > this_year - 100)
            continue;
        g_autofree char *given = g_strdup_printf("%d", year);
        g_autofree char *limit = g_strdup_printf("%d", this_year);
        diag_add(match->diag, id, framework_match_place(match, years[i].value.line), of, given,
                 limit, NULL);
    }
}

/* ---- milestones and checklists */

/* Every tier has milestones of its own, in the order of the tiers. */
static void
match_milestones(const Match *match, const Kpi *kpi)
{
    guint next = 0;
    bool gap = false;
    for (guint t = 0; t < match->framework->n_tiers; t++) {
        const Tier *tier = &match->framework->tiers[t];
        guint start = next;
        while (next < kpi->n_milestones && strcmp(kpi->milestones[next].tier, tier->id) == 0)
            next++;
        if (next == start)
            report(match, DIAG_ID_MILESTONE_TIER, kpi->line, kpi, tier->names.thai);
    }
    if (next < kpi->n_milestones)
        report(match, DIAG_ID_MILESTONE_TIER, kpi->milestones[next].line, kpi,
               kpi->milestones[next].tier);

    for (guint i = 0; i < kpi->n_milestones; i++) {
        const Milestone *milestone = &kpi->milestones[i];
        if (milestone->done && gap) {
            g_autofree char *number = g_strdup_printf("%d", milestone->number);
            report(match, DIAG_ID_MILESTONE_GAP, milestone->line, kpi, number);
        }
        gap = gap || !milestone->done;
    }
}

/* What a form asks and nobody answered is neither done nor undone. */
static void
match_answers(const Match *match, const Kpi *kpi)
{
    for (guint i = 0; i < kpi->n_milestones; i++) {
        if (kpi->milestones[i].is_unsaid)
            report(match, DIAG_ID_KPI_UNSAID, kpi->milestones[i].line, kpi,
                   kpi->milestones[i].text);
    }
    for (guint i = 0; i < kpi->n_checks; i++) {
        if (kpi->checks[i].is_unsaid)
            report(match, DIAG_ID_KPI_UNSAID, kpi->checks[i].line, kpi, kpi->checks[i].level);
    }
}

static guint
count_checks(const Kpi *kpi, const char *level)
{
    guint count = 0;
    for (guint i = 0; i < kpi->n_checks; i++)
        count += strcmp(kpi->checks[i].level, level) == 0;
    return count;
}

static void
match_checks(const Match *match, const Kpi *kpi, const Method *method)
{
    for (guint i = 0; i < kpi->n_checks; i++) {
        const Checks *checks = &kpi->checks[i];
        if (!framework_find_level(method, checks->level) || checks->ticked > checks->of ||
            checks->self > checks->of || checks->of < 1)
            report(match, DIAG_ID_CHECKS_LEVEL, checks->line, kpi, checks->level);
    }
    for (guint i = 0; i < method->n_levels; i++) {
        if (count_checks(kpi, method->levels[i].id) != 1)
            report(match, DIAG_ID_CHECKS_LEVEL, kpi->line, kpi, method->levels[i].id);
    }
}

/* ---- a KPI */

static void
match_weight(const Match *match, const Component *component, const Kpi *kpi)
{
    if (!kpi->weight.value && (!kpi->weight.line || kpi->weight.is_unread))
        return; /* said when it was read */
    int sign = kpi->weight.value ? decimal_sign(kpi->weight.value) : -1;
    if (kpi->status == KPI_MONITORED && sign != 0)
        report(match, DIAG_ID_KPI_MONITOR_WEIGHT, kpi->weight.line, kpi, NULL);
    if (kpi->status == KPI_MONITORED)
        return;
    const Number *due = &component->kpi_weight;
    if (sign <= 0)
        report(match, DIAG_ID_KPI_WEIGHT, kpi->weight.line, kpi, NULL);
    else if (due->value && !decimal_equal(kpi->weight.value, due->value))
        report_others(match, DIAG_ID_KPI_WEIGHT_DUE, kpi->weight.line, kpi,
                      print_value(match, kpi->weight), print_value(match, *due));
}

static void
match_names(const Match *match, const Component *component, const Kpi *kpi)
{
    if (record_find_kpi(match->record, kpi->id) != kpi)
        diag_add(match->diag, DIAG_ID_DUPLICATE_ID, framework_match_place(match, kpi->line),
                 kpi->id, NULL);
    if (component->n_families && (!kpi->family || !framework_find_family(component, kpi->family)))
        report_others(match, DIAG_ID_KPI_FAMILY, kpi->line, kpi, kpi->family ? kpi->family : "",
                      VALUE_LIST(match->scratch, component->families, component->n_families));
    if (!kpi->joint)
        return;
    const JointKpi *joint = framework_find_joint(match->framework, kpi->joint, NULL);
    if (!joint)
        report(match, DIAG_ID_JOINT_UNKNOWN, kpi->line, kpi, kpi->joint);
    else if (register_find_unit(match->reg, match->record->unit) &&
             !framework_carries(joint, match->record->unit))
        diag_add(match->diag, DIAG_ID_JOINT_CARRIER, framework_match_place(match, kpi->line),
                 kpi->id, kpi->joint, match->record->unit, NULL);
}

/* What a unit proposes in a family of the menu must be on it; elsewhere a KPI may be from it. */
static void
match_menu(const Match *match, const Component *component, const Kpi *kpi)
{
    const Family *family = kpi->family ? framework_find_family(component, kpi->family) : NULL;
    bool is_asked = family && family->from_menu;
    if (kpi->menu ? !framework_find_menu_item(match->framework, kpi->menu, NULL) : is_asked)
        report(match, DIAG_ID_KPI_MENU, kpi->line, kpi, kpi->menu ? kpi->menu : "-");
}

static void
match_by_method(const Match *match, const Kpi *kpi, const Method *method)
{
    int needs = method_needs(method_find(method->function));
    if (needs & METHOD_NEEDS_TARGETS)
        match_targets(match, kpi);
    if (needs & METHOD_NEEDS_RESULT)
        match_result(match, kpi, needs);
    if (!(needs & METHOD_NEEDS_RESULT) && kpi->result.value)
        report(match, DIAG_ID_RESULT_UNUSED, kpi->result.line, kpi,
               print_value(match, kpi->result));
    if ((needs & METHOD_NEEDS_GOAL) && (!kpi->goal.value || decimal_sign(kpi->goal.value) <= 0))
        report(match, DIAG_ID_GOAL, line_or(kpi->goal.line, kpi), kpi, NULL);
    if (needs & METHOD_NEEDS_MILESTONES)
        match_milestones(match, kpi);
    if (needs & METHOD_NEEDS_CHECKS)
        match_checks(match, kpi, method);
    if (!record_status_is_out(kpi->status))
        match_answers(match, kpi);
}

static void
match_deductions(const Match *match, const Kpi *kpi)
{
    for (guint i = 0; i < kpi->n_deductions; i++) {
        const Number *points = &kpi->deductions[i].points;
        if (!points->value || decimal_sign(points->value) <= 0)
            report(match, DIAG_ID_DEDUCTION, points->line, kpi, NULL);
    }
    if (kpi->n_deductions && !framework_find_rule(match->framework, "deduct"))
        diag_add(match->diag, DIAG_ID_FRAMEWORK_RULE, framework_match_place(match, kpi->line),
                 "deduct", NULL);
}

void
framework_match_kpi(const Match *match, const Component *component, const Kpi *kpi)
{
    const Method *method = framework_find_method(match->framework, kpi->method);
    match_names(match, component, kpi);
    match_menu(match, component, kpi);
    match_weight(match, component, kpi);
    framework_match_years(match, DIAG_ID_KPI_YEAR, kpi->id, kpi->years, kpi->n_years);
    match_deductions(match, kpi);
    if (method)
        match_by_method(match, kpi, method);
    else
        report_others(
            match, DIAG_ID_KPI_METHOD, kpi->line, kpi, kpi->method,
            VALUE_LIST(match->scratch, match->framework->methods, match->framework->n_methods));
    bool is_given = kpi->result.line || kpi->from;
    bool is_dash = kpi->status == KPI_MISSING && is_given && !kpi->result.is_unread;
    if ((record_status_is_out(kpi->status) || is_dash) && !kpi->reason)
        report(match, DIAG_ID_KPI_NO_REASON, kpi->line, kpi, NULL);
}
