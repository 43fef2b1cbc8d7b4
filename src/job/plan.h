#pragma once

#include "job/make.h"
#include "job/manifest.h"

/** A share of the work for one machine to do. */
typedef struct {
    guint64 cost;       /* as compared with other shards */
    const char **tasks; /* names, in the order of the project */
    guint n_tasks;
} JobPlanShard;

/**
 * A project's work fixed: how it is made, what it depends on and who makes what. Shards are
 * numbered from 1; the first is shards[0].
 */
typedef struct {
    Arena *arena;
    const char *project; /* its id */
    const char *folder;  /* of the project, from the folder of the plan */
    const char *digest;  /* of the plan's file; NULL while it is not read from one */
    gint64 date;         /* of the documents, in seconds since 1970 */
    JobMakeOptions make;
    bool keep_going; /* leave out records with errors */
    /* All that documents depend on: "project:records/TH-50.xml", "stylesheet:unit.xsl", "font:…",
     * "program:samrit". */
    JobManifest *inputs;
    JobPlanShard *shards;
    guint n_shards;
} JobPlan;

/** Takes NULL. */
void job_plan_free(JobPlan *plan);

/* ---- making one (job/plan.c) */

typedef struct {
    JobMakeOptions make;
    bool keep_going;
    guint n_shards;
    const char *path; /* where the plan is going to be */
} JobPlanOptions;

/**
 * Shares @tasks out so that shards cost about the same: the dearest first, each to the
 * shard that has least so far. NULL and @error when the fonts cannot be used.
 */
JobPlan *job_plan_new(const JobTasks *tasks, const JobPlanOptions *options, GError **error);

/**
 * Whether @tasks, read from where the project is now, are what @plan was made for: the same
 * program, files, date and list. @error says what is not.
 */
bool job_plan_check(const JobPlan *plan, const JobTasks *tasks, GError **error);

/* ---- its file (job/plan_file.c) */

GBytes *job_plan_write(const JobPlan *plan);

/** What is wrong with the file goes to @diag; NULL and @error when it cannot be used. */
JobPlan *job_plan_load(const char *path, Diag *diag, GError **error);

/** Where a plan of @project goes unless told otherwise: output/2566.plan/plan.xml. g_free() it. */
char *job_plan_path(const Project *project);

/** The project's folder by the plan at @path. Free with g_free(). */
char *job_plan_project(const JobPlan *plan, const char *path);

/** Where shard @number (from 1) of the plan at @path has its output. Free with g_free(). */
char *job_plan_shard_folder(const char *path, guint number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(JobPlan, job_plan_free)
