#include "layout/paragraph.h"

#include "base/scratch.h"
#include "layout/hyphenation.h"
#include "layout/indent.h"
#include "layout/inline.h"

static bool
is_white(const FoNode *text)
{
    for (gsize i = 0; i < text->length; i++) {
        if ((guchar) text->text[i] > ' ')
            return false;
    }
    return true;
}

/* Whether nothing of @block comes before @first: then text-indent applies. */
static bool
is_first_in_block(const FoNode *block, const FoNode *first)
{
    FO_EACH_CHILD (child, block) {
        if (child == first)
            return true;
        bool empty = child->element == FO_MARKER || (child->element == FO_TEXT && is_white(child));
        if (!empty)
            return false;
    }
    return true;
}

/* left and right, inside and outside as start and end. */
static FoKeyword
relative_align(FoKeyword align, bool rtl)
{
    switch (align) {
    case FO_KW_LEFT:
        return rtl ? FO_KW_END : FO_KW_START;
    case FO_KW_RIGHT:
        return rtl ? FO_KW_START : FO_KW_END;
    case FO_KW_END:
    case FO_KW_OUTSIDE:
        return FO_KW_END;
    case FO_KW_CENTER:
    case FO_KW_JUSTIFY:
        return align;
    default:
        return FO_KW_START;
    }
}

static void
set_alignment(LayoutParagraph *it)
{
    bool rtl = it->base_level;
    FoKeyword last = fo_keyword(it->block, FO_PROP_TEXT_ALIGN_LAST);
    it->align = (guint8) relative_align(fo_keyword(it->block, FO_PROP_TEXT_ALIGN), rtl);
    if (last != FO_KW_RELATIVE)
        it->align_last = (guint8) relative_align(last, rtl);
    else
        it->align_last = it->align == FO_KW_JUSTIFY ? FO_KW_START : it->align;
}

static void
set_white_space(LayoutParagraph *it)
{
    FoKeyword treatment = fo_keyword(it->block, FO_PROP_WHITE_SPACE_TREATMENT);
    bool always = treatment == FO_KW_IGNORE || treatment == FO_KW_IGNORE_IF_SURROUNDING_LINEFEED;
    it->preserve_spaces = treatment == FO_KW_PRESERVE;
    it->trim_start = always || treatment == FO_KW_IGNORE_IF_AFTER_LINEFEED;
    it->trim_spaces = always || treatment == FO_KW_IGNORE_IF_BEFORE_LINEFEED;
}

/* hyphenate: FOP takes it, the language and the counts from the block alone. */
static void
set_hyphenation(Layout *layout, LayoutParagraph *it)
{
    const char *language = it->style->language;
    if (!it->wrap || !language || !fo_is(it->block, FO_PROP_HYPHENATE, FO_KW_TRUE) ||
        !layout_hyphenation_knows(layout->hyphenation, language))
        return;
    it->remain = MAX(1, fo_integer(it->block, FO_PROP_HYPHENATION_REMAIN_CHARACTER_COUNT, 2));
    it->push = MAX(1, fo_integer(it->block, FO_PROP_HYPHENATION_PUSH_CHARACTER_COUNT, 2));
}

/* Where line-height is a factor, it is rounded down, so that n lines fit where they should. */
static Length
line_height(const FoNode *block)
{
    double factor = fo_number(block, FO_PROP_LINE_HEIGHT_FACTOR, 0);
    if (factor <= 0)
        return fo_length(block, FO_PROP_LINE_HEIGHT, 0);
    return length_times(fo_length(block, FO_PROP_FONT_SIZE, 0), factor);
}

/* What the block says of all its lines. */
static LayoutParagraph *
new_paragraph(Layout *layout, Arena *arena, const FoNode *block, Length width, Length area)
{
    LayoutParagraph *it = ARENA_NEW(arena, LayoutParagraph);
    it->block = block;
    it->width = width;
    it->area = area;
    it->base_level = layout_is_rtl(block) ? 1 : 0;
    it->line_height = line_height(block);
    it->baseline =
        layout_baseline_for_line(arena, layout_inline_font(layout, arena, block), it->line_height);
    it->style = layout_inline_style(layout, arena, block, NULL, it->baseline);
    it->wrap = !fo_is(block, FO_PROP_WRAP_OPTION, FO_KW_NO_WRAP);
    it->font_height = fo_is(block, FO_PROP_LINE_STACKING_STRATEGY, FO_KW_FONT_HEIGHT);
    it->ignore_shifts = fo_is(block, FO_PROP_LINE_HEIGHT_SHIFT_ADJUSTMENT, FO_KW_DISREGARD_SHIFTS);
    it->text_indent = layout_line_indent(layout, block, FO_PROP_TEXT_INDENT, width, area);
    it->last_indent = layout_line_indent(layout, block, FO_PROP_LAST_LINE_END_INDENT, width, area);
    set_alignment(it);
    set_white_space(it);
    set_hyphenation(layout, it);
    return it;
}

/* For the next paragraph; one within this one may have given back its own. */
static void
give_back(Layout *layout, GString *buffer)
{
    if (layout->buffer)
        g_string_free(layout->buffer, TRUE);
    layout->buffer = g_string_truncate(buffer, 0);
}

/* Content becomes pieces: collected, then shaped. False when nothing is left of it. */
static bool
make_pieces(Layout *layout, Arena *arena, LayoutParagraph *it, const FoNode *first,
            const FoNode *end)
{
    g_autoptr(Scratch) atoms = scratch_new(sizeof(LayoutAtom));
    g_autoptr(Scratch) pieces = scratch_new(sizeof(LayoutPiece));
    it->buffer = layout->buffer ? g_steal_pointer(&layout->buffer) : g_string_new(NULL);
    layout_inline_collect(layout, arena, it, first, end, atoms);
    if (atoms->len)
        layout_inline_shape(layout, arena, it, atoms, pieces);
    give_back(layout, g_steal_pointer(&it->buffer));

    it->n_pieces = pieces->len;
    it->pieces = arena_memdup(arena, pieces->data, pieces->len * sizeof(LayoutPiece));
    return pieces->len > 0;
}

LayoutParagraph *
layout_paragraph_new(Layout *layout, Arena *arena, const FoNode *block, const FoNode *first,
                     const FoNode *end, Length width, Length area)
{
    LayoutParagraph *it = new_paragraph(layout, arena, block, width, area);
    it->first_child = first;
    it->end_child = end;
    if (!is_first_in_block(block, first))
        it->text_indent = 0;
    if (!make_pieces(layout, arena, it, first, end))
        return NULL;
    layout_inline_break(layout, arena, it, 0);
    return it->n_lines ? it : NULL;
}

LayoutParagraph *
layout_paragraph_continue(Layout *layout, Arena *arena, const LayoutParagraph *paragraph,
                          guint line, LayoutMeasure measure, bool floated)
{
    LayoutParagraph *it = arena_memdup(arena, paragraph, sizeof(LayoutParagraph));
    it->x = measure.x;
    it->width = measure.width;
    if (line > 0)
        it->text_indent = 0;
    if (floated)
        it->floated = paragraph->lines[line].last;
    it->last_indent = layout_line_indent(layout, it->block, FO_PROP_LAST_LINE_END_INDENT,
                                         measure.width, it->area);
    layout_inline_break(layout, arena, it, layout_inline_unbreak(it, line));
    return it->n_lines ? it : NULL;
}

const FoBars *
layout_paragraph_bars(const LayoutParagraph *paragraph, Arena *arena, guint index)
{
    const LayoutInlineLine *line = &paragraph->lines[index];
    const FoBars *bars = paragraph->first_child ? paragraph->first_child->bars : NULL;
    if (paragraph->marked && line->line.width <= paragraph->style->space_width)
        return NULL; /* no more on it than the marks themselves */
    for (guint i = 0; paragraph->marked && i < line->last; i++) {
        const LayoutPiece *piece = &paragraph->pieces[i];
        if (piece->kind != LAYOUT_PIECE_MARK)
            continue;
        if (i < line->first) {
            bars = piece->node->bars;
        } else if (piece->node->element == FO_CHANGE_BAR_BEGIN) {
            FoBars *more = ARENA_NEW(arena, FoBars);
            *more = (FoBars){piece->node, bars};
            bars = more;
        }
    }
    return bars;
}

LayoutMeasure
layout_paragraph_measure(const LayoutParagraph *paragraph)
{
    return (LayoutMeasure){paragraph->x, paragraph->width};
}

const FoNode *
layout_paragraph_first(const LayoutParagraph *paragraph)
{
    return paragraph->first_child;
}

const FoNode *
layout_paragraph_end(const LayoutParagraph *paragraph)
{
    return paragraph->end_child;
}

LayoutParagraph *
layout_inline_single(Layout *layout, Arena *arena, const FoNode *node)
{
    LayoutParagraph *it = new_paragraph(layout, arena, node, 0, 0);
    it->wrap = it->trim_start = it->trim_spaces = false;
    it->text_indent = it->last_indent = 0;
    it->align = it->align_last = FO_KW_START;
    if (!node->first || !make_pieces(layout, arena, it, node->first, NULL))
        return NULL;
    layout_inline_break(layout, arena, it, 0);
    return it->n_lines ? it : NULL;
}

guint
layout_paragraph_count(const LayoutParagraph *paragraph)
{
    return paragraph->n_lines;
}

const LayoutLine *
layout_paragraph_line(const LayoutParagraph *paragraph, guint index)
{
    return &paragraph->lines[index].line;
}

/* ---- widths for tables that find their own columns */

typedef struct {
    gint64 segment, line; /* since the last place to break; since the last forced break */
    Length minimum, maximum;
} Widths;

static void
end_segment(Widths *it)
{
    it->minimum = (Length) MAX((gint64) it->minimum, MIN(it->segment, LENGTH_MAX));
    it->segment = 0;
}

static void
end_line(Widths *it)
{
    end_segment(it);
    it->maximum = (Length) MAX((gint64) it->maximum, MIN(it->line, LENGTH_MAX));
    it->line = 0;
}

static void
add_width(Widths *it, const LayoutPiece *piece, bool wrap)
{
    if (piece->kind == LAYOUT_PIECE_NEWLINE || piece->kind == LAYOUT_PIECE_BLOCK) {
        end_line(it);
        return;
    }
    if (piece->kind == LAYOUT_PIECE_SPACE && wrap)
        end_segment(it);
    else
        it->segment += piece->width;
    it->line += piece->width;
    if (piece->break_after && wrap) {
        bool hyphen = piece->break_after >= LAYOUT_SPLIT_HYPHEN && piece->style->hyphen;
        it->segment += hyphen ? piece->style->hyphen->width : 0;
        end_segment(it);
    }
}

void
layout_paragraph_widths(Layout *layout, const FoNode *block, const FoNode *first, const FoNode *end,
                        Length *minimum, Length *maximum)
{
    g_autoptr(Arena) arena = arena_new();
    LayoutParagraph *it = new_paragraph(layout, arena, block, 0, 0);
    Widths widths = {0};
    if (make_pieces(layout, arena, it, first, end)) {
        for (guint i = 0; i < it->n_pieces; i++)
            add_width(&widths, &it->pieces[i], it->wrap);
        end_line(&widths);
    }
    Length indent = is_first_in_block(block, first) ? it->text_indent : 0;
    *minimum = widths.minimum + MAX(0, indent);
    *maximum = widths.maximum + MAX(0, indent);
}
