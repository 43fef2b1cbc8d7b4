#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/diag.h"

/** What is asked of framework files alone, without a project. */

/**
 * The framework files that @path means: itself, or the *.xml of a folder, by name; NULL means
 * input/frameworks. NULL and @error if there is none. Of char *; free with g_ptr_array_unref().
 */
GPtrArray *job_framework_files(const char *path, GError **error);

/** Reads the framework at @path and checks it; false and @error if it cannot be used. */
bool job_framework_check(const char *path, Diag *diag, GError **error);

/** The framework at @path as a readable table; NULL and @error if it cannot be used. */
GBytes *job_framework_doc(const char *path, Diag *diag, GError **error);
