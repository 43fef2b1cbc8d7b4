#pragma once

#include "base/diag.h"
#include "job/manifest.h"
#include "model/project.h"
#include "model/result.h"

/** One set of a project, read and scored. */
typedef struct {
    const ProjectSet *set;
    Framework *framework;
    Framework *compared; /* another year's, or NULL */
    Register *reg;
    GPtrArray *files;     /* of RecordFile: every record, with what was found in it */
    NationResult *nation; /* of those without errors */
    char *inputs;         /* the digest of all files that its results come from */
} JobSet;

/** A project, read and scored: what every command but render begins with. */
typedef struct {
    Arena *arena; /* of the results */
    Project *project;
    JobSet *sets;
    guint n_sets;
    JobSet **order; /* all of them, each after those that its results are from */
    bool is_blind;  /* job_evaluation_blind() */
    guint left_out; /* records with errors, which are in no set */
    /* All files that were read for it, below or beside the project's folder ("../registers/…"). */
    JobManifest *inputs;
} JobEvaluation;

/**
 * Reads the project in @folder and all that it names, checks and scores it. What is wrong
 * goes to @diag; a record with errors is left out and counted. NULL and @error when the project,
 * a framework or a register cannot be used.
 */
JobEvaluation *job_evaluation_load(const char *folder, Diag *diag, GError **error);
void job_evaluation_free(JobEvaluation *evaluation);

/**
 * Withholds the names of units from all that is made of @evaluation (job/blind.h). Returns the key
 * to them as CSV; free with g_free().
 */
char *job_evaluation_blind(JobEvaluation *evaluation);

typedef enum {
    JOB_XML,
    JOB_CSV,
    JOB_XLSX,
} JobResultsFormat;

/**
 * All sets in the order that people mean who name none: those evaluated for their own sake at the
 * end of their year, then those for others and of earlier rounds. Free the array with g_free().
 */
const JobSet **job_evaluation_by_use(const JobEvaluation *evaluation);

/** The results of @set as a file; NULL and @error if a workbook cannot be written. */
GBytes *job_evaluation_emit(const JobEvaluation *evaluation, const JobSet *set,
                            JobResultsFormat format, GError **error);

/**
 * What the evaluation of unit heads takes over from all sets and their rounds but those that are
 * there for others only, or from the one called @set, as CSV or XML; NULL if there is none of that
 * name.
 */
GBytes *job_evaluation_heads(const JobEvaluation *evaluation, const char *set,
                             JobResultsFormat format);

/**
 * How @unit's score came about, or only that of its @kpi (may be NULL), as text. NULL when the
 * set has no such unit or KPI. Free with g_free().
 */
char *job_evaluation_explain(const JobSet *set, const char *unit, const char *kpi);

/**
 * The folder to use when the user names none: the current one if it has a project.xml, else the
 * latest year's of input/ that has, input/2566. NULL if there is none. Free with g_free().
 */
char *job_evaluation_default(void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(JobEvaluation, job_evaluation_free)
