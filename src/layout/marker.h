#pragma once

#include "layout/context.h"

/** fo:marker and who retrieves them (XSL-FO 6.13.5 to 6.13.7). */
typedef struct LayoutMarkers LayoutMarkers;

LayoutMarkers *layout_markers_new(void);
void layout_markers_free(LayoutMarkers *markers);

/** An area of @node begins on layout->page, its @first or a later one; its markers are there. */
void layout_marker_begin(Layout *layout, const FoNode *node, bool first);

/** The area ends there; @last when it is the last of @node. */
void layout_marker_end(Layout *layout, const FoNode *node, bool last);

/**
 * Puts copies of the markers that fit into the retrieve-markers below @node, for the page
 * whose content is placed. The copies live in @arena; call _clear when it goes.
 */
void layout_marker_fill(Layout *layout, Arena *arena, FoNode *node);
void layout_marker_clear(FoNode *node);

/** The page is done: its markers become what later pages may carry over. */
void layout_marker_next_page(Layout *layout);

/** A page-sequence ends: only retrieve-boundary="document" sees what it leaves. */
void layout_marker_end_sequence(Layout *layout);
