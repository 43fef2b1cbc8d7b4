#pragma once

#include "job/build.h"
#include "job/plan.h"

/**
 * A shard that was made: what shard.xml in its folder says. The file is written last, so where it
 * is, the folder is complete.
 */
typedef struct {
    char *plan;        /* digest of the plan's file */
    char *manifest;    /* digest of the folder's MANIFEST.sha256 */
    guint number, of;  /* 3 of 8 */
    GPtrArray *failed; /* names of the documents that could not be made */
} JobShard;

/** Takes NULL. */
void job_shard_free(JobShard *shard);

typedef struct {
    const char *path; /* of the plan */
    guint number;     /* which shard, from 1 */
    guint workers;
    void (*progress)(const JobBuildProgress *progress, void *data);
    void *data;
} JobShardOptions;

/**
 * Makes a shard of @plan in its own folder beside the plan and touches nothing else. What was made
 * there before and is still right is kept. Findings go to @diag; false and @error when @tasks
 * are not what was planned, or nothing could be begun.
 */
bool job_shard_make(const JobPlan *plan, const JobEvaluation *evaluation,
                    const JobShardOptions *options, JobBuildSummary *summary, Diag *diag,
                    GError **error);

/**
 * What lies in @folder. NULL and @error when no shard is complete there; one of a later version is
 * a finding too.
 */
JobShard *job_shard_load(const char *folder, Diag *diag, GError **error);

/* ---- which one (job/shard_number.c) */

/**
 * The number, from 1 to @count, that @text means: "3/8", "3", or "auto" for what the engine that
 * started this program says in its environment. 0 and @error when it means none.
 */
guint job_shard_number(const char *text, guint count, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(JobShard, job_shard_free)
