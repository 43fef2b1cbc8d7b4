#pragma once

#include "job/document.h"

/** What @reader gives, formatted: bytes of a page or more, or an error, never both. */
static inline GBytes *
fuzz_format(FoReader *reader, TextFonts *fonts, JobFormat format, Diag *diag, GError **error)
{
    guint pages = 0;
    JobDocument document = {.format = format};
    GBytes *bytes = job_document_format(reader, fonts, &document, &pages, diag, error);
    g_assert_true(!bytes == !!*error);
    g_assert_true(!bytes || pages);
    return bytes;
}
