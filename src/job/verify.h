#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/diag.h"
#include "proof/key.h"

/** Whose signatures count; either may be NULL. */
typedef struct {
    EVP_PKEY *key;                 /* for a signature beside what it signs */
    STACK_OF(X509) * certificates; /* for signatures in PDFs */
} JobTrust;

/** What was looked at. */
typedef struct {
    guint files, signatures;
} JobVerified;

#define JOB_SIGNATURE_SUFFIX ".sig"

/**
 * Checks what @path is by: a folder or a ZIP by its MANIFEST.sha256, an archive byte by byte, a PDF
 * by the checksums of what it carries, all of them and any other file by signatures. What does not
 * hold is a finding. True if there is no error among them; false and @error if it could not be
 * looked at.
 */
bool job_verify(const char *path, const JobTrust *trust, JobVerified *verified, Diag *diag,
                GError **error);

/**
 * Signs: a folder by its manifest, which must hold; any other file as it is. The signature goes
 * beside it. SAMRIT_ERROR_DAMAGED when the manifest does not hold.
 */
bool job_sign(const char *path, EVP_PKEY *key, Diag *diag, GError **error);
