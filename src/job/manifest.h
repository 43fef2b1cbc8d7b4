#pragma once

#include <glib.h>
#include <stdbool.h>

/**
 * MANIFEST.sha256: which files a folder has and the SHA-256 of each, as sha256sum -c reads it.
 * Lines are in the order of the names' bytes.
 */
#define JOB_MANIFEST_NAME "MANIFEST.sha256"

/** A manifest: names of files below its folder and their digests in lower-case hex, all owned. */
typedef struct JobManifest JobManifest;

JobManifest *job_manifest_new(void);

/** Takes NULL. */
void job_manifest_free(JobManifest *manifest);

/** Puts @name in, in place of an entry of the same name. */
void job_manifest_set(JobManifest *manifest, const char *name, const char *digest);

/** Puts in all that @from has. */
void job_manifest_append(JobManifest *manifest, const JobManifest *from);

/** The digest of @name, or NULL. */
const char *job_manifest_find(const JobManifest *manifest, const char *name);

/** The names, sorted; none for NULL. Free the list with g_list_free(). */
GList *job_manifest_names(const JobManifest *manifest);

/** The manifest as text; the SHA-256 of that. Free with g_free(). */
char *job_manifest_format(const JobManifest *manifest);
char *job_manifest_digest(const JobManifest *manifest);

/** The names, sorted, whose digests are not the same in both, or that only one has. */
GPtrArray *job_manifest_compare(const JobManifest *a, const JobManifest *b);

/**
 * The manifest of @folder. NULL and @error when there is none or a line of it is none: a
 * digest, two blanks and a name that stays below the folder and is in no line before.
 */
JobManifest *job_manifest_load(const char *folder, GError **error);

/** The manifest that @size bytes of @text, and a NUL, are; @path is its name in messages. NULL and
 * @error as above. */
JobManifest *job_manifest_parse(const char *path, const char *text, gsize size, GError **error);

/** Puts in what file_watch_begin() gave, by names relative to @folder. */
void job_manifest_add_watched(JobManifest *manifest, GHashTable *watched, const char *folder);

/** The digest of the file at @path, or FILE_NOT_READ (base/file.h). Free with g_free(). */
char *job_manifest_digest_file(const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(JobManifest, job_manifest_free)
