#include <cairo-pdf.h>

#include "base/error.h"
#include "paint/canvas.h"

typedef struct {
    Canvas canvas;
    cairo_surface_t *surface;
    GByteArray *out;
} PdfPainter;

static cairo_status_t
append(void *closure, const unsigned char *bytes, unsigned int length)
{
    g_byte_array_append(closure, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

static bool
pdf_begin_page(Painter *painter, const AreaPage *page, G_GNUC_UNUSED GError **error)
{
    PdfPainter *pdf = (PdfPainter *) painter;
    cairo_pdf_surface_set_size(pdf->surface, length_to_pt(page->width), length_to_pt(page->height));
    return true;
}

static bool
pdf_end_page(Painter *painter, G_GNUC_UNUSED GError **error)
{
    cairo_show_page(((PdfPainter *) painter)->canvas.cairo);
    return true;
}

static GBytes *
pdf_finish_painting(Painter *painter, GError **error)
{
    PdfPainter *pdf = (PdfPainter *) painter;
    cairo_surface_finish(pdf->surface);
    cairo_status_t status = cairo_surface_status(pdf->surface);
    if (status != CAIRO_STATUS_SUCCESS) {
        g_set_error(error, SAMRIT_ERROR, SAMRIT_ERROR_INTERNAL, "cannot paint: %s",
                    cairo_status_to_string(status));
        return NULL;
    }
    return g_bytes_new(pdf->out->data, pdf->out->len);
}

static void
pdf_free(Painter *painter)
{
    PdfPainter *pdf = (PdfPainter *) painter;
    cairo_destroy(pdf->canvas.cairo);
    cairo_surface_destroy(pdf->surface);
    g_byte_array_unref(pdf->out);
    paint_canvas_clear(&pdf->canvas);
    g_free(pdf);
}

Painter *
paint_pdf_new(G_GNUC_UNUSED AreaDocument *document, TextFonts *fonts,
              G_GNUC_UNUSED const PdfOptions *options, Diag *diag)
{
    PdfPainter *pdf = g_new0(PdfPainter, 1);
    paint_canvas_init(&pdf->canvas, fonts, diag);
    pdf->out = g_byte_array_new();
    pdf->surface = cairo_pdf_surface_create_for_stream(append, pdf->out, 1, 1);
    cairo_pdf_surface_set_metadata(pdf->surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                   "2000-01-01T00:00:00Z");
    pdf->canvas.cairo = cairo_create(pdf->surface);
    pdf->canvas.base.begin_page = pdf_begin_page;
    pdf->canvas.base.end_page = pdf_end_page;
    pdf->canvas.base.finish = pdf_finish_painting;
    pdf->canvas.base.free = pdf_free;
    return &pdf->canvas.base;
}
