/* Any bytes as a register: units that can each be found by their code, or an error and why. */
#include "framework/load.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    char path[32];
    int fd = fuzz_file(data, size, path);
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(Register) reg = framework_load_register(path, diag, &error);
    g_assert_true(!reg == !!error);
    g_assert_true(!reg || diag_count_of(diag, DIAG_ERROR) == 0);
    for (guint i = 0; reg && i < reg->n_units; i++)
        g_assert_true(register_find_unit(reg, reg->units[i].code) == &reg->units[i]);
    close(fd);
    return 0;
}
