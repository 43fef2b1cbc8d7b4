#pragma once

#include "proof/pdf.h"

/**
 * Objects appended to a PDF as an incremental update (ISO 32000-1, 7.5.6), with a cross-reference
 * section of the kind that the file has.
 */
typedef struct {
    GString *out;    /* the file so far */
    GArray *entries; /* of the objects appended: number and offset */
    gsize previous;  /* offset of the last cross-reference section */
    bool stream;     /* which is a stream */
    guint size;      /* the number after the highest object's */
    const ProofPdf *pdf;
} ProofAppend;

/** False and @error when the end of the file is not as it must be. */
bool proof_append_begin(ProofAppend *append, const ProofPdf *pdf, const char *file, GError **error);

/** A number for a new object. */
guint proof_append_reserve(ProofAppend *append);

/** Begins object @number; its text is put into @append->out, then proof_append_end_object(). */
void proof_append_begin_object(ProofAppend *append, guint number);
void proof_append_end_object(ProofAppend *append);

/** Writes the cross-reference section and gives the file's bytes. */
GString *proof_append_finish(ProofAppend *append);
