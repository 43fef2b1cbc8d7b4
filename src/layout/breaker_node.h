#pragma once

#include "layout/breaker.h"

/**
 * The inside of the breaker, for breaker*.c alone:
 *
 *     breaker.c          walks over the list and its footnotes, from break to break
 *     breaker_fit.c      what it costs to end a part at a break; the ways on from there
 *     breaker_balance.c  which breaks make columns of about the same height
 *     breaker_recover.c  nothing fits: which way is gone back to
 *     breaker_node.c     the ways so far, and what of them is decided
 *
 * Heights are sums from the list's start, in Length units but 64 bits wide: a list may be higher
 * than a Length can tell.
 */

/** Where the list goes on after a break. */
typedef struct {
    guint start;  /* the element after the break */
    gint64 total; /* heights up to here, less what the next part repeats */
    guint resume; /* the element after the break's run, and the sums up to it */
    gint64 resume_total, stretch, shrink;
    guint n_notes; /* footnotes anchored up to here */
} LayoutBreakPlace;

/** A feasible break: a part ends here. Counted references; each node holds the one before. */
typedef struct LayoutBreakNode LayoutBreakNode;
struct LayoutBreakNode {
    LayoutBreakNode *previous;
    guint end;             /* of the part that ends here: the break */
    LayoutBreakPlace next; /* where the next part begins */
    guint line;            /* parts up to here */
    int fitness;           /* class of the part that ends here */
    double ratio;          /* and its adjustment ratio */
    gint64 content, own;   /* and its height, for what does not fit; without its notes */
    int recoveries;        /* empty parts in a row up to here */
    double demerits;       /* of all parts up to here */
    LayoutNoteMark notes;  /* placed up to here */

    // The page that goes on after the part, all 0 at its end: the footnotes stand below all
    // columns.
    gint64 notes_from; /* the notes' height before the page; on a new page that of @notes */
    gint64 tallest;    /* of its columns up to here */
    gint64 filled;     /* all of them together */
    gint64 reserve;    /* room kept free in each column for notes of later ones; -1: never */
    int references;
};

struct LayoutBreaker {
    LayoutList *list;
    const LayoutBreakerClient *client;
    void *data;
    guint next;                    /* first element not considered */
    gint64 total, stretch, shrink; /* up to there */
    guint last_start;              /* after the last break that was legal */
    LayoutNotes notes;
    Length separator;           /* what stands above the notes of a page: known when there is one */
    GPtrArray *active;          /* of LayoutBreakNode, by line: the ways that are open */
    LayoutBreakNode *committed; /* parts up to here are decided */
    LayoutBreakNode *too_short; /* the best that did not fit since one that did */
    LayoutBreakNode *too_long;  /* the best of those at the last break */
    LayoutBreakNode *turn;      /* the best break after which the list cannot go on, or NULL */
    bool stopped;               /* it does not: its last part is decided */
    guint begin;                /* where to start when that is settled, or 0 */
    guint columns;              /* to balance over; 0: no balancing */
    guint *balance;             /* then the breaks that do it: columns + 1 of them, or NULL yet */
};

/** A break that is being considered. */
typedef struct {
    guint number;
    const LayoutElement *mark; /* NULL: the end of the list */
    bool forced;
    gint64 before;         /* total when broken here, of the part before */
    LayoutBreakPlace next; /* where the part after it begins */
} LayoutBreakCandidate;

/* ---- breaker_node.c */

LayoutBreakNode *layout_break_node_new(LayoutBreakNode *previous);
LayoutBreakNode *layout_break_node_ref(LayoutBreakNode *node);
void layout_break_node_unref(void *node);

/** Has @place hold @node, or NULL, instead of what it held. */
void layout_break_node_replace(LayoutBreakNode **place, LayoutBreakNode *node);

/** Says what the page of @node holds, whose last part is @height high without its notes. */
void layout_break_node_fill(const LayoutBreaker *breaker, LayoutBreakNode *node, gint64 height);

/** The height of the notes that are below earlier columns of the page that goes on after @node, and
 * of the separator that further ones would have. */
gint64 layout_break_node_noted(const LayoutBreaker *breaker, const LayoutBreakNode *node);

/** The height of all notes on the page that goes on after @node, up to @notes, and of their
 * separator. */
gint64 layout_break_node_notes(const LayoutBreaker *breaker, const LayoutBreakNode *node,
                               const LayoutNoteMark *notes);

/** A node after @start with nothing in its part. */
LayoutBreakNode *layout_break_node_empty(const LayoutBreaker *breaker, LayoutBreakNode *start);

/** Why a part ends. */
typedef enum {
    LAYOUT_ENDING_PLAIN,  /* an ordinary break, or the last of several parts is after one */
    LAYOUT_ENDING_FORCED, /* a forced break, or the list's end */
    LAYOUT_ENDING_TURNED, /* what follows is collected anew */
} LayoutEnding;

/** Tells of all parts up to @node, the last of which has @ending. */
void layout_breaker_commit(LayoutBreaker *breaker, LayoutBreakNode *node, LayoutEnding ending);

/** Tells of the pages that all open ways have in common. */
void layout_breaker_commit_common(LayoutBreaker *breaker);

/** Whether what follows @node is on another page. */
bool layout_breaker_ends_page(const LayoutBreaker *breaker, const LayoutBreakNode *node);

/* ---- breaker_fit.c */

/** Ends parts at @candidate wherever that can be, and closes the ways that reach no further. */
void layout_breaker_consider(LayoutBreaker *breaker, const LayoutBreakCandidate *candidate);

/** Whether the part after @node, at a break that is not forced, is in a list of its own. */
bool layout_breaker_turns(const LayoutBreaker *breaker, const LayoutBreakNode *node);

/* ---- breaker_balance.c */

/** Demerits of the column after @node that ends at the break @end and is @height high. */
double layout_breaker_imbalance(LayoutBreaker *breaker, const LayoutBreakNode *node, guint end,
                                gint64 height);

/* ---- breaker_recover.c */

/** Goes back to the best there was when no way is open any more; whether that was so. */
bool layout_breaker_recover(LayoutBreaker *breaker);

/**
 * The list or what comes before a forced break ends at @last, and its footnotes do not: goes back
 * to where the page began, when it can hold all of them below lower columns. Whether that was so.
 */
bool layout_breaker_mend_cut(LayoutBreaker *breaker, LayoutBreakNode *last);

/** Makes @node the only way, and walks on from it. */
void layout_breaker_restart(LayoutBreaker *breaker, LayoutBreakNode *node);
