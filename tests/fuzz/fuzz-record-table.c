/*
 * Records from any table: what is read without an error, written as CSV, reads as the same records;
 * so does their XML.
 */
#include <string.h>

#include "emit/record.h"
#include "read/record_table.h"
#include "read/record_xml.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static GPtrArray *
read_table(GBytes *bytes)
{
    GPtrArray *files = g_ptr_array_new_with_free_func((GDestroyNotify) record_file_free);
    g_autoptr(GError) error = NULL;
    bool good = read_record_table(bytes, "a.csv", files, &error);
    g_assert_true(good == !error);
    g_assert_true(good || files->len <= 1);
    return files;
}

static char *
write_xml(const Record *record)
{
    g_autoptr(GBytes) bytes = emit_record_xml(record);
    return g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
}

static void
assert_xml_reads_back(const char *xml)
{
    g_autoptr(GBytes) bytes = g_bytes_new(xml, strlen(xml));
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Record) record = read_record_xml(bytes, "a.xml", diag, NULL);
    g_assert_false(diag_has(diag, DIAG_ID_XML_SYNTAX) || diag_has(diag, DIAG_ID_XML_ENCODING));
    if (!record) /* what the schema does not have */
        return;
    g_autofree char *again = write_xml(record);
    g_assert_cmpstr(again, ==, xml);
}

static void
assert_table_reads_back(Record *record, const char *xml)
{
    g_autoptr(GPtrArray) records = g_ptr_array_new();
    g_ptr_array_add(records, record);
    g_autoptr(EmitTable) table = emit_record_table(records, true);
    g_autoptr(GBytes) csv = emit_record_csv(table);
    g_autoptr(GPtrArray) files = read_table(csv);
    g_assert_cmpuint(files->len, ==, 1);
    const RecordFile *file = files->pdata[0];
    if (!record_file_is_usable(file)) {
        g_autofree char *findings = diag_to_string(file->diag);
        g_error("%s\n%s", findings, (const char *) g_bytes_get_data(csv, NULL));
    }
    g_autofree char *again = write_xml(file->record);
    g_assert_cmpstr(again, ==, xml);
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    g_autoptr(GPtrArray) files = read_table(bytes);
    for (guint i = 0; i < files->len; i++) {
        const RecordFile *file = files->pdata[i];
        if (!record_file_is_usable(file))
            continue;
        g_autofree char *xml = write_xml(file->record);
        assert_table_reads_back(file->record, xml);
        assert_xml_reads_back(xml);
    }
    return 0;
}
