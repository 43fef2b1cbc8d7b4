#pragma once

#include "layout/context.h"

/** The flow of a page-sequence on its way onto pages. */
typedef struct LayoutFlow LayoutFlow;

LayoutFlow *layout_flow_new(Layout *layout, FoNode *sequence, int first_number);
void layout_flow_free(LayoutFlow *flow);

/** Lays the flow out; gives the number of pages, or −1 and @error. */
int layout_flow_run(LayoutFlow *flow, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(LayoutFlow, layout_flow_free)
