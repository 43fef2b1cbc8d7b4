#include "archive/database.h"

#include <stdarg.h>

#include "base/error.h"

static void
set_error(ArchiveDatabase *database, GError **error)
{
    int code = sqlite3_errcode(database) & 0xff;
    bool damaged = code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
    const char *path = sqlite3_db_filename(database, "main");
    const char *place = path && *path ? path : "catalogue";
    error_set_reason(error, damaged ? SAMRIT_ERROR_DAMAGED : SAMRIT_ERROR_IO, place,
                     damaged ? ERROR_TEXT("is damaged; `samrit archive rebuild` makes it anew",
                                          "เสียหาย ใช้ `samrit archive rebuild` เพื่อสร้างใหม่")
                             : ERROR_TEXT("cannot be used", "ใช้งานไม่ได้"),
                     sqlite3_errmsg(database));
}

/* A catalogue is written whole before it gets its name, so it needs no journal. It may have been
 * tampered with, so nothing in it is trusted. */
static bool
configure(ArchiveDatabase *database, bool write, GError **error)
{
    sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    return !write || archive_database_run(database,
                                          "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
                                          "PRAGMA cache_size=-65536",
                                          error);
}

ArchiveDatabase *
archive_database_open(const char *path, bool write, GError **error)
{
    g_autoptr(sqlite3) database = NULL;
    /* Nobody writes to it while it is read: no locks, no files beside it. */
    g_autofree char *escaped = g_uri_escape_string(path, "/", FALSE);
    g_autofree char *uri = g_strdup_printf("file:%s?%s", escaped, write ? "" : "immutable=1");
    int flags = write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
    if (sqlite3_open_v2(uri, &database, flags | SQLITE_OPEN_URI, NULL) != SQLITE_OK) {
        error_set(error, SAMRIT_ERROR_IO, "%s: cannot open: %s", "%s: เปิดไม่ได้: %s", path,
                  database ? sqlite3_errmsg(database) : "no memory");
        return NULL;
    }
    return configure(database, write, error) ? g_steal_pointer(&database) : NULL;
}

bool
archive_database_close(ArchiveDatabase *database, GError **error)
{
    if (sqlite3_close(database) == SQLITE_OK)
        return true;
    set_error(database, error);
    return false;
}

bool
archive_database_run(ArchiveDatabase *database, const char *sql, GError **error)
{
    if (sqlite3_exec(database, sql, NULL, NULL, NULL) == SQLITE_OK)
        return true;
    set_error(database, error);
    return false;
}

ArchiveStatement *
archive_database_prepare(ArchiveDatabase *database, const char *sql, GError **error)
{
    ArchiveStatement *statement = NULL;
    if (sqlite3_prepare_v2(database, sql, -1, &statement, NULL) != SQLITE_OK)
        set_error(database, error);
    return statement;
}

void
archive_database_bind(ArchiveStatement *statement, const char *types, ...)
{
    va_list arguments;
    va_start(arguments, types);
    for (int i = 1; *types; i++, types++) {
        if (*types == 'i')
            sqlite3_bind_int64(statement, i, va_arg(arguments, gint64));
        else
            sqlite3_bind_text(statement, i, va_arg(arguments, const char *), -1, SQLITE_STATIC);
    }
    va_end(arguments);
}

bool
archive_database_do(ArchiveStatement *statement, GError **error)
{
    int code = archive_database_step(statement, error);
    sqlite3_reset(statement);
    return code == SQLITE_DONE;
}

int
archive_database_step(ArchiveStatement *statement, GError **error)
{
    int code = sqlite3_step(statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        set_error(sqlite3_db_handle(statement), error);
    return code;
}

const char *
archive_database_text(ArchiveStatement *statement, int column)
{
    return (const char *) sqlite3_column_text(statement, column);
}
