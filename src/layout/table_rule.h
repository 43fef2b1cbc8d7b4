#pragma once

#include "layout/place.h"
#include "layout/table_parts.h"

/**
 * Drawing borders that collapse. Where two cells meet, the one that is painted later draws the
 * border, over both backgrounds; so it is drawn once.
 */

/** Rows of one group on a page: their tops, and where they stand. */
typedef struct {
    LayoutPlacing *placing;
    LayoutRowGroup *group;
    Length x; /* of the table's first column, in the reference area */
    bool first_on_page, last_on_page;
    Length *tops; /* by row from from_row on; one more than there are rows */
} LayoutTableRows;

/**
 * How @cell looks with those of its borders that are the same all along a side, in the page's
 * arena; NULL when nothing of it shows. @cases: its before and after edge; the sides that are not
 * alike are marked in @in_segments.
 */
AreaTraits *layout_table_rule_cell(const LayoutTableRows *rows, const LayoutCell *cell,
                                   const LayoutEdgeCase cases[2], bool in_segments[4]);

/** Adds areas to @parent for the other borders, piece by piece. */
void layout_table_rule_segments(const LayoutTableRows *rows, const LayoutCell *cell, Area *parent,
                                const LayoutEdgeCase cases[2], const bool in_segments[4]);

/** Adds areas for the borders of the places where no cell stands. */
void layout_table_rule_missing(const LayoutTableRows *rows, Area *parent);
