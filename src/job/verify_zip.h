#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/diag.h"

/** Whether @bytes begin like a ZIP. */
bool job_verify_is_zip(GBytes *bytes);

/**
 * Holds the files of the ZIP @bytes, called @path, to the MANIFEST.sha256 in it. What does not hold
 * is a finding; @files counts what was looked at. False and @error when it cannot be read, or has
 * no manifest.
 */
bool job_verify_zip(const char *path, GBytes *bytes, guint *files, Diag *diag, GError **error);
