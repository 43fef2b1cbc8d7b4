#include "layout/sequence.h"

#include "layout/flow.h"
#include "layout/marker.h"
#include "layout/page_count.h"
#include "layout/reference.h"

bool
layout_sequence(Layout *layout, FoNode *sequence, int *next_number, GError **error)
{
    int number = layout_page_count_first(sequence, *next_number);
    g_autoptr(LayoutFlow) flow = layout_flow_new(layout, sequence, number);
    int count = layout_flow_run(flow, error);
    if (count < 0)
        return false;
    *next_number = number + count;
    if (sequence->id)
        layout_reference_close(layout, sequence->id);
    layout_marker_end_sequence(layout);
    g_hash_table_remove_all(layout->indents);
    return true;
}
