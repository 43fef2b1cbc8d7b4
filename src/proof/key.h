#pragma once

#include <glib.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

/**
 * Keys and certificates in PEM files, as openssl makes them. They are the user's: nothing here
 * makes one. Errors are SAMRIT_ERROR_SETUP.
 */

/** The private key in @path; @passphrase (a file whose first line it is; may be NULL) opens it. */
EVP_PKEY *proof_key_load_private(const char *path, const char *passphrase, GError **error);

/** The public key in @path, or that of the certificate there. */
EVP_PKEY *proof_key_load_public(const char *path, GError **error);

/** All certificates in @path, the signer's first. */
STACK_OF(X509) * proof_key_load_certificates(const char *path, GError **error);

/** "subject of the certificate", on one line. Free with g_free(). */
char *proof_key_subject(X509 *certificate);

/** Sets @error as error_set_reason() does; the cause is what OpenSSL has to say. */
void proof_key_set_error(GError **error, const char *place, const char *reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(EVP_PKEY, EVP_PKEY_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(X509, X509_free)
