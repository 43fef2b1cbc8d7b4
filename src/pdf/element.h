#pragma once

#include "pdf/document.h"

/**
 * An element of the structure tree: what has been painted of a tag, and its dictionary. Private to
 * pdf/structure.c, which tells when.
 */

/* What an element holds, in the order in which it was painted. */
typedef enum {
    PDF_KID_MARKS,      /* MCIDs in a row on one page */
    PDF_KID_ELEMENT,    /* a child */
    PDF_KID_ANNOTATION, /* a link's */
} PdfKidKind;

typedef struct PdfKid PdfKid;
struct PdfKid {
    PdfKid *next;
    PdfKidKind kind;
    guint page;  /* object number, of marks and annotations */
    guint first; /* of MCIDs; an object number */
    guint count; /* of MCIDs */
};

/* The record that AreaTag.painted points to. */
typedef struct PdfElement PdfElement;
struct PdfElement {
    guint number;
    guint level;          /* of a heading, else 0 */
    bool has_content;     /* marks or annotations of its own, beside children */
    PdfKid *first, *last; /* noted from the first content on: before, the tags say the same */
    GArray *written;      /* of guint: numbers of it and the neighbours it stands for, or NULL */
    PdfElement *spare;    /* among those to be used again */
};

/** The record of @tag and of all above it. */
PdfElement *pdf_element_reach(PdfDocument *document, AreaTag *tag);

/** From now on @element's kids are noted; the children so far come first. */
void pdf_element_note_content(PdfDocument *document, PdfElement *element, const AreaTag *tag);

/** A kid that comes next. */
PdfKid *pdf_element_add_kid(PdfDocument *document, PdfElement *element, PdfKidKind kind,
                            guint first);

/** Whether @tag is a cell or row, which keeps its place even when nothing was painted in it. */
bool pdf_element_keeps_place(const AreaTag *tag);

/** Writes the dictionary of @tag, painted and below the object @parent. */
void pdf_element_write(PdfDocument *document, AreaTag *tag, guint parent);

/** Give back the kids, and the record with them, to be used again. */
void pdf_element_free_kids(PdfDocument *document, PdfElement *element);
void pdf_element_free(PdfDocument *document, PdfElement *element);
