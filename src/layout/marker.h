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

/** The markers of a table: of its rows on the page being placed, and of those before. */
typedef struct LayoutTableMarkers LayoutTableMarkers;
LayoutTableMarkers *layout_table_markers_new(Arena *arena);

/** What a page has of the table begins, and ends: markers between are the table's too. */
void layout_marker_enter_table(Layout *layout, LayoutTableMarkers *markers);
void layout_marker_leave_table(Layout *layout, LayoutTableMarkers *markers);

/** As layout_marker_fill(), for the retrieve-table-markers below @part of a table. */
void layout_marker_fill_table(Layout *layout, Arena *arena, FoNode *part,
                              const LayoutTableMarkers *markers);

/** The same with the first markers that there are in @table, wherever they come to be. */
void layout_marker_fill_any(Layout *layout, Arena *arena, FoNode *part, const FoNode *table);

/** The same with what there is where @body of a table begins: its own markers and its first row's.
 */
void layout_marker_fill_first(Layout *layout, Arena *arena, FoNode *part, const FoNode *body);

/** The page is done: its markers become what later pages may carry over. */
void layout_marker_next_page(Layout *layout);

/** A page-sequence ends: only retrieve-boundary="document" sees what it leaves. */
void layout_marker_end_sequence(Layout *layout);
