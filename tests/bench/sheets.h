#pragma once

/*
 * The words of a document at their places, page by page, for programs that only draw them: what
 * they are compared with is all that goes on around the drawing.
 */
#include <cairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "area/area.h"
#include "fo/fo.h"
#include "layout/layout.h"

/* What is drawn; shaped words go with their pages. */
typedef struct {
    const TextFont *font;
    const char *text; /* interned */
    guint length;
    bool rtl;
    double x, y; /* of its baseline's start, in points from the upper left */
} Placed;

typedef struct {
    double width, height;
    GArray *words; /* of Placed */
} Sheet;

static inline void
sheets_collect(const Area *area, Length x, Length y, GArray *words)
{
    x += area->x;
    y += area->y;
    for (guint i = 0; area->kind == AREA_TEXT && i < area->text.n_pieces; i++) {
        const AreaPiece *piece = &area->text.pieces[i];
        const TextWord *word = piece->word;
        g_autofree char *text = g_strndup(word->text, word->length);
        Placed placed = {
            .font = word->font,
            .text = g_intern_string(text),
            .length = word->length,
            .rtl = word->rtl,
            .x = length_to_pt(x + piece->x),
            .y = length_to_pt(y + area->text.baseline),
        };
        g_array_append_val(words, placed);
    }
    AREA_EACH_CHILD (child, area)
        sheets_collect(child, x, y, words);
}

static inline bool
sheets_keep(AreaPage *page, void *data, G_GNUC_UNUSED GError **error)
{
    Sheet sheet = {length_to_pt(page->width), length_to_pt(page->height),
                   g_array_new(FALSE, FALSE, sizeof(Placed))};
    sheets_collect(page->root, 0, 0, sheet.words);
    g_array_append_val((GArray *) data, sheet);
    area_page_free(page);
    return true;
}

/* The pages of the FO file @path; the words are @fonts'. Ends the program when that fails. */
static inline GArray *
sheets_read(const char *path, TextFonts *fonts)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(FoReader) reader = fo_reader_open(path, diag, &error);
    g_autoptr(AreaDocument) document = area_document_new();
    GArray *sheets = g_array_new(FALSE, FALSE, sizeof(Sheet));
    LayoutOptions options = {0};
    if (!reader ||
        !layout_document(reader, fonts, &options, document, sheets_keep, sheets, diag, &error)) {
        fprintf(stderr, "%s\n", error->message);
        exit(1);
    }
    return sheets;
}

static inline cairo_status_t
sheets_count_bytes(void *data, const unsigned char *bytes, unsigned size)
{
    (void) bytes;
    *(gsize *) data += size;
    return CAIRO_STATUS_SUCCESS;
}

static inline double
sheets_now(void)
{
    return (double) clock() / CLOCKS_PER_SEC;
}
