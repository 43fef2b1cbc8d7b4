#include "job/manifest.h"

#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "job/paths.h"

enum {
    SHA256_HEX = 64,
    NAME_OFFSET = SHA256_HEX + 2, /* after two blanks */
};

struct JobManifest {
    GHashTable *entries; /* name → digest */
};

JobManifest *
job_manifest_new(void)
{
    JobManifest *manifest = g_new0(JobManifest, 1);
    manifest->entries = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return manifest;
}

void
job_manifest_free(JobManifest *manifest)
{
    if (!manifest)
        return;
    g_hash_table_unref(manifest->entries);
    g_free(manifest);
}

void
job_manifest_set(JobManifest *manifest, const char *name, const char *digest)
{
    g_hash_table_replace(manifest->entries, g_strdup(name), g_strdup(digest));
}

void
job_manifest_append(JobManifest *manifest, const JobManifest *from)
{
    GHashTableIter entries;
    gpointer name, digest;
    g_hash_table_iter_init(&entries, from->entries);
    while (g_hash_table_iter_next(&entries, &name, &digest))
        job_manifest_set(manifest, name, digest);
}

const char *
job_manifest_find(const JobManifest *manifest, const char *name)
{
    return g_hash_table_lookup(manifest->entries, name);
}

GList *
job_manifest_names(const JobManifest *manifest)
{
    return manifest ? g_list_sort(g_hash_table_get_keys(manifest->entries), (GCompareFunc) strcmp)
                    : NULL;
}

char *
job_manifest_format(const JobManifest *manifest)
{
    GString *text = g_string_new(NULL);
    g_autoptr(GList) names = job_manifest_names(manifest);
    for (const GList *name = names; name; name = name->next) {
        const char *digest = job_manifest_find(manifest, name->data);
        g_string_append_printf(text, "%s  %s\n", digest, (const char *) name->data);
    }
    return g_string_free(text, FALSE);
}

char *
job_manifest_digest(const JobManifest *manifest)
{
    g_autofree char *text = job_manifest_format(manifest);
    g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
    return file_sha256(bytes);
}

static int
compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
job_manifest_compare(const JobManifest *a, const JobManifest *b)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    GHashTableIter entries;
    gpointer name, digest;
    g_hash_table_iter_init(&entries, a->entries);
    while (g_hash_table_iter_next(&entries, &name, &digest)) {
        if (g_strcmp0(digest, job_manifest_find(b, name)) != 0)
            g_ptr_array_add(names, g_strdup(name));
    }
    g_hash_table_iter_init(&entries, b->entries);
    while (g_hash_table_iter_next(&entries, &name, NULL)) {
        if (!job_manifest_find(a, name))
            g_ptr_array_add(names, g_strdup(name));
    }
    g_ptr_array_sort(names, compare_names);
    return names;
}

/* Plain names below the folder only: what a manifest names is read, and may be removed. */
static bool
is_below(const char *name)
{
    if (!*name || g_path_is_absolute(name))
        return false;
    g_auto(GStrv) parts = g_strsplit(name, "/", -1);
    return !g_strv_contains((const char *const *) parts, "..") &&
           !g_strv_contains((const char *const *) parts, ".");
}

/* A second digest of a name would hide the first. */
static bool
parse_line(JobManifest *manifest, const char *line)
{
    if (strspn(line, "0123456789abcdef") != SHA256_HEX ||
        strncmp(line + SHA256_HEX, "  ", NAME_OFFSET - SHA256_HEX) != 0 ||
        !is_below(line + NAME_OFFSET) || job_manifest_find(manifest, line + NAME_OFFSET))
        return false;
    g_autofree char *digest = g_strndup(line, SHA256_HEX);
    job_manifest_set(manifest, line + NAME_OFFSET, digest);
    return true;
}

JobManifest *
job_manifest_parse(const char *path, const char *text, gsize size, GError **error)
{
    if (strlen(text) < size) {
        error_set(error, SAMRIT_ERROR_INPUT, "%s: a NUL byte in a manifest", "%s: บัญชีไฟล์มีไบต์ NUL",
                  path);
        return NULL;
    }
    g_autoptr(JobManifest) manifest = job_manifest_new();
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (guint i = 0; lines[i]; i++) {
        if (!*lines[i] && !lines[i + 1])
            break; /* after the last newline */
        if (parse_line(manifest, lines[i]))
            continue;
        error_set(error, SAMRIT_ERROR_INPUT,
                  "%s:%u: not a line of a manifest, or of a file named before",
                  "%s:%u: ไม่ใช่บรรทัดของบัญชีไฟล์ หรือเป็นไฟล์ที่ระบุไว้แล้ว", path, i + 1);
        return NULL;
    }
    return g_steal_pointer(&manifest);
}

JobManifest *
job_manifest_load(const char *folder, GError **error)
{
    g_autofree char *path = g_build_filename(folder, JOB_MANIFEST_NAME, NULL);
    g_autoptr(GBytes) bytes = file_read(path, LIMIT_MANIFEST_BYTES, error);
    if (!bytes)
        return NULL;
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    g_autofree char *text = g_strndup(data, size);
    return job_manifest_parse(path, text, size, error);
}

void
job_manifest_add_watched(JobManifest *manifest, GHashTable *watched, const char *folder)
{
    GHashTableIter files;
    gpointer path, digest;
    g_hash_table_iter_init(&files, watched);
    while (g_hash_table_iter_next(&files, &path, &digest)) {
        g_autofree char *name = job_paths_relative(folder, path);
        job_manifest_set(manifest, name, digest);
    }
}

char *
job_manifest_digest_file(const char *path)
{
    int fd = file_open(path, G_MAXSSIZE, NULL);
    if (fd < 0)
        return g_strdup(FILE_NOT_READ);
    char *digest = file_digest_open(fd, NULL);
    close(fd);
    return digest ? digest : g_strdup(FILE_NOT_READ);
}
