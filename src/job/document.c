#include "job/document.h"

#include "area/dump.h"
#include "base/error.h"
#include "base/limits.h"
#include "layout/layout.h"
#include "paint/paint.h"

/* Where pages go as they come: to a painter, or into a dump. */
typedef struct {
    Painter *painter;
    GString *dump;
    guint pages;
} Output;

static bool
take_page(AreaPage *page, void *data, GError **error)
{
    g_autoptr(AreaPage) own = page;
    Output *output = data;
    if (++output->pages > LIMIT_PAGES) {
        error_set(error, SAMRIT_ERROR_LIMIT, "more than %d pages", "มีมากกว่า %d หน้า", LIMIT_PAGES);
        return false;
    }
    if (output->dump) {
        area_dump_page(own, output->dump);
        return true;
    }
    return paint_page(output->painter, own, error);
}

static Painter *
new_painter(const JobDocument *options, AreaDocument *document, TextFonts *fonts, Diag *diag)
{
    switch (options->format) {
    case JOB_PDF:
        return paint_pdf_new(document, fonts, &options->pdf, diag);
    case JOB_PNG:
        return paint_png_new(fonts, options->page, options->resolution, diag);
    case JOB_TRACE:
        return paint_trace_new(fonts);
    case JOB_AREA:
        break;
    }
    return NULL;
}

static GBytes *
close_output(Output *output, GError **error)
{
    if (!output->dump)
        return paint_finish(output->painter, error);
    area_dump_end(output->dump);
    return g_string_free_to_bytes(g_steal_pointer(&output->dump));
}

GBytes *
job_document_format(FoReader *reader, TextFonts *fonts, const JobDocument *options, guint *pages,
                    Diag *diag, GError **error)
{
    text_font_forget_missing(fonts);
    g_autoptr(AreaDocument) document = area_document_new();
    g_autoptr(Painter) painter = new_painter(options, document, fonts, diag);
    g_autoptr(GString) dump = options->format == JOB_AREA ? g_string_new(NULL) : NULL;
    Output output = {painter, dump, 0};
    if (dump)
        area_dump_begin(dump);

    LayoutOptions layout = {.greedy = options->greedy};
    if (!layout_document(reader, fonts, &layout, document, take_page, &output, diag, error))
        return NULL;
    if (!text_fonts_check_files(fonts, error))
        return NULL;
    if (pages)
        *pages = output.pages;
    if (!output.pages) {
        error_set(error, SAMRIT_ERROR_INPUT, "%s: the document has no page",
                  "%s: เอกสารไม่มีหน้าใดเลย", fo_reader_name(reader));
        return NULL;
    }
    dump = NULL;
    return close_output(&output, error);
}
