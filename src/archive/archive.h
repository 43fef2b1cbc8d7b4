#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"

/**
 * What was published, kept: a folder of write-once revisions that tells when a bit of it changes.
 *
 *     README.txt                 what this is, for whoever finds it
 *     HEAD                       the last revision and the catalogue, each by its SHA-256, and a
 *                                seal: the SHA-256 of the lines above it
 *     objects/ab/cdef…           the bytes of each file, under their SHA-256
 *     revisions/000003/revision.xml
 *                                the files of a revision (schema "revision") and the SHA-256 of
 *                                the revision before
 *     catalogue/SHA-256.sqlite   an index of units and texts, made from the files above
 *     tmp/                       what an addition has in hand
 *
 * Files are read-only and come by rename, synced to the disk first, so that renaming HEAD is the
 * one moment in which an addition takes place. What an addition that was killed leaves behind
 * is named by nothing and is swept away by the next.
 */
typedef struct Archive Archive;

/** A file of a revision. */
typedef struct {
    const char *name; /* below the revision: "units/TH-50/report.pdf" */
    guint64 size;
    const char *sha256; /* lower-case hex; where its object is */
} ArchiveFile;

/** One revision: what an output folder held when it was added. Lives in an arena. */
typedef struct {
    guint number;         /* from 1, in the order of addition */
    const char *sha256;   /* of its revision.xml */
    const char *previous; /* of that of number - 1; NULL for the first */
    const char *project, *title;
    int fiscal_year;
    guint supersedes;        /* the revision of the same project before; 0: none */
    const char *date, *note; /* as given by whoever added it; NULL if not */
    ArchiveFile *files;      /* by name */
    guint n_files;
} ArchiveRevision;

/** A file to be added: its name in the revision, where it is, and what its SHA-256 must be. */
typedef struct {
    char *name, *path;
    char *sha256; /* NULL: nobody said */
} ArchiveSource;

void archive_source_free(ArchiveSource *source);

/** To read. SAMRIT_ERROR_SETUP when @folder is no archive, SAMRIT_ERROR_DAMAGED when HEAD is. */
Archive *archive_open(const char *folder, GError **error);

/** To write: makes an archive of an empty folder or one that is not there yet. Nobody else can
 * write until it is freed; SAMRIT_ERROR_BUSY when somebody does. */
Archive *archive_open_to_write(const char *folder, GError **error);

/** Takes NULL. */
void archive_free(Archive *archive);

/** How many revisions there are; they are numbered from 1. */
guint archive_count(const Archive *archive);

/** Revision @number, which is there; SAMRIT_ERROR_DAMAGED if its manifest is not what it was.
 * Lives as long as @archive. */
const ArchiveRevision *archive_load(Archive *archive, guint number, GError **error);

/**
 * The number that @name means: "3", a project's id ("2566") for its last revision, or "2566@2"
 * for its second. A number that is a project's id too is the project. 0 and @error if there is
 * none.
 */
guint archive_find(Archive *archive, const char *name, GError **error);

/** Whether the file @name of a revision or an output folder is the results of all units of a set.
 */
bool archive_is_results(const char *name);

/** The bytes of @file, checked; SAMRIT_ERROR_DAMAGED if they are not what they were. */
GBytes *archive_read(const Archive *archive, const ArchiveFile *file, GError **error);

/**
 * Adds @sources (of ArchiveSource, sorted here by name) as a revision. The project, year and title
 * are those of its results.xml. @date and @note may be NULL. When it would be the same as the last
 * revision of the project nothing is added and that one's number given. A source whose SHA-256 is
 * not what it must be is a finding and SAMRIT_ERROR_DAMAGED. 0 on failure; the archive is then as
 * it was.
 */
guint archive_add(Archive *archive, GPtrArray *sources, const char *date, const char *note,
                  Diag *diag, GError **error);

/**
 * Reads every byte. What is not as it was put in, is missing or does not belong is a finding with
 * the path, and for objects the files that have lost their bytes. True if there is no error.
 */
bool archive_verify(const char *folder, Diag *diag, GError **error);

/** Writes the files of @revision below @folder, which must be empty or not be there. Each is
 * checked as it goes. */
bool archive_export(const Archive *archive, const ArchiveRevision *revision, const char *folder,
                    GError **error);

/** Makes HEAD and the catalogue anew from the revisions, each of which must be whole. Gives the
 * number of revisions; 0 and @error on failure. */
guint archive_rebuild(const char *folder, GError **error);

/* ---- the catalogue */

/** What to look for. */
typedef struct {
    const char *words; /* all of them in one paragraph; "two words" in quotes are one */
    int fiscal_year;   /* 0: any */
    const char *unit;  /* a code; NULL: any */
    bool superseded;   /* in revisions that a later one replaced, too */
    guint limit;
} ArchiveQuery;

/** A paragraph that has the words. Strings are lent for the call. */
typedef struct {
    guint revision;
    int fiscal_year;
    const char *project;
    const char *unit, *name; /* of the unit; NULL in what is about all units */
    const char *kpi;         /* its id; NULL in what is about the whole unit */
    const char *field;       /* the element of results.xml: "obstacles" */
    const char *text;
    gsize start, end; /* where the first of the words stands in it; 0, 0 if that is not known */
} ArchiveHit;

/** Tells each hit to @hit, latest additions first. True unless the catalogue cannot be used. */
bool archive_search(const Archive *archive, const ArchiveQuery *query,
                    void (*hit)(const ArchiveHit *hit, void *data), void *data, GError **error);

/** A unit as a revision has it. Strings are lent for the call. */
typedef struct {
    const char *code, *name, *kind, *status, *score, *band;
} ArchiveUnit;

bool archive_each_unit(const Archive *archive, guint revision,
                       void (*unit)(const ArchiveUnit *unit, void *data), void *data,
                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Archive, archive_free)
