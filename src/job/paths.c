#include "job/paths.h"

static char *
existing(char *path)
{
    if (g_file_test(path, G_FILE_TEST_IS_DIR))
        return path;
    g_free(path);
    return NULL;
}

char *
job_paths_find(const char *name)
{
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    if (!program)
        return NULL;
    g_autofree char *folder = g_path_get_dirname(program);
    char *found = existing(g_build_filename(folder, "..", name, NULL));
    return found ? found : existing(g_build_filename(folder, "..", "share", "samrit", name, NULL));
}

gint64
job_paths_date(void)
{
    const gint64 year_2000 = 946684800;
    gint64 date;
    const char *text = g_getenv("SOURCE_DATE_EPOCH");
    if (text && g_ascii_string_to_signed(text, 10, 0, G_MAXINT32, &date, NULL))
        return date;
    return year_2000;
}
