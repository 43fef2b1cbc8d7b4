#pragma once

/* The elements of a paragraph as the layout and FOP make them, for tests of the breaker. */

#include "text/text.h"

#define TEXT_NO_TAG G_MAXUINT32

/*
 * What a ragged line may stay short of the margin at a ratio of 1, by three: FOP's constant, 3.336
 * pt, whatever the font. All elements of a paragraph must use the same.
 */
enum {
    RAGGED = 3 * 3416,
};

static void
add(GArray *elements, TextElementKind kind, Length width, Length stretch, Length shrink,
    int penalty, bool flagged, guint32 tag)
{
    TextElement element = {
        .kind = (guint8) kind,
        .flagged = flagged,
        .penalty = (gint16) penalty,
        .width = width,
        .stretch = stretch,
        .shrink = shrink,
        .tag = tag,
    };
    g_array_append_val(elements, element);
}

static void
add_glue(GArray *elements, Length width, Length stretch, Length shrink, guint32 tag)
{
    add(elements, TEXT_GLUE, width, stretch, shrink, 0, false, tag);
}

static void
add_penalty(GArray *elements, int penalty)
{
    add(elements, TEXT_PENALTY, 0, 0, 0, penalty, false, TEXT_NO_TAG);
}

static void
text_elements_add_box(GArray *elements, Length width, guint32 tag)
{
    add(elements, TEXT_BOX, width, 0, 0, 0, false, tag);
}

/* Keeps the glue that follows from vanishing at a line's start, and from being a break itself. */
static void
add_anchor(GArray *elements)
{
    text_elements_add_box(elements, 0, TEXT_NO_TAG);
    add_penalty(elements, TEXT_INFINITE);
}

static void
text_elements_begin(GArray *elements, TextAlign align, Length indent)
{
    if (align == TEXT_ALIGN_CENTER)
        add_glue(elements, 0, RAGGED, 0, TEXT_NO_TAG);
    if (indent != 0)
        text_elements_add_box(elements, indent, TEXT_NO_TAG);
}

static void
text_elements_end(GArray *elements, TextAlign align, bool justify_last, Length line_width)
{
    if (align == TEXT_ALIGN_CENTER && !justify_last) {
        add_glue(elements, 0, RAGGED, 0, TEXT_NO_TAG);
    } else if (!justify_last) {
        add_penalty(elements, TEXT_INFINITE);
        add_glue(elements, 0, line_width, 0, TEXT_NO_TAG);
    }
    add_penalty(elements, -TEXT_INFINITE);
}

/*
 * A break that leaves a ragged line some stretch at its end and, centred, the next one at
 * its start; where no line ends, the stretches add up to nothing.
 */
static void
add_ragged_break(GArray *elements, TextAlign align, const TextElement *penalty, Length width)
{
    bool center = align == TEXT_ALIGN_CENTER;
    add_glue(elements, 0, RAGGED, 0, TEXT_NO_TAG);
    g_array_append_val(elements, *penalty);
    add_glue(elements, width, center ? -2 * RAGGED : -RAGGED, 0, penalty->tag);
    if (center) {
        add_anchor(elements);
        add_glue(elements, 0, RAGGED, 0, TEXT_NO_TAG);
    }
}

static void
add_hard_space(GArray *elements, TextAlign align, Length width, Length stretch, Length shrink,
               guint32 tag)
{
    if (align != TEXT_ALIGN_JUSTIFY) {
        text_elements_add_box(elements, width, tag);
        return;
    }
    add_anchor(elements);
    add_glue(elements, width, stretch, shrink, tag);
}

static void
text_elements_add_space(GArray *elements, TextAlign align, Length width, Length stretch,
                        Length shrink, int penalty, guint32 tag)
{
    TextElement point = {.kind = TEXT_PENALTY, .penalty = (gint16) penalty, .tag = tag};
    if (penalty >= TEXT_INFINITE) {
        add_hard_space(elements, align, width, stretch, shrink, tag);
        return;
    }
    if (align != TEXT_ALIGN_JUSTIFY) {
        if (penalty != 0)
            add_penalty(elements, TEXT_INFINITE);
        add_ragged_break(elements, align, &point, width);
        return;
    }
    if (penalty != 0)
        add_penalty(elements, penalty);
    add_glue(elements, width, stretch, shrink, tag);
}

static void
text_elements_add_break(GArray *elements, TextAlign align, Length hyphen, int penalty, bool flagged,
                        guint32 tag)
{
    TextElement point = {
        .kind = TEXT_PENALTY,
        .flagged = flagged,
        .penalty = (gint16) penalty,
        .width = hyphen,
        .tag = tag,
    };
    if (align == TEXT_ALIGN_JUSTIFY) {
        g_array_append_val(elements, point);
        return;
    }
    add_penalty(elements, TEXT_INFINITE);
    add_ragged_break(elements, align, &point, 0);
}

static guint
text_line_first(const TextElement *elements, guint n_elements, guint position)
{
    guint first = position + 1;
    while (first < n_elements && elements[first].kind != TEXT_BOX)
        first++;
    return MIN(first, n_elements);
}
