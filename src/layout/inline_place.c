#include "base/scratch.h"
#include "layout/inline.h"

#include "layout/citation.h"
#include "layout/marker.h"
#include "layout/reference.h"

/* An area that content goes into: the line, or a box on it. */
typedef struct {
    LayoutInlineBox *box;
    Area *area;
    Length x, y; /* of the area, on the line */
    AreaTag *tag;
    bool cut_start, cut_end;
} Level;

typedef struct {
    Layout *layout;
    LayoutParagraph *paragraph;
    const LayoutInlineLine *line;
    AreaTag *tag;   /* of the block */
    GArray *slots;  /* of LayoutSlot, in visual order */
    GArray *levels; /* of Level: the stack of what is open */
    Length x;       /* where the next piece goes, on the line */
    Length baseline;
    LayoutInlineSpace space;        /* what of it waits for something to stand after it */
    bool begun;                     /* something stands on the line */
    Area *text;                     /* the text area being filled, or NULL */
    const LayoutInlineStyle *style; /* its */
    GArray *pieces;                 /* of AreaPiece: its */
} Placer;

static Level *
top_level(Placer *it)
{
    return &g_array_index(it->levels, Level, it->levels->len - 1);
}

/* Words that cannot be parted may together be longer than a length holds: those that nobody will
 * see stand at one place. */
static void
advance(Placer *it, Length width)
{
    const gint64 furthest = G_MAXINT32 / 4;
    it->x = (Length) CLAMP((gint64) it->x + width, -furthest, furthest);
}

/* ---- text areas */

static void
finish_text(Placer *it)
{
    if (!it->text)
        return;
    AreaText *text = &it->text->text;
    if (it->style->hidden)
        g_array_set_size(it->pieces, 0);
    text->n_pieces = it->pieces->len;
    text->pieces = arena_memdup(it->layout->page->arena, it->pieces->data,
                                it->pieces->len * sizeof(AreaPiece));
    it->text->width = it->x - top_level(it)->x - it->text->x;
    it->text = NULL;
    g_array_set_size(it->pieces, 0);
}

/* Text beside inlines that have structure elements gets one too, so that all are in order. */
static AreaTag *
text_tag(Placer *it)
{
    LayoutParagraph *paragraph = it->paragraph;
    Level *level = top_level(it);
    if (!paragraph->tagged || level->tag != it->tag || layout_inline_is_artifact(it->tag))
        return NULL;
    if (!paragraph->span)
        paragraph->span = area_tag_new(it->layout->document, level->tag, "Span");
    return paragraph->span;
}

static void
begin_text(Placer *it, const LayoutInlineStyle *style)
{
    const TextFont *font = style->font;
    Level *level = top_level(it);
    Length baseline =
        it->baseline - layout_baseline_top(style->baseline) + style->baseline->own.ascender;
    it->text = area_new(it->layout->page, level->area, AREA_TEXT, it->x - level->x,
                        baseline - font->ascender - level->y, 0, font->ascender + font->descender);
    it->text->tag = text_tag(it);
    it->text->text = (AreaText){
        .font = font,
        .color = style->color,
        .decorations = style->decorations,
        .decoration_color = style->decoration_color,
        .baseline = font->ascender,
    };
    it->style = style;
}

static Length
spread_of(const LayoutPiece *piece)
{
    return piece->kind == LAYOUT_PIECE_WORD && piece->clusters ? piece->style->letter_spacing : 0;
}

static void
add_word(Placer *it, const LayoutSlot *slot)
{
    const LayoutInlineStyle *style = slot->piece->style;
    if (it->text && it->style != style)
        finish_text(it);
    if (!it->text)
        begin_text(it, style);
    AreaPiece piece = {
        .word = slot->piece->word,
        .x = it->x - top_level(it)->x - it->text->x,
        .extra = slot->spread,
        .parted = slot->spread - spread_of(slot->piece),
    };
    g_array_append_val(it->pieces, piece);
    advance(it, slot->width);
}

/* ---- boxes */

/* Between two inlines forcing spaces are added up; of others the one of the highest rank stays,
 * then the largest (XSL-FO 4.3.1). */
static void
add_space(Placer *it, const LayoutInlineSpace *space)
{
    LayoutInlineSpace *waiting = &it->space;
    if (!space->size || space->rank < waiting->rank)
        return;
    if (!waiting->size || space->rank > waiting->rank)
        *waiting = *space;
    else if (space->rank == LAYOUT_FORCING)
        waiting->size += space->size;
    else
        waiting->size = MAX(waiting->size, space->size);
}

/* Space that was asked for before or after a box, now that something follows it. */
static void
settle_space(Placer *it)
{
    if (it->space.size)
        finish_text(it);
    advance(it, it->space.size);
    it->space = (LayoutInlineSpace){0};
    it->begun = true;
}

static Length
edge_width(const LayoutSlot *slot)
{
    const LayoutInlineBox *box = slot->box;
    if (slot->bare)
        return 0;
    if (slot->open)
        return slot->cut ? box->start_kept : layout_edges_sum(&box->edges, LAYOUT_START);
    return slot->cut ? box->end_kept : layout_edges_sum(&box->edges, LAYOUT_END);
}

static Area *
new_box_area(Placer *it, LayoutInlineBox *box, const Level *parent, Length y)
{
    Length height = box->baseline->height + layout_edges_sum(&box->edges, LAYOUT_BEFORE) +
                    layout_edges_sum(&box->edges, LAYOUT_AFTER);
    AreaPage *page = it->layout->page;
    Area *area =
        area_new(page, parent->area, AREA_INLINE, it->x - parent->x, y - parent->y, 0, height);
    area->tag = layout_inline_box_tag(it->layout, box, parent->tag);
    area->link = layout_inline_link(page->arena, box->node);
    layout_reference_identify(it->layout, box->node, area);
    if (area->tag != parent->tag)
        it->paragraph->span = NULL;
    return area;
}

/* Its markers begin where it does, on whichever side that is drawn. */
static void
note_markers(Placer *it, const LayoutSlot *slot)
{
    bool whole = !slot->cut || slot->bare;
    if (slot->open)
        layout_marker_begin(it->layout, slot->box->node, whole);
    else
        layout_marker_end(it->layout, slot->box->node, whole);
}

static void
enter_box(Placer *it, const LayoutSlot *slot)
{
    LayoutInlineBox *box = slot->box;
    finish_text(it);
    if (slot->open && !slot->cut && (it->begun || box->space_start_kept))
        add_space(it, &box->space_start);
    if (edge_width(slot))
        settle_space(it);

    Level level = *top_level(it);
    if (box->visible) {
        Length y = it->baseline - layout_baseline_top(box->baseline) -
                   layout_edges_sum(&box->edges, LAYOUT_BEFORE);
        settle_space(it);
        Area *area = new_box_area(it, box, &level, y);
        level = (Level){.area = area, .x = it->x, .y = y, .tag = area->tag};
    }
    level.box = box;
    level.cut_start = slot->open && slot->cut;
    level.cut_end = !slot->open && slot->cut;
    g_array_append_val(it->levels, level);
    advance(it, edge_width(slot));
}

static void
leave_box(Placer *it, const LayoutSlot *slot)
{
    LayoutInlineBox *box = slot->box;
    finish_text(it);
    if (edge_width(slot))
        settle_space(it);
    advance(it, edge_width(slot));
    Level *level = top_level(it);
    if (box->visible) {
        level->area->width = it->x - level->x;
        if (level->area->width == 0)
            level->area->link = NULL; /* nothing to click at */
        bool cut_start = level->cut_start || (slot->open && slot->cut);
        bool cut_end = level->cut_end || (!slot->open && slot->cut);
        level->area->traits = layout_inline_box_traits(it->layout, box, cut_start, cut_end);
    }
    if (!slot->cut)
        add_space(it, &box->space_end);
    g_array_set_size(it->levels, it->levels->len - 1);
}

/* ---- a line */

static void
place_object(Placer *it, LayoutSlot *slot)
{
    const LayoutPiece *piece = slot->piece;
    finish_text(it);
    Level *level = top_level(it);
    Length x = it->x - level->x, y = it->baseline - level->y;
    AreaTag *tag = piece->kind == LAYOUT_PIECE_NUMBER ? text_tag(it) : level->tag;
    slot->area = it->layout->pieces[piece->kind]->place(it->layout, piece, level->area, tag, x, y,
                                                        slot->width);
    if (piece->kind == LAYOUT_PIECE_GRAPHIC || piece->kind == LAYOUT_PIECE_CONTAINER)
        it->paragraph->span = NULL;
    advance(it, slot->width);
}

static void
place_slot(Placer *it, LayoutSlot *slot)
{
    slot->x = it->x;
    if (slot->box) {
        note_markers(it, slot);
        if (it->levels->len > 1 && top_level(it)->box == slot->box)
            leave_box(it, slot);
        else
            enter_box(it, slot);
        return;
    }
    const LayoutPiece *piece = slot->piece;
    switch (piece->kind) {
    case LAYOUT_PIECE_WORD:
    case LAYOUT_PIECE_SPACE:
    case LAYOUT_PIECE_FIXED:
        settle_space(it);
        add_word(it, slot);
        break;
    case LAYOUT_PIECE_LEADER:
    case LAYOUT_PIECE_GRAPHIC:
    case LAYOUT_PIECE_CONTAINER:
    case LAYOUT_PIECE_NUMBER:
        settle_space(it);
        place_object(it, slot);
        break;
    case LAYOUT_PIECE_FOOTNOTE:
        layout_reference_identify(it->layout, piece->node, top_level(it)->area);
        break;
    default:
        break;
    }
}

/* ---- the slots of a line */

static void
add_edge(Placer *it, LayoutInlineBox *box, bool open, bool cut)
{
    LayoutSlot slot = {.box = box, .open = open, .cut = cut, .level = it->paragraph->base_level};
    g_array_append_val(it->slots, slot);
}

/* The boxes that go on from the line before, outermost first. */
static void
reopen_boxes(Placer *it, LayoutInlineBox *box)
{
    if (!box)
        return;
    reopen_boxes(it, box->parent);
    add_edge(it, box, true, true);
}

static void
add_piece(Placer *it, const LayoutPiece *piece, bool last)
{
    LayoutSlot slot = {
        .piece = piece,
        .level = piece->level,
        .width = piece->width,
        .spread = spread_of(piece),
    };
    if (piece->kind == LAYOUT_PIECE_WORD && piece->joined && !last)
        slot.width += piece->style->letter_spacing;
    if (piece->kind == LAYOUT_PIECE_NUMBER)
        slot.width = layout_citation_width(it->layout, piece);
    g_array_append_val(it->slots, slot);
}

/* What a line has at its end besides its pieces: a hyphen, or the space it was broken at, which
 * takes no room but belongs to the text. */
static void
add_ending(Placer *it, const LayoutPiece *like, const TextWord *word, Length width)
{
    if (!word)
        return;
    LayoutPiece *piece = ARENA_NEW(it->layout->page->arena, LayoutPiece);
    *piece = (LayoutPiece){.kind = LAYOUT_PIECE_FIXED,
                           .level = like->level,
                           .style = like->style,
                           .width = width,
                           .word = word};
    add_piece(it, piece, true);
}

static void
collect_pieces(Placer *it)
{
    const LayoutInlineLine *line = it->line;
    LayoutInlineBox *open = line->open;
    reopen_boxes(it, open);
    for (guint i = line->first; i < line->last; i++) {
        const LayoutPiece *piece = &it->paragraph->pieces[i];
        if (piece->kind == LAYOUT_PIECE_OPEN || piece->kind == LAYOUT_PIECE_CLOSE) {
            bool opens = piece->kind == LAYOUT_PIECE_OPEN;
            open = opens ? piece->box : piece->box->parent;
            LayoutSide side = opens ? LAYOUT_START : LAYOUT_END;
            bool at_block = !piece->width && layout_edges_sum(&piece->box->edges, side);
            add_edge(it, piece->box, opens, at_block);
            g_array_index(it->slots, LayoutSlot, it->slots->len - 1).bare = at_block;
        } else if (piece->kind != LAYOUT_PIECE_NOTHING) {
            add_piece(it, piece, i + 1 == line->last);
        }
    }
    const LayoutPiece *pieces = it->paragraph->pieces;
    if (line->hyphen)
        add_ending(it, &pieces[line->last - 1], pieces[line->last - 1].style->hyphen,
                   pieces[line->last - 1].style->hyphen->width);
    if (line->spaced && pieces[line->last].word)
        add_ending(it, &pieces[line->last], pieces[line->last].word, 0);
    for (; open; open = open->parent)
        add_edge(it, open, false, true);
}

/* What numbers that have come to be known add to the width that was measured. */
static Length
find_growth(const Placer *it)
{
    Length more = 0;
    for (guint i = 0; i < it->slots->len; i++) {
        const LayoutSlot *slot = &g_array_index(it->slots, LayoutSlot, i);
        if (slot->piece && slot->piece->kind == LAYOUT_PIECE_NUMBER)
            more += slot->width - slot->piece->width;
    }
    return more;
}

static Length
content_width(const Placer *it)
{
    gint64 width = 0;
    for (guint i = 0; i < it->slots->len; i++) {
        const LayoutSlot *slot = &g_array_index(it->slots, LayoutSlot, i);
        width += slot->box ? edge_width(slot) : slot->width;
    }
    return length_hold(width);
}

static void
place_slots(Placer *it, Area *area, LayoutInlineLine *line)
{
    LayoutSlot *slots = (LayoutSlot *) it->slots->data;
    guint n_slots = it->slots->len;
    line->difference -= find_growth(it);
    if (line->adjusted)
        layout_inline_justify(line, slots, n_slots);
    it->x = layout_inline_offset(it->paragraph, line);
    if (it->paragraph->base_level)
        it->x = line->available - it->x - content_width(it);
    layout_inline_reorder(slots, n_slots, it->paragraph->base_level);

    Level level = {.area = area, .tag = it->tag};
    g_array_append_val(it->levels, level);
    for (guint i = 0; i < n_slots; i++)
        place_slot(it, &slots[i]);
    finish_text(it);
    layout_inline_wait(it->layout, it->paragraph, line, area, slots, n_slots);
}

Area *
layout_paragraph_place(Layout *layout, const LayoutParagraph *paragraph, guint index, Area *parent,
                       AreaTag *tag, Length x, Length y)
{
    LayoutInlineLine line = paragraph->lines[index];
    Area *area = area_new(layout->page, parent, AREA_LINE, x + paragraph->x, y, paragraph->width,
                          line.line.height);
    area->tag = tag;
    layout_baseline_resize(paragraph->baseline, line.ascent, line.descent);

    g_autoptr(Scratch) slots = scratch_new(sizeof(LayoutSlot));
    g_autoptr(Scratch) levels = scratch_new(sizeof(Level));
    g_autoptr(Scratch) pieces = scratch_new(sizeof(AreaPiece));
    Placer it = {
        .layout = layout,
        .paragraph = (LayoutParagraph *) paragraph,
        .line = &line,
        .tag = tag,
        .slots = slots,
        .levels = levels,
        .pieces = pieces,
        .baseline = line.line.baseline,
    };
    collect_pieces(&it);
    place_slots(&it, area, &line);
    return area;
}
