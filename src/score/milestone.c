#include <string.h>

#include "score/method.h"
#include "score/step.h"

/* How many milestones are done before the first that is not. */
static guint
count_done(const Kpi *kpi)
{
    guint done = 0;
    while (done < kpi->n_milestones && kpi->milestones[done].done)
        done++;
    return done;
}

/* How many milestones lead up to and including @tier, which has some (framework_match()). */
static guint
count_needed(const Kpi *kpi, const char *tier)
{
    guint needed = 0;
    for (guint i = 0; i < kpi->n_milestones; i++) {
        if (strcmp(kpi->milestones[i].tier, tier) == 0)
            needed = i + 1;
    }
    return needed;
}

/* The points of the highest tier all of whose milestones are done: nothing in between. */
void
score_milestone(const ScoreTask *task, KpiResult *result)
{
    const Kpi *kpi = task->kpi;
    const Decimal *below = task->method->below.value;
    result->score = below ? below : task->framework->minimum.value;
    guint done = count_done(kpi);
    for (guint i = 0; i < task->framework->n_tiers; i++) {
        const Tier *tier = &task->framework->tiers[i];
        if (done < count_needed(kpi, tier->id))
            break;
        result->reached = tier;
        result->score = tier->score.value;
    }

    Step *step = score_step_add(task->arena, &result->steps, "milestone", 2);
    step->operands[0] = score_step_value("done", decimal_new(task->arena, (long) done, 1), 0);
    step->operands[0].line = kpi->line;
    step->operands[1] =
        score_step_value("all", decimal_new(task->arena, (long) kpi->n_milestones, 1), 0);
    step->outcome = result->score;
}
