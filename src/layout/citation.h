#pragma once

#include "layout/inline.h"

/**
 * Page numbers: of the page itself, or of another place's (XSL-FO 6.6.10 to 6.6.12). What is not
 * known when the line is made takes the room of a guess; the line is put right later.
 */

/** Measures fo:page-number or a page-number-citation, as far as it is known, into @piece. */
void layout_citation_measure(Layout *layout, Arena *arena, const FoNode *node, LayoutPiece *piece);

/** Its width on layout->page, as far as it is known by now. */
Length layout_citation_width(Layout *layout, const LayoutPiece *piece);

/** Places the number at @x in @parent, whose line's baseline is at @y. */
Area *layout_citation_place(Layout *layout, const LayoutPiece *piece, Area *parent, Length x,
                            Length y);

/** The id whose page @piece still waits for; NULL when it waits for none. */
const char *layout_citation_waits(Layout *layout, const LayoutPiece *piece);

/** Puts @text into a number that layout_citation_place() made; its new width. */
Length layout_citation_fill(Layout *layout, const LayoutPiece *piece, Area *area, const char *text);

/** Whether it cites the last page of its place, not the first. */
bool layout_citation_is_last(const LayoutPiece *piece);

/** The formatting object that cites, for findings. */
const FoNode *layout_citation_node(const LayoutPiece *piece);
