#pragma once

#include <stdbool.h>

#include "job/make.h"

typedef struct {
    const char *folder; /* where the output goes */
    guint workers;
    bool keep_going; /* a unit that fails costs itself only */
    JobMakeOptions make;
    /* Names of tasks, a set: these alone are made, and not the results of all, as befits a share of
     * the work. NULL: everything. */
    GHashTable *only;
    /* Told in the parent after each document; may be NULL. */
    void (*progress)(guint done, guint total, guint pages, void *data);
    void *data;
} JobBuildOptions;

/** What a build came to. */
typedef struct {
    guint documents, pages; /* made */
    guint failed;           /* documents that could not be made */
    guint left_out;         /* records with errors */
    int status;             /* of the first failure; EXIT_DONE when there is none */
    int signal;             /* what ended it early, or 0 */
} JobBuildSummary;

/**
 * Makes all that the project asks for in @options->folder. Findings of documents go to @diag in
 * the order of the project, whoever made them. False and @error when nothing could be begun or the
 * output could not be sealed; what failed of single documents is in @summary.
 */
bool job_build_run(const JobEvaluation *evaluation, const JobBuildOptions *options,
                   JobBuildSummary *summary, Diag *diag, GError **error);
