#include "job/convert.h"

#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "emit/record.h"
#include "model/record.h"
#include "read/encoding.h"
#include "read/record.h"
#include "read/record_table.h"

bool
job_convert_set_encoding(const char *name)
{
    if (!read_encoding_is_known(name))
        return false;
    read_record_set_encoding(name);
    return true;
}

/* ---- reading */

/* A project keeps its records in records/; any other folder is one of records. */
static char *
records_folder(const char *folder)
{
    g_autofree char *project = g_build_filename(folder, "project.xml", NULL);
    return g_file_test(project, G_FILE_TEST_EXISTS) ? g_build_filename(folder, "records", NULL)
                                                    : g_strdup(folder);
}

static bool
read_input(const char *input, GPtrArray *files, GError **error)
{
    if (!g_file_test(input, G_FILE_TEST_IS_DIR)) {
        read_record_file(input, input, files);
        return true;
    }
    g_autofree char *folder = records_folder(input);
    return read_record_folder(folder, folder, files, error);
}

/* The records of @files; what was found in them goes to @diag. */
static GPtrArray *
collect(const GPtrArray *files, Diag *diag)
{
    GPtrArray *records = g_ptr_array_new();
    for (guint i = 0; i < files->len; i++) {
        const RecordFile *file = files->pdata[i];
        diag_append(diag, file->diag);
        if (record_file_is_usable(file))
            g_ptr_array_add(records, file->record);
    }
    return records;
}

/* ---- writing */

static GBytes *
write_records(const JobConvert *convert, GPtrArray *records, GError **error)
{
    if (strcmp(convert->suffix, "xml") == 0)
        return emit_record_xml(records->pdata[0]);
    g_autoptr(EmitTable) table =
        (convert->form ? emit_record_form : emit_record_table)(records, convert->thai);
    return strcmp(convert->suffix, "csv") == 0 ? emit_record_csv(table)
                                               : emit_record_xlsx(table, error);
}

static bool
write_file(const JobConvert *convert, GPtrArray *records, const char *path, GError **error)
{
    g_autoptr(GBytes) bytes = write_records(convert, records, error);
    if (!bytes)
        return false;
    gsize size;
    const void *data = g_bytes_get_data(bytes, &size);
    return file_write(path, data, size, error);
}

static bool
write_folder(const JobConvert *convert, const GPtrArray *records, GError **error)
{
    for (guint i = 0; i < records->len; i++) {
        const Record *record = records->pdata[i];
        if (!*record->unit || strpbrk(record->unit, "/\\:") || *record->unit == '.') {
            error_set(error, SAMRIT_ERROR_INPUT, "\"%s\" cannot name a file",
                      "\"%s\" ใช้เป็นชื่อไฟล์ไม่ได้", record->unit);
            return false;
        }
        g_autofree char *name = g_strdup_printf("%s.%s", record->unit, convert->suffix);
        g_autofree char *path = g_build_filename(convert->output, name, NULL);
        g_autoptr(GPtrArray) one = g_ptr_array_new();
        g_ptr_array_add(one, records->pdata[i]);
        if (!write_file(convert, one, path, error))
            return false;
    }
    return true;
}

static bool
write_output(const JobConvert *convert, GPtrArray *records, GError **error)
{
    if (convert->folder)
        return write_folder(convert, records, error);
    if (strcmp(convert->suffix, "xml") == 0 && records->len != 1) {
        error_set(error, SAMRIT_ERROR_SETUP,
                  "%s: %u records do not go into one XML file; name a folder",
                  "%s: แบบรายงาน %u ชุดรวมเป็นไฟล์ XML เดียวไม่ได้ ให้ระบุโฟลเดอร์", convert->output,
                  records->len);
        return false;
    }
    return write_file(convert, records, convert->output, error);
}

bool
job_convert(const JobConvert *convert, Diag *diag, guint *count, GError **error)
{
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func((GDestroyNotify) record_file_free);
    for (char **input = convert->inputs; *input; input++) {
        if (!read_input(*input, files, error))
            return false;
    }
    g_autoptr(GPtrArray) records = collect(files, diag);
    *count = 0;
    if (diag_count_of(diag, DIAG_ERROR) || !records->len)
        return true;
    *count = records->len;
    return write_output(convert, records, error);
}
