#include "layout/place.h"
#include "layout/source.h"
#include "layout/table.h"

/*
 * Bodies that are too long to be held at once: their rows are read as they are collected, and go
 * when they are on pages. A piece is as many rows as there are when it is begun.
 */

/* What a piece leaves behind when it goes. */
typedef struct {
    LayoutSource *source;
    FoNode *last; /* row */
} Rest;

static void
drop_rows(void *data)
{
    const Rest *rest = data;
    layout_source_drop_rows(rest->source, rest->last);
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

/* The last row of @body that is there; its rows go with @arena. */
static FoNode *
end_piece(const LayoutTable *table, Arena *arena, const FoNode *body)
{
    Rest *rest = ARENA_NEW(arena, Rest);
    *rest = (Rest){table->layout->source, body->last};
    arena_defer(arena, rest, drop_rows);
    return body->last;
}

/* Its frame outlasts the piece that it is opened in. */
static void
open_body(LayoutCollector *collector, Arena *arena, const FoNode *body)
{
    Arena *piece = collector->arena;
    collector->arena = arena;
    layout_table_open_plain(collector, body, &layout_mark_frame, NULL);
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
        last = end_piece(table, collector->arena, body);
        if (any)
            layout_table_separate(collector, piece, true, 0, outcome);
        if (first)
            open_body(collector, outer, body);
        outcome = layout_table_groups_collect(collector, piece, 0, piece->footer, true);
        layout_collect_restore(collector, outer);
        any = true;
    }
    if (last)
        layout_collect_close(collector);
    return outcome;
}

LayoutOutcome
layout_table_pieces_collect(LayoutCollector *collector, LayoutTable *table, LayoutOutcome before)
{
    LayoutOutcome outcome = before;
    bool any = table->footer > table->body;
    for (FoNode *body = table->open; body && !collector->stopped; body = body->next) {
        if (body->element != FO_TABLE_BODY || !body->first)
            continue;
        outcome = collect_body(collector, table, body, outcome, any);
        any = true;
    }
    return outcome;
}
