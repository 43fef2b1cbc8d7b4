#include "layout/inline.h"

/* The stretch that ragged text has beside a space: 3 × 3.336 pt, FOP's. */
enum {
    RAGGED = 10248,
    POOR_PENALTY = 50,
    HYPHEN_PENALTY = 1,   /* a soft hyphen, or a break after "-" */
    PATTERN_PENALTY = 50, /* a place that was found by hyphenation */
};

typedef struct {
    const LayoutParagraph *paragraph;
    TextElement room[32]; /* those that come next, … */
    guint count;          /* … so many */
    GArray *elements;     /* those before */
    FoKeyword mode; /* start, center, justify, or NONE_GIVEN: only the last line is justified */
    guint32 tag;    /* the piece at hand */
} Builder;

static void
flush(Builder *it)
{
    g_array_append_vals(it->elements, it->room, it->count);
    it->count = 0;
}

static void
append(Builder *it, TextElement element)
{
    if (it->count == G_N_ELEMENTS(it->room))
        flush(it);
    it->room[it->count++] = element;
}

static void
add(Builder *it, TextElementKind kind, Length width, Length stretch, Length shrink)
{
    append(it,
           (TextElement){
               .kind = kind, .width = width, .stretch = stretch, .shrink = shrink, .tag = it->tag});
}

static void
add_box(Builder *it, Length width)
{
    add(it, TEXT_BOX, width, 0, 0);
}

static void
add_glue(Builder *it, Length width, Length stretch)
{
    add(it, TEXT_GLUE, width, stretch, 0);
}

static void
add_penalty(Builder *it, Length width, gint16 penalty, bool flagged, guint32 tag)
{
    append(it, (TextElement){.kind = TEXT_PENALTY,
                             .flagged = flagged,
                             .penalty = penalty,
                             .width = width,
                             .tag = tag});
}

static void
forbid_break(Builder *it)
{
    add_penalty(it, 0, TEXT_INFINITE, false, it->tag);
}

/* What follows a break between lines of ragged text: the two ends of the lines stretch. Borders and
 * padding that are retained at the break take room on both lines. */
static void
add_break(Builder *it, const LayoutInlineStyle *style, Length width, Length after)
{
    Length start = style->line_start, end = style->line_end;
    switch (it->mode) {
    case FO_KW_CENTER:
        add_glue(it, end, RAGGED);
        add_penalty(it, 0, 0, false, it->tag);
        add_glue(it, width - start - end, -2 * RAGGED);
        add_box(it, 0);
        forbid_break(it);
        add_glue(it, start + after, RAGGED);
        return;
    default:
        add_glue(it, end, RAGGED);
        add_penalty(it, 0, 0, false, it->tag);
        add_glue(it, width - start - end, -RAGGED);
        if (!start && !end && !after)
            return;
        add_box(it, 0);
        forbid_break(it);
        add_glue(it, start + after, 0);
    }
}

static bool
is_justified(const Builder *it)
{
    return it->mode == FO_KW_JUSTIFY || it->mode == FO_KW_NONE_GIVEN;
}

/* The same in justified text, where the space itself stretches. */
static void
add_justified_break(Builder *it, const LayoutPiece *piece, Length width, Length after, bool stays)
{
    Length start = piece->style->line_start, end = piece->style->line_end;
    Length shrink = it->mode == FO_KW_JUSTIFY ? piece->shrink : 0;
    if (!stays && !start && !end) {
        add(it, TEXT_GLUE, width, piece->stretch, shrink);
        return;
    }
    add_glue(it, end, 0);
    add_penalty(it, 0, 0, false, it->tag);
    add(it, TEXT_GLUE, width - start - end, piece->stretch, shrink);
    add_box(it, 0);
    forbid_break(it);
    add_glue(it, start + after, 0);
}

static void
add_space(Builder *it, const LayoutPiece *piece)
{
    if (is_justified(it))
        add_justified_break(it, piece, piece->width, 0, false);
    else
        add_break(it, piece->style, piece->width, 0);
}

static void
add_fixed(Builder *it, const LayoutPiece *piece)
{
    if (piece->break_after && is_justified(it)) {
        add_justified_break(it, piece, 0, piece->width, true);
    } else if (piece->break_after) {
        add_break(it, piece->style, 0, piece->width);
    } else if (it->mode == FO_KW_JUSTIFY) {
        add_box(it, 0);
        forbid_break(it);
        add(it, TEXT_GLUE, piece->width, piece->stretch, piece->shrink);
    } else {
        add_box(it, piece->width);
    }
}

static Length
hyphen_width(const LayoutInlineStyle *style)
{
    return style->hyphen ? style->hyphen->width : 0;
}

/* A place inside a word where a line may end: with a hyphen or without. */
static void
add_word_break(Builder *it, const LayoutPiece *piece, Length letter_space)
{
    const LayoutInlineStyle *style = piece->style;
    bool pattern = piece->break_after == LAYOUT_SPLIT_PATTERN;
    bool hyphen = pattern || piece->break_after == LAYOUT_SPLIT_HYPHEN;
    gint16 penalty = pattern                                   ? PATTERN_PENALTY
                     : piece->break_after == LAYOUT_SPLIT_POOR ? POOR_PENALTY
                     : piece->thai                             ? 0
                                                               : HYPHEN_PENALTY;
    Length start = style->line_start, end = style->line_end;
    Length broken = hyphen ? hyphen_width(style) : 0;

    if (is_justified(it) && !start && !end) {
        add_penalty(it, broken, penalty, pattern, it->tag + 1);
        if (letter_space)
            add_glue(it, letter_space, 0);
        return;
    }
    /* Centred text leaves room for a hyphen at every break of this kind, as FOP does. */
    if (it->mode == FO_KW_CENTER && !piece->thai)
        broken = hyphen_width(style);
    Length ragged = is_justified(it) ? 0 : RAGGED;
    bool center = it->mode == FO_KW_CENTER;
    forbid_break(it);
    add_glue(it, end, ragged);
    add_penalty(it, broken, penalty, pattern, it->tag + 1);
    add_glue(it, letter_space - start - end, center ? -2 * ragged : -ragged);
    if (!start && !end && !center)
        return;
    add_box(it, 0);
    forbid_break(it);
    add_glue(it, start, center ? ragged : 0);
}

static void
add_word(Builder *it, const LayoutPiece *piece)
{
    Length letter_space = piece->joined ? piece->style->letter_spacing : 0;
    add_box(it, piece->break_after ? piece->width : piece->width + letter_space);
    if (piece->stretch && is_justified(it)) {
        forbid_break(it);
        add_glue(it, 0, piece->stretch);
        add_box(it, 0);
    }
    if (piece->break_after)
        add_word_break(it, piece, letter_space);
}

static void
add_leader(Builder *it, const LayoutPiece *piece)
{
    bool stretches = is_justified(it);
    add_box(it, 0);
    forbid_break(it);
    add(it, TEXT_GLUE, piece->width, stretches ? piece->stretch : 0, stretches ? piece->shrink : 0);
    add_box(it, 0);
}

static void
add_piece(Builder *it, const LayoutPiece *piece)
{
    switch (piece->kind) {
    case LAYOUT_PIECE_WORD:
        add_word(it, piece);
        break;
    case LAYOUT_PIECE_SPACE:
        add_space(it, piece);
        break;
    case LAYOUT_PIECE_FIXED:
        add_fixed(it, piece);
        break;
    case LAYOUT_PIECE_LEADER:
        add_leader(it, piece);
        break;
    case LAYOUT_PIECE_OPEN:
    case LAYOUT_PIECE_CLOSE:
        if (piece->width || piece->baseline)
            add_box(it, piece->width);
        break;
    case LAYOUT_PIECE_GRAPHIC:
    case LAYOUT_PIECE_CONTAINER:
    case LAYOUT_PIECE_NUMBER:
    case LAYOUT_PIECE_FOOTNOTE:
    case LAYOUT_PIECE_FLOAT:
        add_box(it, piece->width);
        break;
    default:
        break;
    }
}

/* How spaces are built: by the alignment, unless only the last line is justified. */
static FoKeyword
building_mode(const LayoutParagraph *paragraph)
{
    if (paragraph->align != FO_KW_JUSTIFY && paragraph->align_last == FO_KW_JUSTIFY)
        return FO_KW_NONE_GIVEN;
    return (FoKeyword) paragraph->align;
}

void
layout_inline_elements(const LayoutParagraph *paragraph, guint first, guint last, bool indented,
                       GArray *elements)
{
    Builder it; /* but for its room, which need not be cleared */
    it.paragraph = paragraph;
    it.count = 0;
    it.elements = elements;
    it.mode = building_mode(paragraph);
    it.tag = first;
    bool centered = paragraph->align == FO_KW_CENTER && paragraph->align_last != FO_KW_JUSTIFY;
    if (centered)
        add_glue(&it, 0, RAGGED);
    if (indented && paragraph->text_indent)
        add_box(&it, paragraph->text_indent);

    for (it.tag = first; it.tag < last; it.tag++)
        add_piece(&it, &paragraph->pieces[it.tag]);

    /* The last line is filled up, unless it is to be justified. */
    it.tag = last;
    if (centered) {
        add_glue(&it, 0, RAGGED);
    } else if (paragraph->align_last != FO_KW_JUSTIFY) {
        forbid_break(&it);
        add_glue(&it, 0, paragraph->width);
    }
    add_penalty(&it, paragraph->last_indent, -TEXT_INFINITE, false, last);
    flush(&it);
}
