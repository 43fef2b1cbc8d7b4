#include "proof/cms.h"

#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/x509_vfy.h>

#include "base/error.h"
#include "proof/key.h"

static BIO *
open_parts(const GPtrArray *parts)
{
    BIO *content = BIO_new(BIO_s_mem());
    for (guint i = 0; i < parts->len; i++) {
        gsize size;
        const void *data = g_bytes_get_data(parts->pdata[i], &size);
        BIO_write(content, data, (int) size);
    }
    return content;
}

static int
compare_der(gconstpointer a, gconstpointer b)
{
    return g_bytes_compare(*(GBytes *const *) a, *(GBytes *const *) b);
}

/* The signed attributes as they are signed: a SET in DER's order (RFC 5652, 5.4). */
static GByteArray *
encode_attributes(const CMS_SignerInfo *signer)
{
    g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func((GDestroyNotify) g_bytes_unref);
    gsize size = 0;
    for (int i = 0; i < CMS_signed_get_attr_count(signer); i++) {
        unsigned char *der = NULL;
        int length = i2d_X509_ATTRIBUTE(CMS_signed_get_attr(signer, i), &der);
        g_ptr_array_add(all, g_bytes_new(der, (gsize) MAX(length, 0)));
        OPENSSL_free(der);
        size += (gsize) MAX(length, 0);
    }
    g_ptr_array_sort(all, compare_der);

    unsigned char head[16], *end = head;
    ASN1_put_object(&end, 1, (int) size, V_ASN1_SET, V_ASN1_UNIVERSAL);
    GByteArray *set = g_byte_array_new();
    g_byte_array_append(set, head, (guint) (end - head));
    for (guint i = 0; i < all->len; i++)
        g_byte_array_append(set, g_bytes_get_data(all->pdata[i], NULL),
                            (guint) g_bytes_get_size(all->pdata[i]));
    return set;
}

/* OpenSSL puts the time of the clock into the signature, which PAdES forbids: it comes out, and
 * what is left is signed again. */
static bool
sign_without_time(CMS_SignerInfo *signer, EVP_PKEY *key)
{
    X509_ATTRIBUTE_free(CMS_signed_delete_attr(
        signer, CMS_signed_get_attr_by_NID(signer, NID_pkcs9_signingTime, -1)));
    g_autoptr(GByteArray) attributes = encode_attributes(signer);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    unsigned char *signature = NULL;
    size_t length = 0;
    bool made =
        EVP_DigestSignInit(context, NULL, EVP_sha256(), NULL, key) == 1 &&
        EVP_DigestSign(context, NULL, &length, attributes->data, attributes->len) == 1 &&
        (signature = g_malloc(length)) &&
        EVP_DigestSign(context, signature, &length, attributes->data, attributes->len) == 1 &&
        ASN1_OCTET_STRING_set(CMS_SignerInfo_get0_signature(signer), signature, (int) length) == 1;
    g_free(signature);
    EVP_MD_CTX_free(context);
    return made;
}

static GBytes *
encode(CMS_ContentInfo *cms)
{
    unsigned char *der = NULL;
    int length = i2d_CMS_ContentInfo(cms, &der);
    GBytes *bytes = length > 0 ? g_bytes_new(der, (gsize) length) : NULL;
    OPENSSL_free(der);
    return bytes;
}

GBytes *
proof_cms_make(const ProofSigning *signing, const GPtrArray *parts, GError **error)
{
    const unsigned flags = CMS_BINARY | CMS_DETACHED | CMS_PARTIAL | CMS_NOSMIMECAP | CMS_CADES;
    X509 *certificate = sk_X509_value(signing->certificates, 0);
    CMS_ContentInfo *cms = CMS_sign(NULL, NULL, NULL, NULL, flags);
    for (int i = 1; cms && i < sk_X509_num(signing->certificates); i++)
        CMS_add1_cert(cms, sk_X509_value(signing->certificates, i));
    CMS_SignerInfo *signer =
        cms ? CMS_add1_signer(cms, certificate, signing->key, EVP_sha256(), flags) : NULL;
    BIO *content = open_parts(parts);
    GBytes *der = NULL;
    if (signer && CMS_final(cms, content, NULL, flags) == 1 &&
        sign_without_time(signer, signing->key))
        der = encode(cms);
    BIO_free(content);
    CMS_ContentInfo_free(cms);
    if (!der)
        proof_key_set_error(
            error, NULL,
            ERROR_TEXT("this key and certificate cannot sign a PDF (RSA or EC, a pair)",
                       "กุญแจและใบรับรองนี้ลงลายมือชื่อใน PDF ไม่ได้ (ต้องเป็น RSA หรือ EC ที่เป็นคู่กัน)"));
    return der;
}

/* ---- checking */

static char *
find_signer(CMS_ContentInfo *cms)
{
    STACK_OF(X509) *signers = CMS_get0_signers(cms);
    char *subject = sk_X509_num(signers) > 0 ? proof_key_subject(sk_X509_value(signers, 0)) : NULL;
    sk_X509_free(signers);
    return subject;
}

/* Whether the certificate leads to a trusted one. Its dates are those of a signature made long ago,
 * so that a document does not cease to be proved when the certificate does. */
static bool
is_trusted(CMS_ContentInfo *cms, STACK_OF(X509) * trusted)
{
    BIO *content = BIO_new(BIO_s_null()); /* looked at before: this is about who signed */
    X509_STORE *store = X509_STORE_new();
    for (int i = 0; i < sk_X509_num(trusted); i++)
        X509_STORE_add_cert(store, sk_X509_value(trusted, i));
    X509_STORE_set_flags(store, X509_V_FLAG_NO_CHECK_TIME | X509_V_FLAG_PARTIAL_CHAIN);
    X509_STORE_set_purpose(store, X509_PURPOSE_ANY);
    bool good =
        CMS_verify(cms, NULL, store, content, NULL, CMS_BINARY | CMS_NO_CONTENT_VERIFY) == 1;
    X509_STORE_free(store);
    BIO_free(content);
    return good;
}

void
proof_cms_check(GBytes *der, const GPtrArray *parts, STACK_OF(X509) * trusted,
                ProofSignature *signature)
{
    gsize size;
    const unsigned char *data = g_bytes_get_data(der, &size);
    CMS_ContentInfo *cms = d2i_CMS_ContentInfo(NULL, &data, (long) size);
    BIO *content = open_parts(parts);
    if (cms) {
        signature->holds =
            CMS_verify(cms, NULL, NULL, content, NULL, CMS_BINARY | CMS_NO_SIGNER_CERT_VERIFY) == 1;
        signature->signer = signature->holds ? find_signer(cms) : NULL;
        signature->trusted = signature->holds && trusted && is_trusted(cms, trusted);
    }
    BIO_free(content);
    CMS_ContentInfo_free(cms);
    ERR_clear_error();
}
