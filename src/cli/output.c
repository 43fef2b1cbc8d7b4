#include "cli/output.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"

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
