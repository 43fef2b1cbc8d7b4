/*
 * A workbook of any bytes is read to its end or refused, the same twice. What begins like no zip is
 * the XML of a sheet instead, put into a workbook, for bytes seldom make a zip by chance.
 */
#include <string.h>
#include <zip.h>

#include "fuzz.h"
#include "read/sheet.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

/* What @sheet has from its next table on, a line for each row; NULL where it cannot be read on. */
static char *
read_rows(ReadSheet *sheet, GError **error)
{
    g_autoptr(GString) text = g_string_new(NULL);
    const char *name = NULL;
    const ReadRow *row = NULL;
    bool going;
    while ((going = read_sheet_next_table(sheet, &name, error)) && name) {
        g_string_append_printf(text, "%s\n", name);
        while ((going = read_sheet_next_row(sheet, &row, error)) && row) {
            for (guint i = 0; i < row->n_cells; i++)
                g_string_append_printf(text, "%d %s\t", row->cells[i].kind, row->cells[i].text);
            g_string_append_c(text, '\n');
        }
        if (!going)
            return NULL;
    }
    return going ? g_strdup(text->str) : NULL;
}

static GBytes *
read_all(gconstpointer bytes)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(ReadSheet) sheet = read_sheet_open((GBytes *) bytes, "a.xlsx", NULL, diag, &error);
    char *text = sheet ? read_rows(sheet, &error) : NULL;
    g_assert_true(!text == !!error);
    g_assert_true(!text || g_utf8_validate(text, -1, NULL));
    return text ? g_bytes_new_take(text, strlen(text)) : NULL;
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
    g_autoptr(GBytes) rows = fuzz_twice(read_all, bytes, data, size);
    return 0;
}
