#include "archive/disk.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

enum {
    PIECE = 1 << 18, /* bytes read at a time */
};

/* ---- writing */

static int
create(const char *path)
{
    return open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
}

bool
archive_disk_put(const char *temporary, const char *path, const void *bytes, gsize size,
                 GError **error)
{
    g_unlink(temporary);
    int fd = create(temporary);
    if (fd < 0)
        return file_fail(temporary, FILE_CANNOT_WRITE, error);
    bool done =
        file_write_all(fd, bytes, size) && fchmod(fd, ARCHIVE_FILE_MODE) == 0 && fsync(fd) == 0;
    done = close(fd) == 0 && done;
    if (!done || rename(temporary, path) != 0) {
        file_fail(path, FILE_CANNOT_WRITE, error);
        g_unlink(temporary);
        return false;
    }
    return true;
}

bool
archive_disk_close(const char *path, GError **error)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return file_fail(path, FILE_CANNOT_OPEN, error);
    bool done = fchmod(fd, ARCHIVE_FILE_MODE) == 0 && fsync(fd) == 0;
    if (!done)
        file_fail(path, FILE_CANNOT_WRITE, error);
    close(fd);
    return done;
}

bool
archive_disk_rename(const char *from, const char *to, GError **error)
{
    return rename(from, to) == 0 || file_fail(to, FILE_CANNOT_PLACE, error);
}

bool
archive_disk_sync(const char *folder, GError **error)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return file_fail(folder, FILE_CANNOT_OPEN, error);
    bool done = fsync(fd) == 0;
    if (!done)
        file_fail(folder, FILE_CANNOT_SYNC, error);
    close(fd);
    return done;
}

bool
archive_disk_make_folder(const char *path, GError **error)
{
    if (g_file_test(path, G_FILE_TEST_IS_DIR))
        return true;
    if (g_mkdir_with_parents(path, 0777) != 0)
        return file_fail(path, FILE_CANNOT_MAKE_FOLDER, error);
    g_autofree char *parent = g_path_get_dirname(path);
    return archive_disk_sync(parent, error);
}

static bool
copy_open(int from, int to)
{
    g_autofree char *piece = g_malloc(PIECE);
    ssize_t count;
    while ((count = read(from, piece, PIECE)) != 0) {
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0 || !file_write_all(to, piece, (gsize) count))
            return false;
    }
    return true;
}

bool
archive_disk_copy(const char *from, const char *to, GError **error)
{
    int in = open(from, O_RDONLY | O_CLOEXEC);
    if (in < 0)
        return file_fail(from, FILE_CANNOT_OPEN, error);
    int out = create(to);
    bool done = out >= 0 && copy_open(in, out);
    if (!done)
        file_fail(to, FILE_CANNOT_WRITE, error);
    if (out >= 0)
        close(out);
    close(in);
    return done;
}

/* ---- hashing; libcrypto's SHA-256 is three times as fast as GLib's */

char *
archive_disk_hash(const char *path, guint64 *size, GError **error)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
    if (fd < 0) {
        file_fail(path, FILE_CANNOT_OPEN, error);
        return NULL;
    }
    char *digest = file_digest_open(fd, size);
    if (!digest)
        file_fail(path, FILE_CANNOT_READ, error);
    close(fd);
    return digest;
}

/* ---- folders */

static int
compare_names(gconstpointer a, gconstpointer b)
{
    return g_strcmp0(*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
archive_disk_list(const char *folder)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir)))
        g_ptr_array_add(names, g_strdup(name));
    g_ptr_array_sort(names, compare_names);
    return names;
}

void
archive_disk_remove(const char *path)
{
    bool folder =
        g_file_test(path, G_FILE_TEST_IS_DIR) && !g_file_test(path, G_FILE_TEST_IS_SYMLINK);
    if (!folder) {
        g_unlink(path);
        return;
    }
    g_autoptr(GPtrArray) names = archive_disk_list(path);
    g_chmod(path, 0700);
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *inner = g_build_filename(path, names->pdata[i], NULL);
        archive_disk_remove(inner);
    }
    g_rmdir(path);
}
