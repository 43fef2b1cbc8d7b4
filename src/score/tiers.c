#include "score/method.h"
#include "score/step.h"

/* Whether the result is at least as good as @target. */
static bool
reaches(const Kpi *kpi, const Decimal *target)
{
    int order = decimal_compare(kpi->result.value, target);
    return kpi->lower_is_better ? order <= 0 : order >= 0;
}

/* The index of the highest tier reached, -1 if none. Targets are in order (framework_match()). */
static int
find_reached(const ScoreTask *task)
{
    int reached = -1;
    for (guint i = 0; i < task->framework->n_tiers; i++) {
        const Target *target = record_find_target(task->kpi, task->framework->tiers[i].id);
        if (!reaches(task->kpi, target->value.value))
            break;
        reached = (int) i;
    }
    return reached;
}

static Operand
target_of(const ScoreTask *task, const char *name, const Tier *tier)
{
    const Target *target = record_find_target(task->kpi, tier->id);
    Operand operand = score_step_given(name, target->value, task->kpi->places);
    operand.label = tier->names;
    return operand;
}

static Operand
result_of(const ScoreTask *task)
{
    return score_step_given("result", task->kpi->result, task->kpi->places);
}

/* One target decides: short of the lowest, at the highest, or no proportions between two. */
static void
take_points(const ScoreTask *task, KpiResult *result, const char *rule, const Tier *tier,
            const Decimal *points)
{
    Step *step = score_step_add(task->arena, &result->steps, rule, 2);
    step->operands[0] = result_of(task);
    step->operands[1] = target_of(task, "target", tier);
    step->outcome = points;
    result->score = points;
}

/* low.score + (high.score − low.score) × (result − low) ÷ (high − low); the signs of a target that
 * is better when lower cancel out. */
static void
interpolate(const ScoreTask *task, KpiResult *result, const Tier *low, const Tier *high)
{
    Arena *arena = task->arena;
    int decimals = task->framework->decimals;
    Step *step = score_step_add(arena, &result->steps, "tier.between", 5);
    step->operands[0] = result_of(task);
    step->operands[1] = target_of(task, "low-target", low);
    step->operands[2] = target_of(task, "high-target", high);
    step->operands[3] = score_step_value("low-score", low->score.value, decimals);
    step->operands[4] = score_step_value("high-score", high->score.value, decimals);

    const Decimal *from = step->operands[1].value, *to = step->operands[2].value;
    const Decimal *way = decimal_subtract(arena, step->operands[0].value, from);
    const Decimal *part = decimal_divide(arena, way, decimal_subtract(arena, to, from));
    const Decimal *span = decimal_subtract(arena, high->score.value, low->score.value);
    result->score = decimal_add(arena, low->score.value, decimal_multiply(arena, span, part));
    step->outcome = result->score;
}

/* Three tiers (50, 75, 100) or five levels (1–5): as many as the framework has. */
void
score_tiers(const ScoreTask *task, KpiResult *result)
{
    const Tier *tiers = task->framework->tiers;
    int last = (int) task->framework->n_tiers - 1;
    int reached = find_reached(task);
    result->reached = reached < 0 ? NULL : &tiers[reached];
    if (reached < 0) {
        const Decimal *below = task->method->below.value;
        take_points(task, result, "tier.below", &tiers[0],
                    below ? below : task->framework->minimum.value);
    } else if (reached == last) {
        take_points(task, result, "tier.top", &tiers[last], tiers[last].score.value);
    } else if (task->method->between == METHOD_STEP) {
        take_points(task, result, "tier.step", &tiers[reached], tiers[reached].score.value);
    } else {
        interpolate(task, result, &tiers[reached], &tiers[reached + 1]);
    }
}
