#include "job/paths.h"

#include <stdbool.h>
#include <string.h>

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

char *
job_paths_relative(const char *folder, const char *path)
{
    g_autofree char *from = g_canonicalize_filename(folder, NULL);
    g_autofree char *to = g_canonicalize_filename(path, NULL);
    g_auto(GStrv) down = g_strsplit(to + 1, "/", -1);
    g_auto(GStrv) up = g_strsplit(from + 1, "/", -1);
    guint common = 0;
    while (up[common] && down[common] && down[common + 1] && !strcmp(up[common], down[common]))
        common++;
    if (common == 0)
        return g_steal_pointer(&to);
    GString *name = g_string_new(NULL);
    for (guint i = common; up[i] && *up[i]; i++)
        g_string_append(name, "../");
    g_autofree char *rest = g_strjoinv("/", down + common);
    g_string_append(name, rest);
    return g_string_free(name, FALSE);
}

/* Thailand is seven hours ahead of UTC, all year. */
static bool
date_of_day(const char *iso, gint64 *seconds)
{
    g_autofree char *text = g_strconcat(iso, "T00:00:00+07", NULL);
    g_autoptr(GDateTime) date = g_date_time_new_from_iso8601(text, NULL);
    if (date)
        *seconds = g_date_time_to_unix(date);
    return date != NULL;
}

gint64
job_paths_date(const char *issued)
{
    const gint64 year_2000 = 946684800;
    gint64 date;
    if (issued && date_of_day(issued, &date))
        return date;
    const char *text = g_getenv("SOURCE_DATE_EPOCH");
    if (text && g_ascii_string_to_signed(text, 10, 0, G_MAXINT32, &date, NULL))
        return date;
    return year_2000;
}

char *
job_paths_quote(const char *word)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "_-=/.,:%{}";
    return *word && !word[strspn(word, plain)] ? g_strdup(word) : g_shell_quote(word);
}
