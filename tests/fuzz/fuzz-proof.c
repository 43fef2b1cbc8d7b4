/*
 * Any bytes as a PDF that somebody sent: what it carries is read or left; a signature in it holds
 * only if it was made of these bytes; no file it carries may be put anywhere but under its name.
 */
#include <string.h>

#include "proof/attachment.h"
#include "proof/pades.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void
check_attachments(const ProofPdf *pdf)
{
    g_autoptr(GPtrArray) attachments = proof_attachments_load(pdf);
    for (guint i = 0; i < attachments->len; i++) {
        const ProofAttachment *attachment = attachments->pdata[i];
        g_assert_nonnull(attachment->name);
        g_assert_true(attachment->bytes || !attachment->intact);
        if (proof_attachment_is_safe(attachment->name))
            g_assert_true(attachment->name[0] && attachment->name[0] != '.' &&
                          !strchr(attachment->name, '/'));
    }
}

static void
check_signatures(const ProofPdf *pdf)
{
    g_autoptr(GPtrArray) signatures = proof_pades_verify(pdf, NULL);
    for (guint i = 0; i < signatures->len; i++) {
        const ProofSignature *signature = signatures->pdata[i];
        g_assert_false(signature->trusted);
        g_assert_true(signature->signer || !signature->holds);
    }
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    g_autoptr(GError) error = NULL;
    g_autoptr(ProofPdf) pdf = proof_pdf_open(bytes, "a.pdf", &error);
    g_assert_true(!pdf == !!error);
    if (pdf) {
        check_attachments(pdf);
        check_signatures(pdf);
    }
    return 0;
}
