#pragma once

#include <glib.h>
#include <stdbool.h>

/**
 * Reads @path whole, refusing anything but a regular file and more than @limit bytes.
 * The error is SAMRIT_ERROR_IO (cannot be read) or SAMRIT_ERROR_LIMIT.
 */
GBytes *file_read(const char *path, gsize limit, GError **error);

/**
 * Puts @size bytes under @path: written beside it, synced and renamed, so that
 * @path is the old file or the new one, whole. Makes missing folders. The mode is
 * 0666 less the umask; no temporary file stays behind on failure.
 */
bool file_write(const char *path, const void *bytes, gsize size, GError **error);

/** The SHA-256 of @bytes in lower-case hex. Free with g_free(). */
char *file_sha256(GBytes *bytes);
