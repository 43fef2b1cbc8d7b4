#pragma once

#include "layout/collect.h"

/**
 * fox:widow-content-limit and fox:orphan-content-limit of tables and lists: no break within the
 * first so much of their content, nor within the last. Breaking waits until all of it is there.
 */
typedef struct {
    Length first, last;
    guint start;                                           /* element that it begins with */
    void (*grown)(LayoutCollector *collector, void *data); /* the collector's own */
} LayoutLimit;

/** To be called before the content of @node is collected, and after. */
LayoutLimit layout_limit_begin(LayoutCollector *collector, const FoNode *node);
void layout_limit_end(LayoutCollector *collector, const LayoutLimit *limit);
