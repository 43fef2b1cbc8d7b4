#include "layout/inline.h"

#include "layout/citation.h"
#include "layout/reference.h"

/* A line that cites pages not known yet, with all that is needed to move what stands on it. Lives
 * in the page's arena, like the areas: the paragraph may be gone when the page becomes known. */
typedef struct {
    LayoutParagraph paragraph; /* its alignment and direction */
    LayoutInlineLine line;
    Area *area;
    LayoutSlot *slots; /* in visual order, as placed */
    guint n_slots;
    guint waiting;  /* numbers that are not known yet: the line moves when all are */
    Length *widths; /* of the slots, with the numbers that have come */
} Patch;

typedef struct {
    Patch *patch;
    guint slot;
} Waiting;

/* ---- moving: every left and right edge goes where its slot went */

/* Where an edge at @x of the line as it was is now. A right edge goes with what ends there. */
static Length
move(const Patch *patch, const LayoutSlot *moved, Length x, bool right)
{
    const LayoutSlot *old = patch->slots;
    guint found = 0, end = patch->n_slots;
    while (end - found > 1) {
        guint middle = found + (end - found) / 2;
        if (old[middle].x < x || (old[middle].x == x && !right))
            found = middle;
        else
            end = middle;
    }
    Length offset = x - old[found].x;
    bool past = offset >= old[found].width;
    return past ? moved[found].x + moved[found].width + offset - old[found].width
                : moved[found].x + offset;
}

/* @from and @to are where the parent's left edge was and is; @refilled, leaders and numbers, have
 * their own widths. */
static void
move_children(const Patch *patch, const LayoutSlot *moved, GHashTable *refilled, Area *parent,
              Length from, Length to)
{
    AREA_EACH_CHILD (child, parent) {
        Length left = from + child->x, right = left + child->width;
        Length x = move(patch, moved, left, false);
        child->x = x - to;
        if (g_hash_table_contains(refilled, child))
            continue;
        if (child->width)
            child->width = move(patch, moved, right, true) - x;
        if (child->kind == AREA_INLINE) {
            move_children(patch, moved, refilled, child, left, x);
            continue;
        }
        for (guint i = 0; child->kind == AREA_TEXT && i < child->text.n_pieces; i++) {
            AreaPiece *piece = &child->text.pieces[i];
            piece->x = move(patch, moved, left + piece->x, false) - x;
        }
    }
}

/* ---- the line with its new widths */

static void
set_positions(const Patch *patch, LayoutSlot *slots)
{
    gint64 total = 0;
    for (guint i = 0; i < patch->n_slots; i++)
        total += slots[i].width;
    Length offset = layout_inline_offset(&patch->paragraph, &patch->line);
    Length x =
        patch->paragraph.base_level ? patch->line.available - offset - (Length) total : offset;
    /* Space before and after boxes stands between the slots and stays as it was. */
    for (guint i = 0; i < patch->n_slots; i++) {
        if (i) {
            const LayoutSlot *before = &patch->slots[i - 1];
            x += slots[i - 1].width + patch->slots[i].x - before->x - before->width;
        }
        slots[i].x = x;
    }
}

static LayoutSlot *
lay_out(Layout *layout, Patch *patch)
{
    LayoutSlot *slots =
        arena_memdup(layout->page->arena, patch->slots, patch->n_slots * sizeof(LayoutSlot));
    for (guint i = 0; i < patch->n_slots; i++) {
        const LayoutPiece *piece = slots[i].piece;
        if (piece && piece->kind == LAYOUT_PIECE_NUMBER)
            slots[i].width = patch->widths[i];
        else if (piece && patch->line.adjusted)
            slots[i].width = piece->width;
    }
    if (patch->line.adjusted)
        layout_inline_justify(&patch->line, slots, patch->n_slots);
    set_positions(patch, slots);
    return slots;
}

/* All numbers are known: what stands on the line moves to its places. */
static void
move_line(Layout *layout, Patch *patch)
{
    LayoutSlot *slots = lay_out(layout, patch);
    g_autoptr(GHashTable) refilled = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < patch->n_slots; i++) {
        if (slots[i].area)
            g_hash_table_add(refilled, slots[i].area);
    }
    move_children(patch, slots, refilled, patch->area, 0, 0);
    for (guint i = 0; i < patch->n_slots; i++) {
        const LayoutPiece *piece = slots[i].piece;
        const LayoutPieceClass *class = piece ? layout->pieces[piece->kind] : NULL;
        if (class && class->fill && slots[i].width != patch->slots[i].width)
            class->fill(layout, piece, slots[i].area, slots[i].width);
    }
}

/* The page is held back until all that it cites is known, so the line can wait as well. */
static void
settle(Layout *layout, const char *label, void *data)
{
    Waiting *waiting = data;
    Patch *patch = waiting->patch;
    LayoutSlot *number = &patch->slots[waiting->slot];
    Length width = layout_citation_fill(layout, number->piece, number->area, label ? label : "?");

    patch->line.difference -= width - number->width;
    patch->widths[waiting->slot] = width;
    if (--patch->waiting == 0)
        move_line(layout, patch);
}

/* ---- keeping what is needed */

/* Copies of pieces whose parts are used again; the pointers of the others are not followed. */
static void
keep_piece(Layout *layout, Arena *arena, LayoutSlot *slot)
{
    LayoutPiece *piece = arena_memdup(arena, slot->piece, sizeof(LayoutPiece));
    if (piece->kind == LAYOUT_PIECE_LEADER || piece->kind == LAYOUT_PIECE_NUMBER) {
        LayoutInlineStyle *style = arena_memdup(arena, piece->style, sizeof(LayoutInlineStyle));
        style->language = style->language ? arena_strdup(arena, style->language) : NULL;
        piece->style = style;
    }
    const LayoutPieceClass *class = layout->pieces[piece->kind];
    if (class && class->keep)
        class->keep(arena, piece);
    slot->piece = piece;
}

static Patch *
keep_line(Layout *layout, const LayoutParagraph *paragraph, const LayoutInlineLine *line,
          Area *area, const LayoutSlot *slots, guint n_slots)
{
    Arena *arena = layout->page->arena;
    Patch *patch = ARENA_NEW(arena, Patch);
    patch->paragraph = *paragraph;
    patch->line = *line;
    patch->area = area;
    patch->slots = arena_memdup(arena, slots, n_slots * sizeof(LayoutSlot));
    patch->n_slots = n_slots;
    patch->widths = ARENA_NEW_N(arena, Length, n_slots);
    for (guint i = 0; i < n_slots; i++) {
        patch->widths[i] = slots[i].width;
        if (patch->slots[i].piece)
            keep_piece(layout, arena, &patch->slots[i]);
    }
    return patch;
}

void
layout_inline_wait(Layout *layout, const LayoutParagraph *paragraph, const LayoutInlineLine *line,
                   Area *area, const LayoutSlot *slots, guint n_slots)
{
    Patch *patch = NULL;
    for (guint i = 0; i < n_slots; i++) {
        const LayoutPiece *piece = slots[i].piece;
        if (!piece || piece->kind != LAYOUT_PIECE_NUMBER)
            continue;
        const char *id = layout_citation_waits(layout, piece);
        if (!id)
            continue;
        if (!patch)
            patch = keep_line(layout, paragraph, line, area, slots, n_slots);
        Waiting *waiting = ARENA_NEW(layout->page->arena, Waiting);
        *waiting = (Waiting){patch, i};
        patch->waiting++;
        layout_reference_wait(layout, layout_citation_node(piece), id,
                              layout_citation_is_last(piece), settle, waiting);
    }
}
