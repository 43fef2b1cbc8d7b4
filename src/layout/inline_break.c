#include "base/scratch.h"
#include "layout/inline.h"

#include "base/limits.h"
#include "layout/kind.h"

enum {
    OVERFLOW = LENGTH_PT / 10, /* what may stand out of a line without anybody being told */
};

typedef struct {
    Layout *layout;
    Arena *arena;
    LayoutParagraph *paragraph;
    GArray *elements;      /* of TextElement; scratch */
    GArray *breaks;        /* of TextLine; scratch */
    GArray *lines;         /* of LayoutInlineLine */
    LayoutInlineBox *open; /* the innermost box that is open where the next line begins */
} Breaker;

static Length
line_width(guint number, void *data)
{
    (void) number;
    return ((const LayoutParagraph *) data)->width;
}

/* ---- the height of a line */

/* Takes the box of @baseline into the line's ascent and descent. */
static void
include_baseline(const LayoutParagraph *paragraph, const LayoutBaseline *baseline,
                 LayoutInlineLine *line, Length *edges)
{
    if (layout_baseline_is_edge(baseline)) {
        *edges = MAX(*edges, baseline->height);
        return;
    }
    if (paragraph->ignore_shifts && baseline->shift)
        return;
    Length offset = layout_baseline_offset(baseline);
    gint64 above = (gint64) offset + baseline->altitude;
    line->ascent = length_hold(MAX(line->ascent, above));
    line->descent = length_hold(MAX(line->descent, baseline->height - above));
}

static bool
takes_room(const LayoutPiece *piece)
{
    switch (piece->kind) {
    case LAYOUT_PIECE_SPACE:
    case LAYOUT_PIECE_FIXED:
    case LAYOUT_PIECE_FOOTNOTE:
    case LAYOUT_PIECE_FLOAT:
        return false;
    case LAYOUT_PIECE_WORD:
    case LAYOUT_PIECE_GRAPHIC:
    case LAYOUT_PIECE_CONTAINER:
    case LAYOUT_PIECE_NUMBER:
        return true;
    default:
        return piece->baseline && piece->baseline->height > 0;
    }
}

/* A space, also one that was dropped at an end of its line. */
static bool
is_space(const LayoutPiece *piece)
{
    return piece->kind == LAYOUT_PIECE_SPACE ||
           (piece->kind == LAYOUT_PIECE_NOTHING && piece->style);
}

/* Half of what line-height has over the font's height goes above, half below. A line that holds
 * nothing at all has no height. */
static void
measure_height(const LayoutParagraph *paragraph, LayoutInlineLine *line)
{
    const TextFont *font = paragraph->style->font;
    Length leading = paragraph->line_height - font->ascender - font->descender;
    Length edges = 0;
    bool empty = line->difference == line->available;
    const LayoutBaseline *previous = NULL;

    line->ascent = font->ascender;
    line->descent = font->descender;
    for (guint i = line->first; i < line->last; i++) {
        const LayoutPiece *piece = &paragraph->pieces[i];
        if (piece->baseline && piece->baseline != previous && !paragraph->font_height)
            include_baseline(paragraph, piece->baseline, line, &edges);
        previous = piece->baseline ? piece->baseline : previous;
        empty = empty && !takes_room(piece) && !is_space(piece);
    }
    line->descent = MAX(line->descent, edges - line->ascent);
    if (empty) {
        line->ascent = line->descent = 0;
        return;
    }
    line->line.height = line->ascent + line->descent + leading;
    line->line.baseline = line->ascent + leading / 2;
}

/* ---- what stands on a line */

/* Footnotes, and floats that go to the page's top as footnotes go to its foot. */
static bool
is_note(const LayoutPiece *piece)
{
    return piece->kind == LAYOUT_PIECE_FOOTNOTE ||
           (piece->kind == LAYOUT_PIECE_FLOAT && layout_is_before_float(piece->node));
}

static bool
is_float(const LayoutPiece *piece)
{
    return piece->kind == LAYOUT_PIECE_FLOAT && !layout_is_before_float(piece->node);
}

static const FoNode **
collect_nodes(Breaker *it, guint first, guint last, bool (*wanted)(const LayoutPiece *piece))
{
    guint count = 0;
    for (guint i = first; i < last; i++)
        count += wanted(&it->paragraph->pieces[i]);
    if (!count)
        return NULL;
    const FoNode **nodes = ARENA_NEW_N(it->arena, const FoNode *, count + 1);
    count = 0;
    for (guint i = first; i < last; i++) {
        if (wanted(&it->paragraph->pieces[i]))
            nodes[count++] = it->paragraph->pieces[i].node;
    }
    return nodes;
}

/* Whether lines begin at a piece like this one: white space before it is at the line's start. */
static bool
is_solid(const LayoutPiece *piece)
{
    if (piece->kind == LAYOUT_PIECE_OPEN || piece->kind == LAYOUT_PIECE_CLOSE)
        return piece->width || piece->baseline;
    return piece->kind < LAYOUT_PIECE_MARK && piece->kind != LAYOUT_PIECE_SPACE;
}

/* Takes the white space off a line's start: it has no width any more. */
static void
drop_leading_spaces(Breaker *it, guint first, guint last)
{
    LayoutPiece *pieces = (LayoutPiece *) it->paragraph->pieces;
    for (guint i = first; i < last && !is_solid(&pieces[i]); i++) {
        if (pieces[i].kind == LAYOUT_PIECE_SPACE)
            pieces[i].kind = LAYOUT_PIECE_NOTHING;
    }
}

static void
drop_trailing_spaces(Breaker *it, guint first, guint last)
{
    LayoutPiece *pieces = (LayoutPiece *) it->paragraph->pieces;
    for (guint i = last; i > first && !is_solid(&pieces[i - 1]); i--) {
        if (pieces[i - 1].kind == LAYOUT_PIECE_SPACE)
            pieces[i - 1].kind = LAYOUT_PIECE_NOTHING;
    }
}

static void
track_boxes(Breaker *it, guint first, guint last)
{
    for (guint i = first; i < last; i++) {
        const LayoutPiece *piece = &it->paragraph->pieces[i];
        if (piece->kind == LAYOUT_PIECE_OPEN)
            it->open = piece->box;
        else if (piece->kind == LAYOUT_PIECE_CLOSE)
            it->open = piece->box->parent;
    }
}

/* Whether the spaces of a line take up its difference: justified, or too full and able to shrink.
 */
static bool
is_adjusted(const LayoutParagraph *paragraph, const LayoutInlineLine *line, double ratio)
{
    guint8 align = line->end ? paragraph->align_last : paragraph->align;
    return align == FO_KW_JUSTIFY || (line->difference < 0 && ratio >= -1 && ratio < 0);
}

/* Says that content stands out of its line: the worst of the paragraph's lines, once. */
static void
report_overflow(const Breaker *it)
{
    Length worst = 0;
    for (guint i = 0; i < it->lines->len; i++) {
        const LayoutInlineLine *line = &g_array_index(it->lines, LayoutInlineLine, i);
        if (!line->line.block && !line->shrinks)
            worst = MIN(worst, line->difference);
    }
    if (worst > -OVERFLOW || it->paragraph->width <= 0)
        return;
    char points[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(points, sizeof points, "%.1f", -length_to_pt(worst));
    const FoNode *block = it->paragraph->block;
    diag_add(it->layout->diag, DIAG_ID_LAYOUT_OVERFLOW, fo_reader_place(it->layout->reader, block),
             fo_element_name(block->element), points, NULL);
}

static void
add_line(Breaker *it, guint first, guint last, bool indented, bool end, const TextLine *found)
{
    const LayoutParagraph *paragraph = it->paragraph;
    const LayoutPiece *pieces = paragraph->pieces;
    LayoutInlineLine line = {
        .first = first,
        .last = last,
        .indent = indented ? paragraph->text_indent : 0,
        .available = paragraph->width,
        .difference = found->difference,
        .end = end,
        .open = it->open,
    };
    line.adjusted = is_adjusted(paragraph, &line, found->ratio);
    line.shrinks = line.adjusted && found->ratio >= -1 && found->ratio < 0;
    if (!end) {
        line.spaced = pieces[last].kind == LAYOUT_PIECE_SPACE;
        guint8 kind = last > first ? pieces[last - 1].break_after : LAYOUT_SPLIT_NONE;
        line.hyphen = kind == LAYOUT_SPLIT_HYPHEN || kind == LAYOUT_SPLIT_PATTERN;
    }
    if (paragraph->trim_start)
        drop_leading_spaces(it, first, last);
    if (paragraph->trim_spaces)
        drop_trailing_spaces(it, first, last);
    measure_height(paragraph, &line);
    line.line.width = line.available - line.difference;
    line.line.footnotes = collect_nodes(it, first, last, is_note);
    line.line.floats = collect_nodes(it, MAX(first, paragraph->floated), last, is_float);
    g_array_append_val(it->lines, line);
    track_boxes(it, first, last);
}

/* ---- finding the lines */

/* All on one line: wrap-option="no-wrap". */
static void
single_line(const LayoutParagraph *paragraph, const GArray *elements, TextLine *line)
{
    gint64 width = 0, stretch = 0, shrink = 0;
    for (guint i = 0; i < elements->len; i++) {
        const TextElement *element = &g_array_index(elements, TextElement, i);
        if (element->kind != TEXT_PENALTY || i + 1 == elements->len)
            width += element->width;
        stretch += element->kind == TEXT_GLUE ? element->stretch : 0;
        shrink += element->kind == TEXT_GLUE ? element->shrink : 0;
    }
    line->position = elements->len - 1;
    line->difference = length_hold(paragraph->width - width);
    gint64 room = line->difference > 0 ? stretch : shrink;
    line->ratio = room ? (double) line->difference / (double) room : 0;
}

static void
find_lines(Breaker *it)
{
    g_array_set_size(it->breaks, 0);
    if (!it->paragraph->wrap) {
        g_array_set_size(it->breaks, 1);
        single_line(it->paragraph, it->elements, &g_array_index(it->breaks, TextLine, 0));
        return;
    }
    TextAlign align = it->paragraph->align == FO_KW_JUSTIFY  ? TEXT_ALIGN_JUSTIFY
                      : it->paragraph->align == FO_KW_CENTER ? TEXT_ALIGN_CENTER
                                                             : TEXT_ALIGN_START;
    TextBreaking breaking = {
        .align = align,
        .greedy = it->layout->options->greedy || it->elements->len > LIMIT_TOTAL_FIT,
        .ladder = fo_integer(it->paragraph->block, FO_PROP_HYPHENATION_LADDER_COUNT, 0),
    };
    text_lines_break((const TextElement *) it->elements->data, it->elements->len, line_width,
                     it->paragraph, &breaking, it->breaks);
}

/* Pieces @first up to @last, which end with a forced break or with the content. */
static void
break_stretch(Breaker *it, guint first, guint last, bool indented)
{
    g_array_set_size(it->elements, 0);
    layout_inline_elements(it->paragraph, first, last, indented, it->elements);
    find_lines(it);

    guint start = first;
    for (guint i = 0; i < it->breaks->len; i++) {
        const TextLine *found = &g_array_index(it->breaks, TextLine, i);
        guint end = g_array_index(it->elements, TextElement, found->position).tag;
        add_line(it, start, end, indented && i == 0, i + 1 == it->breaks->len, found);
        start = end;
    }
}

/* An empty line that a line feed ends. */
static void
add_empty_line(Breaker *it, guint piece)
{
    TextLine found = {0};
    add_line(it, piece, piece, false, true, &found);
}

/* Whether only edges like that of @box stand between it and the block at @index. */
static bool
meets_block(const LayoutParagraph *paragraph, const LayoutInlineBox *box, guint index, int step)
{
    LayoutPieceKind edge = step < 0 ? LAYOUT_PIECE_OPEN : LAYOUT_PIECE_CLOSE;
    for (gint64 i = (gint64) index + step; i >= 0 && i < paragraph->n_pieces; i += step) {
        const LayoutPiece *piece = &paragraph->pieces[i];
        if (piece->kind == edge && piece->box == box)
            return true;
        if (piece->kind != edge && piece->kind != LAYOUT_PIECE_NOTHING)
            return false;
    }
    return false;
}

/* The inlines around the block at @index that show around it, outermost first. */
static const LayoutAround *
find_around(const Breaker *it, guint index)
{
    guint count = 0;
    for (const LayoutInlineBox *box = it->open; box; box = box->parent)
        count += layout_inline_box_encloses(box);
    if (!count)
        return NULL;
    LayoutAround *around = ARENA_NEW_N(it->arena, LayoutAround, count + 1);
    for (const LayoutInlineBox *box = it->open; box; box = box->parent) {
        if (layout_inline_box_encloses(box))
            around[--count] = (LayoutAround){
                .node = box->node,
                .first = meets_block(it->paragraph, box, index, -1),
                .last = meets_block(it->paragraph, box, index, 1),
            };
    }
    return around;
}

/* A block between lines. */
static void
add_block(Breaker *it, const FoNode *block, guint index)
{
    LayoutInlineLine line = {.first = index, .last = index, .line.block = block, .open = it->open};
    line.line.around = find_around(it, index);
    g_array_append_val(it->lines, line);
}

/* Where the line after a block begins: the inlines that end with the block are not open on it. */
static guint
skip_closed(Breaker *it, guint from)
{
    const LayoutParagraph *paragraph = it->paragraph;
    guint at = from;
    for (guint i = from; i < paragraph->n_pieces; i++) {
        if (paragraph->pieces[i].kind == LAYOUT_PIECE_CLOSE)
            at = i + 1;
        else if (paragraph->pieces[i].kind != LAYOUT_PIECE_NOTHING)
            break;
    }
    track_boxes(it, from, at);
    return at;
}

static bool
has_content(const LayoutParagraph *paragraph, guint first, guint last)
{
    for (guint i = first; i < last; i++) {
        const LayoutPiece *piece = &paragraph->pieces[i];
        bool anchor = piece->kind == LAYOUT_PIECE_OPEN && piece->box->node->id;
        if (anchor || piece->kind == LAYOUT_PIECE_SPACE || is_solid(piece))
            return true;
    }
    return false;
}

guint
layout_inline_unbreak(LayoutParagraph *paragraph, guint line)
{
    LayoutPiece *pieces = (LayoutPiece *) paragraph->pieces;
    guint first = paragraph->lines[line].first;
    while (first < paragraph->n_pieces && pieces[first].kind == LAYOUT_PIECE_NOTHING)
        first++;
    for (guint i = first; i < paragraph->n_pieces; i++) {
        if (pieces[i].kind == LAYOUT_PIECE_NOTHING && pieces[i].style)
            pieces[i].kind = LAYOUT_PIECE_SPACE;
    }
    return first;
}

void
layout_inline_break(Layout *layout, Arena *arena, LayoutParagraph *paragraph, guint from)
{
    g_autoptr(Scratch) elements = scratch_new(sizeof(TextElement));
    g_autoptr(Scratch) breaks = scratch_new(sizeof(TextLine));
    g_autoptr(Scratch) lines = scratch_new(sizeof(LayoutInlineLine));
    Breaker it = {layout, arena, paragraph, elements, breaks, lines, NULL};

    guint first = from;
    bool indented = true;
    track_boxes(&it, 0, from);
    for (guint i = from; i <= paragraph->n_pieces; i++) {
        LayoutPieceKind kind =
            i < paragraph->n_pieces ? paragraph->pieces[i].kind : LAYOUT_PIECE_BLOCK;
        if (kind != LAYOUT_PIECE_NEWLINE && kind != LAYOUT_PIECE_BLOCK)
            continue;
        if (has_content(paragraph, first, i)) {
            break_stretch(&it, first, i, indented);
            indented = false;
        } else {
            track_boxes(&it, first, i);
            if (kind == LAYOUT_PIECE_NEWLINE) {
                add_empty_line(&it, i);
                indented = false;
            }
        }
        if (lines->len && kind == LAYOUT_PIECE_NEWLINE)
            g_array_index(lines, LayoutInlineLine, lines->len - 1).line.forced = true;
        first = i + 1;
        if (i < paragraph->n_pieces && kind == LAYOUT_PIECE_BLOCK) {
            add_block(&it, paragraph->pieces[i].node, i);
            first = skip_closed(&it, first);
        }
    }
    report_overflow(&it);
    paragraph->n_lines = lines->len;
    paragraph->lines = arena_memdup(arena, lines->data, lines->len * sizeof(LayoutInlineLine));
}
