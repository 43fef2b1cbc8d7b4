#pragma once

#include "job/manifest.h"

/**
 * The folder a build fills. While it is open no other build can have it; what a
 * build that was killed left half written is swept away; what is no longer made is
 * removed when it is closed.
 */
typedef struct JobOutput JobOutput;

typedef enum {
    JOB_OUTPUT_WRITE, /* SAMRIT_ERROR_BUSY when another build has it */
    JOB_OUTPUT_WAIT,  /* waits until the other build is done */
    JOB_OUTPUT_READ,  /* to be looked at only: need not be there, and nothing is swept; several may
                         look at once, but not while a build is at work */
} JobOutputMode;

JobOutput *job_output_open(const char *folder, JobOutputMode mode, GError **error);

const char *job_output_folder(const JobOutput *output);

/** Takes NULL. Gives the folder free; the manifest is not touched. */
void job_output_free(JobOutput *output);

/**
 * Writes a file at @name, a path below the folder; one that has these bytes already is left as it
 * is. For workers and parent alike.
 */
bool job_output_write(const JobOutput *output, const char *name, GBytes *bytes, GError **error);

/** Whether the file at @name is there and has these bytes. */
bool job_output_has(const JobOutput *output, const char *name, GBytes *bytes);

/** Writes @made as the manifest, and removes what the manifest before named and @made does not. */
bool job_output_seal(JobOutput *output, const JobManifest *made, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(JobOutput, job_output_free)
