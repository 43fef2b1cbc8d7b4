#include "paint/chart.h"

bool
paint_chart_is(const xmlNode *content)
{
    return content->ns && xmlStrEqual(content->ns->href, BAD_CAST PAINT_CHART_NAMESPACE);
}

void
paint_chart(Painter *painter, const xmlNode *content, Length x, Length y, Length width,
            Length height)
{
    if (painter->foreign)
        painter->foreign(painter, content, x, y, width, height);
}
