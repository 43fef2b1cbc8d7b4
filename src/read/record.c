#include "read/record.h"

#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/filename.h"
#include "base/limits.h"
#include "read/record_table.h"
#include "read/record_xml.h"

/* One record of a file to @files; findings about its content stay with it. */
static bool
read_one(GBytes *bytes, const char *path, GPtrArray *files, GError **error)
{
    RecordFile *file = record_file_new(path);
    g_ptr_array_add(files, file);
    file->record = read_record_xml(bytes, path, file->diag, error);
    return file->record != NULL;
}

/* A format is a row here and a file record_FORMAT.c. A file has one record or many. */
static const struct {
    const char *suffix;
    gsize limit; /* bytes of a file */
    bool (*read)(GBytes *bytes, const char *path, GPtrArray *files, GError **error);
} readers[] = {
    {".xml", LIMIT_XML_BYTES, read_one},
    {".csv", LIMIT_TABLE_BYTES, read_record_table},
    {".tsv", LIMIT_TABLE_BYTES, read_record_table},
    {".txt", LIMIT_TABLE_BYTES, read_record_table},
    {".xlsx", LIMIT_TABLE_BYTES, read_record_table},
    {".xlsm", LIMIT_TABLE_BYTES, read_record_table},
};

/* What tables, and texts that may hold one, are saved as by programs that can save .xlsx as well.
 */
static const char *const office_suffixes[] = {
    ".xls", ".xlsb",    ".xlw",   ".xlt",  ".xltx", ".xltm", ".ods",  ".fods",
    ".ots", ".numbers", ".et",    ".sxc",  ".dbf",  ".docx", ".doc",  ".docm",
    ".odt", ".rtf",     ".pages", ".html", ".htm",  ".mht",  ".json",
};

/* The suffix of @path if it is one of those, or NULL. */
static const char *
find_office_suffix(const char *path)
{
    for (guint i = 0; i < G_N_ELEMENTS(office_suffixes); i++) {
        if (filename_has_suffix(path, office_suffixes[i]))
            return office_suffixes[i];
    }
    return NULL;
}

static int
find_reader(const char *path)
{
    for (guint i = 0; i < G_N_ELEMENTS(readers); i++) {
        if (filename_has_suffix(path, readers[i].suffix))
            return (int) i;
    }
    return -1;
}

/* What all records of a file have of it. */
static void
name_records(GPtrArray *files, guint first, const char *path, const char *name, GBytes *bytes)
{
    g_autofree char *sha256 = file_watch_digest(path, bytes);
    for (guint i = first; i < files->len; i++) {
        Record *record = ((RecordFile *) files->pdata[i])->record;
        if (!record)
            continue;
        if (!record->file)
            record->file = g_intern_string(path);
        record->name = arena_strdup(record->arena, name);
        record->sha256 = arena_strdup(record->arena, sha256);
    }
}

/* @message without the name of the file @path, if it begins with it. */
static const char *
without_name(const char *message, const char *path)
{
    gsize length = strlen(path);
    if (strncmp(message, path, length) != 0)
        return message;
    return message + length + strspn(message + length, "!: ");
}

/* What @error says of the file @path, without saying its name again. */
static char *
plain_message(const GError *error, const char *path)
{
    g_autofree char *english = error_text_in(error->message, false);
    g_autofree char *thai = error_text_in(error->message, true);
    return g_strconcat(without_name(english, path), ERROR_BETWEEN, without_name(thai, path), NULL);
}

/* What is wrong inside XML has been said; what kept the file from being read has not. */
static void
add_unreadable(GPtrArray *files, guint first, const char *path, const GError *error)
{
    if (files->len == first)
        g_ptr_array_add(files, record_file_new(path));
    RecordFile *file = files->pdata[first];
    if (filename_has_suffix(path, ".xml") && diag_count_of(file->diag, DIAG_ERROR) > 0)
        return;
    g_autofree char *message = plain_message(error, path);
    diag_add(file->diag, DIAG_ID_RECORD_UNREADABLE, (DiagPlace){g_intern_string(path), 0, 0},
             message, NULL);
}

/* A file that gives no record, and why. */
static void
add_finding(GPtrArray *files, const char *path, DiagId id, const char *what)
{
    RecordFile *file = record_file_new(path);
    g_ptr_array_add(files, file);
    diag_add(file->diag, id, (DiagPlace){g_intern_string(path), 0, 0}, what, NULL);
}

/* Whether results.xml, which is UTF-8, can name the file @path; else that is said. */
static bool
has_fit_name(const char *path, GPtrArray *files)
{
    g_autofree char *name = g_path_get_basename(path);
    if (g_utf8_validate(name, -1, NULL))
        return true;
    g_autofree char *bytes = g_strescape(name, NULL);
    add_finding(files, path, DIAG_ID_RECORD_FILE_NAME, bytes);
    return false;
}

void
read_record_file(const char *path, const char *name, GPtrArray *files)
{
    guint first = files->len;
    g_autoptr(GError) error = NULL;
    int reader = find_reader(path);
    const char *office = find_office_suffix(path);
    if (!has_fit_name(path, files))
        return;
    if (office) {
        add_finding(files, path, DIAG_ID_RECORD_FORMAT, office);
        return;
    }
    if (reader < 0)
        error_set(&error, SAMRIT_ERROR_INPUT, "no reader for this kind of file", "ไม่มีวิธีอ่านไฟล์ชนิดนี้");
    g_autoptr(GBytes) bytes = reader < 0 ? NULL : file_read(path, readers[reader].limit, &error);
    if (bytes && readers[reader].read(bytes, path, files, &error))
        name_records(files, first, path, name, bytes);
    else
        add_unreadable(files, first, path, error);
}

static int
compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *) a, *(const char *const *) b);
}

/* The names in @folder of what people put there, sorted: the order of a directory is the file
 * system's whim. */
static GPtrArray *
list_names(const char *folder, GError **error)
{
    g_autoptr(GDir) dir = file_open_folder(folder, error);
    if (!dir)
        return NULL;
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (const char *name; (name = g_dir_read_name(dir));) {
        if (!filename_is_debris(name) && !filename_is_scratch(name))
            g_ptr_array_add(names, g_strdup(name));
    }
    g_ptr_array_sort(names, compare_names);
    return names;
}

/* What lies among records and is none, so that nobody takes it for one that was read. */
static void
pass_over(const char *path, GPtrArray *files)
{
    const char *why =
        g_file_test(path, G_FILE_TEST_IS_DIR)
            ? ERROR_TEXT(
                  "a folder; records in it are not looked for, move them up beside the others",
                  "เป็นโฟลเดอร์ ซึ่งไม่ค้นหาแฟ้มข้อมูลข้างใน ให้ย้ายแฟ้มออกมาไว้ด้วยกัน")
            : ERROR_TEXT("no record; save one as .xlsx, .csv or .xml, keep anything else elsewhere",
                         "ไม่ใช่แฟ้มข้อมูล หากเป็นให้บันทึกเป็น .xlsx .csv หรือ .xml หากไม่ใช่ให้ย้ายไปที่อื่น");
    if (has_fit_name(path, files))
        add_finding(files, path, DIAG_ID_RECORD_PASSED_OVER, why);
}

bool
read_record_folder(const char *folder, const char *name, GPtrArray *files, GError **error)
{
    g_autoptr(GPtrArray) names = list_names(folder, error);
    if (!names)
        return false;
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *path = g_build_filename(folder, names->pdata[i], NULL);
        g_autofree char *shown = g_build_filename(name, names->pdata[i], NULL);
        if (find_reader(path) >= 0 || find_office_suffix(path))
            read_record_file(path, shown, files);
        else
            pass_over(path, files);
    }
    return true;
}

GPtrArray *
read_records(const ProjectSet *set, GError **error)
{
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func((GDestroyNotify) record_file_free);
    if (!read_record_folder(set->records, set->records_name, files, error))
        return NULL;
    return g_steal_pointer(&files);
}
