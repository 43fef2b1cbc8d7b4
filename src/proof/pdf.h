#pragma once

#include <glib.h>
#include <qpdf/qpdf-c.h>
#include <stdbool.h>

/**
 * A PDF opened by libqpdf, for the files of proof/. What is asked of it is bounded: a name tree or
 * a tree of fields in somebody else's file may be endless.
 */
typedef struct {
    qpdf_data qpdf;
    GBytes *bytes; /* kept while it is read */
} ProofPdf;

/** SAMRIT_ERROR_INPUT when @bytes, called @file in messages, are no PDF that can be read, or an
 * encrypted one. */
ProofPdf *proof_pdf_open(GBytes *bytes, const char *file, GError **error);

/** Takes NULL. */
void proof_pdf_free(ProofPdf *pdf);

/** The value of @key in the dictionary @from; a null object if there is none. */
qpdf_oh proof_pdf_get(const ProofPdf *pdf, qpdf_oh from, const char *key);

/** How many items the array @object has; 0 if it is none. */
int proof_pdf_count(const ProofPdf *pdf, qpdf_oh object);

/** The text of a string object in UTF-8, or NULL. Free with g_free(). */
char *proof_pdf_text(const ProofPdf *pdf, qpdf_oh string);

/** The bytes of a string object, or NULL. */
GBytes *proof_pdf_string(const ProofPdf *pdf, qpdf_oh string);

/** What a stream holds once it is unpacked. NULL when it cannot be read, is packed in another way
 * than Flate, or comes to more than @limit bytes. */
GBytes *proof_pdf_stream(const ProofPdf *pdf, qpdf_oh stream, gsize limit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(ProofPdf, proof_pdf_free)
