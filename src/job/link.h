#pragma once

#include "job/evaluation.h"

/** Results that KPIs of other sets can take over: those of the sets scored so far. */
typedef struct JobLinks JobLinks;

JobLinks *job_links_new(void);
void job_links_free(JobLinks *links);

/** Adds the results of a set; they are borrowed. */
void job_links_add(JobLinks *links, const NationResult *nation);

/**
 * Gives the KPIs of @record whose result is from another evaluation that result: the score of a
 * unit, component or KPI, as it is printed. One that is not there is found in @diag.
 */
void job_links_take(const JobLinks *links, Record *record, Diag *diag);

/**
 * The sets of @evaluation in the order in which they can be scored: each after those that its
 * records take results from. In its arena.
 */
JobSet **job_links_order(const JobEvaluation *evaluation);

/** Whether records of @set take results from others. */
bool job_links_any(const JobSet *set);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(JobLinks, job_links_free)
