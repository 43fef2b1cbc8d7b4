#pragma once

#include "layout/edges.h"
#include "layout/keep.h"

/**
 * What block-level content is before its page is known: a list of elements in the manner of
 * Knuth and Plass. Collecting makes them, breaking chooses among their breaks, placing turns the
 * chosen stretch into areas. A list is read from the before edge to the after edge:
 *
 *     SPACE  OPEN  EDGE  BOX  BREAK  BOX  EDGE  CLOSE  SPACE  BREAK  SPACE  OPEN …
 *
 * Between two boxes there is a run of other elements with at most one break in it. Each
 * SPACE and EDGE of a run has two sizes, one for when that break is taken: layout/space.h.
 */
typedef enum {
    LAYOUT_BOX,   /* an unbreakable height and what to put there */
    LAYOUT_SPACE, /* space-before or space-after */
    LAYOUT_EDGE,  /* border and padding at the before or after side of a frame */
    LAYOUT_BREAK, /* a place to break, or one that must be broken at */
    LAYOUT_OPEN,  /* a frame begins */
    LAYOUT_CLOSE, /* a frame ends */
} LayoutElementKind;

/* Instead of a line: what follows is a node, or a LayoutResume within a list beside others. */
enum {
    LAYOUT_LINE_NODE = -1,
    LAYOUT_LINE_INSIDE = -2,
};

typedef struct LayoutFrame LayoutFrame;
typedef struct LayoutPlacing LayoutPlacing;
typedef struct LayoutElement LayoutElement;

/** What a box is made of. */
typedef struct {
    /* Puts the box at placing->y of the innermost open frame. */
    void (*place)(LayoutPlacing *placing, const LayoutElement *box);
    bool nothing; /* it only holds a place: a page with no more than that still is empty */
} LayoutBoxClass;

struct LayoutElement {
    guint8 kind;       /* LayoutElementKind */
    guint8 context;    /* BREAK: LayoutContext */
    bool discard;      /* SPACE: goes at the edge of a reference area */
    bool forcing;      /* SPACE */
    gint16 penalty;    /* BREAK: up to LAYOUT_FORBIDDEN */
    gint32 precedence; /* SPACE */
    Length size;       /* when no break is taken beside it; BREAK: what is added before one */
    Length stretch, shrink;
    Length broken;      /* the size when the run's break is taken; BREAK: what is added after one */
    LayoutFrame *frame; /* OPEN, CLOSE: itself; else the innermost */
    union {
        struct { /* SPACE: as specified */
            Length minimum, optimum, maximum;
        };
        struct { /* BOX */
            const LayoutBoxClass *class;
            void *object;             /* the class's */
            const FoNode **footnotes; /* anchored here; NULL-terminated, or NULL */
            guint index;              /* the class's */
        };
        struct {                      /* BREAK: sums over its run; layout_list_settle() */
            guint run_start, run_end; /* the run around it */
            Length before, after;     /* heights when broken: at the end of a part, at the start */
            const void *next;         /* what follows: a FoNode, or the LayoutParagraph of @line, */
            gint32 line; /* or LAYOUT_LINE_NODE, _INSIDE; NULL: nothing to go on from anew */
        };
    };
};

/** What kinds of frame do when content is placed. All may be NULL. */
typedef struct {
    /* After the frame's area was made at its y; before its content. */
    void (*begin)(LayoutPlacing *placing, LayoutFrame *frame);
    /* Before the area's height is taken from placing->y. @whole: nothing of it follows. */
    void (*end)(LayoutPlacing *placing, LayoutFrame *frame, bool whole);
} LayoutFrameClass;

/** A box that stacks what stands between its OPEN and its CLOSE, on one page or more. */
struct LayoutFrame {
    LayoutFrame *parent;
    const LayoutFrameClass *class;
    const FoNode *node;
    Length x, width; /* of the border rectangle, within the reference area */
    LayoutEdges edges;
    AreaTag *tag;
    void *object;     /* the class's */
    guint opened;     /* number of its OPEN */
    Area *area;       /* while placing: the part on this page */
    Length top;       /* of the area, within the reference area */
    bool begun;       /* a part of it has been placed */
    bool transparent; /* makes no area: content goes to the parent's */
};

/** A list that grows at its end and, in the main flow, is dropped at its start. */
typedef struct {
    GArray *elements;   /* of LayoutElement */
    guint first;        /* number of the first element still held */
    guint run;          /* number of the first element after the last box */
    guint settled;      /* elements before this number have their final sizes */
    const FoNode *node; /* for findings */
    AreaTag *tag;       /* of a footnote or float: its pieces on all pages are one to a reader */
} LayoutList;

LayoutList *layout_list_new(Arena *arena, const FoNode *node);

/** Element @number, counted from the first ever added. */
static inline LayoutElement *
layout_list_at(const LayoutList *list, guint number)
{
    return &g_array_index(list->elements, LayoutElement, number - list->first);
}

static inline guint
layout_list_end(const LayoutList *list)
{
    return list->first + list->elements->len;
}

/** Drops the elements before @number. */
void layout_list_drop(LayoutList *list, guint number);

LayoutElement *layout_list_add(LayoutList *list, LayoutElementKind kind, LayoutFrame *frame);

/** Settles what follows the last box. To be called once, at the end. */
void layout_list_finish(LayoutList *list);

/** The height of elements from @start up to @end, no break taken within. */
Length layout_list_height(const LayoutList *list, guint start, guint end);
