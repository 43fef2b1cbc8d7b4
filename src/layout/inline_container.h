#pragma once

#include "layout/inline.h"

/** Measures fo:inline-container in a line of @width into @piece: its content is laid out. */
void layout_inline_container_measure(Layout *layout, Arena *arena, const FoNode *node, Length width,
                                     LayoutPiece *piece);

/** Places the container at @x in @parent, whose line's baseline is at @y. */
void layout_inline_container_place(Layout *layout, const LayoutPiece *piece, Area *parent,
                                   AreaTag *tag, Length x, Length y);
