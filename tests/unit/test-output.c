#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "job/output.h"

static char *
make_folder(void)
{
    char *folder = g_dir_make_tmp("samrit-output-XXXXXX", NULL);
    g_assert_nonnull(folder);
    return folder;
}

static void
put(JobOutput *output, const char *name, const char *text, JobManifest *made)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
    g_assert_true(job_output_write(output, name, bytes, &error));
    g_autofree char *digest = file_sha256(bytes);
    if (made)
        job_manifest_set(made, name, digest);
}

static bool
is_there(const char *folder, const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    return g_file_test(path, G_FILE_TEST_EXISTS);
}

static void
test_second_build_is_busy(void)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = make_folder();
    g_autoptr(JobOutput) first = job_output_open(folder, JOB_OUTPUT_WRITE, &error);
    g_assert_no_error(error);
    g_autoptr(JobOutput) second = job_output_open(folder, JOB_OUTPUT_WRITE, &error);
    g_assert_null(second);
    g_assert_error(error, SAMRIT_ERROR, SAMRIT_ERROR_BUSY);
    g_assert_cmpint(error_exit_status(error), ==, EXIT_BUSY);
    g_rmdir(folder);
}

static void
test_manifest_lists_what_was_made_and_drops_the_rest(void)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = make_folder();
    g_autoptr(JobOutput) output = job_output_open(folder, JOB_OUTPUT_WRITE, &error);
    g_autoptr(JobManifest) made = job_manifest_new();
    g_autoptr(JobManifest) fewer = job_manifest_new();
    put(output, "units/TH-50/report.pdf", "fifty", made);
    put(output, "units/TH-50/report.pdf", "fifty", fewer);
    put(output, "units/TH-51/report.pdf", "fifty-one", made);
    put(output, "notes.txt", "mine", NULL);
    g_assert_true(job_output_seal(output, made, &error));

    g_assert_true(job_output_seal(output, fewer, &error));
    g_assert_true(is_there(folder, "units/TH-50/report.pdf"));
    g_assert_false(is_there(folder, "units/TH-51"));
    g_assert_true(is_there(folder, "notes.txt"));

    g_autofree char *path = g_build_filename(folder, "MANIFEST.sha256", NULL);
    g_autofree char *manifest = NULL;
    g_assert_true(g_file_get_contents(path, &manifest, NULL, NULL));
    g_assert_cmpstr(manifest, ==,
                    "f8d807ee15e983f8d185132ffb0e55d3075b220891aff58845e55a158c842798"
                    "  units/TH-50/report.pdf\n");
}

/* What @text, as the manifest of a folder, is read as: an error's code, or −1. */
static int
load_manifest(const char *text)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = make_folder();
    g_autofree char *path = g_build_filename(folder, JOB_MANIFEST_NAME, NULL);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    g_autoptr(JobManifest) manifest = job_manifest_load(folder, &error);
    g_assert_true(!manifest == !!error);
    g_unlink(path);
    g_rmdir(folder);
    return error ? error->code : -1;
}

#define DIGEST "f8d807ee15e983f8d185132ffb0e55d3075b220891aff58845e55a158c842798"

static void
test_manifest_that_is_none(void)
{
    g_assert_cmpint(load_manifest(""), ==, -1);
    g_assert_cmpint(load_manifest(DIGEST "  a/b.pdf\n" DIGEST "  c..pdf\n"), ==, -1);
    static const char *const broken[] = {
        "x\n",
        DIGEST,
        DIGEST "  \n",
        DIGEST " a\n",
        DIGEST "  /etc/passwd\n",
        DIGEST "  ../a\n",
        DIGEST "  a/../../b\n",
        DIGEST "  a\n\n" DIGEST "  b\n",
    };
    for (guint i = 0; i < G_N_ELEMENTS(broken); i++)
        g_assert_cmpint(load_manifest(broken[i]), ==, SAMRIT_ERROR_INPUT);
}

static void
test_half_written_files_are_swept(void)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = make_folder();
    g_autoptr(JobOutput) output = job_output_open(folder, JOB_OUTPUT_WRITE, &error);
    put(output, "units/TH-50/.samrit-abc123", "half", NULL);
    g_clear_pointer(&output, job_output_free);
    output = job_output_open(folder, JOB_OUTPUT_WRITE, &error);
    g_assert_false(is_there(folder, "units/TH-50/.samrit-abc123"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/output/busy", test_second_build_is_busy);
    g_test_add_func("/output/manifest", test_manifest_lists_what_was_made_and_drops_the_rest);
    g_test_add_func("/output/manifest/broken", test_manifest_that_is_none);
    g_test_add_func("/output/sweep", test_half_written_files_are_swept);
    return g_test_run();
}
