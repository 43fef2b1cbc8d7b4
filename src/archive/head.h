#pragma once

#include "archive/archive.h"

/** Private to archive/: what the archive's own files say and where they are. */

/** HEAD. */
typedef struct {
    guint count;                    /* revisions */
    char revision[65];              /* SHA-256 of the last one's revision.xml; "-": none */
    char catalogue[65], readme[65]; /* SHA-256 */
} ArchiveHead;

struct Archive {
    char *folder;
    int lock; /* a descriptor of the folder; -1 when it was opened to read */
    ArchiveHead head;
    Arena *arena;     /* of the revisions */
    GPtrArray *chain; /* those loaded, the last one first */
};

/** Reads HEAD. False and SAMRIT_ERROR_SETUP: there is none; SAMRIT_ERROR_DAMAGED: not as it was. */
bool archive_head_read(const char *folder, ArchiveHead *head, GError **error);

/** Puts HEAD in the place of the one before: the moment in which an addition takes place. */
bool archive_head_write(const char *folder, const ArchiveHead *head, GError **error);

/** HEAD as text, and the other way: false, and @head is worth nothing, when @text is not what the
 * former gives, to the byte. */
char *archive_head_format(const ArchiveHead *head);
bool archive_head_parse(const char *text, ArchiveHead *head);

/** The text of README.txt, static. */
const char *archive_head_readme(void);

/* Paths below the archive; free with g_free(). */
char *archive_path(const char *folder, const char *name);
char *archive_object_path(const char *folder, const char *sha256);
char *archive_revision_path(const char *folder, guint number);
char *archive_catalogue_path(const char *folder, const char *sha256);

/** Whether @text is a SHA-256 in lower-case hex. */
bool archive_is_digest(const char *text);

/** Whether @name stays below a folder: no absolute path, no "..", no control characters. */
bool archive_is_name(const char *name);

/** revision.xml of @revision as bytes; @revision->sha256 is not in it. */
GBytes *archive_revision_write(const ArchiveRevision *revision);

/** The other way; @name is the path, for messages. NULL and SAMRIT_ERROR_DAMAGED if it is none. */
ArchiveRevision *archive_revision_parse(GBytes *bytes, const char *name, Arena *arena,
                                        GError **error);

/** Revision @number as its file says; whether it is the right one is for the caller to see. */
ArchiveRevision *archive_revision_read(const char *folder, guint number, Arena *arena,
                                       GError **error);

/** The last revision of @project before number @before, or 0. */
guint archive_last_of(Archive *archive, const char *project, guint before, GError **error);

/* ---- the catalogue (archive/catalogue.c) */

/**
 * Makes a catalogue of what is in the one of HEAD and of @revision, and puts its SHA-256 into
 * the head in hand. @revision NULL, or HEAD's catalogue damaged: of all revisions of the head
 * (and @revision), and of nothing else.
 */
bool archive_catalogue_make(Archive *archive, const ArchiveRevision *revision, GError **error);

/** Removes the catalogues that HEAD does not name. */
void archive_catalogue_sweep(const Archive *archive);

/** Takes in @revision, which is in place and follows the last one: catalogue and HEAD. */
bool archive_commit(Archive *archive, const ArchiveRevision *revision, GError **error);
