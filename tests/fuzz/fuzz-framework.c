/* Any bytes as a framework: refused with a finding, or sound; then results without units keep to
 * the schema. */
#include "emit/emit.h"
#include "framework/load.h"
#include "fuzz.h"
#include "read/project.h"
#include "result.h"
#include "score/score.h"
#include "xml/schema.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void
check_results(const Framework *framework)
{
    static Project *project;
    static Register *reg;
    g_autoptr(Diag) diag = diag_new();
    if (!project) {
        project = read_project("input/2566", diag, NULL);
        reg = framework_load_register("input/registers/provinces.xml", diag, NULL);
    }
    g_autoptr(Arena) arena = arena_new();
    const NationResult *nation = score_nation(arena, framework, reg, NULL, 0);
    g_autoptr(GBytes) bytes = emit_results_xml(project, nation);
    g_autoptr(xmlDoc) doc = fuzz_result(bytes);
    xml_schema_check(doc, "results", diag);
    g_autofree char *findings = diag_to_string(diag);
    g_assert_cmpstr(findings, ==, "");
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    char path[32];
    int fd = fuzz_file(data, size, path);
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(Framework) framework = framework_load(path, diag, &error);
    close(fd);
    g_assert_true((framework == NULL) == (error != NULL));
    g_assert_true((framework == NULL) == (diag_count_of(diag, DIAG_ERROR) > 0));
    if (framework)
        check_results(framework);
    return 0;
}
