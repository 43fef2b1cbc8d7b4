#pragma once

#include "job/ledger.h"
#include "job/output.h"

/** What is left to do once all documents are made: the files that are about all of them. */
typedef struct {
    const JobTasks *tasks;
    JobOutput *output;
    const JobLedger *before; /* of the build before, if its files can be trusted; or NULL */
    JobLedger *now;          /* with an entry for each task; gets the files that are written */
    guint workers;           /* at least 1 */
    bool compare;            /* writes nothing */
    GPtrArray *differing;    /* names of files that were, or with @compare would be, changed or
                                removed; owned strings */
} JobPublish;

/**
 * Writes the findings (audit/messages.jsonl), the ledger and at last the manifest, and removes
 * what the manifest before named and this one does not. What is about all units is there already
 * (job/whole.h).
 */
bool job_publish(JobPublish *publish, GError **error);

/**
 * The same of a share of the documents: the ledger and the manifest alone. Also what a build that
 * was stopped has to show, if without a manifest.
 */
bool job_publish_share(JobPublish *publish, bool with_manifest, GError **error);
