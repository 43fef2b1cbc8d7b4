#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/error.h"

/** Where files are put that are needed for a moment: the system's folder for them, until a process
 * is given one of its own. Borrowed; @folder must stay. */
const char *file_temporary_folder(void);
void file_set_temporary_folder(const char *folder);

/** What can fail, as file_fail() says it. */
#define FILE_CANNOT_OPEN        ERROR_TEXT("cannot open", "เปิดไม่ได้")
#define FILE_CANNOT_READ        ERROR_TEXT("cannot read", "อ่านไม่ได้")
#define FILE_CANNOT_WRITE       ERROR_TEXT("cannot write", "เขียนไม่ได้")
#define FILE_CANNOT_SYNC        ERROR_TEXT("cannot sync", "บันทึกลงดิสก์ไม่ได้")
#define FILE_CANNOT_PLACE       ERROR_TEXT("cannot put in place", "นำไปไว้ที่ปลายทางไม่ได้")
#define FILE_CANNOT_MAKE_FOLDER ERROR_TEXT("cannot make the folder", "สร้างโฟลเดอร์ไม่ได้")

/** Sets @error to SAMRIT_ERROR_IO: of @path, @what and why by errno. Gives false. */
bool file_fail(const char *path, const char *what, GError **error);

/** Opens a folder, to be closed with g_dir_close(); NULL and SAMRIT_ERROR_IO. */
GDir *file_open_folder(const char *path, GError **error);

/**
 * Reads @path whole, refusing anything but a regular file and more than @limit bytes.
 * The error is SAMRIT_ERROR_IO (cannot be read) or SAMRIT_ERROR_LIMIT.
 */
GBytes *file_read(const char *path, gsize limit, GError **error);

/** Opens @path for reading: what file_read() would read. −1 and @error, or a descriptor. */
int file_open(const char *path, gsize limit, GError **error);

/**
 * Puts @size bytes under @path, so that @path is the old file or the new one, whole:
 * FileOut in one go. The mode is 0666 less the umask; nothing stays behind on failure.
 */
bool file_write(const char *path, const void *bytes, gsize size, GError **error);

/**
 * A file that grows piece by piece and appears whole or not at all: until file_out_commit() it has
 * no name, or a temporary one where the file system knows no files without.
 */
typedef struct FileOut FileOut;

/** Begins what is to be @path. Makes missing folders. */
FileOut *file_out_new(const char *path, GError **error);

/** Appends @size bytes; they may wait in memory for more to come. */
bool file_out_write(FileOut *out, const void *bytes, gsize size, GError **error);

/** Syncs what was written and puts it under its path, in the place of what stood there. */
bool file_out_commit(FileOut *out, GError **error);

/** Gives up what was not committed. Takes NULL. */
void file_out_free(FileOut *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(FileOut, file_out_free)

/** write(2) until all is written, through interruptions. False with errno. */
bool file_write_all(int fd, const void *bytes, gsize size);

/** The @size bytes in lower-case hex. Free with g_free(). */
char *file_hex(const void *bytes, gsize size);

/** The SHA-256 of @size bytes, or of @bytes, in lower-case hex. Free with g_free(). */
char *file_digest(const void *bytes, gsize size);
char *file_sha256(GBytes *bytes);

/** The same of what is left to read in @fd, taken piece by piece; @size (may be NULL) gets how many
 * bytes that was. NULL with errno if it cannot be read. */
char *file_digest_open(int fd, guint64 *size);

/**
 * From now on file_read() notes what it read: gives a table of paths and their SHA-256 in hex,
 * FILE_NOT_READ where there was none to read, which stays the caller's. For finding out what a
 * piece of work depends on; one at a time. Ended by file_watch_end().
 */
#define FILE_NOT_READ "-"
GHashTable *file_watch_begin(void);
void file_watch_end(void);

/** Notes @path, which a library is about to read by itself. Does nothing unless somebody watches.
 */
void file_watch_note(const char *path);

/** file_sha256() of @bytes, which file_read() gave for @path: not computed again if it was noted.
 */
char *file_watch_digest(const char *path, GBytes *bytes);
