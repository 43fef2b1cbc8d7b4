#include "proof/pdf.h"

#include <stdlib.h>

#include "base/error.h"

ProofPdf *
proof_pdf_open(GBytes *bytes, const char *file, GError **error)
{
    g_autoptr(ProofPdf) pdf = g_new0(ProofPdf, 1);
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    pdf->qpdf = qpdf_init();
    pdf->bytes = g_bytes_ref(bytes);
    qpdf_silence_errors(pdf->qpdf);
    qpdf_set_suppress_warnings(pdf->qpdf, QPDF_TRUE);
    if (qpdf_read_memory(pdf->qpdf, file, data, size, NULL) & QPDF_ERRORS) {
        qpdf_error problem = qpdf_get_error(pdf->qpdf);
        g_set_error(error, SAMRIT_ERROR, SAMRIT_ERROR_INPUT, "%s: cannot be read as a PDF: %s",
                    file, qpdf_get_error_message_detail(pdf->qpdf, problem));
        return NULL;
    }
    if (qpdf_is_encrypted(pdf->qpdf)) {
        g_set_error(error, SAMRIT_ERROR, SAMRIT_ERROR_INPUT, "%s: is encrypted", file);
        return NULL;
    }
    return g_steal_pointer(&pdf);
}

void
proof_pdf_free(ProofPdf *pdf)
{
    if (!pdf)
        return;
    qpdf_cleanup(&pdf->qpdf);
    g_bytes_unref(pdf->bytes);
    g_free(pdf);
}

qpdf_oh
proof_pdf_get(const ProofPdf *pdf, qpdf_oh from, const char *key)
{
    if (!qpdf_oh_is_dictionary(pdf->qpdf, from))
        return qpdf_oh_new_null(pdf->qpdf);
    return qpdf_oh_get_key(pdf->qpdf, from, key);
}

int
proof_pdf_count(const ProofPdf *pdf, qpdf_oh object)
{
    return qpdf_oh_is_array(pdf->qpdf, object) ? qpdf_oh_get_array_n_items(pdf->qpdf, object) : 0;
}

char *
proof_pdf_text(const ProofPdf *pdf, qpdf_oh string)
{
    const char *text;
    size_t length;
    if (!qpdf_oh_get_value_as_utf8(pdf->qpdf, string, &text, &length))
        return NULL;
    return g_utf8_make_valid(text, (gssize) length);
}

GBytes *
proof_pdf_string(const ProofPdf *pdf, qpdf_oh string)
{
    const char *bytes;
    size_t length;
    if (!qpdf_oh_get_value_as_string(pdf->qpdf, string, &bytes, &length))
        return NULL;
    return g_bytes_new(bytes, length);
}

GBytes *
proof_pdf_stream(const ProofPdf *pdf, qpdf_oh stream)
{
    unsigned char *bytes = NULL;
    size_t length = 0;
    QPDF_BOOL filtered = QPDF_FALSE;
    if (!qpdf_oh_is_stream(pdf->qpdf, stream) ||
        (qpdf_oh_get_stream_data(pdf->qpdf, stream, qpdf_dl_all, &filtered, &bytes, &length) &
         QPDF_ERRORS))
        return NULL;
    return filtered ? g_bytes_new_with_free_func(bytes, length, free, bytes) : (free(bytes), NULL);
}
