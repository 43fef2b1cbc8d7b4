/* Any bytes as a framework: refused with a finding, or sound; then results without units keep to
 * the schema. */
#include <sys/mman.h>
#include <unistd.h>

#include "base/file.h"
#include "emit/emit.h"
#include "framework/load.h"
#include "read/project.h"
#include "score/score.h"
#include "xml/doc.h"
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
    gsize length;
    const char *text = g_bytes_get_data(bytes, &length);
    g_autoptr(xmlDoc) doc = xml_doc_parse(text, length, "results.xml", diag, NULL);
    g_assert_nonnull(doc);
    xml_schema_check(doc, "results", diag);
    g_autofree char *findings = diag_to_string(diag);
    g_assert_cmpstr(findings, ==, "");
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    int fd = memfd_create("framework", MFD_CLOEXEC);
    g_assert_cmpint(write(fd, data, size), ==, (ssize_t) size);
    g_autofree char *path = g_strdup_printf("/proc/self/fd/%d", fd);
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
