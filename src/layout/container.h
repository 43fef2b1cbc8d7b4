#pragma once

#include "layout/collect.h"

/**
 * Content in a rectangle of its own: of fixed size, or turned; of fo:block-container and
 * fo:inline-container. It is a list that is placed as a whole.
 */
typedef struct {
    const FoNode *node;
    LayoutList *list;
    int turns;                        /* quarter turns counter-clockwise, 0 to 3 */
    Length width, height;             /* of the content rectangle, as the parent is oriented */
    Length inner_width, inner_height; /* of the content, as it is turned */
} LayoutContainer;

/**
 * Collects the content of @container, whose node, turns, width and height are given; an automatic
 * height (or, where it is turned a quarter, width) is what the content needs.
 */
void layout_container_fill(Layout *layout, Arena *arena, LayoutContainer *container,
                           bool auto_height);

/** Places the content with its rectangle's corner at @x, @y of @parent. */
void layout_container_place(Layout *layout, const LayoutContainer *container, Area *parent,
                            AreaTag *tag, Length x, Length y);

/** What absolute positions counted from before a container was entered. */
typedef struct {
    Area *viewport;
    Length x, y, width, height;
} LayoutPlace;

/** Absolute positions count from @x, @y of @area from now on; give the result to _leave(). */
LayoutPlace layout_container_enter(Layout *layout, Area *area, Length x, Length y, Length width,
                                   Length height);
void layout_container_leave(Layout *layout, LayoutPlace before);
