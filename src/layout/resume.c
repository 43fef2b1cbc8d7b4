#include "layout/resume.h"

#include "layout/collect.h"

/* What collecting can enter in the middle. Tables and list items go on as they began. */
static bool
can_resume(const LayoutFrame *frame)
{
    FoElement element = frame->node->element;
    return element == FO_BLOCK || element == FO_LIST_BLOCK || element == FO_BLOCK_CONTAINER;
}

static const FoNode *
first_node(const LayoutElement *mark)
{
    return mark->line < 0 ? mark->next : layout_paragraph_first(mark->next);
}

/* Whether only what makes no areas is between @node and @around. */
static bool
stands_in(const FoNode *node, const FoNode *around)
{
    const FoNode *above = node->parent;
    while (above && above != around && layout_is_transparent(above))
        above = above->parent;
    return above == around;
}

bool
layout_resume_find(const LayoutList *list, guint number, const FoNode *flow, LayoutResume *resume)
{
    const LayoutElement *mark = layout_list_at(list, number);
    if (!mark->next)
        return false;
    for (const LayoutFrame *frame = mark->frame; frame; frame = frame->parent)
        if (!can_resume(frame) ||
            !stands_in(frame->node, frame->parent ? frame->parent->node : flow))
            return false;
    if (!stands_in(first_node(mark), mark->frame ? mark->frame->node : flow))
        return false;
    if (resume)
        *resume = (LayoutResume){
            .node = first_node(mark),
            .paragraph = mark->line < 0 ? NULL : mark->next,
            .line = (guint) MAX(0, mark->line),
            .frame = mark->frame,
        };
    return true;
}

bool
layout_resume_leads(const LayoutResume *resume, const FoNode *node)
{
    const FoNode *at = resume->node;
    while (at && at != node)
        at = at->parent;
    return at != NULL;
}

const LayoutFrame *
layout_resume_frame(const LayoutResume *resume, const FoNode *node)
{
    const LayoutFrame *frame = resume->frame;
    while (frame && frame->node != node)
        frame = frame->parent;
    return frame;
}
