#pragma once

#include "job/evaluation.h"

/** Another result of a KPI; of milestones, how many were done. */
typedef struct {
    const char *unit, *kpi, *value;
} JobChange;

/**
 * The set whose result @change is of: the one called @set_id, or, if that is NULL, the first that
 * has such a KPI. NULL if there is none.
 */
const JobSet *job_what_if_find(const JobEvaluation *evaluation, const char *set_id,
                               const JobChange *change);

/**
 * What would change if KPIs that job_what_if_find() finds had other results, in their own sets and
 * in those that take results over from them, as text. NULL and @error if a value is no number or
 * could not be a result. Free with g_free().
 */
char *job_what_if(const JobEvaluation *evaluation, const char *set_id, const JobChange *changes,
                  guint n_changes, GError **error);

/** How far every unit of the set is from the next better band, as text. Free with g_free(). */
char *job_what_if_next(const JobSet *set);
