#include "score/method.h"
#include "score/step.h"

/* A score that another evaluation has given on the framework's scale already. */
void
score_given(const ScoreTask *task, KpiResult *result)
{
    const Framework *framework = task->framework;
    Step *step = score_step_add(task->arena, &result->steps, "given", 1);
    step->operands[0] = score_step_given("result", task->kpi->result, task->kpi->places);
    result->score = decimal_min(task->kpi->result.value, framework->maximum.value);
    result->score = decimal_max(result->score, framework->minimum.value);
    step->outcome = result->score;
}
