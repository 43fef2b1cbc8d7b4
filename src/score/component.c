#include "score/part.h"
#include "score/step.h"

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
    result->weighted = score_round(scoring, ROUNDED_KPI, &result->steps, step->outcome);
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
    sum = score_round(scoring, ROUNDED_COMPONENT, &component->steps, sum);
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

void
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
