#include "layout/place.h"
#include "layout/source.h"
#include "layout/table_parts.h"

/*
 * Bodies that are too long to be held at once: their rows are read as they are collected, and go
 * when they are on pages. A piece is as many rows as there are when it is begun.
 */

enum {
    KEPT_WORDS = 1 << 20, /* bytes of shaped words that outlive a piece: what rows have in common */
};

/* What goes with a piece. */
typedef struct {
    Layout *layout;
    FoNode *last;            /* row */
    struct TextWords *words; /* that its rows may have, or NULL */
} Rest;

/* The rows are on pages, the last of which may still be filled and has the words on it. */
static void
free_words(Layout *layout, struct TextWords *words)
{
    if (words && layout->filling)
        arena_defer(layout->filling->arena, words, (GDestroyNotify) text_words_free);
    else
        text_words_free(words);
}

static void
drop_rest(void *data)
{
    const Rest *rest = data;
    if (rest->last)
        layout_source_drop_rows(rest->layout->source, rest->last);
    free_words(rest->layout, rest->words);
}

/* The rows up to @last go with @arena; so do the words so far, when they fill more than @limit. */
static void
leave_to(Arena *arena, Layout *layout, FoNode *last, gsize limit)
{
    Rest *rest = ARENA_NEW(arena, Rest);
    struct TextWords *words = layout->has_notes ? NULL : text_words_take(layout->fonts, limit);
    *rest = (Rest){layout, last, words};
    arena_defer(arena, rest, drop_rest);
}

/* The row after @last (NULL: the first one), which may have to be read; NULL at the end. */
static FoNode *
next_row(const LayoutTable *table, FoNode *body, const FoNode *last)
{
    FoNode *next = last ? last->next : body->first;
    if (!next && layout_source_read_on(table->layout->source, body))
        next = last ? last->next : body->first;
    return next;
}

/* Its frame outlasts the piece that it is opened in. */
static void
open_body(LayoutCollector *collector, Arena *arena, const FoNode *body)
{
    Arena *piece = collector->arena;
    collector->arena = arena;
    layout_collect_open_plain(collector, body, &layout_plain_frame, NULL);
    collector->arena = piece;
}

/* A body in pieces; the break before its first one, if there is to be one, is outside its frame. */
static LayoutOutcome
collect_body(LayoutCollector *collector, LayoutTable *table, FoNode *body, LayoutOutcome before,
             bool any)
{
    LayoutOutcome outcome = before;
    const FoNode *last = NULL;
    for (FoNode *row; (row = next_row(table, body, last)) && !collector->stopped;) {
        bool first = !last;
        Arena *outer = layout_collect_renew(collector);
        LayoutTable *piece = layout_table_read_piece(table, collector->arena, body, row);
        last = body->last;
        if (any)
            layout_table_separate(collector, piece, true, 0, outcome);
        if (first)
            open_body(collector, outer, body);
        outcome = layout_table_groups_collect(collector, piece, 0, piece->footer, true);
        leave_to(collector->arena, table->layout, body->last, KEPT_WORDS);
        layout_collect_restore(collector, outer);
        any = true;
    }
    if (last)
        layout_collect_close(collector);
    return outcome;
}

/* Header and footer, which stay, keep the words that they have. */
LayoutOutcome
layout_table_pieces_collect(LayoutCollector *collector, LayoutTable *table, LayoutOutcome before)
{
    LayoutOutcome outcome = before;
    bool any = table->footer > table->body;
    leave_to(collector->arena, table->layout, NULL, 0);
    for (FoNode *body = table->open; body && !collector->stopped; body = body->next) {
        if (body->element != FO_TABLE_BODY || !body->first)
            continue;
        outcome = collect_body(collector, table, body, outcome, any);
        any = true;
    }
    return outcome;
}
