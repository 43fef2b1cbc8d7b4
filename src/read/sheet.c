#include "read/sheet.h"

#include "base/error.h"
#include "base/filename.h"
#include "base/limits.h"
#include "read/format.h"

typedef ReadSheet *(*Open)(GBytes *bytes, const char *file, const ReadSheetOptions *options,
                           Diag *diag, GError **error);

static const struct {
    const char *suffix;
    Open open;
} formats[] = {
    {".xlsx", read_xlsx_open},
    {".xlsm", read_xlsx_open},
    {"", read_csv_open},
};

ReadSheet *
read_sheet_open(GBytes *bytes, const char *file, const ReadSheetOptions *options, Diag *diag,
                GError **error)
{
    static const ReadSheetOptions none = {0};
    guint i = 0;
    while (!filename_has_suffix(file, formats[i].suffix))
        i++;
    return formats[i].open(bytes, g_intern_string(file), options ? options : &none, diag, error);
}

void
read_sheet_free(ReadSheet *sheet)
{
    if (sheet)
        sheet->format->free(sheet);
}

bool
read_sheet_is_text(const ReadSheet *sheet)
{
    return sheet->format->is_text;
}

bool
read_sheet_next_table(ReadSheet *sheet, const char **name, GError **error)
{
    /* What the caller left unread of the table before. */
    read_batch_drop_row(&sheet->batch);
    while (read_batch_next(&sheet->batch, sheet->file))
        ;
    sheet->ended = false;
    return sheet->format->next_table(sheet, name, error);
}

bool
read_sheet_next_row(ReadSheet *sheet, const ReadRow **row, GError **error)
{
    const ReadRow *next;
    while (!(next = read_batch_next(&sheet->batch, sheet->file)) && !sheet->ended) {
        if (!sheet->format->fill(sheet, &sheet->ended, error))
            return false;
    }
    if (sheet->batch.given > LIMIT_TABLE_CELLS) {
        error_set(error, SAMRIT_ERROR_LIMIT, "%s: more than %d cells", "%s: มีมากกว่า %d เซลล์",
                  sheet->file, LIMIT_TABLE_CELLS);
        return false;
    }
    *row = next;
    return true;
}

DiagPlace
read_sheet_place(const ReadRow *row, guint index)
{
    int line = index < row->n_cells ? row->cells[index].line : row->line;
    return (DiagPlace){row->file, line, (int) index + 1};
}
