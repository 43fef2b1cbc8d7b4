/* Any bytes as a pack of documents: an error, or each file held to the manifest in it. */
#include "job/verify_zip.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    guint files = 0;
    job_verify_is_zip(bytes);
    bool good = job_verify_zip("a.zip", bytes, &files, diag, &error);
    g_assert_true(!good == !!error);
    return 0;
}
