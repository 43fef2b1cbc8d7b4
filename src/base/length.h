#pragma once

#include <glib.h>

/**
 * A length on the page: a whole number of 1/1024 pt, so that sums are exact and
 * text shaped in the same unit needs no rounding. What is asked for is held to
 * ±LENGTH_MAX (65,535 pt, 23 m), a 32nd of what the type holds, so that sums of a
 * few need no check; anything that adds up more than a page's worth uses gint64.
 */
typedef gint32 Length;

enum {
    LENGTH_PT = 1024,
    LENGTH_MAX = G_MAXINT32 / 32,
};

/** From and to points, for the doors of libraries that speak doubles. */
static inline Length
length_from_pt(double pt)
{
    double scaled = pt * LENGTH_PT;
    if (scaled >= (double) LENGTH_MAX)
        return LENGTH_MAX;
    if (scaled <= -(double) LENGTH_MAX)
        return -LENGTH_MAX;
    return (Length) (scaled + (scaled < 0 ? -0.5 : 0.5));
}

static inline double
length_to_pt(Length length)
{
    return (double) length / LENGTH_PT;
}

/** A sum or product on its way, held to what a length may be. */
static inline Length
length_hold(gint64 length)
{
    return (Length) CLAMP(length, -LENGTH_MAX, LENGTH_MAX);
}

/** A sum of many lengths, such as a word's: held to four of the longest, which lies on no page. */
static inline Length
length_hold_sum(gint64 length)
{
    return (Length) CLAMP(length, -4 * LENGTH_MAX, 4 * LENGTH_MAX);
}

/** @length × @factor, towards nothing, held to what a length may be. */
static inline Length
length_times(Length length, double factor)
{
    double product = length * factor;
    return (Length) CLAMP(product, -(double) LENGTH_MAX, (double) LENGTH_MAX);
}

/** @length × @numerator / @denominator, rounded to nearest and held to what a length may be. */
static inline Length
length_scale(Length length, gint64 numerator, gint64 denominator)
{
    gint64 product = (gint64) length * numerator;
    gint64 half = denominator / 2;
    return length_hold((product >= 0 ? product + half : product - half) / denominator);
}
