#pragma once

#include "job/ledger.h"

/** Why a document has to be made. Several can hold at once; 0: it has not. */
typedef enum {
    JOB_STALE_NEW = 1 << 0,        /* nobody made it yet, as far as is known */
    JOB_STALE_PROGRAM = 1 << 1,    /* by another program or other libraries */
    JOB_STALE_RESULTS = 1 << 2,    /* of other results … */
    JOB_STALE_STYLESHEET = 1 << 3, /* … with another stylesheet … */
    JOB_STALE_FONTS = 1 << 4,      /* … other fonts … */
    JOB_STALE_SETTINGS = 1 << 5,   /* … other parameters, or another date … */
    JOB_STALE_FILES = 1 << 6,      /* … or another picture */
    JOB_STALE_MISSING = 1 << 7,    /* its file is not there */
    JOB_STALE_DAMAGED = 1 << 8,    /* its file has not the bytes that were made */
    JOB_STALE_FORCED = 1 << 9,     /* it is asked for anew */
} JobStale;

/**
 * Compares what @wanted is to be made from with what @before (may be NULL) says of the document
 * of this name, and the files in @folder with what it says came out. Pictures are looked
 * for from @project, the project's folder.
 */
JobStale job_stale_check(const JobLedger *before, const JobTask *task, const JobEntry *wanted,
                         bool with_fo, const char *folder, const char *project);

/**
 * The reasons in words, in English and Thai: "results: records/TH-50.xml · ผลการประเมิน: …". The
 * files that changed between the ledgers @before (may be NULL) and @now are named. Free with
 * g_free().
 */
char *job_stale_explain(JobStale stale, const char *stylesheet, const JobLedger *before,
                        const JobLedger *now);
