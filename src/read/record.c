#include "read/record.h"

#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "read/record_xml.h"

/* A format is a row here and a file record_FORMAT.c. */
static const struct {
    const char *suffix;
    Record *(*read)(GBytes *bytes, const char *path, Diag *diag, GError **error);
} readers[] = {
    {".xml", read_record_xml},
};

static int
find_reader(const char *path)
{
    for (guint i = 0; i < G_N_ELEMENTS(readers); i++) {
        if (g_str_has_suffix(path, readers[i].suffix))
            return (int) i;
    }
    return -1;
}

Record *
read_record(const char *path, const char *name, Diag *diag, GError **error)
{
    int reader = find_reader(path);
    if (reader < 0) {
        g_set_error(error, SAMRIT_ERROR, SAMRIT_ERROR_INPUT, "%s: no reader for this kind of file",
                    path);
        return NULL;
    }
    g_autoptr(GBytes) bytes = file_read(path, LIMIT_XML_BYTES, error);
    if (!bytes)
        return NULL;

    Record *record = readers[reader].read(bytes, path, diag, error);
    if (record) {
        g_autofree char *sha256 = file_sha256(bytes);
        record->file = g_intern_string(path);
        record->name = arena_strdup(record->arena, name);
        record->sha256 = arena_strdup(record->arena, sha256);
    }
    return record;
}

static int
compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *) a, *(const char *const *) b);
}

/* The readable names in @folder, sorted: the order of a directory is the file system's whim. */
static GPtrArray *
list_names(const char *folder, GError **error)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, error);
    if (!dir)
        return NULL;
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (const char *name; (name = g_dir_read_name(dir));) {
        if (*name != '.' && find_reader(name) >= 0)
            g_ptr_array_add(names, g_strdup(name));
    }
    g_ptr_array_sort(names, compare_names);
    return names;
}

static void
read_file(RecordFile *file, const char *name)
{
    g_autoptr(GError) error = NULL;
    file->record = read_record(file->path, name, file->diag, &error);
    /* What is wrong inside has been said; what kept the file from being opened has not. */
    if (error && diag_count_of(file->diag, DIAG_ERROR) == 0)
        diag_add(file->diag, DIAG_ID_RECORD_UNREADABLE,
                 (DiagPlace){g_intern_string(file->path), 0, 0}, error->message, NULL);
}

GPtrArray *
read_records(const ProjectSet *set, GError **error)
{
    g_autoptr(GPtrArray) names = list_names(set->records, error);
    if (!names)
        return NULL;
    GPtrArray *files = g_ptr_array_new_with_free_func((GDestroyNotify) record_file_free);
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *path = g_build_filename(set->records, names->pdata[i], NULL);
        g_autofree char *name = g_build_filename(set->records_name, names->pdata[i], NULL);
        RecordFile *file = record_file_new(path);
        g_ptr_array_add(files, file);
        read_file(file, name);
    }
    return files;
}
