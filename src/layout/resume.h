#pragma once

#include "layout/elements.h"
#include "layout/paragraph.h"

/**
 * Where collecting goes on with a flow that was broken in two, because the rest of it stands in
 * a column of another width: in a list of its own that begins inside the objects that are
 * open. It needs the old list's frames and paragraphs, as long as it is collected.
 */
typedef struct {
    const FoNode *node;               /* the child to begin with */
    const LayoutParagraph *paragraph; /* that the child begins, or NULL */
    guint line;                       /* of the paragraph */
    const LayoutFrame *frame;         /* the innermost one open there, or NULL */
    const LayoutFrame *outer;         /* and of the list that holds its list, or NULL */
} LayoutResume;

/**
 * Whether collecting can go on after the break at @number, within the children of @flow or what
 * they hold; and how, unless @resume is NULL.
 */
bool layout_resume_find(const LayoutList *list, guint number, const FoNode *flow,
                        LayoutResume *resume);

/** Whether @node is what to begin with, or around it. */
bool layout_resume_leads(const LayoutResume *resume, const FoNode *node);

/** The frame of @node that goes on, or NULL. */
const LayoutFrame *layout_resume_frame(const LayoutResume *resume, const FoNode *node);
