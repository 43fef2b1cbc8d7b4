#include "job/framework.h"

#include <string.h>

#include "base/error.h"
#include "emit/emit.h"
#include "framework/load.h"

static int
compare_paths(const void *a, const void *b)
{
    return strcmp(*(char *const *) a, *(char *const *) b);
}

GPtrArray *
job_framework_files(const char *path, GError **error)
{
    const char *folder = path ? path : "input/frameworks";
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
    if (!g_file_test(folder, G_FILE_TEST_IS_DIR)) {
        g_ptr_array_add(files, g_strdup(folder));
        return g_steal_pointer(&files);
    }
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        if (g_str_has_suffix(name, ".xml"))
            g_ptr_array_add(files, g_build_filename(folder, name, NULL));
    }
    g_ptr_array_sort(files, compare_paths);
    if (files->len)
        return g_steal_pointer(&files);
    error_set(error, SAMRIT_ERROR_SETUP, "%s: has no framework", "%s: ไม่มีกรอบการประเมิน", folder);
    return NULL;
}

bool
job_framework_check(const char *path, Diag *diag, GError **error)
{
    g_autoptr(Framework) framework = framework_load(path, diag, error);
    return framework != NULL;
}

GBytes *
job_framework_doc(const char *path, Diag *diag, GError **error)
{
    g_autoptr(Framework) framework = framework_load(path, diag, error);
    if (!framework)
        return NULL;
    char *text = emit_framework_doc(framework);
    return g_bytes_new_take(text, strlen(text));
}
