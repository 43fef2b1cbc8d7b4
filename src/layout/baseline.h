#pragma once

#include "base/arena.h"
#include "fo/fo.h"
#include "text/text.h"

/**
 * Where inline boxes stand in the block-progression direction (XSL-FO 7.14): each inline
 * formatting object has a context, whose parent is that of the object around it; the
 * outermost is the line's own. Offsets are upwards, distances as named.
 */

/** The baselines of a font, measured from the dominant one. */
typedef struct {
    Length ascender, depth, x_height; /* depth is the descender, negative below the baseline */
    FoKeyword dominant;
    Length offset;        /* of the dominant baseline, from the font's own */
    Length before, after; /* of the edges, from the dominant baseline */
} LayoutBaselineTable;

typedef struct LayoutBaseline LayoutBaseline;
struct LayoutBaseline {
    const LayoutBaseline *parent; /* NULL: the line's */
    LayoutBaselineTable *table;   /* in force; shared with the parent while nothing shifts */
    LayoutBaselineTable own;
    Length height, line_height, x_height;
    Length altitude; /* from the alignment point to the box's top */
    Length shift;
    FoKeyword alignment; /* the baseline it is aligned on */
};

/** The context of a line whose block has @font and @line_height. */
LayoutBaseline *layout_baseline_for_line(Arena *arena, const TextFont *font, Length line_height);

/** The context of inline content in @font; @node has the alignment properties. */
LayoutBaseline *layout_baseline_for_text(Arena *arena, const FoNode *node, const TextFont *font,
                                         Length line_height, const LayoutBaseline *parent);

/** The context of a graphic or a leader: a box of @height that stands on the baseline. */
LayoutBaseline *layout_baseline_for_box(Arena *arena, const FoNode *node, Length height,
                                        const LayoutBaseline *parent);

/** The context of blocks that stand on a line: @ascent of them above their baseline. */
LayoutBaseline *layout_baseline_for_lines(Arena *arena, const FoNode *node, Length ascent,
                                          Length descent, const LayoutBaseline *parent);

/** How far the alignment point lies above the line's baseline. */
Length layout_baseline_offset(const LayoutBaseline *baseline);

/** How far the box's top lies above the line's baseline. */
Length layout_baseline_top(const LayoutBaseline *baseline);

/**
 * Whether the box is aligned on the line's own top or bottom, so that it has no say in where
 * they are but only in how far apart.
 */
bool layout_baseline_is_edge(const LayoutBaseline *baseline);

/** Tells the line's context how high the line became: the distances of its edges. */
void layout_baseline_resize(LayoutBaseline *line, Length ascent, Length descent);
