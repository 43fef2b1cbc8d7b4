#pragma once

#include <stdbool.h>

#include "area/area.h"

/** A file inside the document (PDF/A-3, associated file). */
typedef struct {
    const char *name; /* ASCII */
    const char *description;
    const char *mime_type;    /* "text/xml" */
    const char *relationship; /* "Source", "Data" … */
    GBytes *bytes;
} PdfAttachment;

/** Takes the file's bytes as they come. False and @error stop the writing. */
typedef bool (*PdfSink)(const void *bytes, gsize size, void *data, GError **error);

typedef struct {
    PdfSink sink; /* NULL: the bytes are held, and given at the end */
    void *sink_data;
    gint64
        date; /* seconds since 1970, for CreationDate and ModDate: the project's, not a clock's */
    const PdfAttachment *attachments;
    guint n_attachments;
} PdfOptions;
