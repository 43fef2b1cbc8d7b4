#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/diag.h"

/** What a build left in a folder, ready for the archive. */

/**
 * The files of the output @folder (of ArchiveSource, archive/archive.h): all of them, those that
 * MANIFEST.sha256 names with the SHA-256 it gives. A file it does not name is a finding. With
 * @project (may be NULL), also what the build was made from, below "source": the project's folder
 * and all that it names, so that they find one another there; its records
 * must be those that the results name by their SHA-256.
 * NULL and @error when there is no manifest or a file cannot be read. Free with
 * g_ptr_array_unref().
 */
GPtrArray *job_archive_sources(const char *folder, const char *project, Diag *diag, GError **error);
