#include "layout/bookmark.h"
#include "layout/hyphenation.h"
#include "layout/layout.h"
#include "layout/marker.h"
#include "layout/metadata.h"
#include "layout/reference.h"
#include "layout/sequence.h"

enum {
    KEPT_WORDS =
        4 << 20, /* bytes of shaped words that outlive a page-sequence: a book's vocabulary */
};

/* A page-sequence and the arena that its tree is in. */
typedef struct {
    Arena *arena;
    FoNode *node; /* NULL: there is none */
} Sequence;

static bool
read_next(Layout *layout, Sequence *sequence, GError **error)
{
    sequence->arena = arena_new();
    GError *failure = NULL;
    sequence->node = fo_reader_begin(layout->reader, sequence->arena, &failure);
    if (!failure)
        return true;
    g_propagate_error(error, failure);
    return false;
}

/* Each page-sequence is laid out when the next has begun, whose number may matter to it. */
static bool
lay_out_sequences(Layout *layout, GError **error)
{
    int number = 1;
    Sequence current = {0}, next = {0};
    bool ok = read_next(layout, &current, error);
    while (ok && current.node) {
        ok = fo_reader_fill(layout->reader, error) && read_next(layout, &next, error) &&
             layout_sequence(layout, current.node, next.node, &number, error);
        arena_free(current.arena);
        if (layout_references_idle(layout->references))
            text_words_trim(layout->fonts, KEPT_WORDS);
        current = next;
        next = (Sequence){0};
    }
    arena_free(current.arena);
    return ok;
}

bool
layout_document(FoReader *reader, TextFonts *fonts, const LayoutOptions *options,
                AreaDocument *document, AreaPageFunc emit, void *data, Diag *diag, GError **error)
{
    Layout layout = {
        .reader = reader,
        .fonts = fonts,
        .options = options,
        .document = document,
        .diag = diag,
        .references = layout_references_new(emit, data),
        .markers = layout_markers_new(),
        .hyphenation = layout_hyphenation_new(),
    };
    layout_metadata_read(&layout);
    layout_bookmarks_read(&layout);
    bool ok = lay_out_sequences(&layout, error) && layout_references_finish(&layout, error);
    layout_references_free(layout.references);
    layout_markers_free(layout.markers);
    layout_hyphenation_free(layout.hyphenation);
    return ok;
}
