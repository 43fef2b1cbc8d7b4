#pragma once

#include <glib.h>
#include <libxslt/xsltInternals.h>
#include <stdbool.h>

/**
 * Which attributes of a stylesheet say the same wherever they are made, so that they may be said
 * once (transform/short.h). An attribute set does when each attribute in it has a plain name and
 * is put together from text and global variables.
 */
typedef struct TransformFit TransformFit;

/** Looks at the attribute sets of @docs, those of a compiled stylesheet; not kept. */
TransformFit *transform_fit_new(const GPtrArray *docs);

/** Takes NULL. */
void transform_fit_free(TransformFit *fit);

/** Whether each of @sets, names with white space between them, does. */
bool transform_fit_has(const TransformFit *fit, const char *sets);

/** What the variables in those sets say after @context has been applied: while that is the same, so
 * are the sets. NULL where one is not there. Free with g_free(). */
char *transform_fit_values(const TransformFit *fit, xsltTransformContext *context);

/** An attribute's value as it is written, borrowed; NULL for what must be put together. */
const char *transform_fit_plain(const xmlAttr *attribute);

/** Whether attributes called @name do, as far as it goes by that: neither identifiers nor what
 * transform/digits.h looks at. */
bool transform_fit_name(const char *name);

/** Whether @namespace, or NULL, is that of @uri. */
bool transform_fit_is_in(const xmlNs *namespace, const char *uri);
