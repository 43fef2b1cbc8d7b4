#pragma once

#include "layout/collect.h"

/*
 * How far side floats reach into the reference area that a collector fills: what stands beside
 * them is narrower. Breaks beside a float are not allowed, so that it stays with its text.
 */

/** What the floats leave of @measure, where @collector's list has come to. */
LayoutMeasure layout_intrusion_narrow(const LayoutCollector *collector, LayoutMeasure measure);

/** How much of the float at @side is beside what comes next; 0 when there is none. */
Length layout_intrusion_rest(const LayoutCollector *collector, LayoutFloatSide side);

/** Whether no break may be here, beside a float that a column can hold. */
bool layout_intrusion_forbids_break(const LayoutCollector *collector);

/** A forced break: what follows stands beside nothing. */
void layout_intrusion_end(LayoutCollector *collector);

/**
 * The side that @property of @node, float or clear, says, as the text around it runs; when it
 * says none, LAYOUT_FLOAT_SIDES.
 */
LayoutFloatSide layout_intrusion_side(const FoNode *node, FoProperty property);

/** Adds the room that @node's clear asks for, so that it begins below the floats. */
void layout_intrusion_clear(LayoutCollector *collector, const FoNode *node);

/** Hands the floats on to a list that begins here, and takes them back: it began at @start. */
void layout_intrusion_enter(const LayoutCollector *outer, LayoutCollector *inner);
void layout_intrusion_leave(LayoutCollector *outer, const LayoutCollector *inner, guint start);
