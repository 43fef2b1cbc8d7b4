#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <openssl/evp.h>
#include <openssl/sha.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool
file_fail(const char *path, const char *what, GError **error)
{
    error_set_reason(error, SAMRIT_ERROR_IO, path, what, g_strerror(errno));
    return false;
}

GDir *
file_open_folder(const char *path, GError **error)
{
    GDir *folder = g_dir_open(path, 0, NULL);
    if (!folder)
        file_fail(path, FILE_CANNOT_OPEN, error);
    return folder;
}

static bool
check_size(int fd, const char *path, gsize limit, gsize *size, GError **error)
{
    struct stat status;
    if (fstat(fd, &status) != 0) {
        file_fail(path, FILE_CANNOT_READ, error);
        return false;
    }
    if (!S_ISREG(status.st_mode)) {
        error_set(error, SAMRIT_ERROR_IO, "%s: not a regular file", "%s: ไม่ใช่ไฟล์ปกติ", path);
        return false;
    }
    if ((guint64) status.st_size > limit) {
        error_set(error, SAMRIT_ERROR_LIMIT,
                  "%s: %" G_GINT64_FORMAT " bytes, more than the %" G_GSIZE_FORMAT " accepted",
                  "%s: มี %" G_GINT64_FORMAT " ไบต์ เกินกว่า %" G_GSIZE_FORMAT " ไบต์ที่รับได้", path,
                  (gint64) status.st_size, limit);
        return false;
    }
    *size = (gsize) status.st_size;
    return true;
}

static const char *temporary_folder; /* NULL: the system's */

const char *
file_temporary_folder(void)
{
    return temporary_folder ? temporary_folder : g_get_tmp_dir();
}

void
file_set_temporary_folder(const char *folder)
{
    temporary_folder = folder;
}

static int
open_sized(const char *path, gsize limit, gsize *size, GError **error)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        file_fail(path, FILE_CANNOT_OPEN, error);
        return -1;
    }
    if (check_size(fd, path, limit, size, error))
        return fd;
    close(fd);
    return -1;
}

int
file_open(const char *path, gsize limit, GError **error)
{
    gsize size;
    return open_sized(path, limit, &size, error);
}

static GBytes *
read_open(int fd, const char *path, gsize size, GError **error)
{
    gsize done = 0;
    g_autofree char *bytes = g_malloc(size + 1);
    while (done < size) {
        ssize_t count = read(fd, bytes + done, size - done);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0) {
            file_fail(path, FILE_CANNOT_READ, error);
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
    gsize size;
    int fd = open_sized(path, limit, &size, error);
    if (fd < 0)
        return NULL;
    GBytes *bytes = read_open(fd, path, size, error);
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

char *
file_watch_digest(const char *path, GBytes *bytes)
{
    const char *known = watched ? g_hash_table_lookup(watched, path) : NULL;
    return known ? g_strdup(known) : file_sha256(bytes);
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

/* ---- files that appear whole */

enum {
    BUFFER = 64 * 1024, /* small pieces go out together */
    NAME_TRIES = 100,
};

struct FileOut {
    char *path, *folder;
    char *temporary; /* the name that it has meanwhile; NULL: none */
    int fd;
    gsize used; /* of the buffer */
    char buffer[BUFFER];
};

/* g_mkstemp_full() makes files private; give the result what open() would have given it. */
static mode_t
default_mode(void)
{
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

/* A file without a name goes with its process, however that ends. Not all file systems have them,
 * and they get their name through /proc. */
static int
open_nameless(const char *folder)
{
    if (access("/proc/self/fd", X_OK) != 0)
        return -1;
    return open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0666);
}

static bool
open_out(FileOut *out)
{
    out->fd = open_nameless(out->folder);
    if (out->fd >= 0)
        return true;
    out->temporary = g_build_filename(out->folder, ".samrit-XXXXXX", NULL);
    out->fd = g_mkstemp_full(out->temporary, O_RDWR | O_CLOEXEC, 0600);
    if (out->fd < 0)
        g_clear_pointer(&out->temporary, g_free);
    return out->fd >= 0 && fchmod(out->fd, default_mode()) == 0;
}

FileOut *
file_out_new(const char *path, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(path);
    if (g_mkdir_with_parents(folder, 0777) != 0) {
        file_fail(folder, FILE_CANNOT_MAKE_FOLDER, error);
        return NULL;
    }
    g_autoptr(FileOut) out = g_new(FileOut, 1);
    out->path = g_strdup(path);
    out->folder = g_steal_pointer(&folder);
    out->temporary = NULL;
    out->used = 0;
    if (open_out(out))
        return g_steal_pointer(&out);
    file_fail(path, FILE_CANNOT_WRITE, error);
    return NULL;
}

void
file_out_free(FileOut *out)
{
    if (!out)
        return;
    if (out->fd >= 0)
        close(out->fd);
    if (out->temporary)
        unlink(out->temporary);
    g_free(out->temporary);
    g_free(out->folder);
    g_free(out->path);
    g_free(out);
}

bool
file_write_all(int fd, const void *bytes, gsize size)
{
    for (const char *from = bytes; size;) {
        ssize_t count = write(fd, from, size);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return false;
        from += count;
        size -= (gsize) count;
    }
    return true;
}

static bool
flush(FileOut *out)
{
    bool done = file_write_all(out->fd, out->buffer, out->used);
    out->used = 0;
    return done;
}

bool
file_out_write(FileOut *out, const void *bytes, gsize size, GError **error)
{
    bool fits = size <= BUFFER - out->used;
    if (!fits && (!flush(out) || (size > BUFFER && !file_write_all(out->fd, bytes, size)))) {
        file_fail(out->path, FILE_CANNOT_WRITE, error);
        return false;
    }
    if (size > BUFFER)
        return true;
    if (size)
        memcpy(out->buffer + out->used, bytes, size);
    out->used += size;
    return true;
}

/* Gives the file without a name one that nobody has. */
static bool
name_temporarily(FileOut *out)
{
    g_autofree char *self = g_strdup_printf("/proc/self/fd/%d", out->fd);
    for (int i = 0; i < NAME_TRIES; i++) {
        g_autofree char *name = g_strdup_printf(".samrit-%06x", g_random_int() & 0xffffff);
        g_autofree char *path = g_build_filename(out->folder, name, NULL);
        if (linkat(AT_FDCWD, self, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0) {
            out->temporary = g_steal_pointer(&path);
            return true;
        }
        if (errno != EEXIST)
            return false;
    }
    return false;
}

static bool
publish(FileOut *out)
{
    if (!flush(out) || fsync(out->fd) != 0 || (!out->temporary && !name_temporarily(out)))
        return false;
    int fd = out->fd;
    out->fd = -1;
    if (close(fd) != 0 || rename(out->temporary, out->path) != 0)
        return false;
    g_clear_pointer(&out->temporary, g_free);
    return true;
}

bool
file_out_commit(FileOut *out, GError **error)
{
    if (publish(out))
        return true;
    file_fail(out->path, FILE_CANNOT_WRITE, error);
    return false;
}

bool
file_write(const char *path, const void *bytes, gsize size, GError **error)
{
    g_autoptr(FileOut) out = file_out_new(path, error);
    return out && file_out_write(out, bytes, size, error) && file_out_commit(out, error);
}

char *
file_hex(const void *bytes, gsize size)
{
    static const char digits[] = "0123456789abcdef";
    const guint8 *from = bytes;
    char *hex = g_malloc0(2 * size + 1);
    for (gsize i = 0; i < size; i++) {
        hex[2 * i] = digits[from[i] >> 4];
        hex[2 * i + 1] = digits[from[i] & 15];
    }
    return hex;
}

char *
file_digest(const void *bytes, gsize size)
{
    unsigned char digest[SHA256_DIGEST_LENGTH];
    SHA256(bytes, size, digest);
    return file_hex(digest, sizeof digest);
}

enum {
    PIECE = 1 << 16, /* bytes read at a time */
};

static bool
add_all(EVP_MD_CTX *context, int fd, guint64 *size)
{
    g_autofree char *piece = g_malloc(PIECE);
    ssize_t count;
    while ((count = read(fd, piece, PIECE)) != 0) {
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0 || !EVP_DigestUpdate(context, piece, (size_t) count))
            return false;
        *size += (guint64) count;
    }
    return true;
}

char *
file_digest_open(int fd, guint64 *size)
{
    unsigned char digest[SHA256_DIGEST_LENGTH];
    guint64 bytes = 0;
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool done = EVP_DigestInit_ex(context, EVP_sha256(), NULL) && add_all(context, fd, &bytes) &&
                EVP_DigestFinal_ex(context, digest, NULL);
    int code = errno;
    EVP_MD_CTX_free(context);
    errno = code;
    if (size)
        *size = bytes;
    return done ? file_hex(digest, sizeof digest) : NULL;
}

char *
file_sha256(GBytes *bytes)
{
    gsize size;
    const void *data = g_bytes_get_data(bytes, &size);
    return file_digest(data, size);
}
