#pragma once

#include "job/evaluation.h"

/** Another result of a KPI; of milestones, how many were done. */
typedef struct {
    const char *unit, *kpi, *value;
} JobChange;

/** Whether the set has a result of the unit's KPI. */
bool job_what_if_knows(const JobSet *set, const JobChange *change);

/**
 * What would change if KPIs that the set knows had other results, as text. NULL and @error if a
 * value is no number or could not be a result. Free with g_free().
 */
char *job_what_if(const JobSet *set, const JobChange *changes, guint n_changes, GError **error);

/** How far every unit of the set is from the next better band, as text. Free with g_free(). */
char *job_what_if_next(const JobSet *set);
