#include "proof/key.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"

void
proof_key_set_error(GError **error, const char *place, const char *reason)
{
    unsigned long problem = ERR_peek_last_error();
    error_set_reason(error, SAMRIT_ERROR_SETUP, place, reason,
                     problem ? ERR_reason_error_string(problem) : NULL);
    ERR_clear_error();
}

static BIO *
open_file(const char *path, GBytes **bytes, GError **error)
{
    *bytes = file_read(path, LIMIT_KEY_BYTES, error);
    if (!*bytes)
        return NULL;
    gsize size;
    const void *data = g_bytes_get_data(*bytes, &size);
    return BIO_new_mem_buf(data, (int) size);
}

/* Nobody is asked at a terminal: a batch has none. */
static int
give_passphrase(char *buffer, int size, G_GNUC_UNUSED int writing, void *passphrase)
{
    gsize length = passphrase ? strcspn(passphrase, "\r\n") : 0;
    if (length > (gsize) size)
        return -1;
    memcpy(buffer, passphrase ? passphrase : "", length);
    return (int) length;
}

EVP_PKEY *
proof_key_load_private(const char *path, const char *passphrase, GError **error)
{
    g_autofree char *secret = NULL;
    if (passphrase) {
        g_autoptr(GBytes) bytes = file_read(passphrase, LIMIT_KEY_BYTES, error);
        if (!bytes)
            return NULL;
        secret = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    }
    g_autoptr(GBytes) bytes = NULL;
    BIO *in = open_file(path, &bytes, error);
    EVP_PKEY *key = in ? PEM_read_bio_PrivateKey(in, NULL, give_passphrase, secret) : NULL;
    if (in && !key)
        proof_key_set_error(error, path,
                            ERROR_TEXT("no private key that can be opened", "ไม่มีกุญแจส่วนตัวที่เปิดได้"));
    BIO_free(in);
    return key;
}

EVP_PKEY *
proof_key_load_public(const char *path, GError **error)
{
    g_autoptr(GBytes) bytes = NULL;
    BIO *in = open_file(path, &bytes, error);
    if (!in)
        return NULL;
    EVP_PKEY *key = PEM_read_bio_PUBKEY(in, NULL, NULL, NULL);
    if (!key) {
        (void) BIO_reset(in);
        g_autoptr(X509) certificate = PEM_read_bio_X509(in, NULL, NULL, NULL);
        key = certificate ? X509_get_pubkey(certificate) : NULL;
    }
    if (!key)
        proof_key_set_error(
            error, path,
            ERROR_TEXT("neither a public key nor a certificate", "ไม่ใช่กุญแจสาธารณะและไม่ใช่ใบรับรอง"));
    BIO_free(in);
    return key;
}

STACK_OF(X509) * proof_key_load_certificates(const char *path, GError **error)
{
    g_autoptr(GBytes) bytes = NULL;
    BIO *in = open_file(path, &bytes, error);
    if (!in)
        return NULL;
    STACK_OF(X509) *certificates = sk_X509_new_null();
    for (X509 *one; (one = PEM_read_bio_X509(in, NULL, NULL, NULL));)
        sk_X509_push(certificates, one);
    BIO_free(in);
    ERR_clear_error(); /* the end of the file is one */
    if (sk_X509_num(certificates) > 0)
        return certificates;
    sk_X509_free(certificates);
    error_set(error, SAMRIT_ERROR_SETUP, "%s: no certificate", "%s: ไม่มีใบรับรอง", path);
    return NULL;
}

char *
proof_key_subject(X509 *certificate)
{
    BIO *out = BIO_new(BIO_s_mem());
    X509_NAME_print_ex(out, X509_get_subject_name(certificate), 0,
                       XN_FLAG_ONELINE & ~ASN1_STRFLGS_ESC_MSB);
    char *text;
    long length = BIO_get_mem_data(out, &text);
    char *subject = g_strndup(text, (gsize) length);
    BIO_free(out);
    return subject;
}
