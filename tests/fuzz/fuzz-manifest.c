/* Any bytes as a manifest: an error, or names below the folder, which written and read again are
 * the same. */
#include <glib/gstdio.h>
#include <string.h>

#include "job/manifest.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void
assert_below(const JobManifest *manifest)
{
    g_autoptr(GList) names = job_manifest_names(manifest);
    for (const GList *name = names; name; name = name->next) {
        g_autofree char *path = g_build_filename("/folder", name->data, NULL);
        g_autofree char *plain = g_canonicalize_filename(path, NULL);
        g_assert_true(g_str_has_prefix(plain, "/folder/"));
        g_assert_cmpuint(strlen(job_manifest_find(manifest, name->data)), ==, 64);
    }
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    g_autofree char *folder = g_dir_make_tmp("samrit-fuzz-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, JOB_MANIFEST_NAME, NULL);
    g_autoptr(GError) error = NULL;
    g_assert_true(g_file_set_contents(path, (const char *) data, (gssize) size, NULL));
    g_autoptr(JobManifest) manifest = job_manifest_load(folder, &error);
    g_assert_true(!manifest == !!error);
    if (manifest) {
        assert_below(manifest);
        g_autofree char *text = job_manifest_format(manifest);
        g_assert_true(g_file_set_contents(path, text, -1, NULL));
        g_autoptr(JobManifest) again = job_manifest_load(folder, NULL);
        g_assert_nonnull(again);
        g_autofree char *second = job_manifest_format(again);
        g_assert_cmpstr(text, ==, second);
    }
    g_unlink(path);
    g_rmdir(folder);
    return 0;
}
