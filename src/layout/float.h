#pragma once

#include "layout/collect.h"

/**
 * Side floats (XSL-FO 6.12.2): a float stands at a side of the reference area beside the line that
 * it is anchored in and what follows, which is narrower as far down as the float comes:
 * layout/intrusion.h.
 */
typedef struct LayoutFloat LayoutFloat;
struct LayoutFloat {
    LayoutFloat *next; /* of those that wait */
    const FoNode *node;
    LayoutList *list; /* its content */
    Length x, width;  /* of the content, within the reference area */
    Length out;       /* what of it stands out before its start edge */
};

/** A float for fo:float @node, as wide as its content asks for. */
LayoutFloat *layout_float_new(LayoutCollector *collector, const FoNode *node);

/** Makes room for @it, whose content is @list, beside what comes next. */
void layout_float_prepare(LayoutCollector *collector, LayoutFloat *it, LayoutList *list);

/** Puts what was prepared beside the box that comes next. */
void layout_float_put(LayoutCollector *collector);
