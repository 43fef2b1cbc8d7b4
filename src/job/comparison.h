#pragma once

#include <glib.h>

#include "compare/compare.h"

/** Where the two sides of a comparison come from, and its documents. */

/**
 * The results that @name means: a results.xml, a folder that a build filled, the name of a project
 * whose output is in output/, or with @archive (a folder; may be NULL) a revision of the archive.
 * They are found here and read by job_comparison_make(). Free with g_ptr_array_unref(). NULL and
 * @error if it means nothing.
 */
GPtrArray *job_comparison_side(const char *name, const char *archive, GError **error);

/** compare_results() of two such lists. */
Comparison *job_comparison_make(const GPtrArray *before, const GPtrArray *after, Diag *diag,
                                GError **error);

/**
 * A document of the comparison by stylesheets/@stylesheet.xsl, which are "diff" and "erratum". The
 * comparison's XML is attached. NULL and @error if it cannot be made.
 */
GBytes *job_comparison_pdf(const Comparison *comparison, const char *stylesheet, const char *digits,
                           Diag *diag, GError **error);
