#pragma once

#include "pdf/document.h"

/** Writes the attachments; @catalog gets their entries. */
void pdf_attach_write(PdfDocument *document, GString *catalog);
