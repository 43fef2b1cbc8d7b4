#include "proof/attachment.h"
#include "proof/qpdf.h"

#include <string.h>

#include "base/limits.h"

void
proof_attachment_free(ProofAttachment *attachment)
{
    if (!attachment)
        return;
    g_free(attachment->name);
    g_free(attachment->relationship);
    g_clear_pointer(&attachment->bytes, g_bytes_unref);
    g_free(attachment);
}

/* Size and CheckSum are optional in a PDF; what is given must be so. */
static bool
is_intact(const ProofPdf *pdf, qpdf_oh stream, GBytes *bytes)
{
    if (!bytes)
        return false;
    qpdf_oh params =
        proof_pdf_get(pdf, proof_qpdf()->qpdf_oh_get_dict(pdf->qpdf, stream), "/Params");
    qpdf_oh size = proof_pdf_get(pdf, params, "/Size");
    if (proof_qpdf()->qpdf_oh_is_integer(pdf->qpdf, size) &&
        (guint64) proof_qpdf()->qpdf_oh_get_int_value(pdf->qpdf, size) != g_bytes_get_size(bytes))
        return false;
    g_autoptr(GBytes) wanted = proof_pdf_string(pdf, proof_pdf_get(pdf, params, "/CheckSum"));
    if (!wanted)
        return true;
    guint8 digest[16];
    gsize length = sizeof digest;
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_MD5);
    g_checksum_update(checksum, g_bytes_get_data(bytes, NULL), (gssize) g_bytes_get_size(bytes));
    g_checksum_get_digest(checksum, digest, &length);
    return g_bytes_get_size(wanted) == length &&
           memcmp(g_bytes_get_data(wanted, NULL), digest, length) == 0;
}

/* A walk over the name tree, and what it may still take. */
typedef struct {
    const ProofPdf *pdf;
    GPtrArray *attachments;
    guint nodes;
    gsize bytes;
} Walk;

static void
add(Walk *it, qpdf_oh specification)
{
    const ProofPdf *pdf = it->pdf;
    ProofAttachment *attachment = g_new0(ProofAttachment, 1);
    attachment->name = proof_pdf_text(pdf, proof_pdf_get(pdf, specification, "/UF"));
    if (!attachment->name)
        attachment->name = proof_pdf_text(pdf, proof_pdf_get(pdf, specification, "/F"));
    if (!attachment->name)
        attachment->name = g_strdup("");
    qpdf_oh relationship = proof_pdf_get(pdf, specification, "/AFRelationship");
    if (proof_qpdf()->qpdf_oh_is_name(pdf->qpdf, relationship))
        attachment->relationship =
            g_strdup(proof_qpdf()->qpdf_oh_get_name(pdf->qpdf, relationship) + 1);
    qpdf_oh stream = proof_pdf_get(pdf, proof_pdf_get(pdf, specification, "/EF"), "/F");
    attachment->bytes = proof_pdf_stream(pdf, stream, it->bytes);
    it->bytes -= attachment->bytes ? g_bytes_get_size(attachment->bytes) : 0;
    attachment->intact = is_intact(pdf, stream, attachment->bytes);
    g_ptr_array_add(it->attachments, attachment);
}

/* A node of the name tree: pairs of name and specification, or further nodes. A node may stand in
 * many places, so that those looked at are counted too. False when it is too much. */
static bool
walk(Walk *it, qpdf_oh node, int depth)
{
    const ProofPdf *pdf = it->pdf;
    qpdf_oh names = proof_pdf_get(pdf, node, "/Names"), kids = proof_pdf_get(pdf, node, "/Kids");
    int n_names = proof_pdf_count(pdf, names), n_kids = proof_pdf_count(pdf, kids);
    for (int i = 1; i < n_names; i += 2) {
        if (it->attachments->len >= LIMIT_ATTACHMENTS)
            return false;
        add(it, proof_qpdf()->qpdf_oh_get_array_item(pdf->qpdf, names, i));
    }
    for (int i = 0; i < n_kids; i++) {
        if (depth == 0 || it->nodes-- == 0 ||
            !walk(it, proof_qpdf()->qpdf_oh_get_array_item(pdf->qpdf, kids, i), depth - 1))
            return false;
    }
    return true;
}

GPtrArray *
proof_attachments_load(const ProofPdf *pdf)
{
    GPtrArray *attachments = g_ptr_array_new_with_free_func((GDestroyNotify) proof_attachment_free);
    Walk it = {pdf, attachments, LIMIT_ATTACHMENTS, LIMIT_ATTACHED_BYTES};
    qpdf_oh names = proof_pdf_get(pdf, proof_qpdf()->qpdf_get_root(pdf->qpdf), "/Names");
    if (!walk(&it, proof_pdf_get(pdf, names, "/EmbeddedFiles"), LIMIT_PDF_TREE_DEPTH)) {
        ProofAttachment *more = g_new0(ProofAttachment, 1);
        more->name = g_strdup("…");
        g_ptr_array_add(attachments, more);
    }
    return attachments;
}

bool
proof_attachment_is_safe(const char *name)
{
    if (!*name || *name == '.' || strlen(name) > 255 || !g_utf8_validate(name, -1, NULL))
        return false;
    for (const char *p = name; *p; p = g_utf8_next_char(p)) {
        if (strchr("/\\:", *p) || !g_unichar_isprint(g_utf8_get_char(p)))
            return false;
    }
    return true;
}
