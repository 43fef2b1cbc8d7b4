#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/file.h"
#include "pdf/document.h"
#include "pdf/import.h"
#include "pdf/structure.h"

enum { PT = LENGTH_PT };

/* Has the shell @command look at @pdf, its "$1", and gives what it prints. */
static char *
ask(GBytes *pdf, const char *command)
{
    g_autofree char *folder = g_dir_make_tmp("samrit-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "a.pdf", NULL);
    gsize size;
    const void *bytes = g_bytes_get_data(pdf, &size);
    g_assert_true(file_write(path, bytes, size, NULL));
    const char *const shell[] = {"sh", "-c", command, "sh", path, NULL};
    char *out = NULL;
    int status = -1;
    g_assert_true(g_spawn_sync(NULL, (char **) shell, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out,
                               NULL, &status, NULL));
    g_assert_cmpint(status, ==, 0);
    g_unlink(path);
    g_rmdir(folder);
    return g_strstrip(out);
}

static void
assert_sound(GBytes *pdf)
{
    g_autofree char *out = ask(pdf, "qpdf --check \"$1\" | grep -c 'No syntax or stream'");
    g_assert_cmpstr(out, ==, "1");
}

static void
add_page(PdfDocument *document, AreaTag *tag)
{
    g_autoptr(GString) content = g_string_new(NULL);
    pdf_document_begin_page(document);
    g_string_printf(content, "/P<</MCID %u>>BDC\n0 0 9 9 re f\nEMC\n",
                    pdf_structure_mark(document, tag));
    pdf_document_destination(document, "here", 10 * PT, 90 * PT);
    g_assert_true(pdf_document_end_page(document, 100 * PT, 100 * PT, "ก", content, NULL));
}

static GBytes *
close_document(PdfDocument *document)
{
    g_autoptr(GError) error = NULL;
    GBytes *bytes = pdf_document_close(document, &error);
    g_assert_no_error(error);
    assert_sound(bytes);
    return bytes;
}

/* ---- what frames the pages */

static void
test_attachments_come_back(void)
{
    static const char xml[] = "<results>๑</results>";
    g_autoptr(GBytes) bytes = g_bytes_new_static(xml, sizeof xml - 1);
    PdfAttachment files[] = {{"results.xml", "ผล", "text/xml", "Source", bytes},
                             {"framework.xml", NULL, "text/xml", "Supplement", bytes}};
    PdfOptions options = {.attachments = files, .n_attachments = 2};
    g_autoptr(AreaDocument) area = area_document_new();
    g_autoptr(PdfDocument) document = pdf_document_new(area, &options);
    add_page(document, area_tag_new(area, area->root, "P"));
    g_autoptr(GBytes) pdf = close_document(document);
    g_autofree char *names = ask(pdf, "qpdf --list-attachments \"$1\" | cut -d' ' -f1");
    g_assert_cmpstr(names, ==, "framework.xml\nresults.xml");
    g_autofree char *content = ask(pdf, "qpdf --show-attachment=results.xml \"$1\"");
    g_assert_cmpstr(content, ==, xml);
}

static void
test_bookmarks_lead_where_they_say(void)
{
    PdfOptions options = {0};
    g_autoptr(AreaDocument) area = area_document_new();
    g_autoptr(PdfDocument) document = pdf_document_new(area, &options);
    AreaBookmark *first = area_bookmark_new(area, NULL, "บทที่ ๑");
    first->destination = "here";
    first->open = true;
    area_bookmark_new(area, first, "หนึ่ง")->destination = "nowhere";
    area_bookmark_new(area, NULL, "site")->destination = "https://example.org/(a)";
    add_page(document, area_tag_new(area, area->root, "P"));
    g_autoptr(GBytes) pdf = close_document(document);
    g_autofree char *outline = ask(pdf, "mutool show \"$1\" outline 2>/dev/null | tr -d '\\t'");
    g_assert_nonnull(strstr(outline, "\"บทที่ ๑\"#page=1"));
    g_assert_nonnull(strstr(outline, "\"หนึ่ง\""));
    g_assert_nonnull(strstr(outline, "https://example.org/(a)"));
}

static void
test_the_tree_keeps_order_spans_and_empty_cells(void)
{
    PdfOptions options = {0};
    g_autoptr(AreaDocument) area = area_document_new();
    g_autoptr(PdfDocument) document = pdf_document_new(area, &options);
    AreaTag *table = area_tag_new(area, area->root, "Table");
    AreaTag *row = area_tag_new(area, table, "TR");
    area_tag_new(area, row, "TD"); /* nothing is painted in it */
    AreaTag *header = area_tag_new(area, row, "TH");
    header->scope = AREA_SCOPE_ROW;
    header->column_span = 2;
    add_page(document, header);
    g_autoptr(GBytes) pdf = close_document(document);
    g_autofree char *tree = ask(pdf, "pdfinfo -struct \"$1\" | tr -s ' \\n' ' '");
    g_assert_cmpstr(tree, ==, "Document Table (block) TR TD TH: /Scope /Row /ColSpan 2");
}

static void
test_roles_of_others_are_mapped_and_headings_lifted(void)
{
    PdfOptions options = {0};
    g_autoptr(AreaDocument) area = area_document_new();
    g_autoptr(PdfDocument) document = pdf_document_new(area, &options);
    add_page(document, area_tag_new(area, area->root, "H1"));
    add_page(document, area_tag_new(area, area->root, "H4"));
    AreaTag *own = area_tag_new(area, area->root, "Recital");
    add_page(document, area_tag_new(area, own, "P"));
    g_autoptr(GBytes) pdf = close_document(document);
    g_autofree char *map = ask(
        pdf, "qpdf --qdf --object-streams=disable \"$1\" - | grep -a -A1 /RoleMap | tr -d ' \\n'");
    g_assert_cmpstr(map, ==, "/RoleMap<</Recital/Div");
    g_autofree char *roles = ask(pdf, "qpdf --qdf --object-streams=disable \"$1\" - |"
                                      " grep -a -o '/S /H[0-9]' | sort | tr -d ' \\n'");
    g_assert_cmpstr(roles, ==, "/S/H1/S/H2");
}

/* ---- elements that are written before the document ends */

static bool
take(const void *bytes, gsize size, void *data, GError **error)
{
    (void) error;
    g_byte_array_append(data, bytes, (guint) size);
    return true;
}

static bool
refuse(const void *bytes, gsize size, void *data, GError **error)
{
    (void) bytes, (void) size, (void) data;
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOSPC, "full");
    return false;
}

static guint
count_tags(const AreaTag *tag)
{
    guint count = 1;
    for (const AreaTag *child = tag->first; child; child = child->next)
        count += count_tags(child);
    return count;
}

static void
mark_page(PdfDocument *document, AreaTag *const *tags, guint count)
{
    g_autoptr(GString) content = g_string_new(NULL);
    pdf_document_begin_page(document);
    for (guint i = 0; i < count; i++)
        g_string_append_printf(content, "/P<</MCID %u>>BDC\n0 0 9 9 re f\nEMC\n",
                               pdf_structure_mark(document, tags[i]));
    g_assert_true(pdf_document_end_page(document, 100 * PT, 100 * PT, "1", content, NULL));
}

/* A section with rows, a paragraph that goes on over pages with a span in it, headings, a note;
 * with @early, all that ends on a page says so. Gives the tags that are left before the end. */
static guint
fill_document(PdfDocument *document, AreaDocument *area, bool early)
{
    AreaTag *section = area_tag_new(area, area->root, "Sect");
    AreaTag *long_one = area_tag_new(area, section, "P");
    AreaTag *table = area_tag_new(area, section, "Table");
    for (int page = 1; page <= 40; page++) {
        AreaTag *heading = area_tag_new(area, section, page == 1 ? "H1" : "H3");
        AreaTag *note = area_tag_new(area, section, "Note");
        AreaTag *span = area_tag_new(area, long_one, "Span");
        AreaTag *row = area_tag_new(area, table, "TR");
        area_tag_new(area, row, "TD"); /* empty, and kept */
        AreaTag *cell = area_tag_new(area, row, "TD");
        AreaTag *nothing = area_tag_new(area, section, "P");
        AreaTag *const shown[] = {heading, span, long_one, cell, note};
        AreaTag *const done[] = {heading, span, row, note, nothing};
        for (guint i = 0; early && i < G_N_ELEMENTS(done); i++)
            done[i]->done = done[i] == row ? page + page % 2 : page;
        mark_page(document, shown, G_N_ELEMENTS(shown));
    }
    if (early)
        section->done = 40;
    return count_tags(area->root);
}

static char *
tree_of(bool early, guint *left)
{
    PdfOptions options = {0};
    g_autoptr(AreaDocument) area = area_document_new();
    g_autoptr(PdfDocument) document = pdf_document_new(area, &options);
    *left = fill_document(document, area, early);
    g_autoptr(GBytes) pdf = close_document(document);
    return ask(pdf, "pdfinfo -struct \"$1\" | grep -v Object | sed 's/<N[0-9]*>//'");
}

static void
test_the_tree_is_the_same_however_early_it_is_written(void)
{
    guint held, left;
    g_autofree char *late = tree_of(false, &held), *early = tree_of(true, &left);
    g_assert_cmpstr(early, ==, late);
    g_assert_cmpuint(held, >, 280);
    g_assert_cmpuint(left, <, 20);
}

static void
test_a_sink_gets_the_same_bytes(void)
{
    g_autoptr(GByteArray) got = g_byte_array_new();
    PdfOptions options = {0}, sinking = {.sink = take, .sink_data = got};
    g_autoptr(AreaDocument) area = area_document_new(), other = area_document_new();
    g_autoptr(PdfDocument) held = pdf_document_new(area, &options);
    g_autoptr(PdfDocument) sunk = pdf_document_new(other, &sinking);
    fill_document(held, area, true);
    fill_document(sunk, other, true);
    g_assert_cmpuint(got->len, >, 5000); /* long before the end */
    g_autoptr(GBytes) bytes = close_document(held);
    g_autoptr(GBytes) none = pdf_document_close(sunk, NULL);
    g_assert_cmpuint(g_bytes_get_size(none), ==, 0);
    gsize size;
    const void *expected = g_bytes_get_data(bytes, &size);
    g_assert_cmpmem(got->data, got->len, expected, size);
}

static void
test_what_a_sink_refuses_is_an_error(void)
{
    PdfOptions options = {.sink = refuse};
    g_autoptr(AreaDocument) area = area_document_new();
    g_autoptr(PdfDocument) document = pdf_document_new(area, &options);
    g_autoptr(GString) content = g_string_new(NULL);
    g_autoptr(GError) error = NULL;
    pdf_document_begin_page(document);
    g_assert_false(pdf_document_end_page(document, PT, PT, "1", content, &error));
    g_assert_error(error, G_FILE_ERROR, G_FILE_ERROR_NOSPC);
    g_clear_error(&error);
    g_assert_null(pdf_document_close(document, &error));
    g_assert_error(error, G_FILE_ERROR, G_FILE_ERROR_NOSPC);
}

/* ---- pages of cairo's */

static cairo_status_t
append(void *closure, const unsigned char *bytes, unsigned int length)
{
    g_byte_array_append(closure, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

static GBytes *
make_cairo_page(void)
{
    GByteArray *out = g_byte_array_new();
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(append, out, 60, 40);
    cairo_t *cairo = cairo_create(surface);
    cairo_pattern_t *fade = cairo_pattern_create_linear(0, 0, 60, 0);
    cairo_pattern_add_color_stop_rgba(fade, 0, 1, 0, 0, 1);
    cairo_pattern_add_color_stop_rgba(fade, 1, 0, 0, 1, 0.2);
    cairo_set_source(cairo, fade);
    cairo_paint(cairo);
    cairo_pattern_destroy(fade);
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    return g_byte_array_free_to_bytes(out);
}

static void
test_a_page_of_cairos_becomes_a_form(void)
{
    PdfOptions options = {0};
    g_autoptr(AreaDocument) area = area_document_new();
    g_autoptr(PdfDocument) document = pdf_document_new(area, &options);
    g_autoptr(GBytes) page = make_cairo_page();
    g_autoptr(GError) error = NULL;
    guint form = pdf_import_page(document->file, page, 60, 40, &error);
    g_assert_no_error(error);
    pdf_document_x_object(document, form);
    g_autoptr(GString) content = g_string_new(NULL);
    pdf_document_begin_page(document);
    g_string_printf(content, "/Figure<</MCID %u>>BDC\nq 60 0 0 40 0 0 cm/X%u Do Q\nEMC\n",
                    pdf_structure_mark(document, area_tag_new(area, area->root, "Figure")), form);
    g_assert_true(pdf_document_end_page(document, 60 * PT, 40 * PT, "1", content, NULL));
    g_autoptr(GBytes) pdf = close_document(document);
    /* Red at the left edge, as it was drawn. */
    g_autofree char *pixel = ask(
        pdf, "pdftoppm -r 72 -x 0 -y 20 -W 1 -H 1 \"$1\" | tail -c 3 | od -An -tu1 | tr -s ' '");
    int red, green, blue;
    g_assert_cmpint(sscanf(pixel, "%d %d %d", &red, &green, &blue), ==, 3);
    g_assert_cmpint(red, >, 240);
    g_assert_cmpint(green, <, 20);
}

static void
test_what_is_no_such_page_is_refused(void)
{
    g_autoptr(GBytes) page = make_cairo_page();
    gsize size;
    const char *bytes = g_bytes_get_data(page, &size);
    for (gsize length = 0; length < size; length += 7) {
        g_autoptr(PdfFile) file = pdf_file_new(NULL, NULL);
        g_autoptr(GError) error = NULL;
        g_autoptr(GBytes) part = g_bytes_new(bytes, length);
        if (!pdf_import_page(file, part, 60, 40, &error))
            g_assert_nonnull(error);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pdf/document/attachments", test_attachments_come_back);
    g_test_add_func("/pdf/document/bookmarks", test_bookmarks_lead_where_they_say);
    g_test_add_func("/pdf/document/tree", test_the_tree_keeps_order_spans_and_empty_cells);
    g_test_add_func("/pdf/document/roles", test_roles_of_others_are_mapped_and_headings_lifted);
    g_test_add_func("/pdf/document/early", test_the_tree_is_the_same_however_early_it_is_written);
    g_test_add_func("/pdf/document/sink", test_a_sink_gets_the_same_bytes);
    g_test_add_func("/pdf/document/full", test_what_a_sink_refuses_is_an_error);
    g_test_add_func("/pdf/import/page", test_a_page_of_cairos_becomes_a_form);
    g_test_add_func("/pdf/import/broken", test_what_is_no_such_page_is_refused);
    return g_test_run();
}
