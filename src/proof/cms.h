#pragma once

#include "proof/pades.h"

/** The DER of a CMS signature as PAdES wants it of @parts (GBytes), one after the other. */
GBytes *proof_cms_make(const ProofSigning *signing, const GPtrArray *parts, GError **error);

/** Fills in what @der says of @parts: signer, holds, trusted. */
void proof_cms_check(GBytes *der, const GPtrArray *parts, STACK_OF(X509) * trusted,
                     ProofSignature *signature);
