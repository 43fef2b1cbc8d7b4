#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"

static char *folder;

static char *
path_of(const char *name)
{
    return g_build_filename(folder, name, NULL);
}

static guint
count_files(void)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    guint count = 0;
    while (g_dir_read_name(dir))
        count++;
    return count;
}

static void
assert_content(const char *path, const char *expected, gsize size)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = file_read(path, 1 << 30, &error);
    g_assert_no_error(error);
    gsize length;
    const char *content = g_bytes_get_data(bytes, &length);
    g_assert_cmpmem(content, length, expected, size);
}

static void
test_a_file_appears_whole_or_not_at_all(void)
{
    g_autofree char *path = path_of("a.txt");
    g_assert_true(file_write(path, "old", 3, NULL));
    {
        g_autoptr(FileOut) out = file_out_new(path, NULL);
        g_assert_true(file_out_write(out, "given up", 8, NULL));
        assert_content(path, "old", 3);
    }
    assert_content(path, "old", 3);
    g_assert_cmpuint(count_files(), ==, 1);

    g_autoptr(FileOut) out = file_out_new(path, NULL);
    g_assert_true(file_out_write(out, "new", 3, NULL));
    g_assert_true(file_out_commit(out, NULL));
    assert_content(path, "new", 3);
    g_assert_cmpuint(count_files(), ==, 1);
    g_unlink(path);
}

static void
test_pieces_of_all_sizes_keep_their_order(void)
{
    g_autofree char *path = path_of("pieces");
    g_autoptr(FileOut) out = file_out_new(path, NULL);
    g_autoptr(GString) expected = g_string_new(NULL);
    for (guint i = 0; i < 300; i++) {
        g_autofree char *piece = g_strnfill(i * i, (char) ('a' + i % 26));
        g_assert_true(file_out_write(out, piece, i * i, NULL));
        g_string_append_len(expected, piece, i * i);
    }
    g_assert_true(file_out_commit(out, NULL));
    assert_content(path, expected->str, expected->len);
    g_unlink(path);
}

static void
test_the_mode_is_what_the_umask_leaves(void)
{
    g_autofree char *path = path_of("mode");
    mode_t mask = umask(027);
    g_assert_true(file_write(path, "", 0, NULL));
    umask(mask);
    struct stat status;
    g_assert_cmpint(stat(path, &status), ==, 0);
    g_assert_cmpint(status.st_mode & 0777, ==, 0640);
    g_unlink(path);
}

static void
test_only_regular_files_of_some_size_are_read(void)
{
    g_autoptr(GError) error = NULL;
    g_assert_cmpint(file_open(folder, 10, &error), ==, -1);
    g_assert_error(error, SAMRIT_ERROR, SAMRIT_ERROR_IO);
    g_clear_error(&error);

    g_autofree char *path = path_of("long");
    g_assert_true(file_write(path, "eleven char", 11, NULL));
    g_assert_cmpint(file_open(path, 10, &error), ==, -1);
    g_assert_error(error, SAMRIT_ERROR, SAMRIT_ERROR_LIMIT);
    int fd = file_open(path, 11, NULL);
    g_assert_cmpint(fd, >=, 0);
    close(fd);
    g_unlink(path);
}

/* Files of the kernel's that say they have 4096 bytes and give none. */
static void
test_what_cannot_be_read_is_an_error(void)
{
    static const char unreadable[] = "/sys/class/net/lo/speed";
    if (access(unreadable, R_OK) != 0) {
        g_test_skip("no such file here");
        return;
    }
    g_autoptr(GError) error = NULL;
    g_assert_null(file_read(unreadable, 1 << 20, &error));
    g_assert_error(error, SAMRIT_ERROR, SAMRIT_ERROR_IO);
    g_assert_nonnull(strstr(error->message, unreadable));
}

static void
try_to_write(gsize size)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *path = path_of("full");
    g_autofree char *bytes = g_malloc0(size);
    g_assert_true(file_write(path, "old", 3, NULL));
    const struct rlimit small = {1000, RLIM_INFINITY};
    const struct rlimit none = {RLIM_INFINITY, RLIM_INFINITY};
    setrlimit(RLIMIT_FSIZE, &small);
    bool written = file_write(path, bytes, size, &error);
    setrlimit(RLIMIT_FSIZE, &none);
    g_assert_false(written);
    g_assert_error(error, SAMRIT_ERROR, SAMRIT_ERROR_IO);
    assert_content(path, "old", 3);
    g_assert_cmpuint(count_files(), ==, 1);
    g_unlink(path);
}

static void
test_a_full_disk_leaves_the_old_file(void)
{
    signal(SIGXFSZ, SIG_IGN);
    try_to_write(2000);
    try_to_write(200000);
    g_autoptr(GError) error = NULL;
    g_assert_false(file_write("/proc/none", "new", 3, &error)); /* nobody can make a file there */
    g_assert_error(error, SAMRIT_ERROR, SAMRIT_ERROR_IO);
}

static void
test_errors_have_exit_statuses(void)
{
    g_autoptr(GError) of_files = g_error_new_literal(G_FILE_ERROR, G_FILE_ERROR_NOSPC, "full");
    g_autoptr(GError) of_others = g_error_new_literal(G_MARKUP_ERROR, 0, "?");
    g_assert_cmpint(error_exit_status(of_files), ==, EXIT_IO);
    g_assert_cmpint(error_exit_status(of_others), ==, EXIT_INTERNAL);
}

/* What others than file_read() read is noted, too. */
static void
test_watched(void)
{
    g_autoptr(GHashTable) seen = file_watch_begin();
    file_watch_note("tests/data/record.xml");
    file_watch_note("tests/data/not-there.xml");
    file_watch_end();
    g_assert_true(g_hash_table_contains(seen, "tests/data/record.xml"));
    file_out_free(NULL);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/file/whole", test_a_file_appears_whole_or_not_at_all);
    g_test_add_func("/file/pieces", test_pieces_of_all_sizes_keep_their_order);
    g_test_add_func("/file/mode", test_the_mode_is_what_the_umask_leaves);
    g_test_add_func("/file/open", test_only_regular_files_of_some_size_are_read);
    g_test_add_func("/file/unreadable", test_what_cannot_be_read_is_an_error);
    g_test_add_func("/file/full", test_a_full_disk_leaves_the_old_file);
    g_test_add_func("/file/statuses", test_errors_have_exit_statuses);
    g_test_add_func("/file/watched", test_watched);
    folder = g_dir_make_tmp("samrit-file-XXXXXX", NULL);
    int status = g_test_run();
    g_rmdir(folder);
    g_free(folder);
    return status;
}
