#pragma once

#include "area/area.h"

/** A file inside the document (PDF/A-3, associated file). */
typedef struct {
    const char *name; /* ASCII */
    const char *description;
    const char *mime_type;    /* "text/xml" */
    const char *relationship; /* "Source", "Data" … */
    GBytes *bytes;
} PdfAttachment;

typedef struct {
    gint64
        date; /* seconds since 1970, for CreationDate and ModDate: the project's, not a clock's */
    const PdfAttachment *attachments;
    guint n_attachments;
} PdfOptions;
