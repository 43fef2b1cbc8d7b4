#pragma once

#include "layout/context.h"

/**
 * Paragraphs: a run of inline content broken into lines (XSL-FO 4.7). Measuring comes
 * first and touches no page; a line is turned into areas when its page is known, so that
 * page numbers, markers and ids see the page they end up on.
 */
typedef struct LayoutParagraph LayoutParagraph;

/** An inline whose border, padding, background or link is around a block. */
typedef struct {
    const FoNode *node;
    bool first, last; /* with its start side: the block begins it; with its end side */
} LayoutAround;

/** A line, or a block-level object that stands between two lines of the same block. */
typedef struct {
    Length height;              /* in the block-progression direction, half-leading included */
    Length baseline;            /* below the line's top */
    Length width;               /* what stands on it, before alignment */
    const FoNode *block;        /* not NULL: no line, but this block-level child of an fo:inline */
    const LayoutAround *around; /* what encloses that block, outermost first; ends with NULL */
    const FoNode **footnotes;   /* fo:footnote anchored here, in order; NULL-terminated, or NULL */
    const FoNode **floats;      /* fo:float anchored here; NULL-terminated, or NULL */
    bool forced;                /* a preserved line feed or forced break ends it */
} LayoutLine;

/**
 * Breaks the inline content of @block (an fo:block or anything that may hold text) from its
 * child @first up to, but not with, @end (NULL: all that follows) into lines of @width, in a
 * reference area of the width @area. White space
 * is treated by linefeed-treatment, white-space-treatment and white-space-collapse. NULL when
 * nothing is left of it. Lives in @arena.
 */
LayoutParagraph *layout_paragraph_new(Layout *layout, Arena *arena, const FoNode *block,
                                      const FoNode *first, const FoNode *end, Length width,
                                      Length area);

/** Where lines stand within what holds them. */
typedef struct {
    Length x, width;
} LayoutMeasure;

/**
 * The lines of @paragraph from @line on, broken anew to a width: for a page that is wider or
 * narrower, or beside a float; @measure->x is how far from the left they begin. The floats of
 * that line are not asked for again when they are @floated. Shares the paragraph's content,
 * whose arena must stay. NULL when nothing is left.
 */
LayoutParagraph *layout_paragraph_continue(Layout *layout, Arena *arena,
                                           const LayoutParagraph *paragraph, guint line,
                                           LayoutMeasure measure, bool floated);

/** What the lines were broken to. */
LayoutMeasure layout_paragraph_measure(const LayoutParagraph *paragraph);

/** The change bars beside line @index, a list in @arena; NULL when there are none. */
const FoBars *layout_paragraph_bars(const LayoutParagraph *paragraph, Arena *arena, guint index);

/** The first of the children that the paragraph is made of, and the child after the last. */
const FoNode *layout_paragraph_first(const LayoutParagraph *paragraph);
const FoNode *layout_paragraph_end(const LayoutParagraph *paragraph);

guint layout_paragraph_count(const LayoutParagraph *paragraph);
const LayoutLine *layout_paragraph_line(const LayoutParagraph *paragraph, guint index);

/**
 * The narrowest width the content can be set in without overflow, and the width it takes on one
 * line; for table-layout="auto" and shrink-to-fit.
 */
void layout_paragraph_widths(Layout *layout, const FoNode *block, const FoNode *first,
                             const FoNode *end, Length *minimum, Length *maximum);

/**
 * Puts line @index on layout->page as an AREA_LINE in @parent, its top at @x, @y within
 * @parent. @tag is the structure element of the block it belongs to. Gives the area.
 */
Area *layout_paragraph_place(Layout *layout, const LayoutParagraph *paragraph, guint index,
                             Area *parent, AreaTag *tag, Length x, Length y);
