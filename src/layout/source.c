#include "layout/source.h"

/* A page-sequence and the arena that its tree is in. */
typedef struct {
    Arena *arena;
    FoNode *node; /* NULL: there is none */
} Sequence;

struct LayoutSource {
    FoReader *reader;
    Sequence current, following;
    GError *error; /* nothing more is read */
};

LayoutSource *
layout_source_new(FoReader *reader)
{
    LayoutSource *source = g_new0(LayoutSource, 1);
    source->reader = reader;
    return source;
}

void
layout_source_free(LayoutSource *source)
{
    if (!source)
        return;
    arena_free(source->current.arena);
    arena_free(source->following.arena);
    g_clear_error(&source->error);
    g_free(source);
}

/* Of the next page-sequence no more than its beginning. */
static void
begin_following(LayoutSource *source)
{
    Sequence *next = &source->following;
    if (next->arena || source->error)
        return;
    next->arena = arena_new();
    next->node = fo_reader_begin(source->reader, next->arena, &source->error);
}

static void
fill(LayoutSource *source)
{
    if (!source->error)
        fo_reader_fill(source->reader, &source->error);
}

FoNode *
layout_source_next(LayoutSource *source)
{
    begin_following(source);
    arena_free(source->current.arena);
    source->current = source->following;
    source->following = (Sequence){0};
    if (source->current.node)
        fill(source);
    return source->error ? NULL : source->current.node;
}

const FoNode *
layout_source_following(LayoutSource *source)
{
    layout_source_complete(source);
    begin_following(source);
    return source->following.node;
}

FoNode *
layout_source_open_body(const LayoutSource *source)
{
    return source->error || source->following.arena ? NULL : fo_reader_open_body(source->reader);
}

bool
layout_source_read_on(LayoutSource *source, const FoNode *body)
{
    const FoNode *last = body->last;
    while (layout_source_open_body(source) == body && body->last == last)
        fill(source);
    return body->last != last;
}

void
layout_source_complete(LayoutSource *source)
{
    while (layout_source_open_body(source))
        fill(source);
}

void
layout_source_drop_rows(LayoutSource *source, FoNode *last)
{
    fo_reader_drop_rows(source->reader, last);
}

bool
layout_source_finish(LayoutSource *source, GError **error)
{
    if (!source->error)
        return true;
    g_propagate_error(error, g_steal_pointer(&source->error));
    return false;
}
