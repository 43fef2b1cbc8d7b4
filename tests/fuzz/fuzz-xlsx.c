/*
 * A workbook of any bytes is read to its end or refused. What begins like no zip is the XML of a
 * sheet instead, put into a workbook, for bytes seldom make a zip by chance.
 */
#include <string.h>
#include <zip.h>

#include "read/sheet.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void
read_all(GBytes *bytes)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(ReadSheet) sheet = read_sheet_open(bytes, "a.xlsx", NULL, diag, NULL);
    const char *name;
    while (sheet && read_sheet_next_table(sheet, &name, NULL) && name) {
        const ReadRow *row;
        while (read_sheet_next_row(sheet, &row, NULL) && row) {
            for (guint i = 0; i < row->n_cells; i++)
                g_assert_true(g_utf8_validate(row->cells[i].text, -1, NULL));
        }
    }
}

static void
add_part(zip_t *zip, const char *name, const void *bytes, size_t size)
{
    zip_file_add(zip, name, zip_source_buffer(zip, bytes, size, 0), ZIP_FL_ENC_UTF_8);
}

static GBytes *
wrap(const unsigned char *data, size_t size)
{
    static const char package[] = "<r><Relationship Id='m' Type='/officeDocument' Target='w'/></r>";
    static const char relations[] = "<r><Relationship Id='a' Type='/worksheet' Target='s'/>"
                                    "<Relationship Id='t' Type='/sharedStrings' Target='t'/></r>";
    static const char workbook[] = "<w xmlns:r='r'><sheet name='a' r:id='a'/></w>";
    static const char strings[] = "<sst><si><t>0</t></si><si><t>1</t></si></sst>";
    zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_source_keep(target);
    zip_t *zip = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    add_part(zip, "_rels/.rels", package, strlen(package));
    add_part(zip, "_rels/w.rels", relations, strlen(relations));
    add_part(zip, "w", workbook, strlen(workbook));
    add_part(zip, "t", strings, strlen(strings));
    add_part(zip, "s", data, size);
    g_assert_cmpint(zip_close(zip), ==, 0);

    zip_stat_t status;
    zip_source_stat(target, &status);
    char *bytes = g_malloc(status.size);
    zip_source_open(target);
    zip_source_read(target, bytes, status.size);
    zip_source_close(target);
    zip_source_free(target);
    return g_bytes_new_take(bytes, status.size);
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    bool is_zip = size > 2 && data[0] == 'P' && data[1] == 'K';
    g_autoptr(GBytes) bytes = is_zip ? g_bytes_new(data, size) : wrap(data, size);
    read_all(bytes);
    return 0;
}
