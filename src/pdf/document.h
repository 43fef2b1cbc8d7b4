#pragma once

#include "pdf/file.h"
#include "pdf/font.h"
#include "pdf/pdf.h"

/**
 * A document being written: its pages one after the other, then all that frames them. Painters
 * write the pages' content; everything that PDF/A-3A and PDF/UA-1 ask for is seen to here.
 */
typedef struct {
    Length left, bottom, right, top; /* y up, as PDF has them */
} PdfBox;

typedef struct {
    PdfFile *file;
    PdfFonts *fonts;
    AreaDocument *area;
    PdfOptions options;
    Arena *arena;

    guint pages;          /* object number of the page tree's root */
    guint resources;      /* of the resources that all pages share */
    GString *x_objects;   /* "/X12 12 0 R…" */
    GString *states;      /* "/G128 15 0 R…": opacities */
    guint opacities[256]; /* object numbers, 0 when not in use */

    GArray *page_numbers; /* of guint, object numbers */
    GString *labels;      /* of /PageLabels' Nums */
    GString *page_links;  /* references of the current page's annotations */

    GHashTable *destinations; /* id → PdfDestination */
    GPtrArray *links;         /* of PdfLink, written when all destinations are known */

    /* The structure tree: pdf/structure.c */
    GArray *parents;      /* of guint: the current page's elements, by MCID */
    GString *parent_tree; /* of /ParentTree's Nums */
    guint next_key;       /* its next key */
    guint tree;           /* object number of the root */
    GArray *notes;        /* of guint: elements that have an identifier */
    struct PdfElement *spare_elements;
    struct PdfKid *spare_kids;
    GString *scratch;      /* the object being put together */
    guint heading;         /* level of the last one, 0 at first */
    GPtrArray *seen_roles; /* those looked up, by address: they are literals or interned */
    GHashTable *roles;     /* role that is not PDF's own → the one it stands for */
} PdfDocument;

typedef struct {
    guint page;  /* object number */
    Length x, y; /* y up */
} PdfDestination;

typedef struct {
    guint number, page; /* object numbers */
    guint key;          /* in the parent tree */
    PdfBox box;
    const char *target, *contents;
} PdfLink;

/** @area, whose tags it drops as they are written, and what @options points to must outlive it. */
PdfDocument *pdf_document_new(AreaDocument *area, const PdfOptions *options);

/** Takes NULL. */
void pdf_document_free(PdfDocument *document);

void pdf_document_begin_page(PdfDocument *document);

/**
 * Ends the page: @content is what it shows. @label is its number as printed. False and @error when
 * something did not get through to the sink.
 */
bool pdf_document_end_page(PdfDocument *document, Length width, Length height, const char *label,
                           const GString *content, GError **error);

/** The place @id on the current page. The first of the name counts. */
void pdf_document_destination(PdfDocument *document, const char *id, Length x, Length y);

/** A link in @box to "#id" or a URI, said to be @contents; part of @tag, or of a tag of its own. */
void pdf_document_link(PdfDocument *document, AreaTag *tag, const char *target,
                       const char *contents, const PdfBox *box);

/** Makes object @number drawable as /X@number. */
void pdf_document_x_object(PdfDocument *document, guint number);

/** Makes /G@alpha the graphics state of that opacity, 0 to 255. */
void pdf_document_opacity(PdfDocument *document, guint alpha);

/** Writes all that frames the pages, and gives the file as pdf_file_close() does. */
GBytes *pdf_document_close(PdfDocument *document, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfDocument, pdf_document_free)
