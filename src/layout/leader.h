#pragma once

#include "layout/inline.h"

/** Measures the fo:leader @node, which stands in a line of @width, into @piece. */
void layout_leader_measure(Layout *layout, Arena *arena, const FoNode *node, Length width,
                           LayoutPiece *piece);

/** Places a leader of @width at @x in @parent, whose line's baseline is at @y. */
Area *layout_leader_place(Layout *layout, const LayoutPiece *piece, Area *parent, Length x,
                          Length y, Length width);

/** Fills a leader that layout_leader_place() made, after its width has changed. */
void layout_leader_fill(Layout *layout, const LayoutPiece *piece, Area *area, Length width);

/** A copy in @arena, enough to fill the leader again when the paragraph is gone. */
struct LayoutLeader *layout_leader_copy(Arena *arena, const struct LayoutLeader *leader);
