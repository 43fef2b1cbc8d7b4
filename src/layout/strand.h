#pragma once

#include "layout/collect.h"

/**
 * A list that stands beside others: a list item's label or body, a table's cell. Where the
 * others may be broken too, its own breaks become stops.
 */
typedef struct {
    guint upto;    /* the break's number, or the list's end */
    Length height; /* from the list's start up to here, broken here */
    Length lead;   /* what stands before the next box, and goes when broken here */
    Length extra;  /* what the break adds before it, not part of @height */
    int penalty;
    LayoutContext context;
} LayoutStop;

typedef struct {
    LayoutList *list;
    GArray *stops;        /* of LayoutStop; the last is the end of the list */
    guint next;           /* the next stop, while stepping */
    Length full;          /* height of all of it */
    LayoutKeep with_next; /* that its last object has */
} LayoutStrand;

/** Finds @list's stops. The strand's memory is @arena's. */
void layout_strand_init(LayoutStrand *strand, Arena *arena, LayoutList *list,
                        LayoutOutcome outcome);

static inline const LayoutStop *
layout_strand_stop(const LayoutStrand *strand, guint index)
{
    return &g_array_index(strand->stops, LayoutStop, index);
}

/** Stops passed so far: where the strand stands; 0 at the start. */
guint layout_strand_upto(const LayoutStrand *strand);
bool layout_strand_is_done(const LayoutStrand *strand);

/** Places what lies between stops: after element @from (0: from the start) up to @to. */
Length layout_strand_place(Layout *layout, const LayoutList *list, guint from, guint to,
                           Area *parent, AreaTag *tag, Length x, Length y, Length width);

/** Appends the footnotes of the boxes between to @footnotes (of const FoNode *). */
void layout_strand_footnotes(const LayoutList *list, guint from, guint to, GPtrArray *footnotes);

/** A NULL-terminated copy in @arena; NULL when there are none. */
const FoNode **layout_footnotes_copy(Arena *arena, const GPtrArray *footnotes);

/** The same of all of @list. */
const FoNode **layout_footnotes_of(Arena *arena, const LayoutList *list);

/** Says of each footnote in @list that it goes nowhere: the list stands out of the flow. */
void layout_footnotes_report(Layout *layout, const LayoutList *list);
