#pragma once

#include <glib.h>
#include <stdbool.h>

/**
 * A ZIP being made, in memory: for people who open it by a double click, whatever their system.
 * The same files give the same bytes: times are fixed, and so is what says who made it.
 */
typedef struct JobZip JobZip;

JobZip *job_zip_new(void);

/** Takes NULL. */
void job_zip_free(JobZip *zip);

/** Puts in a file. @name is ASCII, with slashes; PDFs, pictures and workbooks, which are packed
 * already, are stored as they are. @bytes is kept until the end. */
bool job_zip_add(JobZip *zip, const char *name, GBytes *bytes, GError **error);

/** The ZIP; nothing can be added any more. NULL and @error when memory fails. */
GBytes *job_zip_finish(JobZip *zip, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(JobZip, job_zip_free)
