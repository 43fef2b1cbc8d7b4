#include "score/method.h"
#include "score/step.h"

/* result ÷ goal in percent; where lower is better, as much above 100 as the result is below its
 * goal. */
static const Decimal *
percent_achieved(const ScoreTask *task)
{
    Arena *arena = task->arena;
    const Decimal *hundred = decimal_new(arena, 100, 1);
    const Decimal *share = decimal_divide(arena, task->kpi->result.value, task->kpi->goal.value);
    const Decimal *percent = decimal_multiply(arena, share, hundred);
    if (!task->kpi->lower_is_better)
        return percent;
    return decimal_subtract(arena, decimal_new(arena, 200, 1), percent);
}

static bool
is_passed(const Threshold *threshold, const Decimal *percent)
{
    int order = decimal_compare(percent, threshold->percent.value);
    return threshold->above ? order > 0 : order >= 0;
}

/* The points of the highest threshold passed; below all of them, so many points a percent. */
void
score_achievement(const ScoreTask *task, KpiResult *result)
{
    const Kpi *kpi = task->kpi;
    const Decimal *percent = percent_achieved(task);
    Step *step = score_step_add(task->arena, &result->steps, "achievement", 3);
    step->operands[0] = score_step_given("result", kpi->result, kpi->places);
    step->operands[1] = score_step_given("goal", kpi->goal, kpi->places);
    step->operands[2] = score_step_value("percent", percent, 2);

    result->score = decimal_multiply(task->arena, percent, task->method->per_percent.value);
    result->score = decimal_max(result->score, task->framework->minimum.value);
    for (guint i = task->method->n_thresholds; i-- > 0;) {
        if (is_passed(&task->method->thresholds[i], percent))
            result->score = task->method->thresholds[i].points.value;
    }
    step->outcome = result->score;
}
