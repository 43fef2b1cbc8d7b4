#pragma once

#include "job/plan.h"

/** How a plan is handed to an engine that runs programs on other machines. */
typedef struct {
    const char *engine; /* "slurm" or "parallel" */
    const char *path;   /* of the plan */
    const char *shards; /* "3,5-7": these alone; NULL for all */
    const char *hosts;  /* for ssh, "a,b"; NULL for this machine */
    const char *output; /* where the merged output goes; NULL for where it goes anyway */
    guint workers;      /* of each shard */
    bool keep_going;    /* merge what there is */
    bool wait;          /* until all is merged */
} JobSubmit;

/**
 * The commands that make @submit's shards of @plan and merge them, for sh(1). NULL and @error when
 * there is no such engine or shard. Free with g_free().
 */
char *job_submit_script(const JobPlan *plan, const JobSubmit *submit, GError **error);
