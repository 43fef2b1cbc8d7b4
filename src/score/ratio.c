#include "score/method.h"
#include "score/step.h"

/* The result's share of its full mark, on the framework's scale: 437.50 of 500 is 87.50 of 100. */
void
score_ratio(const ScoreTask *task, KpiResult *result)
{
    const Kpi *kpi = task->kpi;
    const Number *full = &task->method->full;
    const Decimal *scale = full->value ? full->value : task->framework->maximum.value;
    Step *step = score_step_add(task->arena, &result->steps, "ratio", 3);
    step->operands[0] = score_step_given("result", kpi->result, kpi->places);
    step->operands[1] = score_step_given("full-mark", kpi->full_mark, kpi->full_mark.places);
    step->operands[2] = score_step_value("scale", scale, 0);

    const Decimal *share = decimal_divide(task->arena, kpi->result.value, kpi->full_mark.value);
    result->score = decimal_multiply(task->arena, share, scale);
    step->outcome = result->score;
}
