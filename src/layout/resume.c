#include "layout/resume.h"

#include "layout/kind.h"

/* What collecting can enter in the middle. Tables go on as they began, as in Apache FOP. */
static bool
can_resume(const LayoutFrame *frame)
{
    switch (frame->node->element) {
    case FO_BLOCK:
    case FO_BLOCK_CONTAINER:
    case FO_LIST_BLOCK:
    case FO_LIST_ITEM:
    case FO_LIST_ITEM_BODY:
        return true;
    default:
        return false;
    }
}

/* Whether only what makes no areas is between @node and @around, if they are not the same. */
static bool
stands_in(const FoNode *node, const FoNode *around)
{
    if (node == around)
        return true;
    const FoNode *above = node->parent;
    while (above && above != around && layout_is_transparent(above))
        above = above->parent;
    return above == around;
}

/* What follows @mark; its frame is the innermost one that is open there. */
static LayoutResume
resume_at(const LayoutElement *mark)
{
    if (mark->line == LAYOUT_LINE_INSIDE) {
        LayoutResume resume = *(const LayoutResume *) mark->next;
        resume.outer = mark->frame;
        return resume;
    }
    bool node = mark->line == LAYOUT_LINE_NODE;
    return (LayoutResume){
        .node = node ? mark->next : layout_paragraph_first(mark->next),
        .paragraph = node ? NULL : mark->next,
        .line = (guint) MAX(0, mark->line),
        .frame = mark->frame,
    };
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
    LayoutResume found = resume_at(mark);
    if (mark->line != LAYOUT_LINE_INSIDE &&
        !stands_in(found.node, mark->frame ? mark->frame->node : flow))
        return false;
    if (resume)
        *resume = found;
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

static const LayoutFrame *
find_frame(const LayoutFrame *innermost, const FoNode *node)
{
    const LayoutFrame *frame = innermost;
    while (frame && frame->node != node)
        frame = frame->parent;
    return frame;
}

const LayoutFrame *
layout_resume_frame(const LayoutResume *resume, const FoNode *node)
{
    const LayoutFrame *frame = find_frame(resume->frame, node);
    return frame ? frame : find_frame(resume->outer, node);
}
