#pragma once

#include "base/arena.h"
#include "layout/breaker.h"
#include "layout/collect.h"
#include "layout/flow.h"
#include "layout/footnote.h"
#include "layout/page.h"
#include "layout/resume.h"

/**
 * The inside of the flow, for flow*.c alone:
 *
 *     flow.c         span by span: which children span alike, where the next ones begin
 *     flow_list.c    a span's list: collected, broken into parts, dropped as it is placed
 *     flow_balance.c the columns of a span's last page
 *     flow_last.c    the last and the only page, whose masters are known late
 *     flow_page.c    pages: begun, filled with parts, finished
 *     flow_master.c  the master of a page; which page and column a part goes into
 *
 * A span's list is filled by a collector, and a breaker takes parts off it. The parts of a page
 * are held until the page is known to be full, since its last span may have to be balanced
 * and its master may be the last page's. Pages are counted from 0 in the page-sequence.
 */

/** A part of the list and the column it goes into. */
typedef struct {
    guint start, end;
    int page, column;
    double ratio;          /* of the stretch of its spaces */
    LayoutFootnote *notes; /* the footnotes that go with it */
    guint n_notes;
} LayoutFlowPart;

/** An arena of content, and the element after the last that uses it. */
typedef struct {
    Arena *arena;
    guint end; /* G_MAXUINT while it is being filled */
} LayoutFlowPiece;

struct LayoutFlow {
    Layout *layout;
    FoNode *sequence, *node; /* fo:page-sequence, fo:flow */
    int first_number;
    Arena *arena;        /* as long as the flow: geometry of masters */
    GHashTable *masters; /* fo:simple-page-master → LayoutPageMaster */
    LayoutPage *page;    /* the one being filled, or NULL */
    int last_index;      /* of the last page, once it is known; else −1 */
    bool changes_width;  /* the pages' columns may differ in width */
    bool has_columns;    /* some of its pages have more than one */
    AreaTag *tag;
    GError *error;

    // the span being laid out
    const FoNode *span_first, *span_end; /* its children, up to but not with the latter */
    bool across;                         /* span="all" */
    LayoutList *list;
    LayoutBreaker *breaker;
    Arena *content;      /* the list, and what of it is in no piece */
    GArray *pieces;      /* of LayoutFlowPiece: arenas of content that is not all placed */
    guint placed;        /* elements before this one are on pages */
    Length width;        /* of the columns that the list is for */
    bool turned;         /* the list has ended early: what follows is for another width, */
    LayoutResume resume; /* and begins here */
    GPtrArray *retired;  /* of Arena: the content of such lists, which the later ones share */
    bool trial;          /* nothing is placed yet: it may not stay so */
    GHashTable *notes;   /* fo:footnote → LayoutList */
    GArray *held;        /* of LayoutFlowPart */

    // where the breaker's part 0 goes
    int base_page, base_column;
    Length base_used;         /* height taken above the span, on its first page */
    Length base_noted;        /* and below it, by footnotes of earlier spans
                                 and their separator */
    int near_page, near_part; /* a page that was located, and the part in its column 0 */

    GArray *page_notes; /* of LayoutFootnote: on the page being filled */
    Length noted;       /* height kept for the notes of columns that are being balanced */
};

/** The parts that are held. */
static inline LayoutFlowPart *
layout_flow_held(const LayoutFlow *flow, guint index)
{
    return &g_array_index(flow->held, LayoutFlowPart, index);
}

/** The last of them; there must be one. */
static inline LayoutFlowPart *
layout_flow_last_held(const LayoutFlow *flow)
{
    return layout_flow_held(flow, flow->held->len - 1);
}

/* ---- flow_master.c */

/** The master of page @index, or of a @blank page there; NULL when none is to be found. */
const LayoutPageMaster *layout_flow_find_master(LayoutFlow *flow, int index, bool blank);

/** The same, of a page that may be the one being filled. */
const LayoutPageMaster *layout_flow_master(LayoutFlow *flow, int index);

/** Columns of page @index, and their width, for the span. */
int layout_flow_columns(LayoutFlow *flow, int index);
Length layout_flow_width(LayoutFlow *flow, int index);

/** The height of what separates footnotes from the text. */
Length layout_flow_separator(LayoutFlow *flow);

/** Has the breaker's part 0 go into @column of @page, below @used. */
void layout_flow_set_base(LayoutFlow *flow, int page, int column, Length used);

/** Whether footnotes of what is above the span, and their separator, stand on @page. */
bool layout_flow_is_noted(const LayoutFlow *flow, int page);

/** The page and column of the breaker's part @index. */
void layout_flow_locate(LayoutFlow *flow, guint index, int *page, int *column);

/* ---- flow_page.c */

/** Finishes the page being filled and begins page @index. */
void layout_flow_start_page(LayoutFlow *flow, int index, bool blank);
void layout_flow_finish_page(LayoutFlow *flow);

/** Whether a blank page must follow @count pages. */
bool layout_flow_needs_blank(const LayoutFlow *flow, int count);

/** Begins all pages up to @index that are not begun yet. */
void layout_flow_go_to_page(LayoutFlow *flow, int index);

/** Puts the parts that are held on their pages. */
void layout_flow_place_held(LayoutFlow *flow);

/** The first page is blank when the first block asks by @context for the other side. */
void layout_flow_begin_on_side(LayoutFlow *flow, LayoutContext context);

/** The list goes on after a forced break that came after @last. */
void layout_flow_move_base(LayoutFlow *flow, LayoutContext context, const LayoutFlowPart *last);

/* ---- flow_list.c */

/** Begins a list and breaker for the column that comes next, and the @collector that fills it. */
void layout_flow_begin_list(LayoutFlow *flow, LayoutCollector *collector);

/** Fills the list to its end, breaking and placing. */
LayoutOutcome layout_flow_collect_list(LayoutFlow *flow, LayoutCollector *collector);

/** Whether @node, a child of the flow, spans all columns; of one column too, as an area apart. */
bool layout_flow_spans(const FoNode *node);

/** All of the span, in lists of as many widths as its columns have. */
LayoutOutcome layout_flow_collect_span(LayoutFlow *flow);

/** Breaks what is held anew, over @columns of about the same height if that is not 0. */
void layout_flow_break_again(LayoutFlow *flow, guint columns);

/** Collects what is held anew from where it begins. False when that cannot be. */
bool layout_flow_collect_again(LayoutFlow *flow);

/** Frees list, breaker and content. */
void layout_flow_drop_span(LayoutFlow *flow);

/* ---- flow_last.c */

/** The last page has a master of its own: what is held for it is broken again. */
void layout_flow_settle_last_page(LayoutFlow *flow);

/**
 * Lays the flow, from its first block @first on, out on the only page, when that has a master of
 * its own with more room than a first page, and all fits on it. False, nothing placed, if not.
 */
bool layout_flow_fits_only_page(LayoutFlow *flow, const FoNode *first);

/* ---- flow_balance.c */

/** Balances the columns of what is held, above its footnotes. */
void layout_flow_balance(LayoutFlow *flow);
