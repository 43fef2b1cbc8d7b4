#pragma once

#include "pdf/document.h"

/** The metadata, twice and alike: as an information dictionary and as an XMP packet. */

/** What the producer calls itself, in both. */
#define PDF_PRODUCER "Samrit " SAMRIT_VERSION

/** Writes the packet; returns its object number. */
guint pdf_xmp_write(PdfDocument *document);

/** Writes the information dictionary; returns its object number. */
guint pdf_xmp_write_info(PdfDocument *document);
