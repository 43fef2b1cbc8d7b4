#pragma once

#include "pdf/file.h"

/**
 * Takes over the one page of a PDF that cairo wrote, @width by @height points, as a form XObject
 * with all it needs; like an image, it fills the unit square.
 * Knows cairo's way of writing: a classic cross-reference table, nothing but generation 0.
 * Returns its object number, or 0 and @error.
 */
guint pdf_import_page(PdfFile *file, GBytes *pdf, double width, double height, GError **error);
