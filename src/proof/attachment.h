#pragma once

#include <glib.h>
#include <stdbool.h>

#include "proof/pdf.h"

/** A file that a PDF carries (ISO 32000-1, 7.11.4). */
typedef struct {
    char *name;         /* as the PDF gives it: it may be anything */
    char *relationship; /* AFRelationship, "Source" or "Data"; NULL if none is given */
    GBytes *bytes;      /* NULL if they cannot be read */
    bool intact;        /* as large as the PDF says, with the checksum that it gives, if any */
} ProofAttachment;

void proof_attachment_free(ProofAttachment *attachment);

/** The files attached to @pdf, an array of ProofAttachment in the order of the PDF. When there are
 * more than LIMIT_ATTACHMENTS the last stands for the rest: it is called "…" and is not intact. */
GPtrArray *proof_attachments_load(const ProofPdf *pdf);

/** Whether @name can name a file in a folder: no path, nothing hidden, nothing unprintable. */
bool proof_attachment_is_safe(const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(ProofAttachment, proof_attachment_free)
