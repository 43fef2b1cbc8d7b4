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

/** How far the floats at a side reach: layout/intrusion.h. */
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
    bool indented; /* beside a float at the left what comes keeps its indents: in a list's item */
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

/** What a kind of block-level object does: one row of layout/classes.c. */
typedef struct LayoutBlockClass LayoutBlockClass;
struct LayoutBlockClass {
    /* Elements for @node. No break is made before it. */
    LayoutOutcome (*collect)(LayoutCollector *collector, const FoNode *node);
    /* How wide @node is at least and at most; NULL: as its children are. */
    void (*widths)(Layout *layout, const FoNode *node, Length *minimum, Length *maximum);
};

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

/** The same for what makes no area of its own: a table-body, a row group. @object: the class's. */
LayoutFrame *layout_collect_open_plain(LayoutCollector *collector, const FoNode *node,
                                       const LayoutFrameClass *class, void *object);
void layout_collect_close(LayoutCollector *collector);

/** A box of @height; the caller fills in the rest. */
LayoutElement *layout_collect_box(LayoutCollector *collector, Length height,
                                  const LayoutBoxClass *class, void *object, guint index);

/** The content width of the innermost open frame: what widths in percent are of. */
Length layout_containing_width(const LayoutCollector *collector);

/** What a frame's content has: its left edge in the reference area, its width. */
LayoutMeasure layout_frame_content(const LayoutFrame *frame, Length width);

/* ---- kinds of block-level object, and what they have in common */

extern const LayoutBlockClass layout_block_class;
extern const LayoutBlockClass layout_block_container_class;
extern const LayoutBlockClass layout_list_block_class;
extern const LayoutBlockClass layout_list_item_class;

/** space-before, border and padding of @node, and its frame; _close() is the other end. */
void layout_block_open(LayoutCollector *collector, const FoNode *node);
void layout_block_close(LayoutCollector *collector, const FoNode *node);

/** What @node leaves for what follows, its last child having left @last. */
LayoutOutcome layout_block_outcome(const FoNode *node, LayoutOutcome last);
