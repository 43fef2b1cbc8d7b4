#include "job/table.h"

#include <glib.h>
#include <string.h>

#include "framework/table.h"

bool
job_table_is(const char *path)
{
    g_autofree char *name = g_path_get_basename(path);
    return strcmp(name, "project.xml") != 0 && g_file_test(path, G_FILE_TEST_IS_REGULAR);
}

bool
job_table_check(const char *path, Diag *diag, GError **error)
{
    return framework_table_check(path, diag, error);
}
