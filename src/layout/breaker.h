#pragma once

#include "layout/notes.h"

/**
 * Chooses the breaks of a list by total fit over its parts (columns, pages): Knuth and Plass with
 * Apache FOP's ratios and demerits. It is fed while the list grows and tells of each part as soon
 * as no later element can change it.
 */
typedef struct LayoutBreaker LayoutBreaker;

/** A column's worth of the list, and of its footnotes. */
typedef struct {
    guint index;      /* counted from the last forced break */
    guint start, end; /* elements */
    double ratio;     /* of their stretch that its spaces take, or of their shrink when negative */
    bool forced;      /* a forced break or the list's end is at @end */
    bool turned;      /* what follows is to be collected anew; it is the last part of this list */
    LayoutNoteMark notes_from, notes_to;
} LayoutPart;

typedef struct {
    /* The height of part @index, counted from the last forced break. */
    Length (*height)(guint index, void *data);
    /* Whether what follows part @index is on another page, not in the next column. */
    bool (*ends_page)(guint index, void *data);
    /* The height of the columns before part 0 on its page, which end at a forced break. */
    Length (*beside)(void *data);
    /* The body of @footnote as a list; and the arena for what is found out about it. */
    LayoutList *(*note)(const FoNode *footnote, Arena **arena, void *data);
    /* The height of what separates footnotes from the text. */
    Length (*separator)(void *data);
    /* Whether it stands on the page of part @index already, with notes that are not this list's. */
    bool (*noted)(guint index, void *data);
    /* Whether the list cannot go on at @start after part @index, a break that is not forced. */
    bool (*turns)(guint index, guint start, void *data);
    /* A part that is decided. Gives whether the list goes on after it. */
    bool (*part)(const LayoutPart *part, const LayoutNotes *notes, void *data);
} LayoutBreakerClient;

LayoutBreaker *layout_breaker_new(LayoutList *list, const LayoutBreakerClient *client, void *data);
void layout_breaker_free(LayoutBreaker *breaker);

/**
 * Lets the breaker begin at element @start, which comes after a break, and make @columns parts of
 * about the same height, if that is not 0.
 */
void layout_breaker_start(LayoutBreaker *breaker, guint start, guint columns);

/** The first part also gets the footnotes that @before, which has stopped, has left over. */
void layout_breaker_inherit(LayoutBreaker *breaker, LayoutBreaker *before);

/** Considers the breaks that the list has got since. */
void layout_breaker_feed(LayoutBreaker *breaker);

/** The list is at its end, and finished: chooses what is left. */
void layout_breaker_finish(LayoutBreaker *breaker);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(LayoutBreaker, layout_breaker_free)
