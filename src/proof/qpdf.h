#pragma once

#include <qpdf/qpdf-c.h>

/**
 * libqpdf, which reads PDF. It and the fourteen libraries that come with it take as long to load as
 * three pages take to lay out, and only signatures and their proof need them: the first PDF that is
 * read loads them.
 */
typedef struct {
#define PROOF_QPDF(name) __typeof__(name) *name;
#include "proof/qpdf.def"
#undef PROOF_QPDF
} ProofQpdf;

/** Its functions by their names. Ends the program when they are not there. */
const ProofQpdf *proof_qpdf(void);
