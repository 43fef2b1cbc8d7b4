#include "score/method.h"
#include "score/step.h"

/* Each level's boxes share its points; a level counts only when all boxes below it are ticked. */
void
score_checklist(const ScoreTask *task, KpiResult *result)
{
    Arena *arena = task->arena;
    int decimals = task->framework->decimals;
    guint n_levels = task->method->n_levels;
    Step *step = score_step_add(arena, &result->steps, "checklist", n_levels);
    bool open = true;
    result->score = task->framework->minimum.value;
    for (guint i = 0; i < n_levels; i++) {
        const CheckLevel *level = &task->method->levels[i];
        const Checks *checks = record_find_checks(task->kpi, level->id);
        long counted = open ? checks->ticked : 0;
        const Decimal *part = decimal_new(arena, counted, (unsigned long) checks->of);
        const Decimal *points = decimal_multiply(arena, level->points.value, part);
        step->operands[i] = score_step_named(level->id, level->names, points, decimals);
        step->operands[i].line = checks->line;
        result->score = decimal_add(arena, result->score, points);
        open = open && checks->ticked == checks->of;
        if (open)
            result->level = level;
    }
    step->outcome = result->score;
}
