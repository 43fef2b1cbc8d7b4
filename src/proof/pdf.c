#include "proof/pdf.h"
#include "proof/qpdf.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/error.h"

ProofPdf *
proof_pdf_open(GBytes *bytes, const char *file, GError **error)
{
    g_autoptr(ProofPdf) pdf = g_new0(ProofPdf, 1);
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    pdf->qpdf = proof_qpdf()->qpdf_init();
    pdf->bytes = g_bytes_ref(bytes);
    proof_qpdf()->qpdf_silence_errors(pdf->qpdf);
    proof_qpdf()->qpdf_set_suppress_warnings(pdf->qpdf, QPDF_TRUE);
    if (proof_qpdf()->qpdf_read_memory(pdf->qpdf, file, data, size, NULL) & QPDF_ERRORS) {
        qpdf_error problem = proof_qpdf()->qpdf_get_error(pdf->qpdf);
        error_set(error, SAMRIT_ERROR_INPUT, "%s: cannot be read as a PDF: %s",
                  "%s: อ่านเป็น PDF ไม่ได้: %s", file,
                  proof_qpdf()->qpdf_get_error_message_detail(pdf->qpdf, problem));
        return NULL;
    }
    if (proof_qpdf()->qpdf_is_encrypted(pdf->qpdf)) {
        error_set(error, SAMRIT_ERROR_INPUT, "%s: is encrypted", "%s: ไฟล์ถูกเข้ารหัสไว้", file);
        return NULL;
    }
    return g_steal_pointer(&pdf);
}

void
proof_pdf_free(ProofPdf *pdf)
{
    if (!pdf)
        return;
    proof_qpdf()->qpdf_cleanup(&pdf->qpdf);
    g_bytes_unref(pdf->bytes);
    g_free(pdf);
}

qpdf_oh
proof_pdf_get(const ProofPdf *pdf, qpdf_oh from, const char *key)
{
    if (!proof_qpdf()->qpdf_oh_is_dictionary(pdf->qpdf, from))
        return proof_qpdf()->qpdf_oh_new_null(pdf->qpdf);
    return proof_qpdf()->qpdf_oh_get_key(pdf->qpdf, from, key);
}

int
proof_pdf_count(const ProofPdf *pdf, qpdf_oh object)
{
    return proof_qpdf()->qpdf_oh_is_array(pdf->qpdf, object)
               ? proof_qpdf()->qpdf_oh_get_array_n_items(pdf->qpdf, object)
               : 0;
}

char *
proof_pdf_text(const ProofPdf *pdf, qpdf_oh string)
{
    const char *text;
    size_t length;
    if (!proof_qpdf()->qpdf_oh_get_value_as_utf8(pdf->qpdf, string, &text, &length))
        return NULL;
    return g_utf8_make_valid(text, (gssize) length);
}

GBytes *
proof_pdf_string(const ProofPdf *pdf, qpdf_oh string)
{
    const char *bytes;
    size_t length;
    if (!proof_qpdf()->qpdf_oh_get_value_as_string(pdf->qpdf, string, &bytes, &length))
        return NULL;
    return g_bytes_new(bytes, length);
}

/* ---- streams: what one unpacks to is bounded here, which libqpdf cannot do */

/* The bytes as they stand in the file. */
static GBytes *
packed(const ProofPdf *pdf, qpdf_oh stream)
{
    unsigned char *bytes = NULL;
    size_t length = 0;
    QPDF_BOOL filtered = QPDF_FALSE;
    if (!proof_qpdf()->qpdf_oh_is_stream(pdf->qpdf, stream) ||
        (proof_qpdf()->qpdf_oh_get_stream_data(pdf->qpdf, stream, qpdf_dl_none, &filtered, &bytes,
                                               &length) &
         QPDF_ERRORS))
        return NULL;
    return g_bytes_new_with_free_func(bytes, length, free, bytes);
}

static GBytes *
unpack(GBytes *from, gsize limit)
{
    enum { CHUNK = 64 * 1024 };
    gsize size;
    z_stream stream = {.next_in = (Bytef *) g_bytes_get_data(from, &size)};
    stream.avail_in = (uInt) MIN(size, G_MAXUINT);
    if (inflateInit(&stream) != Z_OK)
        return NULL;
    g_autoptr(GByteArray) out = g_byte_array_new();
    unsigned char chunk[CHUNK];
    int status = Z_OK;
    while (status == Z_OK && out->len <= limit) {
        stream.next_out = chunk;
        stream.avail_out = CHUNK;
        status = inflate(&stream, Z_NO_FLUSH);
        g_byte_array_append(out, chunk, CHUNK - stream.avail_out);
    }
    inflateEnd(&stream);
    if (status != Z_STREAM_END || out->len > limit)
        return NULL;
    return g_byte_array_free_to_bytes(g_steal_pointer(&out));
}

/* Whether the one filter of a stream is Flate, without a predictor; @plain: there is none. */
static bool
is_flate(const ProofPdf *pdf, qpdf_oh dict, bool *plain)
{
    qpdf_oh filter = proof_pdf_get(pdf, dict, "/Filter");
    *plain = proof_qpdf()->qpdf_oh_is_null(pdf->qpdf, filter);
    if (proof_pdf_count(pdf, filter) == 1)
        filter = proof_qpdf()->qpdf_oh_get_array_item(pdf->qpdf, filter, 0);
    return proof_qpdf()->qpdf_oh_is_name(pdf->qpdf, filter) &&
           strcmp(proof_qpdf()->qpdf_oh_get_name(pdf->qpdf, filter), "/FlateDecode") == 0 &&
           proof_qpdf()->qpdf_oh_is_null(pdf->qpdf, proof_pdf_get(pdf, dict, "/DecodeParms"));
}

GBytes *
proof_pdf_stream(const ProofPdf *pdf, qpdf_oh stream, gsize limit)
{
    g_autoptr(GBytes) bytes = packed(pdf, stream);
    bool plain = false;
    bool flate = bytes && is_flate(pdf, proof_qpdf()->qpdf_oh_get_dict(pdf->qpdf, stream), &plain);
    if (flate)
        return unpack(bytes, limit);
    return plain && g_bytes_get_size(bytes) <= limit ? g_steal_pointer(&bytes) : NULL;
}
