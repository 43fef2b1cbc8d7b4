#pragma once

#include "layout/notes.h"
#include "layout/page.h"

/** A footnote's body or a piece of it, on a page. */
typedef struct {
    LayoutList *list;
    guint from, to; /* as layout_strand_place() takes them */
} LayoutFootnote;

/** The content of @footnote's body, or of an fo:float that goes to the top, as a list in @arena. */
LayoutList *layout_footnote_collect(Layout *layout, Arena *arena, const FoNode *footnote,
                                    Length width);

/**
 * The height of the static content that separates footnotes and floats at the top from the text, 0
 * when
 * @sequence has none.
 */
Length layout_footnote_separator(Layout *layout, FoNode *sequence, Length width);

/** The height of @count notes, without what separates them from the text. */
Length layout_footnotes_height(const LayoutFootnote *notes, guint count);

/** The pieces between two marks, in @arena; NULL and 0 when there are none. */
LayoutFootnote *layout_footnotes_take(const LayoutNotes *notes, const LayoutNoteMark *from,
                                      const LayoutNoteMark *to, Arena *arena, guint *count);

/**
 * Puts @notes at the after edge of @page's body, below the separator; and floats at its before
 * edge, which all that is there makes room for.
 */
void layout_footnotes_place(Layout *layout, FoNode *sequence, LayoutPage *page,
                            const LayoutFootnote *notes, guint count, AreaTag *tag);
