/*
 * How fast a table is read. `read rows FILE` goes through its rows, `read records FILE` turns them
 * into records, which are all held, as for scoring. Prints CPU seconds, MB a second, the number of
 * rows or records, and the peak of memory in MB.
 */
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "base/file.h"
#include "read/record.h"
#include "read/sheet.h"

static guint
count_rows(const char *path)
{
    guint rows = 0;
    const char *name;
    const ReadRow *row;
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = file_read(path, G_MAXSSIZE, &error);
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(ReadSheet) sheet = bytes ? read_sheet_open(bytes, path, NULL, diag, &error) : NULL;
    while (sheet && read_sheet_next_table(sheet, &name, &error) && name) {
        while (read_sheet_next_row(sheet, &row, &error) && row)
            rows++;
    }
    if (error)
        g_printerr("%s\n", error->message);
    return rows;
}

static guint
count_records(const char *path)
{
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func((GDestroyNotify) record_file_free);
    read_record_file(path, path, files);
    return files->len;
}

int
main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    clock_t before = clock();
    guint count = strcmp(argv[1], "rows") == 0 ? count_rows(argv[2]) : count_records(argv[2]);
    double seconds = (double) (clock() - before) / CLOCKS_PER_SEC;
    g_autofree char *content = NULL;
    gsize size = 0;
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    g_file_get_contents(argv[2], &content, &size, NULL);
    printf("%.2f %.0f %u %.0f\n", seconds, (double) size / 1e6 / seconds, count,
           (double) usage.ru_maxrss / 1024);
    return 0;
}
