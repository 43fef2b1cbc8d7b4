#pragma once

#include <openssl/evp.h>

#include <glib.h>
#include <stdbool.h>

/**
 * Signatures that stand beside what they sign. With a key of Ed25519 the signature is 64 bytes, and
 * openssl pkeyutl -verify -rawin checks it; with another kind of key it is over the SHA-256.
 */

/** The signature of @bytes by @key, or NULL and @error. */
GBytes *proof_signature_make(EVP_PKEY *key, GBytes *bytes, GError **error);

/** Whether @signature is that of @bytes by the owner of @key. */
bool proof_signature_holds(EVP_PKEY *key, GBytes *bytes, GBytes *signature);
