#include "proof/qpdf.h"

#include <glib.h>

#include "base/library.h"

/* The interface that the program was compiled with. */
#if QPDF_MAJOR_VERSION >= 12
#define LIBRARY "libqpdf.so.30"
#else
#define LIBRARY "libqpdf.so.29"
#endif

static ProofQpdf
load(void)
{
    void *library = library_open(LIBRARY);
    return (ProofQpdf){
#define PROOF_QPDF(name) .name = (__typeof__(name) *) library_find(library, #name),
#include "proof/qpdf.def"
#undef PROOF_QPDF
    };
}

const ProofQpdf *
proof_qpdf(void)
{
    static ProofQpdf functions;
    static gsize ready;
    if (g_once_init_enter(&ready)) {
        functions = load();
        g_once_init_leave(&ready, 1);
    }
    return &functions;
}
