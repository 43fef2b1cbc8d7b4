#include "job/output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"

enum {
    PIECE = 1 << 16, /* bytes read at a time */
    SWEEP_DEPTH = 4, /* units/CODE/FILE is the deepest that a build writes */
};

struct JobOutput {
    char *folder;
    int fd; /* of the folder; locked */
};

/* Removes what file_write() had not finished when it was killed. */
static void
sweep(const char *folder, int depth)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir))) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (g_str_has_prefix(name, ".samrit-"))
            g_unlink(path);
        else if (depth > 1 && g_file_test(path, G_FILE_TEST_IS_DIR) &&
                 !g_file_test(path, G_FILE_TEST_IS_SYMLINK))
            sweep(path, depth - 1);
    }
}

static bool
lock(JobOutput *output, JobOutputMode mode, GError **error)
{
    int how = mode == JOB_OUTPUT_READ    ? LOCK_SH | LOCK_NB
              : mode == JOB_OUTPUT_WRITE ? LOCK_EX | LOCK_NB
                                         : LOCK_EX;
    output->fd = open(output->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (output->fd < 0 && mode == JOB_OUTPUT_READ && errno == ENOENT)
        return true;
    if (output->fd < 0) {
        error_set(error, SAMRIT_ERROR_IO, "%s: cannot open: %s", "%s: เปิดไม่ได้: %s", output->folder,
                  g_strerror(errno));
        return false;
    }
    if (flock(output->fd, how) != 0) {
        error_set(error, SAMRIT_ERROR_BUSY, "%s: another build is at work there",
                  "%s: มีการจัดทำเอกสารชุดเดียวกันอยู่ โปรดลองใหม่ภายหลัง", output->folder);
        return false;
    }
    return true;
}

JobOutput *
job_output_open(const char *folder, JobOutputMode mode, GError **error)
{
    if (mode != JOB_OUTPUT_READ && g_mkdir_with_parents(folder, 0777) != 0) {
        error_set(error, SAMRIT_ERROR_IO, "%s: cannot make the folder: %s",
                  "%s: สร้างโฟลเดอร์ไม่ได้: %s", folder, g_strerror(errno));
        return NULL;
    }
    g_autoptr(JobOutput) output = g_new0(JobOutput, 1);
    output->folder = g_strdup(folder);
    if (!lock(output, mode, error))
        return NULL;
    if (mode != JOB_OUTPUT_READ)
        sweep(folder, SWEEP_DEPTH);
    return g_steal_pointer(&output);
}

const char *
job_output_folder(const JobOutput *output)
{
    return output->folder;
}

void
job_output_free(JobOutput *output)
{
    if (!output)
        return;
    if (output->fd >= 0)
        close(output->fd);
    g_free(output->folder);
    g_free(output);
}

/* Whether what is left to read in @fd is @size bytes at @data. Piece by piece: the results of a
 * nation are hundreds of megabytes. */
static bool
has_bytes(int fd, const char *data, gsize size)
{
    g_autofree char *piece = g_malloc(PIECE);
    ssize_t count;
    while ((count = read(fd, piece, PIECE)) != 0) {
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0 || (gsize) count > size || memcmp(piece, data, (gsize) count) != 0)
            return false;
        data += count;
        size -= (gsize) count;
    }
    return size == 0;
}

bool
job_output_has(const JobOutput *output, const char *name, GBytes *bytes)
{
    g_autofree char *path = g_build_filename(output->folder, name, NULL);
    if (!g_file_test(path, G_FILE_TEST_IS_REGULAR))
        return false;
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    int fd = file_open(path, size, NULL);
    bool has = fd >= 0 && has_bytes(fd, data, size);
    if (fd >= 0)
        close(fd);
    return has;
}

bool
job_output_write(const JobOutput *output, const char *name, GBytes *bytes, GError **error)
{
    if (job_output_has(output, name, bytes))
        return true;
    g_autofree char *path = g_build_filename(output->folder, name, NULL);
    gsize size;
    const void *data = g_bytes_get_data(bytes, &size);
    return file_write(path, data, size, error);
}

static void
remove_file(const JobOutput *output, const char *name)
{
    g_autofree char *path = g_build_filename(output->folder, name, NULL);
    g_autofree char *parent = g_path_get_dirname(path);
    g_unlink(path);
    g_rmdir(parent); /* fails, as it should, while anything is left in it */
}

/* A manifest that was edited by hand names nothing that could safely be removed. */
static void
remove_unmade(const JobOutput *output, const JobManifest *made)
{
    g_autoptr(JobManifest) before = job_manifest_load(output->folder, NULL);
    g_autoptr(GList) names = before ? job_manifest_names(before) : NULL;
    for (const GList *name = names; name; name = name->next) {
        if (!job_manifest_find(made, name->data))
            remove_file(output, name->data);
    }
}

bool
job_output_seal(JobOutput *output, const JobManifest *made, GError **error)
{
    remove_unmade(output, made);
    g_autofree char *text = job_manifest_format(made);
    g_autoptr(GBytes) bytes = g_bytes_new_take(text, strlen(text));
    text = NULL;
    return job_output_write(output, JOB_MANIFEST_NAME, bytes, error);
}
