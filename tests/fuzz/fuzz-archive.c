/*
 * Any bytes as HEAD and as a revision's list of files: refused, or sound; what is sound, written,
 * reads as the same.
 */
#include <string.h>

#include "archive/head.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void
try_head(const char *text)
{
    ArchiveHead head = {0};
    if (!archive_head_parse(text, &head))
        return;
    g_autofree char *again = archive_head_format(&head);
    g_assert_cmpstr(again, ==, text);
}

static void
try_revision(GBytes *bytes)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GError) error = NULL;
    const ArchiveRevision *revision = archive_revision_parse(bytes, "revision.xml", arena, &error);
    g_assert_true(!revision == (error != NULL));
    if (!revision)
        return;
    for (guint i = 0; i < revision->n_files; i++)
        g_assert_true(archive_is_name(revision->files[i].name));
    g_autoptr(GBytes) written = archive_revision_write(revision);
    const ArchiveRevision *read = archive_revision_parse(written, "again.xml", arena, NULL);
    g_assert_nonnull(read);
    g_autoptr(GBytes) again = archive_revision_write(read);
    g_assert_true(g_bytes_equal(written, again));
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    g_autofree char *text = g_strndup((const char *) data, size);
    if (strlen(text) == size)
        try_head(text);
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    try_revision(bytes);
    return 0;
}
