#pragma once

#include "layout/inline.h"

/** Measures fo:external-graphic or fo:instream-foreign-object in a line of @width into @piece. */
void layout_graphic_measure(Layout *layout, Arena *arena, const FoNode *node, Length width,
                            LayoutPiece *piece);

/** Places the graphic at @x in @parent, whose line's baseline is at @y. */
void layout_graphic_place(Layout *layout, const LayoutPiece *piece, Area *parent, AreaTag *tag,
                          Length x, Length y);
