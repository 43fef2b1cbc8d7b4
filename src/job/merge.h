#pragma once

#include "job/shard.h"

typedef struct {
    const char *path;   /* of the plan */
    const char *folder; /* where the output goes */
    guint workers;
    bool keep_going; /* make what is missing, and leave out what cannot be made */
    void (*progress)(const JobBuildProgress *progress, void *data);
    void *data;
} JobMergeOptions;

/**
 * Whether every shard of @plan is complete: made for this plan, each file with the bytes that were
 * made and, unless @keep_going, no document that could not be made. What is not is a finding,
 * with the command that makes that shard alone.
 */
bool job_merge_check(const JobPlan *plan, const char *path, bool keep_going, Diag *diag);

/**
 * Puts the shards together in @options->folder: the same bytes as of a build on one machine.
 * Documents that no shard has are made here. False and @error when the project is not what was
 * planned, or the output cannot be written.
 */
bool job_merge(const JobPlan *plan, const JobEvaluation *evaluation, const JobMergeOptions *options,
               JobBuildSummary *summary, Diag *diag, GError **error);
