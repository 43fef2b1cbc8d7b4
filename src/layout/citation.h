#pragma once

#include "layout/inline.h"

/**
 * Page numbers: of the page itself, or of another place's (XSL-FO 6.6.10 to 6.6.12). What is not
 * known when the line is made takes the room of a guess; the line is put right later.
 */

/** fo:page-number and the page-number-citations. */
extern const LayoutPieceClass layout_citation_class;

/** The width of @piece on layout->page, as far as it is known by now. */
Length layout_citation_width(Layout *layout, const LayoutPiece *piece);

/** The id whose page @piece still waits for; NULL when it waits for none. */
const char *layout_citation_waits(Layout *layout, const LayoutPiece *piece);

/** Puts @text into a number that was placed; its new width. */
Length layout_citation_fill(Layout *layout, const LayoutPiece *piece, Area *area, const char *text);

/** Whether it cites the last page of its place, not the first. */
bool layout_citation_is_last(const LayoutPiece *piece);

/** The formatting object that cites, for findings. */
const FoNode *layout_citation_node(const LayoutPiece *piece);
