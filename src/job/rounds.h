#pragma once

#include "job/evaluation.h"

/** Rounds of a year that are sets of one project: what an earlier one had of a unit's KPIs. */

/** The set of the round before @set's, of the same framework; NULL: there is none. */
const JobSet *job_rounds_before(const JobEvaluation *evaluation, const JobSet *set);

/** Puts what the round before had beside each KPI of the records; when all sets are scored. */
void job_rounds_join(const JobEvaluation *evaluation);
