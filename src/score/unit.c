#include "score/choose.h"
#include "score/part.h"
#include "score/score.h"
#include "score/step.h"

/* Scores are banded as they are printed: the unit's, and those of its components. */
static bool
takes(const Scoring *scoring, const Band *band, const UnitResult *unit)
{
    if (decimal_compare(unit->score, band->from.value) < 0)
        return false;
    for (guint i = 0; band->each.value && i < unit->n_components; i++) {
        const Decimal *score =
            framework_round(scoring->framework, scoring->arena, unit->components[i].score);
        if (decimal_compare(score, band->each.value) < 0)
            return false;
    }
    return true;
}

static const Band *
find_band(const Scoring *scoring, const UnitResult *unit)
{
    const Framework *framework = scoring->framework;
    if (framework->ranking == FRAMEWORK_RANKING_EXEMPT)
        return NULL;
    for (guint i = 0; i < framework->n_bands; i++) {
        if (takes(scoring, &framework->bands[i], unit))
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
    unit->score = score_round(scoring, ROUNDED_UNIT, &unit->steps, unit->exact);
    unit->self_score = combine_self(scoring, unit);
    unit->band = find_band(scoring, unit);
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
