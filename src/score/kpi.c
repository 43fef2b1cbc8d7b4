#include "score/method.h"
#include "score/part.h"
#include "score/step.h"

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

/* What the method says no score goes beyond: a cap leaves the lesser of two, a floor the greater.
 */
static void
keep_within(const Scoring *scoring, KpiResult *result, const char *rule, const Number *limit,
            const Decimal *(*nearer)(const Decimal *, const Decimal *) )
{
    const Decimal *score = result->score;
    if (!limit->value)
        return;
    result->score = nearer(score, limit->value);
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
    keep_within(scoring, result, "cap", &task->method->cap, decimal_min);
    keep_within(scoring, result, "floor", &task->method->floor, decimal_max);
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

void
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
