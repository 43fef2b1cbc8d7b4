#pragma once

#include "layout/layout.h"

/**
 * What every part of the layout works with: one per document. The fields are open to layout/
 * and to nobody else.
 */
typedef struct {
    FoReader *reader;
    const struct LayoutBlockClass *const *blocks; /* by FoElement: layout/collect.h */
    const struct LayoutPieceClass *const *pieces; /* by LayoutPieceKind: layout/inline.h */
    struct LayoutSource *source; /* what is laid out, as it is read: layout/source.h */
    TextFonts *fonts;
    const LayoutOptions *options;
    AreaDocument *document;
    Diag *diag;
    struct LayoutReferences *references; /* ids, citations that wait: layout/reference.h */
    AreaPage *page;    /* the one being filled by *_place(); NULL while content is only measured */
    AreaPage *filling; /* the page that the flow has come to, or NULL */
    struct LayoutMarkers *markers;         /* layout/marker.h */
    struct LayoutHyphenation *hyphenation; /* layout/hyphenation.h */
    GHashTable *indents; /* by FoNode of the sequence, what its content inherits: layout/indent.h */
    int n_pages;         /* begun so far, in the document */
    bool has_notes;      /* footnotes wait with the words that they have */
    Length height;       /* of the column or box that content is being collected for */
    GString *buffer;     /* room for a paragraph's text, or NULL while one has it */
    double adjust;       /* how much of their stretch or shrink spaces take, while placing */
    struct {
        Area *area; /* the body that content is placed in, or NULL: change bars stand beside it */
        Length x, width;
        int number, count; /* of the page's columns */
        bool odd;          /* the page */
    } column;
    Area *viewport;                /* what absolute positions are in, while placing */
    Length viewport_x, viewport_y; /* the corner they count from, within @viewport */
    Length viewport_width, viewport_height;
} Layout;
