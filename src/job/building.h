#pragma once

#include "job/build.h"
#include "job/output.h"
#include "job/stale.h"
#include "job/worker.h"

/** Private to job/build*.c: a build at work. */
typedef struct {
    const JobEvaluation *evaluation;
    const JobBuildOptions *options;
    JobBuildSummary *summary;
    JobOutput *output;
    TextFonts *fonts;
    JobTasks *tasks;
    JobResults *results; /* each worker's own, once it runs */
    GPtrArray *todo;     /* of const JobTask, in the order of the project */
    guint *order;        /* of todo, the dearest first */
    char *environment;
    JobLedger *before;  /* NULL if there is none */
    bool other_program; /* made @before, so that its files cannot be taken over */
    JobLedger *now;
    GHashTable *settings; /* const ProjectDocument → what job_make_settings() gives for it */
    JobStale *stale;      /* of each of todo; 0 while it is not known */
    JobBuildProgress progress;
    gint64 next_note; /* monotonic µs */
} JobBuilding;

/** What goes into @task's document and can be told before it is made; it goes with @arena. */
JobEntry *job_building_entry(const JobBuilding *build, const JobTask *task, Arena *arena);

/** In a worker: finds out whether a document has to be made, and makes it (job/worker.h). */
bool job_building_run(guint index, GVariant **result, Diag *diag, void *build, GError **error);

/** Takes a @result of that apart; what it says of the document goes to @entry, of @ledger. */
void job_building_unpack(GVariant *result, JobEntry *entry, JobLedger *ledger);

/** In the parent: takes note of what came of a document (job/worker.h). */
void job_building_note(const JobOutcome *outcome, void *build);

/** What the build did not come to stays as it is noted, if it holds. Gives the names. */
GPtrArray *job_building_keep_rest(JobBuilding *build);

/** Notes which program made the output. */
bool job_building_write_environment(const JobBuilding *build, GError **error);
