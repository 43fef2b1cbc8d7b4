#pragma once

#include "layout/collect.h"

/*
 * Side floats (XSL-FO 6.12.2): a float stands at a side of the reference area beside the line that
 * it is anchored in and what follows, which is narrower as far down as the float comes. Breaks
 * beside it are not allowed, so that it stays with its text.
 */

/** What the floats leave of @measure, where @collector's list has come to. */
LayoutMeasure layout_float_narrow(const LayoutCollector *collector, LayoutMeasure measure);

/** Whether no break may be here, beside a float that a column can hold. */
bool layout_float_forbids_break(const LayoutCollector *collector);

/** A forced break: what follows stands beside nothing. */
void layout_float_end(LayoutCollector *collector);

/** Whether @node goes to the top of the page, where it is placed as a footnote is at its foot. */
bool layout_float_is_before(const FoNode *node);

/** Whether @node stands at a side; else it is content like other blocks. */
bool layout_float_is_side(const FoNode *node);

/** Makes room for the side floats among @floats (NULL-terminated) beside what comes next. */
void layout_float_prepare(LayoutCollector *collector, const FoNode **floats);

/** Puts what was prepared beside the box that comes next. */
void layout_float_put(LayoutCollector *collector);

/** Adds the room that @node's clear asks for, so that it begins below the floats. */
void layout_float_clear(LayoutCollector *collector, const FoNode *node);

/** Hands the floats on to a list that begins here, and takes them back: it began at @start. */
void layout_float_enter(const LayoutCollector *outer, LayoutCollector *inner);
void layout_float_leave(LayoutCollector *outer, const LayoutCollector *inner, guint start);
