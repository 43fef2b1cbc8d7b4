/*
 * Any bytes as a PDF that somebody sent: what it carries is read or left; a signature in it holds
 * only if it was made of these bytes; no file it carries may be put anywhere but under its name.
 * Signed, it is what it was with a signature behind it, which holds; or an error says why not.
 */
#include <string.h>

#include "fuzz.h"
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

/* A key and a certificate of it by itself: made once, kept. */
static const ProofSigning *
signer(void)
{
    static ProofSigning signing = {.reason = "ลงนาม\xF0"};
    if (signing.key)
        return &signing;
    X509 *certificate = X509_new();
    signing.key = EVP_EC_gen("P-256");
    X509_set_version(certificate, X509_VERSION_3);
    X509_gmtime_adj(X509_getm_notBefore(certificate), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 86400);
    X509_set_pubkey(certificate, signing.key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_UTF8,
                               (const unsigned char *) "fuzz", -1, -1, 0);
    X509_set_issuer_name(certificate, X509_get_subject_name(certificate));
    g_assert_cmpint(X509_sign(certificate, signing.key, EVP_sha256()), >, 0);
    signing.certificates = sk_X509_new_null();
    sk_X509_push(signing.certificates, certificate);
    return &signing;
}

static bool
has_whole_signature(GBytes *bytes)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(ProofPdf) pdf = proof_pdf_open(bytes, "signed.pdf", &error);
    g_assert_no_error(error);
    g_autoptr(GPtrArray) signatures = proof_pades_verify(pdf, NULL);
    bool found = false;
    for (guint i = 0; i < signatures->len; i++) {
        const ProofSignature *signature = signatures->pdata[i];
        found |= signature->holds && signature->whole;
    }
    return found;
}

static void
check_signing(GBytes *bytes)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) with = proof_pades_sign(bytes, "a.pdf", signer(), &error);
    g_assert_true(!with == !!error);
    if (!with)
        return;
    gsize size, longer;
    const char *before = g_bytes_get_data(bytes, &size), *after = g_bytes_get_data(with, &longer);
    g_assert_true(longer > size && memcmp(before, after, size) == 0);
    g_assert_true(has_whole_signature(with));
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
    if (fuzz_turn(data, size, 4))
        check_signing(bytes);
    return 0;
}
