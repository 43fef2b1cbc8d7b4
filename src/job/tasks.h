#pragma once

#include "job/evaluation.h"
#include "transform/transform.h"

/** One document to make: of a unit, or of a whole set. Names are of files below the output. */
typedef struct {
    const JobSet *set;
    const ProjectDocument *document;
    const Stylesheet *stylesheet;
    const UnitResult *unit; /* NULL: of the whole set */
    const char *name;       /* "units/TH-50/report.pdf": also what the task is called */
    const char *fo;         /* where its XSL-FO goes if that is kept; NULL for a web page */
    const char *results;    /* of the unit, which its first document publishes; else NULL */
    guint cost;             /* how long it takes, as compared with the others */
} JobTask;

/**
 * All documents of a project, in the order of the project: for each set those of the whole,
 * then unit by unit. With several sets, what is a set's lies in a folder named by its framework.
 */
typedef struct {
    Arena *arena;
    const JobEvaluation *evaluation;
    JobTask *tasks;
    guint count;
    GHashTable *stylesheets; /* by name */
    GHashTable *sources;     /* by the same names: JobManifest of the files each is made of */
    GHashTable *by_name;
} JobTasks;

/**
 * What @evaluation, which must outlive the list, asks for. NULL and @error when a stylesheet
 * cannot be used or two documents would have one name.
 */
JobTasks *job_tasks_new(const JobEvaluation *evaluation, GError **error);

/** Finds fault with parameters of documents that their stylesheets do not take. */
void job_tasks_check(const JobTasks *tasks, Diag *diag);

/** Takes NULL. */
void job_tasks_free(JobTasks *tasks);

/** The stylesheet @name, which must outlive @tasks, loaded once. NULL and @error if it cannot be
 * used. */
const Stylesheet *job_tasks_stylesheet(JobTasks *tasks, const char *name, GError **error);

/** The task called @name, or NULL. */
const JobTask *job_tasks_find(const JobTasks *tasks, const char *name);

/** The folder of @set's files below the output: "", or "province-2566/" among several sets. */
const char *job_tasks_folder(const JobTasks *tasks, const JobSet *set);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(JobTasks, job_tasks_free)
