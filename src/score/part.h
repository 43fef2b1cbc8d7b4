#pragma once

#include "model/result.h"

/** Private to score/: the parts of scoring one unit, from its KPIs up. */

/** What they hand around. */
typedef struct {
    Arena *arena;
    const Framework *framework;
    const Decimal *zero;
} Scoring;

/** Sets the score of @result's KPI and how it came about; its weight is the component's affair. */
void score_kpi(const Scoring *scoring, KpiResult *result);

/** Scores the KPIs of @given, weighs them and makes the component's score of them. */
void score_component(const Scoring *scoring, ComponentResult *component,
                     const RecordComponent *given);

/** Rounds @value, and writes it down, if the framework rounds numbers of this kind. */
const Decimal *score_round(const Scoring *scoring, FrameworkRounded kind, Steps *steps,
                           const Decimal *value);
