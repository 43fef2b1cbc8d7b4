/*
 * An FO document of any content, as pages: areas, the painter's calls and a PDF, or an error for
 * all three, never both; the same areas twice, which are well-formed XML.
 */
#include "format.h"
#include "fuzz.h"
#include "result.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    g_autoptr(GBytes) fo = g_bytes_new(data, size);
    g_autoptr(GBytes) areas = fuzz_twice(fuzz_areas, fo, data, size);
    g_autoptr(GBytes) pdf = fuzz_format(fo, JOB_PDF);
    g_assert_true(areas || !pdf);
    if (fuzz_turn(data, size, 4)) {
        g_autoptr(GBytes) painted = fuzz_format(fo, JOB_TRACE);
        g_assert_true(!areas == !painted);
    }
    if (areas && fuzz_turn(data, size, 3)) {
        g_autoptr(xmlDoc) doc = fuzz_result(areas);
    }
    return 0;
}
