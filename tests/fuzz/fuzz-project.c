/* Any bytes as a project: its paths stay near it, or an error says why there is none. */
#include <string.h>

#include "fuzz.h"
#include "read/project.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void
assert_near(const char *path)
{
    g_autofree char *plain = g_canonicalize_filename(path, NULL);
    g_assert_true(g_str_has_prefix(plain, "/proc/self/"));
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    char path[32];
    int fd = fuzz_file(data, size, path);
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(Project) project = read_project(path, diag, &error);
    g_assert_true(!project == !!error);
    for (guint i = 0; project && i < project->n_sets; i++) {
        assert_near(project->sets[i].framework);
        assert_near(project->sets[i].reg);
        assert_near(project->sets[i].records);
    }
    for (guint i = 0; project && i < project->n_documents; i++) {
        g_assert_null(strchr(project->documents[i].name, '/'));
        g_assert_null(strchr(project->documents[i].stylesheet, '/'));
    }
    close(fd);
    return 0;
}
