#pragma once

#include "layout/strand.h"

/**
 * The footnotes of a list in the order of their anchors, as far as breaking has come; and how
 * many of them go on a page. A note may be cut at its own breaks when it does not fit.
 */
typedef struct {
    GArray *strands;   /* of LayoutStrand: the bodies' content */
    GArray *ends;      /* of gint64: heights of all bodies up to and with this one */
    guint first_fresh; /* the first one anchored since the break before */
    bool fresh;        /* there is one */
} LayoutNotes;

/** What has been put on pages: all notes before @note, and @stop stops of that one. */
typedef struct {
    guint note, stop;
    gint64 total; /* their height */
} LayoutNoteMark;

void layout_notes_init(LayoutNotes *notes);
void layout_notes_clear(LayoutNotes *notes);

/** Adds a note's body; its stops are @arena's. */
void layout_notes_add(LayoutNotes *notes, Arena *arena, LayoutList *body);

/** Forgets all notes but the first @count. */
void layout_notes_truncate(LayoutNotes *notes, guint count);

/**
 * How much of what comes after @from fits into @room: @to is how far they come. When nothing may be
 * cut or put off, it is all of them, though they do not fit. @may_defer: notes of earlier lines may
 * be put off.
 */
void layout_notes_fit(const LayoutNotes *notes, const LayoutNoteMark *from, gint64 room,
                      bool may_defer, LayoutNoteMark *to);

/** Whether notes from before the last line are still to be placed after @mark. */
bool layout_notes_are_deferred(const LayoutNotes *notes, const LayoutNoteMark *mark);

/** Demerits for notes that are put off or cut at @mark. */
double layout_notes_demerits(const LayoutNotes *notes, const LayoutNoteMark *mark);

/** All notes together. */
gint64 layout_notes_height(const LayoutNotes *notes);
bool layout_notes_are_done(const LayoutNotes *notes, const LayoutNoteMark *mark);
