#pragma once

#include "job/evaluation.h"

/**
 * What would change if the KPI @kpi of @unit had the result @value (of milestones: how many
 * are done), as text: its score, the unit's score, band and ranks, and how far the next band
 * is. Nothing is changed. NULL when the set has no such unit or KPI, or with @error when the
 * value cannot be scored. Free with g_free().
 */
char *job_what_if(const JobSet *set, const char *unit, const char *kpi, const char *value,
                  GError **error);
