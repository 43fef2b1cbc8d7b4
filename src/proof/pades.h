#pragma once

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <glib.h>
#include <stdbool.h>

#include "proof/pdf.h"

/**
 * Signatures inside a PDF: PAdES baseline (ETSI EN 319 142-1), which is a CMS signature with the
 * signer's certificate named in it, over all bytes of the file but its own. What was there stays as
 * it is, byte for byte: the signature is appended (ISO 32000-1, 7.5.6).
 */

typedef struct {
    EVP_PKEY *key;
    STACK_OF(X509) * certificates; /* the signer's first, then those that vouch for it */
    const char *reason;            /* as the reader shows it, of any bytes; NULL: none */
    gint64 date;                   /* seconds since 1970 that the signer claims; 0: none */
} ProofSigning;

/** @bytes, called @file in messages, with a signature; NULL and @error. */
GBytes *proof_pades_sign(GBytes *bytes, const char *file, const ProofSigning *signing,
                         GError **error);

/** One signature of a PDF. */
typedef struct {
    char *signer; /* subject of the certificate; NULL if there is none to be read */
    bool holds;   /* the bytes are those that the signer signed */
    bool whole;   /* and they are all there is: nothing was appended later */
    bool trusted; /* the certificate leads to one of those that are trusted */
} ProofSignature;

/** The signatures in @pdf, an array of ProofSignature. @trusted may be NULL: then no signer is
 * trusted. When there are more than LIMIT_SIGNATURES, or too many fields to look at, the last
 * stands for the rest: it does not hold. */
GPtrArray *proof_pades_verify(const ProofPdf *pdf, STACK_OF(X509) * trusted);
