#pragma once

#include "pdf/document.h"

/** The structure tree (ISO 32000-1, 14.7; ISO 14289-1). */

/** A new MCID on the current page, of @tag. */
guint pdf_structure_mark(PdfDocument *document, AreaTag *tag);

/** Makes the annotation @annotation on @page part of @tag; returns its key in the parent tree. */
guint pdf_structure_annotate(PdfDocument *document, AreaTag *tag, guint annotation, guint page);

/**
 * Closes the current page's part of the parent tree; returns its key, or −1 without any mark.
 * Writes the elements that are complete with this page, and drops their tags.
 */
int pdf_structure_end_page(PdfDocument *document);

/** Writes the rest of the tree; its root is document->tree. */
void pdf_structure_write(PdfDocument *document);

/** Lets go what pages have left, of a document that came to its end or stopped before. */
void pdf_structure_free(PdfDocument *document);
