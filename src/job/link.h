#pragma once

#include "job/evaluation.h"

/**
 * Gives the KPIs of @set whose result is from another evaluation that result: the score of a unit,
 * component or KPI of a set before it in @evaluation, as it is printed. One that is not there is
 * found in its record.
 */
void job_link_results(const JobEvaluation *evaluation, const JobSet *set);
