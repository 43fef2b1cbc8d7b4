#pragma once

#include "fo/fo.h"

/**
 * linefeed-treatment, white-space-treatment and white-space-collapse (XSL-FO 7.17.3, 4.7.2),
 * over the text of a block as it is put together from its inlines.
 */
typedef struct {
    FoKeyword linefeed, treatment;
    bool collapse;
    bool in_space;       /* the last character is a space that was kept */
    bool after_linefeed; /* nothing but white space since a line feed or the block's start */
} LayoutWhiteSpace;

/** At the start of @block's content. */
LayoutWhiteSpace layout_white_space_start(const FoNode *block);

/** Appends @length bytes of @text to @out, as the properties want it. */
void layout_white_space_append(LayoutWhiteSpace *it, GString *out, const char *text, gsize length);

/**
 * A child that is no text comes next, in an inline or a block: white space on its two sides is
 * apart, as FOP has it. @at_start: it is the very first in its block; @after_text: text of the same
 * parent comes before it.
 */
void layout_white_space_interrupt(LayoutWhiteSpace *it, bool at_start, bool after_text);

/** A block-level object stands here: white space after it is at a line's start. */
void layout_white_space_restart(LayoutWhiteSpace *it);
