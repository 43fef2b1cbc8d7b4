#include "proof/signature.h"

#include <openssl/err.h>

#include "base/error.h"
#include "proof/key.h"

/* Ed25519 and Ed448 hash for themselves. */
static const EVP_MD *
digest_for(EVP_PKEY *key)
{
    int kind = EVP_PKEY_get_base_id(key);
    return kind == EVP_PKEY_ED25519 || kind == EVP_PKEY_ED448 ? NULL : EVP_sha256();
}

GBytes *
proof_signature_make(EVP_PKEY *key, GBytes *bytes, GError **error)
{
    gsize size;
    const unsigned char *data = g_bytes_get_data(bytes, &size);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    unsigned char *signature = NULL;
    size_t length = 0;
    bool made = EVP_DigestSignInit(context, NULL, digest_for(key), NULL, key) == 1 &&
                EVP_DigestSign(context, NULL, &length, data, size) == 1 &&
                (signature = g_malloc(length)) &&
                EVP_DigestSign(context, signature, &length, data, size) == 1;
    EVP_MD_CTX_free(context);
    if (made)
        return g_bytes_new_take(signature, length);
    g_free(signature);
    proof_key_set_error(error, NULL, ERROR_TEXT("the key cannot sign", "กุญแจนี้ลงลายมือชื่อไม่ได้"));
    return NULL;
}

bool
proof_signature_holds(EVP_PKEY *key, GBytes *bytes, GBytes *signature)
{
    gsize size, length;
    const unsigned char *data = g_bytes_get_data(bytes, &size);
    const unsigned char *signed_data = g_bytes_get_data(signature, &length);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool holds = EVP_DigestVerifyInit(context, NULL, digest_for(key), NULL, key) == 1 &&
                 EVP_DigestVerify(context, signed_data, length, data, size) == 1;
    EVP_MD_CTX_free(context);
    ERR_clear_error();
    return holds;
}
