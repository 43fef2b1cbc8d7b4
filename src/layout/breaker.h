#pragma once

#include "layout/elements.h"

/**
 * Chooses the breaks of a list by total fit over its parts (columns, pages): Knuth and Plass with
 * Apache FOP's ratios and demerits. It is fed while the list grows and tells of each part as soon
 * as no later element can change it.
 */
typedef struct LayoutBreaker LayoutBreaker;

typedef struct {
    /* The height of part @index, counted from the last forced break. */
    Length (*height)(guint index, void *data);
    /* Whether what follows part @index is on another page, not in the next column. */
    bool (*ends_page)(guint index, void *data);
    /*
     * Part @index is elements @start up to @end; its spaces take @ratio of their stretch, or of
     * their shrink when that is negative. @forced: a forced break or the end is at @end.
     */
    void (*part)(guint index, guint start, guint end, double ratio, bool forced, void *data);
} LayoutBreakerClient;

LayoutBreaker *layout_breaker_new(LayoutList *list, const LayoutBreakerClient *client, void *data);
void layout_breaker_free(LayoutBreaker *breaker);

/**
 * Lets the breaker begin at element @start, which comes after a break, and make @columns parts of
 * about the same height, if that is not 0.
 */
void layout_breaker_start(LayoutBreaker *breaker, guint start, guint columns);

/** Considers the breaks that the list has got since. */
void layout_breaker_feed(LayoutBreaker *breaker);

/** The list is at its end, and finished: chooses what is left. */
void layout_breaker_finish(LayoutBreaker *breaker);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(LayoutBreaker, layout_breaker_free)
