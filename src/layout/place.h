#pragma once

#include "layout/elements.h"

/** Turning a stretch of elements into areas on layout->page. */
struct LayoutPlacing {
    Layout *layout;
    Area *parent;       /* holds the reference area's content */
    AreaTag *tag;       /* the structure element that content belongs to */
    Length x, top;      /* the reference area's corner, within @parent */
    Length width;       /* of the reference area */
    Length y;           /* where the next element goes, below @top */
    LayoutFrame *frame; /* the innermost open one, or NULL */
    bool at_end;        /* all boxes are placed, and more follow after a break */
};

/**
 * Places elements @start up to @end of @list: @start is 0 or comes after a break, @end is the
 * list's end or a break. Gives the height that was used.
 */
Length layout_place(Layout *layout, const LayoutList *list, guint start, guint end, Area *parent,
                    AreaTag *tag, Length x, Length y, Length width);

/** The height of the same, without placing it. */
Length layout_place_height(const LayoutList *list, guint start, guint end);

/** The area that content goes into now, and where the cursor or an x stands in it. */
Area *layout_placing_area(const LayoutPlacing *placing);
AreaTag *layout_placing_tag(const LayoutPlacing *placing);
Length layout_placing_x(const LayoutPlacing *placing, Length x);
Length layout_placing_y_at(const LayoutPlacing *placing, Length y);
Length layout_placing_y(const LayoutPlacing *placing);

/** Notes that @frame's object is on this page: its id, its markers; the first part has the id. */
void layout_placing_identify(LayoutPlacing *placing, LayoutFrame *frame);

/** The frame of a plain box with its traits; where it is transparent, of what makes no area but is
 * a destination. */
extern const LayoutFrameClass layout_plain_frame;
