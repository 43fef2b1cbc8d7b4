/* Runs a fuzz target over the files named, as TAP: what libFuzzer found before stays found. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

bool
fuzz_turn(const unsigned char *data G_GNUC_UNUSED, size_t size G_GNUC_UNUSED,
          unsigned of G_GNUC_UNUSED)
{
    return true;
}

int
main(int argc, char **argv)
{
    g_print("1..%d\n", argc - 1);
    for (int i = 1; i < argc; i++) {
        g_autofree char *bytes = NULL;
        gsize size;
        g_autoptr(GError) error = NULL;
        if (g_file_get_contents(argv[i], &bytes, &size, &error)) {
            LLVMFuzzerTestOneInput((const unsigned char *) bytes, size);
            g_print("ok %d - %s\n", i, argv[i]);
        } else {
            g_print("not ok %d - %s\n", i, error->message);
        }
    }
    return 0;
}
