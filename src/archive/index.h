#pragma once

#include "archive/archive.h"
#include "archive/database.h"

/**
 * What is in the catalogue, and from where. Texts come from results.xml, not from the documents:
 * a stylesheet prints what stands there and adds only headings, so that each word is found once,
 * at the unit and KPI it is about, and an index can be made anew without fonts or a formatter.
 * A paragraph that stands in many places or years is kept once.
 */

/** Makes the tables of an empty catalogue. */
bool archive_index_create(ArchiveDatabase *database, GError **error);

/** Puts a revision in. */
bool archive_index_revision(ArchiveDatabase *database, const ArchiveRevision *revision,
                            GError **error);

/** Puts in what the file @name of @revision says: results.xml, as @bytes. */
bool archive_index_results(ArchiveDatabase *database, const ArchiveRevision *revision,
                           const char *name, GBytes *bytes, GError **error);

/** @text, of any bytes, as it is compared: Arabic digits, Thai marks in their order. Free with
 * g_free(). */
char *archive_index_fold(const char *text);

/** What a results.xml says of its project; strings live in @arena. False and @error if it is
 * none. */
bool archive_index_label(GBytes *bytes, const char *name, Arena *arena, const char **project,
                         const char **title, int *fiscal_year, GError **error);
