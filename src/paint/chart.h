#pragma once

#include "paint/paint.h"

/** Charts: the vocabulary urn:samrit:chart inside fo:instream-foreign-object. */
#define PAINT_CHART_NAMESPACE "urn:samrit:chart"

/** Whether @content is an element of the vocabulary. */
bool paint_chart_is(const xmlNode *content);

/** Paints the chart @content into the rectangle given, with @painter's fonts. */
void paint_chart(Painter *painter, const xmlNode *content, Length x, Length y, Length width,
                 Length height);
