#include "layout/citation.h"

#include <string.h>

#include "layout/reference.h"

/* What is measured for a page number that nobody knows yet: as wide as three wide letters. */
static const char unknown[] = "MMM";

/* The number in its font. Lives in the arena of the paragraph. */
struct LayoutNumber {
    const FoNode *node;
    const char *id; /* of the place; NULL for fo:page-number */
    bool last;      /* the last page that the place is on */
    const TextFont *font;
    const LayoutBaseline *baseline;
};

/* The number as far as it is known; NULL when it is not. */
static const char *
known_label(Layout *layout, const struct LayoutNumber *number)
{
    if (number->id)
        return layout_reference_label(layout, number->id, number->last);
    return layout->page ? layout->page->label : "0";
}

static const TextWord *
shape(Layout *layout, const LayoutPiece *piece, const char *text)
{
    return text_shape(layout->fonts, piece->style->font, text, strlen(text), false,
                      piece->style->language);
}

static void
measure(Layout *layout, Arena *arena, const FoNode *node, Length width, LayoutPiece *piece)
{
    (void) width;
    struct LayoutNumber *number = ARENA_NEW(arena, struct LayoutNumber);
    number->node = node;
    number->last = node->element == FO_PAGE_NUMBER_CITATION_LAST;
    number->id = node->element == FO_PAGE_NUMBER ? NULL : fo_string(node, FO_PROP_REF_ID);
    number->font = layout_inline_font(layout, arena, node);
    number->baseline = layout_baseline_for_text(
        arena, node, number->font, fo_length(node, FO_PROP_LINE_HEIGHT, 0), piece->style->baseline);
    piece->style = layout_inline_style(layout, arena, node, piece->style, number->baseline);
    piece->baseline = number->baseline;
    piece->number = number;
    const char *label = known_label(layout, number);
    piece->width = shape(layout, piece, label ? label : unknown)->width;
}

Length
layout_citation_width(Layout *layout, const LayoutPiece *piece)
{
    const char *label = known_label(layout, piece->number);
    return label ? shape(layout, piece, label)->width : piece->width;
}

const char *
layout_citation_waits(Layout *layout, const LayoutPiece *piece)
{
    return known_label(layout, piece->number) ? NULL : piece->number->id;
}

Length
layout_citation_fill(Layout *layout, const LayoutPiece *piece, Area *area, const char *text)
{
    AreaPiece *word = ARENA_NEW(layout->page->arena, AreaPiece);
    word->word = shape(layout, piece, text);
    area->text.pieces = word;
    area->text.n_pieces = *text && !piece->style->hidden ? 1 : 0;
    area->width = word->word->width;
    return area->width;
}

static Area *
place(Layout *layout, const LayoutPiece *piece, Area *parent, AreaTag *tag, Length x, Length y,
      Length width)
{
    (void) width;
    const LayoutInlineStyle *style = piece->style;
    const TextFont *font = style->font;
    Length top = y - layout_baseline_top(piece->number->baseline);
    Area *area =
        area_new(layout->page, parent, AREA_TEXT, x, top, 0, font->ascender + font->descender);
    area->text = (AreaText){
        .font = font,
        .color = style->color,
        .decorations = style->decorations,
        .decoration_color = style->decoration_color,
        .baseline = font->ascender,
    };
    const char *label = known_label(layout, piece->number);
    layout_citation_fill(layout, piece, area, label ? label : "");
    area->tag = tag;
    layout_reference_identify(layout, piece->number->node, area);
    return area;
}

const LayoutPieceClass layout_citation_class = {measure, place, NULL, NULL};

bool
layout_citation_is_last(const LayoutPiece *piece)
{
    return piece->number->last;
}

const FoNode *
layout_citation_node(const LayoutPiece *piece)
{
    return piece->number->node;
}
