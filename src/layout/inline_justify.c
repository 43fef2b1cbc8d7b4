#include "layout/inline.h"

/* ---- visual order (UAX #9, rule L2) */

static void
reverse(LayoutSlot *slots, guint first, guint last)
{
    while (first + 1 < last) {
        LayoutSlot slot = slots[first];
        slots[first++] = slots[--last];
        slots[last] = slot;
    }
}

/* The edges of boxes go with the text beside them. */
static void
settle_edge_levels(LayoutSlot *slots, guint n_slots, guint8 base_level)
{
    guint8 before = base_level;
    for (guint i = 0; i < n_slots; i++) {
        if (!slots[i].box) {
            before = slots[i].level;
            continue;
        }
        guint next = i;
        while (next < n_slots && slots[next].box)
            next++;
        slots[i].level = MIN(before, next < n_slots ? slots[next].level : base_level);
    }
}

void
layout_inline_reorder(LayoutSlot *slots, guint n_slots, guint8 base_level)
{
    guint8 highest = base_level;
    for (guint i = 0; i < n_slots; i++)
        highest = MAX(highest, slots[i].level);
    if (!highest)
        return;
    settle_edge_levels(slots, n_slots, base_level);
    for (guint8 level = highest; level > 0; level--) {
        for (guint i = 0; i < n_slots; i++) {
            guint first = i;
            while (i < n_slots && slots[i].level >= level)
                i++;
            reverse(slots, first, i);
        }
    }
}

/* ---- justification */

enum {
    GAPING = 3, /* times its own width is the most that a space beside Thai grows by */
};

/* What there is to stretch or to shrink on a line. */
typedef struct {
    gint64 stretch;  /* of spaces and leaders, or their shrink */
    gint64 spaces;   /* their natural width */
    gint64 clusters; /* 0.06 em for each gap in Thai words; 0 beside a leader */
} Room;

static bool
is_elastic(const LayoutSlot *slot)
{
    return slot->piece && slot->piece->kind != LAYOUT_PIECE_WORD;
}

static Length
elasticity(const LayoutSlot *slot, bool stretch)
{
    return stretch ? slot->piece->stretch : slot->piece->shrink;
}

/* Nothing is put behind the last letter of a line. */
static void
count_gaps(LayoutSlot *slots, guint n_slots)
{
    bool last = true;
    for (guint i = n_slots; i-- > 0;) {
        const LayoutPiece *piece = slots[i].piece;
        if (piece && piece->kind == LAYOUT_PIECE_WORD && piece->thai && piece->clusters)
            slots[i].gaps = layout_inline_gaps(piece) - last;
        last = last && !slots[i].width;
    }
}

/* The most that a Thai word is spread: readers of the file take wider gaps for spaces. */
static Length
cluster_room(const LayoutSlot *slot)
{
    return slot->piece && slot->gaps
               ? length_scale(slot->piece->word->font->drawn, 6 * slot->gaps, 100)
               : 0;
}

static Room
find_room(const LayoutSlot *slots, guint n_slots, bool stretch)
{
    Room room = {0};
    bool leader = false;
    for (guint i = 0; i < n_slots; i++) {
        leader |= slots[i].piece && slots[i].piece->kind == LAYOUT_PIECE_LEADER;
        if (is_elastic(&slots[i])) {
            room.stretch += elasticity(&slots[i], stretch);
            room.spaces += elasticity(&slots[i], stretch) ? slots[i].piece->width : 0;
        } else {
            room.clusters += cluster_room(&slots[i]);
        }
    }
    if (leader)
        room.clusters = 0;
    return room;
}

/* Shares @amount out by elasticity; sums are kept so that not a unit is lost. */
static void
adjust_spaces(LayoutSlot *slots, guint n_slots, Length amount, gint64 total, bool stretch)
{
    gint64 sum = 0;
    Length given = 0;
    for (guint i = 0; i < n_slots; i++) {
        if (!is_elastic(&slots[i]))
            continue;
        sum += elasticity(&slots[i], stretch);
        Length upto = (Length) ((gint64) amount * sum / total);
        slots[i].width += upto - given;
        given = upto;
    }
}

/* Spreads Thai words: evenly over the gaps within them and after them. */
static void
adjust_clusters(LayoutSlot *slots, guint n_slots, Length amount, gint64 total)
{
    gint64 sum = 0;
    Length given = 0;
    for (guint i = 0; i < n_slots; i++) {
        Length room = cluster_room(&slots[i]);
        if (!room)
            continue;
        sum += room;
        Length upto = (Length) ((gint64) amount * sum / total);
        slots[i].spread += (upto - given) / slots[i].gaps;
        slots[i].width += upto - given;
        given = upto;
    }
}

void
layout_inline_justify(const LayoutInlineLine *line, LayoutSlot *slots, guint n_slots)
{
    bool stretch = line->difference > 0;
    count_gaps(slots, n_slots);
    Room room = find_room(slots, n_slots, stretch);
    Length spaces = line->difference, clusters = 0;

    /* Beside Thai, spaces grow by four fifths; the clusters take the rest, if they can, and what
     * they cannot goes to the spaces again, until they gape: the line is left short then. */
    if (room.clusters && stretch) {
        spaces = (Length) MIN((gint64) spaces, room.stretch ? room.spaces * 4 / 5 : 0);
        clusters = (Length) MIN((gint64) line->difference - spaces, room.clusters);
        if (room.stretch)
            spaces = (Length) MIN((gint64) line->difference - clusters, room.spaces * GAPING);
    }
    if (clusters)
        adjust_clusters(slots, n_slots, clusters, room.clusters);
    if (room.stretch)
        adjust_spaces(slots, n_slots, spaces, room.stretch, stretch);
}

Length
layout_inline_offset(const LayoutParagraph *paragraph, const LayoutInlineLine *line)
{
    switch (line->end ? paragraph->align_last : paragraph->align) {
    case FO_KW_END:
        return line->indent + line->difference;
    case FO_KW_CENTER:
        return line->indent + line->difference / 2;
    default:
        return line->indent;
    }
}
