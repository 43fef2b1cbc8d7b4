#pragma once

#include <glib.h>
#include <sqlite3.h>
#include <stdbool.h>

/** SQLite, with GErrors. */

typedef sqlite3 ArchiveDatabase;
typedef sqlite3_stmt ArchiveStatement;

/** Opens @path to be filled (it may be new), or only to be read. */
ArchiveDatabase *archive_database_open(const char *path, bool write, GError **error);
bool archive_database_close(ArchiveDatabase *database, GError **error);

bool archive_database_run(ArchiveDatabase *database, const char *sql, GError **error);
ArchiveStatement *archive_database_prepare(ArchiveDatabase *database, const char *sql,
                                           GError **error);

/** Binds the arguments: a letter each, i: gint64, s: a string or NULL, which must live on. */
void archive_database_bind(ArchiveStatement *statement, const char *types, ...);

/** Runs a statement that gives no row and makes it ready for the next time. */
bool archive_database_do(ArchiveStatement *statement, GError **error);

/** The next row: SQLITE_ROW, SQLITE_DONE, or anything else with @error. */
int archive_database_step(ArchiveStatement *statement, GError **error);

/** A column as text, or NULL. Lives until the next step. */
const char *archive_database_text(ArchiveStatement *statement, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(sqlite3, sqlite3_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(sqlite3_stmt, sqlite3_finalize)
