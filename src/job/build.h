#pragma once

#include <stdbool.h>

#include "job/make.h"

typedef enum {
    JOB_BUILD_MAKE,    /* what has changed, or is not there */
    JOB_BUILD_COMPARE, /* makes that, but writes nothing: tells what would come out otherwise */
    JOB_BUILD_EXPLAIN, /* tells what would be made and why */
} JobBuildMode;

/** How far a build is. */
typedef struct {
    guint done, total; /* documents, unchanged ones too */
    guint unchanged, failed;
    guint pages;             /* of the documents that were made */
    guint64 cost, cost_done; /* of all tasks, and of those that are done */
} JobBuildProgress;

typedef struct {
    const char *folder; /* where the output goes */
    guint workers;
    JobBuildMode mode;
    bool keep_going; /* a unit that fails costs itself only */
    bool anew;       /* make what has not changed, too */
    bool wait;       /* for another build of the same output to end */
    JobMakeOptions make;
    /* Names of tasks, a set: these alone are made, and not the results of all, as befits a share of
     * the work. NULL: everything. */
    GHashTable *only;
    /* Told in the parent after each document; may be NULL. */
    void (*progress)(const JobBuildProgress *progress, void *data);
    /* Told in the order of the project at the end: a file that would be made, and why in both
     * languages (JOB_BUILD_EXPLAIN), or that would come out otherwise or not at all, with a @why of
     * NULL (JOB_BUILD_COMPARE). */
    void (*tell)(const char *name, const char *why, void *data);
    void *data;
} JobBuildOptions;

/** What a build came to. */
typedef struct {
    guint documents, pages; /* made */
    guint unchanged;        /* documents that were there already */
    guint failed;           /* documents that could not be made */
    guint left_out;         /* records with errors */
    guint differing;        /* files told of */
    int status;             /* of the first failure; EXIT_DONE when there is none */
    int signal;             /* what ended it early, or 0 */
} JobBuildSummary;

/**
 * Makes all that the project asks for in @options->folder, and leaves alone what is there and was
 * made from the same things (job/ledger.h). Findings of the project's and of documents go to @diag
 * in the order of the project, whoever made them and when. False and @error when nothing could be
 * begun or the output could not be sealed; what failed of single documents is in @summary.
 */
bool job_build_run(const JobEvaluation *evaluation, const JobBuildOptions *options,
                   JobBuildSummary *summary, Diag *diag, GError **error);
