#pragma once

#include <libxml/tree.h>
#include <stdbool.h>

#include "base/diag.h"
#include "xml/shorts.h"

/**
 * A compiled XSLT 1.0 stylesheet. It may read files of its own folder and the folders
 * below (xsl:import, xsl:include, document()); writing and the network are forbidden.
 * It has EXSLT's common and string functions and ours (transform/function.h).
 */
typedef struct Stylesheet Stylesheet;

/** Compiles @path. The error (SAMRIT_ERROR_SETUP) names the file and line at fault. */
Stylesheet *transform_load(const char *path, GError **error);

void transform_free(Stylesheet *stylesheet);

/**
 * Applies @stylesheet to @input, which stays as it is unless the stylesheet has xsl:strip-space.
 * @params holds names and plain string values by turns, closed by NULL; NULL for none. What
 * xsl:message says goes to @diag; with terminate="yes" it is the error. The digits asked for by
 * s:digits attributes are set (transform/digits.h). Free the result with xmlFreeDoc().
 *
 * Errors: SAMRIT_ERROR_SETUP with the stylesheet's file and line, also for templates inside one
 * another without end; SAMRIT_ERROR_LIMIT when it takes more steps than base/limits.h has, or what
 * it makes is nested too deep. One transformation at a time: libxslt keeps its error handlers in
 * globals.
 */
xmlDoc *transform_apply(const Stylesheet *stylesheet, xmlDoc *input, const char *const *params,
                        Diag *diag, GError **error);

/**
 * transform_apply() whose result is written short where the stylesheet allows it (s:short="yes" at
 * its root, transform/short.h), for whoever understands transform_shorts(), which are good until
 * @stylesheet is applied again; NULL: there are none. transform_write_out() makes such a result
 * what transform_apply() gives.
 */
xmlDoc *transform_apply_short(const Stylesheet *stylesheet, xmlDoc *input,
                              const char *const *params, Diag *diag, GError **error);
const XmlShorts *transform_shorts(const Stylesheet *stylesheet);
void transform_write_out(const Stylesheet *stylesheet, xmlDoc *result);

/** Whether the result is a web page (xsl:output method="html") and not formatting objects. */
bool transform_is_html(const Stylesheet *stylesheet);

/** The names of the parameters that @stylesheet takes, borrowed from it, in no order. Free the
 * array with g_ptr_array_unref(). */
GPtrArray *transform_params(const Stylesheet *stylesheet);

/** @result, made by @stylesheet, as the text its xsl:output asks for. */
GBytes *transform_write(const Stylesheet *stylesheet, xmlDoc *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Stylesheet, transform_free)
