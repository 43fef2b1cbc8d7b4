#pragma once

#include "pdf/document.h"

/** Puts "/Dest[…]" or "/A<<…>>" for "#id" or a URI; nothing for an id that is nowhere. */
void pdf_outline_put_target(PdfDocument *document, GString *out, const char *target);

/** Writes the bookmarks; @catalog gets their entries. */
void pdf_outline_write(PdfDocument *document, GString *catalog);
