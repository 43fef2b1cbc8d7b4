#pragma once

#include <libxml/tree.h>

#include "job/tasks.h"

/**
 * The results that documents are made from. Those of a whole set are long and several documents
 * are made from them, so that they are kept, as text and as a tree, until others are asked for.
 */
typedef struct JobResults JobResults;

/** @tasks must outlive it. */
JobResults *job_results_new(const JobTasks *tasks);

/** Takes NULL. */
void job_results_free(JobResults *results);

/** The results.xml that @task's document is made from: the unit's or the set's. */
GBytes *job_results_emit(JobResults *results, const JobTask *task);

/** The same as a tree, which is @results' own and stands until the next call. NULL and @error if it
 * is no XML. */
xmlDoc *job_results_parse(JobResults *results, const JobTask *task, Diag *diag, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(JobResults, job_results_free)
