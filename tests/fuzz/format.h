#pragma once

#include "job/document.h"

/** @fo formatted: bytes of a page or more, or NULL after an error, never both. */
static inline GBytes *
fuzz_format(GBytes *fo, JobFormat format)
{
    static TextFonts *fonts;
    if (!fonts)
        fonts = text_fonts_new(NULL, NULL, NULL);
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(FoReader) reader = fo_reader_new(fo, "fuzz.fo", diag, &error);
    g_assert_true(!reader == !!error);
    if (!reader)
        return NULL;
    guint pages = 0;
    JobDocument document = {.format = format};
    GBytes *bytes = job_document_format(reader, fonts, &document, &pages, diag, &error);
    g_assert_true(!bytes == !!error);
    g_assert_true(!bytes || pages);
    return bytes;
}

/** The same as areas, as fuzz_twice() asks for them. */
static inline GBytes *
fuzz_areas(gconstpointer fo)
{
    return fuzz_format((GBytes *) fo, JOB_AREA);
}
