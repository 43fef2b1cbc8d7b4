/*
 * Any bytes as results, held against themselves: refused, or, if they keep to their schema, nothing
 * differs and the report of that keeps to its own.
 */
#include "compare/compare.h"
#include "result.h"
#include "xml/schema.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static bool
keeps_to(GBytes *bytes, const char *schema)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(xmlDoc) doc = fuzz_result(bytes);
    return xml_schema_check(doc, schema, diag);
}

static void
check_report(const Comparison *comparison, GBytes *results)
{
    g_autoptr(GBytes) bytes = compare_write_xml(comparison);
    bool sound = keeps_to(bytes, "comparison");
    g_assert_true((sound && comparison->equal) || !keeps_to(results, "results"));
    for (int thai = 0; thai < 2; thai++) {
        g_autoptr(GBytes) lines = compare_write_text(comparison, thai);
        g_assert_nonnull(lines);
    }
}

static GBytes *
read_again(void *bytes, GError **error G_GNUC_UNUSED)
{
    return g_bytes_ref(bytes);
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    const CompareFile file = {"results.xml", read_again, bytes};
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(Comparison) comparison = compare_results(&file, 1, &file, 1, diag, &error);
    g_assert_true(!comparison == !!error);
    if (comparison)
        check_report(comparison, bytes);
    return 0;
}
