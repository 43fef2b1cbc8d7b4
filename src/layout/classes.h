#pragma once

#include "layout/collect.h"
#include "layout/inline.h"

/**
 * What is laid out how: a row for each kind of block-level object, and for each that stands on a
 * line by itself. Those who meet one ask layout->blocks and layout->pieces for it, so that a new
 * kind is a file and a row.
 */
extern const LayoutBlockClass *const layout_block_classes[FO_ELEMENT_COUNT];
extern const LayoutPieceClass *const layout_piece_classes[LAYOUT_PIECE_KINDS];
