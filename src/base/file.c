#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <openssl/sha.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

static void
set_errno_error(GError **error, const char *path, const char *what)
{
    int code = errno;
    g_set_error(error, SAMRIT_ERROR, SAMRIT_ERROR_IO, "%s: cannot %s: %s", path, what,
                g_strerror(code));
}

static GBytes *
read_open(int fd, const char *path, gsize limit, GError **error)
{
    struct stat status;
    if (fstat(fd, &status) != 0) {
        set_errno_error(error, path, "read");
        return NULL;
    }
    if (!S_ISREG(status.st_mode)) {
        g_set_error(error, SAMRIT_ERROR, SAMRIT_ERROR_IO, "%s: not a regular file", path);
        return NULL;
    }
    if ((guint64) status.st_size > limit) {
        g_set_error(error, SAMRIT_ERROR, SAMRIT_ERROR_LIMIT,
                    "%s: %" G_GINT64_FORMAT " bytes, more than the %" G_GSIZE_FORMAT " accepted",
                    path, (gint64) status.st_size, limit);
        return NULL;
    }

    gsize size = (gsize) status.st_size, done = 0;
    g_autofree char *bytes = g_malloc(size + 1);
    while (done < size) {
        ssize_t count = read(fd, bytes + done, size - done);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0) {
            set_errno_error(error, path, "read");
            return NULL;
        }
        if (count == 0)
            break;
        done += (gsize) count;
    }
    return g_bytes_new_take(g_steal_pointer(&bytes), done);
}

static GBytes *
read_path(const char *path, gsize limit, GError **error)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        set_errno_error(error, path, "open");
        return NULL;
    }
    GBytes *bytes = read_open(fd, path, limit, error);
    close(fd);
    return bytes;
}

/* ---- who reads what */

static GHashTable *watched; /* path → digest; NULL while nobody watches */

GHashTable *
file_watch_begin(void)
{
    g_assert(!watched);
    watched = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return g_hash_table_ref(watched);
}

void
file_watch_end(void)
{
    g_clear_pointer(&watched, g_hash_table_unref);
}

void
file_watch_note(const char *path)
{
    if (watched)
        g_bytes_unref(file_read(path, G_MAXSSIZE, NULL)); /* takes NULL */
}

GBytes *
file_read(const char *path, gsize limit, GError **error)
{
    GBytes *bytes = read_path(path, limit, error);
    if (watched)
        g_hash_table_replace(watched, g_strdup(path),
                             bytes ? file_sha256(bytes) : g_strdup(FILE_NOT_READ));
    return bytes;
}

static bool
write_all(int fd, const char *bytes, gsize size)
{
    while (size) {
        ssize_t count = write(fd, bytes, size);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return false;
        bytes += count;
        size -= (gsize) count;
    }
    return fsync(fd) == 0;
}

/* g_mkstemp_full() makes files private; give the result what open() would have given it. */
static mode_t
default_mode(void)
{
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

bool
file_write(const char *path, const void *bytes, gsize size, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(path);
    if (g_mkdir_with_parents(folder, 0777) != 0) {
        set_errno_error(error, folder, "make the folder");
        return false;
    }

    g_autofree char *temporary = g_build_filename(folder, ".samrit-XXXXXX", NULL);
    int fd = g_mkstemp_full(temporary, O_RDWR | O_CLOEXEC, 0600);
    if (fd < 0) {
        set_errno_error(error, path, "write");
        return false;
    }

    bool done = write_all(fd, bytes, size) && fchmod(fd, default_mode()) == 0;
    done = close(fd) == 0 && done;
    done = done && rename(temporary, path) == 0;
    if (!done) {
        set_errno_error(error, path, "write");
        unlink(temporary);
    }
    return done;
}

char *
file_sha256(GBytes *bytes)
{
    static const char hex[] = "0123456789abcdef";
    unsigned char digest[SHA256_DIGEST_LENGTH];
    gsize size;
    const void *data = g_bytes_get_data(bytes, &size);
    SHA256(data, size, digest);
    char *text = g_malloc0(2 * sizeof digest + 1);
    for (guint i = 0; i < sizeof digest; i++) {
        text[2 * i] = hex[digest[i] >> 4];
        text[2 * i + 1] = hex[digest[i] & 15];
    }
    return text;
}
