#include "score/choose.h"
#include "score/method.h"
#include "score/score.h"
#include "score/step.h"

/* What the parts of scoring one unit hand around. */
typedef struct {
    Arena *arena;
    const Framework *framework;
    const Decimal *zero;
} Scoring;

/* Rounds @value, and writes it down, if the framework rounds numbers of this kind. */
static const Decimal *
round_at(const Scoring *scoring, FrameworkRounded kind, Steps *steps, const Decimal *value)
{
    const Framework *framework = scoring->framework;
    if (framework->rounded < kind)
        return value;
    Step *step = score_step_add(scoring->arena, steps, "round", 1);
    step->operands[0] = score_step_value("score", value, framework->decimals);
    step->outcome = framework_round(framework, scoring->arena, value);
    return step->outcome;
}

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

/* What the method says no score goes beyond. */
static void
keep_within(const Scoring *scoring, KpiResult *result, const char *rule, const Number *limit,
            bool is_cap)
{
    const Decimal *score = result->score;
    if (!limit->value)
        return;
    result->score = is_cap ? decimal_min(score, limit->value) : decimal_max(score, limit->value);
    if (decimal_equal(result->score, score))
        return;
    Step *step = score_step_add(scoring->arena, &result->steps, rule, 2);
    step->operands[0] = score_step_value("score", score, scoring->framework->decimals);
    step->operands[1] = score_step_value("limit", limit->value, limit->places);
    step->outcome = result->score;
}

static void
run_method(const Scoring *scoring, const ScoreTask *task, KpiResult *result)
{
    score_method_run(task, result);
    keep_within(scoring, result, "cap", &task->method->cap, true);
    keep_within(scoring, result, "floor", &task->method->floor, false);
}

/* The boxes as the unit itself ticked them; false if it has not said. */
static bool
take_own_checks(Arena *arena, Kpi *kpi)
{
    kpi->checks = arena_memdup(arena, kpi->checks, kpi->n_checks * sizeof *kpi->checks);
    bool said = kpi->n_checks > 0;
    for (guint i = 0; i < kpi->n_checks; i++) {
        said = said && kpi->checks[i].self >= 0;
        kpi->checks[i].ticked = kpi->checks[i].self;
    }
    return said;
}

/* The unit's own result by the same method; its steps are not kept. */
static void
score_self(const Scoring *scoring, KpiResult *result, ScoreTask task)
{
    Kpi kpi = *result->kpi;
    if (!kpi.self.value && !(kpi.n_checks && take_own_checks(scoring->arena, &kpi)))
        return;
    kpi.result = kpi.self;
    task.kpi = &kpi;
    KpiResult own = {.kpi = &kpi, .component = result->component};
    run_method(scoring, &task, &own);
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
    run_method(scoring, &task, result);
    deduct(scoring, result);
    score_self(scoring, result, task);
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

/* score × weight ÷ @whole, the weights of all components, or of its own where they are averaged. */
static void
set_weighted(const Scoring *scoring, KpiResult *result, const Decimal *whole)
{
    int decimals = scoring->framework->decimals;
    Step *step = score_step_add(scoring->arena, &result->steps, "weighted", 3);
    step->operands[0] = score_step_value("score", result->score, decimals);
    step->operands[1] = score_step_value("weight", result->weight, 0);
    step->operands[2] = score_step_value("whole", whole, 0);
    const Decimal *product = decimal_multiply(scoring->arena, result->score, result->weight);
    step->outcome = decimal_divide(scoring->arena, product, whole);
    result->weighted = round_at(scoring, ROUNDED_KPI, &result->steps, step->outcome);
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
    const Framework *framework = scoring->framework;
    const Decimal *sum = sum_weighted(scoring, component);
    sum = round_at(scoring, ROUNDED_COMPONENT, &component->steps, sum);
    guint n = framework->n_components;
    switch (framework->aggregate) {
    case FRAMEWORK_WEIGHTED_SUM:
        component->weighted = sum;
        component->score =
            decimal_divide(arena, decimal_multiply(arena, sum, framework->whole), weights);
        break;
    case FRAMEWORK_MEAN:
        component->score = sum;
        component->weighted = decimal_divide(arena, sum, decimal_new(arena, (long) n, 1));
        break;
    case FRAMEWORK_MINIMUM:
    case FRAMEWORK_MAJORITY:
        component->score = sum;
        component->weighted = sum;
        break;
    }
}

/* By its own results, where the unit gave any; what it says nothing of is taken as it was found. */
static void
add_self(const Scoring *scoring, ComponentResult *component, const Decimal *weights)
{
    Arena *arena = scoring->arena;
    const Decimal *sum = scoring->zero;
    bool said = false;
    for (guint i = 0; i < component->n_kpis && component->score; i++) {
        const KpiResult *result = &component->kpis[i];
        if (result->status != KPI_SCORED)
            continue;
        const Decimal *score = result->self_score ? result->self_score : result->score;
        said = said || result->self_score;
        sum = decimal_add(arena, sum, decimal_multiply(arena, score, result->weight));
    }
    if (said)
        component->self_score = decimal_divide(arena, sum, weights);
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
            set_weighted(scoring, &component->kpis[i],
                         summed ? scoring->framework->whole : weights);
    }
    if (component->status == KPI_SCORED)
        finish_component(scoring, component, weights);
    add_self(scoring, component, weights);
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

/* The components' shares added up, or the score of the component that decides. */
static void
combine(const Scoring *scoring, UnitResult *unit)
{
    const Framework *framework = scoring->framework;
    const FrameworkAggregation *how = &framework_aggregations[framework->aggregate];
    guint n = unit->n_components;
    bool summed = framework->aggregate == FRAMEWORK_WEIGHTED_SUM;
    Step *step = score_step_add(scoring->arena, &unit->steps, how->rule, n);
    g_autofree const Decimal **scores = g_new(const Decimal *, n);
    const Decimal *sum = scoring->zero;
    for (guint i = 0; i < n; i++) {
        const ComponentResult *component = &unit->components[i];
        step->operands[i] =
            score_step_named(component->component->id, component->component->names,
                             summed ? component->weighted : component->score, framework->decimals);
        scores[i] = component->score;
        sum = decimal_add(scoring->arena, sum, component->weighted);
    }
    unit->exact = how->is_chosen ? score_choose(framework->aggregate, scores, n) : sum;
    step->outcome = unit->exact;
}

/* As combine() and rounded, of the components by the unit's own results; NULL if it gave none. */
static const Decimal *
combine_self(const Scoring *scoring, const UnitResult *unit)
{
    Arena *arena = scoring->arena;
    const Framework *framework = scoring->framework;
    g_autofree const Decimal **scores = g_new(const Decimal *, unit->n_components);
    const Decimal *sum = scoring->zero, *whole = scoring->zero;
    bool said = false;
    for (guint i = 0; i < unit->n_components; i++) {
        const ComponentResult *component = &unit->components[i];
        bool summed = framework->aggregate == FRAMEWORK_WEIGHTED_SUM;
        const Decimal *weight =
            summed ? component->component->weight.value : decimal_new(arena, 1, 1);
        said = said || component->self_score;
        scores[i] = component->self_score ? component->self_score : component->score;
        sum = decimal_add(arena, sum, decimal_multiply(arena, scores[i], weight));
        whole = decimal_add(arena, whole, weight);
    }
    if (!said)
        return NULL;
    const Decimal *overall = framework_aggregations[framework->aggregate].is_chosen
                                 ? score_choose(framework->aggregate, scores, unit->n_components)
                                 : decimal_divide(arena, sum, whole);
    return framework_round(framework, arena, overall);
}

static void
finish_unit(const Scoring *scoring, UnitResult *unit)
{
    Arena *arena = scoring->arena;
    const Framework *framework = scoring->framework;
    combine(scoring, unit);
    unit->score = round_at(scoring, ROUNDED_UNIT, &unit->steps, unit->exact);
    unit->self_score = combine_self(scoring, unit);
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
    Scoring scoring = {arena, framework, decimal_new(arena, 0, 1)};
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
