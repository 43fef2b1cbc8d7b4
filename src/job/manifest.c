#include "job/manifest.h"

#include <string.h>

#include "base/error.h"
#include "base/file.h"

enum {
    SHA256_HEX = 64,
    NAME_OFFSET = SHA256_HEX + 2,      /* after two blanks */
    MANIFEST_BYTES = 64 * 1024 * 1024, /* half a million files */
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

const char *
job_manifest_find(const JobManifest *manifest, const char *name)
{
    return g_hash_table_lookup(manifest->entries, name);
}

GList *
job_manifest_names(const JobManifest *manifest)
{
    return g_list_sort(g_hash_table_get_keys(manifest->entries), (GCompareFunc) strcmp);
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

/* Plain names below the folder only: what a manifest names is read, and may be removed. */
static bool
is_below(const char *name)
{
    if (!*name || g_path_is_absolute(name))
        return false;
    g_auto(GStrv) parts = g_strsplit(name, "/", -1);
    return !g_strv_contains((const char *const *) parts, "..");
}

static bool
parse_line(JobManifest *manifest, const char *line)
{
    if (strspn(line, "0123456789abcdef") != SHA256_HEX ||
        strncmp(line + SHA256_HEX, "  ", NAME_OFFSET - SHA256_HEX) != 0 ||
        !is_below(line + NAME_OFFSET))
        return false;
    g_autofree char *digest = g_strndup(line, SHA256_HEX);
    job_manifest_set(manifest, line + NAME_OFFSET, digest);
    return true;
}

static JobManifest *
parse(const char *path, const char *text, GError **error)
{
    g_autoptr(JobManifest) manifest = job_manifest_new();
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (guint i = 0; lines[i]; i++) {
        if (!*lines[i] && !lines[i + 1])
            break; /* after the last newline */
        if (parse_line(manifest, lines[i]))
            continue;
        g_set_error(error, SAMRIT_ERROR, SAMRIT_ERROR_INPUT, "%s:%u: not a line of a manifest",
                    path, i + 1);
        return NULL;
    }
    return g_steal_pointer(&manifest);
}

JobManifest *
job_manifest_load(const char *folder, GError **error)
{
    g_autofree char *path = g_build_filename(folder, JOB_MANIFEST_NAME, NULL);
    g_autoptr(GBytes) bytes = file_read(path, MANIFEST_BYTES, error);
    if (!bytes)
        return NULL;
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    g_autofree char *text = g_strndup(data, size);
    return parse(path, text, error);
}

bool
job_manifest_add_file(JobManifest *manifest, const char *folder, const char *name, GError **error)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autoptr(GBytes) bytes = file_read(path, G_MAXSSIZE, error);
    if (!bytes)
        return false;
    g_autofree char *digest = file_sha256(bytes);
    job_manifest_set(manifest, name, digest);
    return true;
}
