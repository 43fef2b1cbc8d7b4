/* Any bytes as a published table: no table, with an error, or one with findings; the same twice. */
#include <string.h>

#include "framework/table.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

/* What is said of the table at @path, and first whether it is one. */
static GBytes *
check(gconstpointer path)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    bool good = framework_table_check(path, diag, &error);
    g_assert_true(good == !error);
    g_autofree char *findings = diag_to_string(diag);
    char *said = g_strconcat(good ? "a table\n" : "no table\n", findings, NULL);
    return g_bytes_new_take(said, strlen(said));
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    char path[32];
    int file = fuzz_file(data, size, path);
    g_autoptr(GBytes) said = fuzz_twice(check, path, data, size);
    close(file);
    return 0;
}
