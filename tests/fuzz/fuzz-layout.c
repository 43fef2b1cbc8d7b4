/*
 * FO from a grammar (grammar.h), laid out and painted: pages or an error, never both, and the same
 * twice. When it looks for more, most documents are short.
 */
#include "format.h"
#include "fuzz.h"
#include "grammar.h"
#include "result.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

enum {
    MANY_ELEMENTS = 200,
    FEW_ELEMENTS = 50,
};

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    bool is_long = fuzz_turn(data, size, 16);
    g_autoptr(GBytes) fo = fuzz_grow(data, size, "x", is_long ? MANY_ELEMENTS : FEW_ELEMENTS);
    g_autoptr(GBytes) areas = fuzz_twice(fuzz_areas, fo, data, size);
    if (fuzz_turn(data, size, 3)) {
        g_autoptr(xmlDoc) is_sound = fuzz_result(fo);
        g_autoptr(GBytes) painted = fuzz_format(fo, JOB_TRACE);
        g_assert_true(!areas == !painted);
    }
    return 0;
}
