#pragma once

#include "job/manifest.h"

/**
 * The folder a build fills. While it is open no other build can have it; what a
 * build that was killed left half written is swept away; what is no longer made is
 * removed when it is closed.
 */
typedef struct JobOutput JobOutput;

/** SAMRIT_ERROR_BUSY when another build has it. */
JobOutput *job_output_open(const char *folder, GError **error);

/** Takes NULL. Gives the folder free; the manifest is not touched. */
void job_output_free(JobOutput *output);

/** Writes a file at @name, a path below the folder. For workers and parent alike. */
bool job_output_write(const JobOutput *output, const char *name, GBytes *bytes, GError **error);

/** Writes @made as the manifest, and removes what the manifest before named and @made does not. */
bool job_output_seal(JobOutput *output, const JobManifest *made, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(JobOutput, job_output_free)
