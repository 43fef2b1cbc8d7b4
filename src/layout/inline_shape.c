#include "base/scratch.h"
#include "layout/inline.h"

#include <string.h>

#include "layout/hyphenation.h"

typedef struct {
    Layout *layout;
    Arena *arena;
    LayoutParagraph *paragraph;
    GArray *pieces; /* of LayoutPiece */
    GArray *items;  /* of TextItem; scratch */
    guint8 *breaks; /* of the whole buffer */
    guint8 *levels; /* the bidi level of each byte of it; NULL when all is left to right */
} Shaper;

static LayoutPiece *
last_piece(Shaper *it)
{
    return it->pieces->len ? &g_array_index(it->pieces, LayoutPiece, it->pieces->len - 1) : NULL;
}

static guint8
level_at(const Shaper *it, gsize position)
{
    return it->levels ? it->levels[position] : 0;
}

static LayoutPiece *
add_piece(Shaper *it, LayoutPieceKind kind, const LayoutAtom *atom)
{
    guint length = it->pieces->len;
    g_array_set_size(it->pieces, length + 1);
    LayoutPiece *piece = &g_array_index(it->pieces, LayoutPiece, length);
    *piece = (LayoutPiece){.kind = kind, .level = level_at(it, atom->start), .style = atom->style};
    return piece;
}

/* ---- characters that are not parts of words */

static bool
is_thai(gunichar c)
{
    return c >= 0x0e00 && c <= 0x0e7f;
}

static bool
is_fixed_space(gunichar c)
{
    return (c >= 0x2000 && c <= 0x200a) || c == 0x3000 || c == 0x202f || c == 0x00a0;
}

static bool
is_newline(gunichar c)
{
    return c == '\n' || c == 0x0085 || c == 0x2028 || c == 0x2029;
}

static bool
is_special(gunichar c)
{
    return c == ' ' || c == 0x200b || c == 0x00ad || is_newline(c) || is_fixed_space(c);
}

/* Most letters are told by their first byte. */
static bool
is_special_at(const char *at)
{
    guchar byte = (guchar) *at;
    bool maybe = byte == ' ' || byte == '\n' || byte == 0xc2 || byte == 0xe2 || byte == 0xe3;
    return maybe && is_special(g_utf8_get_char(at));
}

/* White space before a line feed, a block or the end goes, also that at the end of inlines which
 * end there; not what stands before an inline, though there be nothing in it, as in FOP. */
static void
trim_spaces(Shaper *it)
{
    bool within = false;
    for (guint i = it->pieces->len; i-- > 0;) {
        LayoutPiece *piece = &g_array_index(it->pieces, LayoutPiece, i);
        if (piece->kind == LAYOUT_PIECE_SPACE)
            *piece = (LayoutPiece){.kind = LAYOUT_PIECE_NOTHING, .level = piece->level};
        else if (piece->kind == LAYOUT_PIECE_CLOSE)
            within = true;
        else if (piece->kind != LAYOUT_PIECE_NOTHING &&
                 (within || piece->kind != LAYOUT_PIECE_OPEN))
            return;
    }
}

/* A run of spaces that may vanish at a line's edge; where the rules of breaking forbid a break
 * after it, and it is not the very first, it stands like a no-break space. */
static void
add_spaces(Shaper *it, const LayoutAtom *atom, gsize start, gsize end)
{
    const LayoutInlineStyle *style = atom->style;
    bool at_end = end == atom->start + atom->length;
    bool breakable = !style->keep && !style->opaque &&
                     (start == 0 || at_end || it->breaks[end] != TEXT_BREAK_NONE);
    Length count = (Length) (end - start);
    LayoutPiece *piece = add_piece(it, breakable ? LAYOUT_PIECE_SPACE : LAYOUT_PIECE_FIXED, atom);
    piece->word = style->space;
    piece->width = style->space_width * count;
    piece->stretch = style->space_stretch * count;
    piece->shrink = style->space_shrink * count;
    piece->level = level_at(it, start);
}

/* Letter-spacing is on both sides of a space; a preserved one that follows no word has it once. */
static Length
missing_spacing(const Shaper *it, const LayoutInlineStyle *style)
{
    const GArray *pieces = it->pieces;
    bool after_word = pieces->len > 0 &&
                      g_array_index(pieces, LayoutPiece, pieces->len - 1).kind == LAYOUT_PIECE_WORD;
    bool both = style->space_width == style->space->width + 2 * style->letter_spacing;
    return both && !after_word ? style->letter_spacing : 0;
}

/* A space that stays, also at a line's edge. */
static void
add_fixed(Shaper *it, const LayoutAtom *atom, gunichar c, gsize start, gsize end)
{
    const LayoutInlineStyle *style = atom->style;
    bool at_end = end == atom->start + atom->length;
    Length missing = missing_spacing(it, style);
    LayoutPiece *piece = add_piece(it, LAYOUT_PIECE_FIXED, atom);
    piece->level = level_at(it, start);
    if (!at_end && !style->keep && it->breaks[end] != TEXT_BREAK_NONE)
        piece->break_after = LAYOUT_SPLIT_PLAIN;
    if (c == ' ' || c == 0x00a0) {
        piece->word = style->space;
        piece->width = style->space_width - missing;
        piece->stretch = style->space_stretch;
        piece->shrink = style->space_shrink;
        return;
    }
    const char *text = it->paragraph->buffer->str + start;
    piece->word =
        text_shape(it->layout->fonts, style->font, text, end - start, false, style->language);
    piece->width = piece->word->width;
}

/* ---- words */

static LayoutPieceBreak
break_kind(TextBreak found)
{
    return found == TEXT_BREAK_POOR ? LAYOUT_SPLIT_POOR : LAYOUT_SPLIT_PLAIN;
}

/* Says which character the fonts lack. */
static void
report_missing(Shaper *it, const LayoutAtom *atom, const TextWord *word)
{
    char name[32];
    g_snprintf(name, sizeof name, "U+%04X", word->missing);
    diag_add(it->layout->diag, DIAG_ID_GLYPH_MISSING,
             fo_reader_place(it->layout->reader, atom->node), word->font->face->family, name, NULL);
}

/* A word or a part of one, without a break in it. */
static LayoutPiece *
add_part(Shaper *it, const LayoutAtom *atom, const TextFont *font, gsize start, gsize end)
{
    const LayoutInlineStyle *style = atom->style;
    LayoutPiece *previous = last_piece(it);
    if (previous && previous->kind == LAYOUT_PIECE_WORD)
        previous->joined = true;

    LayoutPiece *piece = add_piece(it, LAYOUT_PIECE_WORD, atom);
    const char *text = it->paragraph->buffer->str;
    piece->level = level_at(it, start);
    piece->baseline = style->baseline;
    piece->word = text_shape(it->layout->fonts, font, text + start, end - start, piece->level & 1,
                             style->language);
    piece->width = piece->word->width;
    if (piece->word->missing)
        report_missing(it, atom, piece->word);
    piece->thai = is_thai(g_utf8_get_char(text + start));
    if (style->letter_spacing || piece->thai) {
        piece->clusters = piece->word->clusters;
        if (piece->thai)
            piece->stretch = length_scale(font->drawn, 2 * layout_inline_gaps(piece), 100);
        if (piece->clusters) {
            gint64 width = piece->width + (gint64) style->letter_spacing * (piece->clusters - 1);
            piece->width = length_hold_sum(width);
        }
    }
    return piece;
}

/* A word in its syllables; false when it has but one. */
static bool
add_syllables(Shaper *it, const LayoutAtom *atom, const TextFont *font, gsize start, gsize end)
{
    const LayoutParagraph *paragraph = it->paragraph;
    g_autofree bool *points = g_new(bool, end - start);
    if (!layout_hyphenation_find(it->layout->hyphenation, paragraph->style->language,
                                 paragraph->buffer->str + start, end - start, paragraph->remain,
                                 paragraph->push, points))
        return false;
    gsize from = start;
    for (gsize at = start + 1; at < end; at++) {
        if (!points[at - start])
            continue;
        add_part(it, atom, font, from, at)->break_after = LAYOUT_SPLIT_PATTERN;
        from = at;
    }
    add_part(it, atom, font, from, end);
    return true;
}

/* The text between two breaks, in one font. */
static void
add_word(Shaper *it, const LayoutAtom *atom, const TextFont *font, gsize start, gsize end)
{
    bool divided = it->paragraph->remain && add_syllables(it, atom, font, start, end);
    if (!divided)
        add_part(it, atom, font, start, end);
    if (end < atom->start + atom->length && !atom->style->keep &&
        it->breaks[end] != TEXT_BREAK_NONE)
        last_piece(it)->break_after = break_kind(it->breaks[end]);
}

/* A soft hyphen is not shown; a line may end at it, with a hyphen. */
static void
add_soft_hyphen(Shaper *it, const LayoutAtom *atom, gsize end)
{
    LayoutPiece *piece = last_piece(it);
    bool inside = end < atom->start + atom->length;
    if (piece && piece->kind == LAYOUT_PIECE_WORD && inside && !atom->style->keep)
        piece->break_after = LAYOUT_SPLIT_HYPHEN;
}

static void
add_zero_width_space(Shaper *it, const LayoutAtom *atom)
{
    LayoutPiece *piece = last_piece(it);
    if (piece && piece->kind == LAYOUT_PIECE_WORD && !atom->style->keep)
        piece->break_after = LAYOUT_SPLIT_PLAIN;
}

/* Spaces and the like from @position on; the position after them. */
static gsize
add_special(Shaper *it, const LayoutAtom *atom, gsize position, gsize limit)
{
    const char *text = it->paragraph->buffer->str;
    gunichar c = g_utf8_get_char(text + position);
    gsize end = position + (gsize) g_utf8_skip[(guchar) text[position]];
    if (c == ' ' && !it->paragraph->preserve_spaces) {
        while (end < limit && text[end] == ' ' && it->breaks[end] == TEXT_BREAK_NONE)
            end++;
        add_spaces(it, atom, position, end);
    } else if (c == 0x00ad) {
        add_soft_hyphen(it, atom, end);
    } else if (c == 0x200b) {
        add_zero_width_space(it, atom);
    } else if (is_newline(c)) {
        if (it->paragraph->trim_spaces)
            trim_spaces(it);
        add_piece(it, LAYOUT_PIECE_NEWLINE, atom);
    } else {
        add_fixed(it, atom, c, position, end);
    }
    return end;
}

/* The end of the word that begins at @start: the next break, space or change of direction. */
static gsize
word_end(const Shaper *it, const LayoutAtom *atom, gsize start, gsize limit)
{
    const char *text = it->paragraph->buffer->str;
    gsize end = start + (gsize) g_utf8_skip[(guchar) text[start]];
    while (end < limit) {
        if (it->breaks[end] != TEXT_BREAK_NONE && !atom->style->keep)
            break;
        if (is_special_at(text + end) || level_at(it, end) != level_at(it, start))
            break;
        end += (gsize) g_utf8_skip[(guchar) text[end]];
    }
    return MIN(end, limit);
}

static void
shape_item(Shaper *it, const LayoutAtom *atom, const TextItem *item)
{
    const char *text = it->paragraph->buffer->str;
    gsize position = atom->start + item->start, limit = position + item->length;
    while (position < limit) {
        if (is_special_at(text + position)) {
            position = add_special(it, atom, position, limit);
            continue;
        }
        gsize end = word_end(it, atom, position, limit);
        add_word(it, atom, item->font, position, end);
        position = end;
    }
}

/* Where one stretch of text follows another without a space, only Thai has a break. */
static void
break_before(Shaper *it, const LayoutAtom *atom)
{
    const char *text = it->paragraph->buffer->str;
    if (!atom->start || it->breaks[atom->start] == TEXT_BREAK_NONE || atom->style->keep)
        return;
    gunichar before = g_utf8_get_char(g_utf8_prev_char(text + atom->start));
    if (!is_thai(before) || !is_thai(g_utf8_get_char(text + atom->start)))
        return;
    for (guint i = it->pieces->len; i-- > 0;) {
        LayoutPiece *piece = &g_array_index(it->pieces, LayoutPiece, i);
        if (piece->kind == LAYOUT_PIECE_WORD) {
            piece->break_after = break_kind(it->breaks[atom->start]);
            return;
        }
        if (piece->kind != LAYOUT_PIECE_OPEN && piece->kind != LAYOUT_PIECE_CLOSE)
            return;
    }
}

static void
shape_text(Shaper *it, const LayoutAtom *atom)
{
    break_before(it, atom);
    g_array_set_size(it->items, 0);
    text_itemize(it->layout->fonts, &atom->style->request, it->paragraph->buffer->str + atom->start,
                 atom->length, it->paragraph->base_level, it->items);
    for (guint i = 0; i < it->items->len; i++)
        shape_item(it, atom, &g_array_index(it->items, TextItem, i));
}

/* ---- all else */

/* Sides of an inline that meet a block take no room on a line: they enclose the block. */
static void
clear_edges_before_block(Shaper *it)
{
    for (guint i = it->pieces->len; i-- > 0;) {
        LayoutPiece *piece = &g_array_index(it->pieces, LayoutPiece, i);
        if (piece->kind == LAYOUT_PIECE_OPEN)
            piece->width = 0;
        else if (piece->kind != LAYOUT_PIECE_NOTHING)
            return;
    }
}

static bool
follows_block(const Shaper *it)
{
    for (guint i = it->pieces->len; i-- > 0;) {
        guint8 kind = g_array_index(it->pieces, LayoutPiece, i).kind;
        if (kind != LAYOUT_PIECE_NOTHING && kind != LAYOUT_PIECE_CLOSE)
            return kind == LAYOUT_PIECE_BLOCK;
    }
    return false;
}

static void
shape_edge(Shaper *it, const LayoutAtom *atom)
{
    bool at_block = atom->kind == LAYOUT_PIECE_CLOSE && follows_block(it);
    LayoutPiece *piece = add_piece(it, (LayoutPieceKind) atom->kind, atom);
    LayoutSide side = atom->kind == LAYOUT_PIECE_OPEN ? LAYOUT_START : LAYOUT_END;
    piece->box = atom->box;
    piece->width = at_block ? 0 : layout_edges_sum(&atom->box->edges, side);

    /* A wrapper is as high as a line, even with nothing in it; FOP has it so. */
    if (atom->box->node->element == FO_WRAPPER && side == LAYOUT_START)
        piece->baseline = atom->style->baseline;

    /* An inline without content has a line of its own when an id stands there. */
    guint before = it->pieces->len - 2;
    bool empty = side == LAYOUT_END && it->pieces->len >= 2 &&
                 g_array_index(it->pieces, LayoutPiece, before).kind == LAYOUT_PIECE_OPEN;
    if (empty && atom->box->node->id && atom->box->node->element != FO_WRAPPER)
        piece->baseline = atom->box->baseline;
}

static void
shape_object(Shaper *it, const LayoutAtom *atom)
{
    LayoutPiece *piece = add_piece(it, (LayoutPieceKind) atom->kind, atom);
    const LayoutPieceClass *class = it->layout->pieces[atom->kind];
    piece->node = atom->node;
    if (class)
        class->measure(it->layout, it->arena, atom->node, it->paragraph->width, piece);
}

static void
shape_atom(Shaper *it, const LayoutAtom *atom)
{
    switch (atom->kind) {
    case LAYOUT_PIECE_WORD:
        shape_text(it, atom);
        break;
    case LAYOUT_PIECE_OPEN:
    case LAYOUT_PIECE_CLOSE:
        shape_edge(it, atom);
        break;
    case LAYOUT_PIECE_BLOCK:
        if (it->paragraph->trim_spaces)
            trim_spaces(it);
        clear_edges_before_block(it);
        G_GNUC_FALLTHROUGH;
    default:
        shape_object(it, atom);
    }
}

/* Whether some character may be written from right to left: Hebrew, Arabic and their forms. */
static bool
may_be_rtl(const GString *text)
{
    for (gsize i = 0; i < text->len; i++) {
        guchar c = (guchar) text->str[i];
        bool hebrew_to_syriac = c >= 0xd6 && c <= 0xdf;
        bool further = c == 0xe0 && (guchar) text->str[i + 1] < 0xa4;
        if (hebrew_to_syriac || further || c == 0xef || c == 0xf0)
            return true;
    }
    return false;
}

/* The levels of the paragraph as a whole: words of one inline turn by what is around it. */
static guint8 *
find_levels(Layout *layout, const LayoutParagraph *paragraph)
{
    const GString *buffer = paragraph->buffer;
    if (!paragraph->base_level && !paragraph->bidi && !may_be_rtl(buffer))
        return NULL;
    g_autoptr(Scratch) items = scratch_new(sizeof(TextItem));
    guint8 *levels = g_malloc(buffer->len + 1);
    memset(levels, paragraph->base_level, buffer->len + 1);
    text_itemize(layout->fonts, &paragraph->style->request, buffer->str, buffer->len,
                 paragraph->base_level, items);
    for (guint i = 0; i < items->len; i++) {
        const TextItem *item = &g_array_index(items, TextItem, i);
        memset(levels + item->start, item->level, item->length);
    }
    return levels;
}

void
layout_inline_shape(Layout *layout, Arena *arena, LayoutParagraph *paragraph, const GArray *atoms,
                    GArray *pieces)
{
    g_autoptr(Scratch) items = scratch_new(sizeof(TextItem));
    GString *buffer = paragraph->buffer;
    g_autofree guint8 *breaks = g_malloc(buffer->len + 1);
    g_autofree guint8 *levels = find_levels(layout, paragraph);
    text_breaks_find(layout->fonts, buffer->str, buffer->len, paragraph->style->language, breaks);

    Shaper it = {layout, arena, paragraph, pieces, items, breaks, levels};
    for (guint i = 0; i < atoms->len; i++)
        shape_atom(&it, &g_array_index(atoms, LayoutAtom, i));
    if (paragraph->trim_spaces)
        trim_spaces(&it);
}
