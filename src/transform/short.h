#pragma once

#include <libxslt/xsltInternals.h>

#include "xml/shorts.h"

/**
 * What a stylesheet's elements of XSL-FO always say is said once. A stylesheet that has
 * s:short="yes" at its root looks at no element of XSL-FO that it has made, and then each gets a
 * name that stands for its attribute sets and plain attributes (xml/shorts.h): the result has a
 * third of the nodes.
 *
 * An element is short as far as its attributes do not depend on where it stands: sets whose values
 * are plain text or global variables, then attributes without braces up to the first that has
 * some; neither identifiers nor what transform/digits.h looks at.
 */
typedef struct TransformShorts TransformShorts;

/** Shortens what @docs, those of a compiled stylesheet, have; NULL when its root, the first's, does
 * not ask for it. */
TransformShorts *transform_shorts_new(const GPtrArray *docs);

/** Takes NULL. */
void transform_shorts_free(TransformShorts *shorts);

/** After @context has been applied to @input: what the names stand for with its variables. */
void transform_shorts_evaluate(TransformShorts *shorts, xsltTransformContext *context,
                               xmlDoc *input);

/** Good until transform_shorts_evaluate() again. */
const XmlShorts *transform_shorts_get(const TransformShorts *shorts);

/** Gives the elements of @doc their names and attributes. */
void transform_shorts_write_out(const TransformShorts *shorts, xmlDoc *doc);
