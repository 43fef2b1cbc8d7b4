#include "layout/bookmark.h"
#include "layout/classes.h"
#include "layout/hyphenation.h"
#include "layout/layout.h"
#include "layout/marker.h"
#include "layout/metadata.h"
#include "layout/reference.h"
#include "layout/sequence.h"
#include "layout/source.h"
#include "layout/tag.h"

enum {
    KEPT_WORDS =
        4 << 20, /* bytes of shaped words that outlive a page-sequence: a book's vocabulary */
};

static bool
lay_out_sequences(Layout *layout, GError **error)
{
    int number = 1;
    FoNode *sequence;
    while ((sequence = layout_source_next(layout->source))) {
        if (!layout_sequence(layout, sequence, &number, error))
            return false;
        if (layout_references_idle(layout->references))
            text_words_trim(layout->fonts, KEPT_WORDS);
    }
    return layout_source_finish(layout->source, error);
}

bool
layout_document(FoReader *reader, TextFonts *fonts, const LayoutOptions *options,
                AreaDocument *document, AreaPageFunc emit, void *data, Diag *diag, GError **error)
{
    Layout layout = {
        .reader = reader,
        .blocks = layout_block_classes,
        .pieces = layout_piece_classes,
        .source = layout_source_new(reader),
        .fonts = fonts,
        .options = options,
        .document = document,
        .diag = diag,
        .references = layout_references_new(emit, data),
        .markers = layout_markers_new(),
        .hyphenation = layout_hyphenation_new(),
        .indents = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, g_free),
        .buffer = g_string_new(NULL),
    };
    layout_metadata_read(&layout);
    layout_tag_read_language(&layout);
    layout_bookmarks_read(&layout);
    bool ok = lay_out_sequences(&layout, error) && layout_references_finish(&layout, error);
    layout_source_free(layout.source);
    layout_references_free(layout.references);
    layout_markers_free(layout.markers);
    layout_hyphenation_free(layout.hyphenation);
    g_hash_table_unref(layout.indents);
    if (layout.buffer)
        g_string_free(layout.buffer, TRUE);
    return ok;
}
