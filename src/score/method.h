#pragma once

#include "model/result.h"

/** Private to score/: the scoring functions of model/method.def, one file each. */

/** What a scoring function is given. The KPI has all that its method needs. */
typedef struct {
    Arena *arena;
    const Framework *framework;
    const Method *method;
    const Kpi *kpi;
} ScoreTask;

/**
 * A scoring function sets @result's score (on the framework's scale), the tier reached if
 * it knows tiers, and adds the step that tells how.
 */
typedef void ScoreFunction(const ScoreTask *task, KpiResult *result);

ScoreFunction score_tiers, score_milestone, score_ratio, score_checklist, score_achievement,
    score_given;

/** Scores @kpi by the function that its method names. */
void score_method_run(const ScoreTask *task, KpiResult *result);
