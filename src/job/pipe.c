#include "job/pipe.h"

#include <errno.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"

/* ---- bytes */

bool
job_pipe_receive(int fd, void *data, gsize size)
{
    char *bytes = data;
    while (size) {
        ssize_t count = read(fd, bytes, size);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        bytes += count;
        size -= (gsize) count;
    }
    return true;
}

/* ---- findings */

GVariant *
job_pipe_pack(const Diag *diag)
{
    GVariantBuilder builder;
    g_variant_builder_init(&builder, G_VARIANT_TYPE(JOB_PIPE_FINDINGS));
    for (guint i = 0; i < diag_count(diag); i++) {
        const Finding *finding = diag_get(diag, i);
        g_variant_builder_open(&builder, G_VARIANT_TYPE("(usiias)"));
        g_variant_builder_add(&builder, "u", (guint32) finding->id);
        g_variant_builder_add(&builder, "s", finding->place.file ? finding->place.file : "");
        g_variant_builder_add(&builder, "i", finding->place.line);
        g_variant_builder_add(&builder, "i", finding->place.column);
        g_variant_builder_open(&builder, G_VARIANT_TYPE("as"));
        for (guint k = 0; k < G_N_ELEMENTS(finding->arguments) && finding->arguments[k]; k++)
            g_variant_builder_add(&builder, "s", finding->arguments[k]);
        g_variant_builder_close(&builder);
        g_variant_builder_close(&builder);
    }
    return g_variant_builder_end(&builder);
}

void
job_pipe_unpack(GVariant *packed, Diag *diag)
{
    GVariantIter findings;
    g_variant_iter_init(&findings, packed);
    guint32 id;
    const char *file;
    DiagPlace place;
    GVariantIter *arguments;
    while (g_variant_iter_loop(&findings, "(u&siias)", &id, &file, &place.line, &place.column,
                               &arguments)) {
        const char *texts[3] = {0};
        for (guint k = 0; k < G_N_ELEMENTS(texts); k++) {
            if (!g_variant_iter_next(arguments, "&s", &texts[k]))
                break;
        }
        place.file = *file ? g_intern_string(file) : NULL;
        if (id < DIAG_ID_COUNT)
            diag_add(diag, (DiagId) id, place, texts[0], texts[1], texts[2], NULL);
    }
}

/* ---- replies, after their lengths as guint32 */

bool
job_pipe_send_reply(int fd, GVariant *reply)
{
    gsize size = g_variant_get_size(reply);
    guint32 prefix = (guint32) size;
    return size <= G_MAXUINT32 && file_write_all(fd, &prefix, sizeof prefix) &&
           file_write_all(fd, g_variant_get_data(reply), size);
}

GVariant *
job_pipe_receive_reply(int fd)
{
    guint32 size;
    if (!job_pipe_receive(fd, &size, sizeof size) || size > LIMIT_REPLY_BYTES)
        return NULL;
    g_autofree char *bytes = g_malloc(size);
    if (!job_pipe_receive(fd, bytes, size))
        return NULL;
    GVariant *reply =
        g_variant_new_from_data(G_VARIANT_TYPE(JOB_PIPE_REPLY), bytes, size, FALSE, g_free, bytes);
    bytes = NULL;
    return g_variant_ref_sink(reply);
}
