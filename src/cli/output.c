#include "cli/output.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/filename.h"
#include "cli/message.h"

bool
cli_output_put(const char *path, GBytes *result, GError **error)
{
    gsize size;
    const void *bytes = g_bytes_get_data(result, &size);
    if (path && strcmp(path, "-") != 0)
        return file_write(path, bytes, size, error);

    /* main() finds what could not be written when it closes standard output. */
    fwrite(bytes, 1, size, stdout);
    return true;
}

const char *
cli_output_format(const char *path, const char *const *endings)
{
    const char *ending = path ? filename_ending(path) : NULL;
    if (!ending)
        return endings[0];
    for (const char *const *known = endings; *known; known++) {
        if (g_ascii_strcasecmp(ending, *known) == 0)
            return *known;
    }
    g_autofree char *list = g_strjoinv(", .", (char **) endings);
    cli_message_usage("%s: no .%s file can be written here, but .%s",
                      "%s: เขียนเป็นไฟล์ .%s ไม่ได้ เขียนได้เป็น .%s", path, ending, list);
    return NULL;
}
