#include "layout/notes.h"

enum {
    DEFERRED = 10000, /* demerits for each note that is put off */
    SPLIT = 5000,     /* and for one that is cut */
};

void
layout_notes_init(LayoutNotes *notes)
{
    *notes = (LayoutNotes){
        .strands = g_array_new(FALSE, TRUE, sizeof(LayoutStrand)),
        .ends = g_array_new(FALSE, TRUE, sizeof(gint64)),
    };
}

void
layout_notes_clear(LayoutNotes *notes)
{
    g_array_unref(notes->strands);
    g_array_unref(notes->ends);
}

static const LayoutStrand *
strand_of(const LayoutNotes *notes, guint note)
{
    return &g_array_index(notes->strands, LayoutStrand, note);
}

/* The height of all notes before @count. */
static gint64
height_of(const LayoutNotes *notes, guint count)
{
    return count ? g_array_index(notes->ends, gint64, count - 1) : 0;
}

void
layout_notes_add(LayoutNotes *notes, Arena *arena, LayoutList *body)
{
    if (!notes->fresh)
        notes->first_fresh = notes->strands->len;
    notes->fresh = true;
    LayoutStrand strand;
    layout_strand_init(&strand, arena, body, (LayoutOutcome){0});
    gint64 end = height_of(notes, notes->strands->len) + strand.full;
    g_array_append_val(notes->strands, strand);
    g_array_append_val(notes->ends, end);
}

void
layout_notes_truncate(LayoutNotes *notes, guint count)
{
    count = MIN(count, notes->strands->len);
    g_array_set_size(notes->strands, count);
    g_array_set_size(notes->ends, count);
    notes->fresh = false;
}

static gint64
stop_height(const LayoutStrand *strand, guint stop)
{
    return stop ? layout_strand_stop(strand, stop - 1)->height : 0;
}

/* As many whole notes as there is room for, those of earlier lines unasked. */
static gint64
take_whole(const LayoutNotes *notes, const LayoutNoteMark *from, gint64 room, bool may_defer,
           LayoutNoteMark *to, bool *added)
{
    gint64 taken = 0;
    if (from->note + 1 >= notes->strands->len)
        return 0;
    if (!may_defer && notes->fresh && notes->first_fresh > 0) {
        taken = height_of(notes, notes->first_fresh) - from->total;
        *to = (LayoutNoteMark){.note = notes->first_fresh};
    }
    while (to->note < notes->strands->len && height_of(notes, to->note + 1) - from->total <= room) {
        taken = height_of(notes, to->note + 1) - from->total;
        *to = (LayoutNoteMark){.note = to->note + 1};
        *added = true;
    }
    return taken;
}

/* A piece of the notes that is no higher than @room; 0 when there is none. */
static gint64
take_piece(const LayoutNotes *notes, const LayoutNoteMark *from, gint64 room, bool may_defer,
           LayoutNoteMark *to)
{
    if (room <= 0)
        return 0;
    bool added = false;
    LayoutNoteMark at = *from;
    gint64 taken = take_whole(notes, from, room, may_defer, &at, &added), best = 0;
    if (at.note >= notes->strands->len)
        return 0;

    const LayoutStrand *strand = strand_of(notes, at.note);
    gint64 base = taken - stop_height(strand, at.stop);
    guint kept = at.stop;
    while (!(added && taken > room)) {
        if (added) {
            best = taken;
            kept = at.stop;
        }
        added = true;
        if (at.stop >= strand->stops->len)
            break;
        at.stop++;
        taken = base + stop_height(strand, at.stop);
    }
    *to = (LayoutNoteMark){at.note, kept, from->total + best};
    return best;
}

bool
layout_notes_are_deferred(const LayoutNotes *notes, const LayoutNoteMark *mark)
{
    if (notes->fresh && notes->first_fresh > 0 && mark->note < notes->first_fresh)
        return true;
    return mark->total < height_of(notes, notes->strands->len);
}

void
layout_notes_fit(const LayoutNotes *notes, const LayoutNoteMark *from, gint64 room, bool may_defer,
                 LayoutNoteMark *to)
{
    guint count = notes->strands->len;
    *to = (LayoutNoteMark){count, 0, height_of(notes, count)};
    if (to->total <= from->total || to->total - from->total <= room)
        return;

    LayoutNoteMark piece;
    gint64 taken = take_piece(notes, from, room, may_defer, &piece);
    if ((may_defer || notes->fresh) && taken > 0)
        *to = piece;
}

double
layout_notes_demerits(const LayoutNotes *notes, const LayoutNoteMark *mark)
{
    guint begun = mark->note + (mark->stop > 0);
    double demerits = 0;
    if (begun < notes->strands->len)
        demerits += (double) (notes->strands->len - begun) * DEFERRED;
    if (mark->stop > 0 && mark->stop < strand_of(notes, mark->note)->stops->len)
        demerits += SPLIT;
    return demerits;
}

gint64
layout_notes_height(const LayoutNotes *notes)
{
    return height_of(notes, notes->strands->len);
}

bool
layout_notes_are_done(const LayoutNotes *notes, const LayoutNoteMark *mark)
{
    return mark->total >= height_of(notes, notes->strands->len);
}
