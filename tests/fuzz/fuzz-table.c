/* Any bytes as a published table: no table, with an error, or one with findings; the same twice. */
#include "file.h"
#include "framework/table.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

/* What is said of the table at @path; "!" before it when it is none. */
static char *
check(const char *path)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    bool good = framework_table_check(path, diag, &error);
    g_assert_true(good == !error);
    g_autofree char *findings = diag_to_string(diag);
    return g_strconcat(good ? "" : "!", findings, NULL);
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    char path[32];
    int file = fuzz_file(data, size, path);
    g_autofree char *once = check(path);
    if (fuzz_turn(data, size, 4)) {
        g_autofree char *twice = check(path);
        g_assert_cmpstr(once, ==, twice);
    }
    close(file);
    return 0;
}
