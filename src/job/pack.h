#pragma once

#include "job/build.h"

typedef struct {
    const char *folder;   /* of the output; the packs go to packs/ in it */
    const char *grouping; /* its groups have a pack each, besides the units */
    guint workers;
    gsize part_bytes; /* how large a ZIP may be; 0: as large as it gets */
    JobMakeOptions make;
    void (*progress)(const JobBuildProgress *progress, void *data); /* packs; may be NULL */
    void *data;
} JobPackOptions;

typedef struct {
    guint packs, zips; /* made; a pack in parts is several ZIPs */
    guint64 bytes;
    guint failed;
    int signal; /* what ended it early, or 0 */
} JobPackSummary;

/**
 * Makes a ZIP for each unit, and for each group of @options->grouping, of the documents of a build
 * and what an officer wants beside them: results as a workbook and as CSV, the KPI sheets, the form
 * for next year, README.html, MANIFEST.sha256. What failed goes to @diag. False and @error when
 * nothing could be begun: there is no build, or another one is at work.
 */
bool job_pack_run(const JobEvaluation *evaluation, const JobPackOptions *options,
                  JobPackSummary *summary, Diag *diag, GError **error);
