#pragma once

#include <glib.h>
#include <stdbool.h>

#include "pdf/pdf.h"

/**
 * A PDF file being written: objects go out as they come, the small ones gathered into
 * object streams, and are found again through a cross-reference stream (ISO 32000-1, 7.5).
 */
typedef struct PdfFile PdfFile;

/** The bytes go to @sink as they come, or are held when it is NULL. */
PdfFile *pdf_file_new(PdfSink sink, void *data);

/** Takes NULL. */
void pdf_file_free(PdfFile *file);

/** A number for an object that comes later. */
guint pdf_file_reserve(PdfFile *file);

/** Writes object @number; @body is copied. */
void pdf_file_put(PdfFile *file, guint number, const GString *body);

/** The same under a new number, which is returned. */
guint pdf_file_add(PdfFile *file, const GString *body);

typedef enum {
    PDF_DEFLATE, /* compress the bytes */
    PDF_ENCODED, /* @entries names the filter, or there is none */
} PdfCoding;

/** @size bytes deflated, as pdf_file_put_stream() does it with PDF_DEFLATE; for
 * g_bytes_unref(). */
GBytes *pdf_file_deflate(PdfFile *file, const void *bytes, gsize size);

/** Writes a stream; @entries are its dictionary's but for /Length (and /Filter with PDF_DEFLATE).
 */
void pdf_file_put_stream(PdfFile *file, guint number, const char *entries, const void *bytes,
                         gsize size, PdfCoding coding);

/** Whether all that was written so far has got through; else @error, from the sink. */
bool pdf_file_check(const PdfFile *file, GError **error);

/**
 * Writes the end of the file and gives its bytes: none when they went to a sink. @root and @info
 * are object numbers. NULL and @error when not all got through.
 */
GBytes *pdf_file_close(PdfFile *file, guint root, guint info, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfFile, pdf_file_free)
