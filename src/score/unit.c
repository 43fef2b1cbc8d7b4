#include "score/method.h"
#include "score/score.h"
#include "score/step.h"

/* What the parts of scoring one unit hand around. */
typedef struct {
    Arena *arena;
    const Framework *framework;
    const Decimal *zero, *hundred;
} Scoring;

/* ---- a KPI */

/* Points taken off for reasons of their own, not below the scale. */
static void
deduct(const Scoring *scoring, KpiResult *result)
{
    const Kpi *kpi = result->kpi;
    if (!kpi->n_deductions)
        return;
    int decimals = scoring->framework->decimals;
    Step *step = score_step_add(scoring->arena, &result->steps, "deduct", kpi->n_deductions + 1);
    step->operands[0] = score_step_value("score", result->score, decimals);
    for (guint i = 0; i < kpi->n_deductions; i++) {
        Number points = kpi->deductions[i].points;
        step->operands[i + 1] = score_step_given("deduction", points, decimals);
        result->score = decimal_subtract(scoring->arena, result->score, points.value);
    }
    result->score = decimal_max(result->score, scoring->framework->minimum.value);
    step->outcome = result->score;
}

/* The unit's own result by the same method; its steps are not kept. */
static void
score_self(KpiResult *result, ScoreTask task)
{
    if (!result->kpi->self.value)
        return;
    Kpi kpi = *result->kpi;
    kpi.result = kpi.self;
    task.kpi = &kpi;
    KpiResult own = {.kpi = &kpi, .component = result->component};
    score_method_run(&task, &own);
    result->self_score = own.score;
}

static void
score_kpi(const Scoring *scoring, KpiResult *result)
{
    const Kpi *kpi = result->kpi;
    result->status = kpi->status;
    bool has_result = kpi->result.value || kpi->n_milestones || kpi->n_checks;
    bool is_scored = kpi->status == KPI_SCORED || (kpi->status == KPI_MONITORED && has_result);
    if (!is_scored)
        return;
    ScoreTask task = {
        .arena = scoring->arena,
        .framework = scoring->framework,
        .method = framework_find_method(scoring->framework, kpi->method),
        .kpi = kpi,
    };
    score_method_run(&task, result);
    deduct(scoring, result);
    score_self(result, task);
}

/* ---- weights */

static bool
has_weight(const KpiResult *result)
{
    return result->status == KPI_SCORED || result->status == KPI_MISSING;
}

static const Decimal *
add_weights(const Scoring *scoring, const ComponentResult *component,
            bool (*counts)(const KpiResult *))
{
    const Decimal *sum = scoring->zero;
    for (guint i = 0; i < component->n_kpis; i++) {
        if (!counts || counts(&component->kpis[i]))
            sum = decimal_add(scoring->arena, sum, component->kpis[i].kpi->weight.value);
    }
    return sum;
}

/* w × all ÷ remaining: what the cancelled KPIs weighed goes to the others in proportion. */
static void
reweight(const Scoring *scoring, KpiResult *result, const Decimal *all, const Decimal *remaining)
{
    const Decimal *given = result->kpi->weight.value;
    Step *step = score_step_add(scoring->arena, &result->steps, "reweight", 3);
    step->operands[0] = score_step_given("weight", result->kpi->weight, 0);
    step->operands[1] = score_step_value("all", all, 0);
    step->operands[2] = score_step_value("remaining", remaining, 0);
    const Decimal *factor = decimal_divide(scoring->arena, all, remaining);
    result->weight = decimal_multiply(scoring->arena, given, factor);
    step->outcome = result->weight;
}

static void
set_weights(const Scoring *scoring, ComponentResult *component)
{
    const Decimal *all = add_weights(scoring, component, NULL);
    const Decimal *remaining = add_weights(scoring, component, has_weight);
    bool same = decimal_equal(all, remaining);
    for (guint i = 0; i < component->n_kpis; i++) {
        KpiResult *result = &component->kpis[i];
        if (!has_weight(result))
            result->weight = scoring->zero;
        else if (same)
            result->weight = result->kpi->weight.value;
        else
            reweight(scoring, result, all, remaining);
    }
}

/* score × weight ÷ @whole, which is 100, or the component's weights where components are averaged.
 */
static void
set_weighted(const Scoring *scoring, KpiResult *result, const Decimal *whole)
{
    int decimals = scoring->framework->decimals;
    Step *step = score_step_add(scoring->arena, &result->steps, "weighted", 3);
    step->operands[0] = score_step_value("score", result->score, decimals);
    step->operands[1] = score_step_value("weight", result->weight, 0);
    step->operands[2] = score_step_value("whole", whole, 0);
    const Decimal *product = decimal_multiply(scoring->arena, result->score, result->weight);
    result->weighted = decimal_divide(scoring->arena, product, whole);
    step->outcome = result->weighted;
    if (result->self_score) {
        product = decimal_multiply(scoring->arena, result->self_score, result->weight);
        result->self_weighted = decimal_divide(scoring->arena, product, whole);
    }
}

/* ---- a component */

static const Decimal *
sum_weighted(const Scoring *scoring, ComponentResult *component)
{
    guint n_scored = 0;
    for (guint i = 0; i < component->n_kpis; i++)
        n_scored += component->kpis[i].weighted != NULL;
    Step *step = score_step_add(scoring->arena, &component->steps, "sum", n_scored);
    const Decimal *sum = scoring->zero;
    guint next = 0;
    for (guint i = 0; i < component->n_kpis; i++) {
        const KpiResult *result = &component->kpis[i];
        if (!result->weighted)
            continue;
        step->operands[next++] = score_step_named(result->kpi->id, result->kpi->names,
                                                  result->weighted, scoring->framework->decimals);
        sum = decimal_add(scoring->arena, sum, result->weighted);
    }
    step->outcome = sum;
    return sum;
}

/* The component's score on the KPI scale, and its share of the unit's. */
static void
finish_component(const Scoring *scoring, ComponentResult *component, const Decimal *weights)
{
    Arena *arena = scoring->arena;
    const Decimal *sum = sum_weighted(scoring, component);
    guint n = scoring->framework->n_components;
    switch (scoring->framework->aggregate) {
    case FRAMEWORK_WEIGHTED_SUM:
        component->weighted = sum;
        component->score =
            decimal_divide(arena, decimal_multiply(arena, sum, scoring->hundred), weights);
        break;
    case FRAMEWORK_MEAN:
        component->score = sum;
        component->weighted = decimal_divide(arena, sum, decimal_new(arena, (long) n, 1));
        break;
    case FRAMEWORK_MINIMUM:
        component->score = sum;
        component->weighted = sum;
        break;
    }
}

static void
score_component(const Scoring *scoring, ComponentResult *component, const RecordComponent *given)
{
    component->n_kpis = given->n_kpis;
    component->kpis = ARENA_NEW_N(scoring->arena, KpiResult, given->n_kpis);
    for (guint i = 0; i < given->n_kpis; i++) {
        component->kpis[i] = (KpiResult){.kpi = &given->kpis[i], .component = component->component};
        score_kpi(scoring, &component->kpis[i]);
        if (component->kpis[i].status == KPI_MISSING)
            component->status = KPI_MISSING;
    }

    set_weights(scoring, component);
    const Decimal *weights = add_weights(scoring, component, NULL);
    bool summed = scoring->framework->aggregate == FRAMEWORK_WEIGHTED_SUM;
    for (guint i = 0; i < component->n_kpis; i++) {
        if (component->kpis[i].status == KPI_SCORED)
            set_weighted(scoring, &component->kpis[i], summed ? scoring->hundred : weights);
    }
    if (component->status == KPI_SCORED)
        finish_component(scoring, component, weights);
}

/* ---- the unit */

static bool
takes(const Band *band, const UnitResult *unit)
{
    if (decimal_compare(unit->score, band->from.value) < 0)
        return false;
    for (guint i = 0; band->each.value && i < unit->n_components; i++) {
        if (decimal_compare(unit->components[i].score, band->each.value) < 0)
            return false;
    }
    return true;
}

static const Band *
find_band(const Framework *framework, const UnitResult *unit)
{
    if (framework->ranking == FRAMEWORK_RANKING_EXEMPT)
        return NULL;
    for (guint i = 0; i < framework->n_bands; i++) {
        if (takes(&framework->bands[i], unit))
            return &framework->bands[i];
    }
    return NULL;
}

/* The components' shares added up, or the lowest component. */
static void
combine(const Scoring *scoring, UnitResult *unit)
{
    static const char *const rules[] = {
        [FRAMEWORK_WEIGHTED_SUM] = "sum",
        [FRAMEWORK_MEAN] = "component-mean",
        [FRAMEWORK_MINIMUM] = "component-minimum",
    };
    const Framework *framework = scoring->framework;
    bool lowest = framework->aggregate == FRAMEWORK_MINIMUM;
    bool summed = framework->aggregate == FRAMEWORK_WEIGHTED_SUM;
    Step *step = score_step_add(scoring->arena, &unit->steps, rules[framework->aggregate],
                                unit->n_components);
    unit->exact = lowest ? unit->components[0].score : scoring->zero;
    for (guint i = 0; i < unit->n_components; i++) {
        const ComponentResult *component = &unit->components[i];
        step->operands[i] =
            score_step_named(component->component->id, component->component->names,
                             summed ? component->weighted : component->score, framework->decimals);
        unit->exact = lowest ? decimal_min(unit->exact, component->score)
                             : decimal_add(scoring->arena, unit->exact, component->weighted);
    }
    step->outcome = unit->exact;
}

static void
finish_unit(const Scoring *scoring, UnitResult *unit)
{
    Arena *arena = scoring->arena;
    const Framework *framework = scoring->framework;
    combine(scoring, unit);
    unit->score = decimal_round(arena, unit->exact, framework->decimals);
    Step *round = score_step_add(arena, &unit->steps, "round", 1);
    round->operands[0] = score_step_value("score", unit->exact, framework->decimals);
    round->outcome = unit->score;

    unit->band = find_band(framework, unit);
    if (unit->band) {
        Step *band = score_step_add(arena, &unit->steps, "band", 2);
        band->operands[0] = score_step_value("score", unit->score, framework->decimals);
        band->operands[1] = score_step_named("from", unit->band->names, unit->band->from.value,
                                             framework->decimals);
        band->outcome = unit->score;
    }
}

UnitResult *
score_unit(Arena *arena, const Framework *framework, const Record *record, const Unit *unit)
{
    Scoring scoring = {arena, framework, decimal_new(arena, 0, 1), decimal_new(arena, 100, 1)};
    UnitResult *result = ARENA_NEW(arena, UnitResult);
    result->record = record;
    result->unit = unit;
    result->n_components = framework->n_components;
    result->components = ARENA_NEW_N(arena, ComponentResult, framework->n_components);
    for (guint i = 0; i < framework->n_components; i++) {
        ComponentResult *component = &result->components[i];
        component->component = &framework->components[i];
        score_component(&scoring, component,
                        record_find_component(record, component->component->id));
        if (component->status == KPI_MISSING)
            result->status = KPI_MISSING;
    }
    if (result->status == KPI_SCORED)
        finish_unit(&scoring, result);
    return result;
}
