#pragma once

#include "layout/elements.h"
#include "layout/paragraph.h"
#include "layout/resume.h"

/**
 * Collecting: formatting objects in, elements out. One collector fills one list, the
 * content of one reference area.
 */
typedef struct LayoutCollector LayoutCollector;

typedef enum {
    LAYOUT_FLOAT_LEFT,
    LAYOUT_FLOAT_RIGHT,
    LAYOUT_FLOAT_SIDES,
} LayoutFloatSide;

/** How far the floats at a side reach: layout/float.h. */
typedef struct {
    Length edge;   /* where they end, within the reference area */
    Length height; /* below element @from; 0: there are none */
    guint from;
    bool waiting; /* the element is still to come */
} LayoutIntrusion;

struct LayoutCollector {
    Layout *layout;
    Arena *arena; /* for frames and paragraphs */
    LayoutList *list;
    LayoutFrame *frame;         /* the innermost open one, or NULL */
    Length origin;              /* its left edge, within the list's own reference area */
    Length width;               /* of the reference area */
    LayoutKeep together;        /* the strongest keep-together of what is open */
    const LayoutResume *resume; /* where to begin, until that is reached; NULL: at the start */
    bool stopped;               /* no more is wanted; what is added goes nowhere */
    LayoutIntrusion floats[LAYOUT_FLOAT_SIDES];
    struct LayoutFloat *waiting; /* floats that go beside the next line */
    /*
     * The main flow, NULL elsewhere. grown: more elements are settled, and those that are placed
     * may be taken away. renew: an arena for what comes up to close(), which goes when all
     * of that has been placed.
     */
    void (*grown)(LayoutCollector *collector, void *data);
    Arena *(*renew)(LayoutCollector *collector, void *data);
    void (*close)(LayoutCollector *collector, Arena *arena, void *data);
    void *data;
};

/** What an object leaves for its next sibling, or for its parent when it is the last. */
typedef struct {
    LayoutKeep with_next;
    LayoutContext break_after;
} LayoutOutcome;

/** Elements for a block-level object. No break is made before it. */
LayoutOutcome layout_collect(LayoutCollector *collector, const FoNode *node);

/** Elements for all children of @node, with breaks between them. */
LayoutOutcome layout_collect_children(LayoutCollector *collector, const FoNode *node);

/** The same for children @first up to, but not with, @end (NULL: to the last). */
LayoutOutcome layout_collect_range(LayoutCollector *collector, const FoNode *parent,
                                   const FoNode *first, const FoNode *end);

/** The children of @node as a list of their own, in a reference area of @width. */
LayoutList *layout_collect_area(Layout *layout, Arena *arena, const FoNode *node, Length width,
                                LayoutOutcome *outcome);

/** How far the baseline of the first line of @list lies below its start; false: it has none. */
bool layout_lines_baseline(const LayoutList *list, Length *baseline);

/** Block-level: what stacks, as opposed to what stands on a line. */
bool layout_is_block_level(const FoNode *node);

/** Of an fo:multi-switch the case that shows on paper: the first whose starting-state is show. */
const FoNode *layout_shown_case(const FoNode *multi_switch);

/** What makes no area of its own: its children stand in its place. */
bool layout_is_transparent(const FoNode *node);

/** The first child that makes areas, past markers and white space; NULL if it is inline. */
const FoNode *layout_first_block(const FoNode *node);

/** break-before of @node or of what begins with it; the stronger. */
LayoutContext layout_break_before(const FoNode *node);

/** keep-with-previous of @node or of what begins with it; the stronger. */
LayoutKeep layout_keep_before(const FoNode *node);

/** Forced break classes: of two, the one that asks for more. */
LayoutContext layout_break_stronger(LayoutContext a, LayoutContext b);
LayoutContext layout_break_property(const FoNode *node, FoProperty property);

/* ---- for those who make elements */

/** Has what follows live in an arena of its own; gives the one to hand to _restore(). */
Arena *layout_collect_renew(LayoutCollector *collector);
void layout_collect_restore(LayoutCollector *collector, Arena *outer);

/** A break possibility, or a forced break (LAYOUT_FORCED). */
LayoutElement *layout_collect_break(LayoutCollector *collector, int penalty, LayoutContext context);

/** What collector->resume leads to has been reached: here the list begins. */
void layout_collect_enter(LayoutCollector *collector);

/** space-before or space-after of @node (the .minimum property is given). */
void layout_collect_space(LayoutCollector *collector, const FoNode *node, FoProperty minimum);

/** Opens a frame for @node with its border and padding; close it with _close(). */
LayoutFrame *layout_collect_open(LayoutCollector *collector, const FoNode *node,
                                 const LayoutFrameClass *class, Length x, Length width,
                                 const LayoutEdges *edges);
void layout_collect_close(LayoutCollector *collector);

/** A box of @height; the caller fills in the rest. */
LayoutElement *layout_collect_box(LayoutCollector *collector, Length height,
                                  const LayoutBoxClass *class, void *object, guint index);

/** The content width of the innermost open frame: what widths in percent are of. */
Length layout_containing_width(const LayoutCollector *collector);

/** What a frame's content has: its left edge in the reference area, its width. */
LayoutMeasure layout_frame_content(const LayoutFrame *frame, Length width);

/* ---- what collects what: one function a kind of object */

LayoutOutcome layout_block_collect(LayoutCollector *collector, const FoNode *node);
LayoutOutcome layout_list_block_collect(LayoutCollector *collector, const FoNode *node);
LayoutOutcome layout_block_container_collect(LayoutCollector *collector, const FoNode *node);

/** Whether the content of block-container @node stands in the flow around it and may break. */
bool layout_block_container_is_open(const FoNode *node);
LayoutOutcome layout_list_item_collect(LayoutCollector *collector, const FoNode *node);

/** space-before, border and padding of @node, and its frame; _close() is the other end. */
void layout_block_open(LayoutCollector *collector, const FoNode *node);
void layout_block_close(LayoutCollector *collector, const FoNode *node);

/** What @node leaves for what follows, its last child having left @last. */
LayoutOutcome layout_block_outcome(const FoNode *node, LayoutOutcome last);
