#include <glib/gstdio.h>
#include <string.h>

#include "base/file.h"
#include "paint/paint.h"
#include "paint/units.h"

/* Stands in for area/image.c: nothing here has a background image. */
bool
area_image_size(G_GNUC_UNUSED const char *uri, G_GNUC_UNUSED Length *width,
                G_GNUC_UNUSED Length *height, G_GNUC_UNUSED GError **error)
{
    return false;
}

enum { PT = LENGTH_PT };

static const char *const samples[] = {
    "สำนักงาน น้ำ ญี่ปุ่น ก.พ.ร. ชี้ ที่ ผู้ ปิ้ ปี่ ฟ้า ฎุ ฐู ญู ก็",
    "ตัวชี้วัดที่ ๑ ร้อยละ ๗๐ (๒๕๖๖) ปำ ฝ้ำ ฟ้ำ ฬ่ำ ก่ำ ทำ กำ",
    "English fi ffl words, é and 12.50% “quoted” – ไทย",
};

/* ---- a page of text, without layout: words go where the pen is */

static const TextFont *
find_font(TextFonts *fonts, bool bold)
{
    static const char *const families[] = {"TH SarabunPSK", NULL};
    TextFontRequest request = {.families = families, .weight = bold ? 700 : 400, .size = 16 * PT};
    return text_font_find(fonts, &request);
}

static void
add_line(TextFonts *fonts, AreaPage *page, Area *parent, const char *line, Length y, Length extra)
{
    static const char *const families[] = {"TH SarabunPSK", NULL};
    TextFontRequest request = {.families = families, .weight = 400, .size = 16 * PT};
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(TextItem));
    text_itemize(fonts, &request, line, strlen(line), 0, items);
    AreaPiece *pieces = ARENA_NEW_N(page->arena, AreaPiece, strlen(line) + 1);
    guint n_pieces = 0;
    Length x = 0;
    for (guint i = 0; i < items->len; i++) {
        const TextItem *item = &g_array_index(items, TextItem, i);
        const char *at = line + item->start, *end = at + item->length;
        while (at < end) {
            const char *space = memchr(at, ' ', (gsize) (end - at));
            gsize length = !space ? (gsize) (end - at) : space == at ? 1 : (gsize) (space - at);
            pieces[n_pieces].word = text_shape(fonts, item->font, at, length, false, "th");
            pieces[n_pieces].x = x;
            pieces[n_pieces].extra = pieces[n_pieces].parted = extra;
            const TextWord *word = pieces[n_pieces++].word;
            x += word->width + extra * (word->clusters + word->n_parted);
            at += length;
        }
    }
    Area *area = area_new(page, parent, AREA_TEXT, 0, y, x, 21 * PT);
    area->text = (AreaText){.font = find_font(fonts, false),
                            .color = 0x000000ff,
                            .baseline = 15 * PT,
                            .n_pieces = n_pieces,
                            .pieces = pieces};
}

static AreaPage *
make_page(TextFonts *fonts, AreaDocument *document)
{
    AreaPage *page = area_page_new(595 * PT, 842 * PT);
    page->label = "๑";
    AreaTag *section = area_tag_new(document, document->root, "Sect");
    for (guint i = 0; i < G_N_ELEMENTS(samples); i++) {
        Area *block = area_new(page, page->root, AREA_BLOCK, 72 * PT, (Length) (72 + 30 * i) * PT,
                               400 * PT, 30 * PT);
        block->tag = area_tag_new(document, section, i ? "P" : "H1");
        block->id = "here";
        add_line(fonts, page, block, samples[i], 0, 0);
    }
    return page;
}

static GBytes *
make_pdf(TextFonts *fonts)
{
    g_autoptr(AreaDocument) document = area_document_new();
    document->title = "ตัวอย่าง";
    PdfOptions options = {.date = 1696032000};
    g_autoptr(Painter) painter = paint_pdf_new(document, fonts, &options, NULL);
    g_autoptr(AreaPage) page = make_page(fonts, document);
    g_autoptr(GError) error = NULL;
    g_assert_true(paint_page(painter, page, &error));
    GBytes *bytes = paint_finish(painter, &error);
    g_assert_no_error(error);
    return bytes;
}

static char *
run(const char *command, const char *path)
{
    g_autoptr(GError) error = NULL;
    char *out = NULL;
    int status;
    const char *const shell[] = {"sh", "-c", command, "sh", path, NULL};
    g_spawn_sync(NULL, (char **) shell, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status,
                 &error);
    g_assert_no_error(error);
    g_assert_cmpint(status, ==, 0);
    return g_strstrip(out);
}

/* What readers get out of the page, line by line. */
static void
test_text_comes_back(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TextFonts) fonts = text_fonts_new(NULL, NULL, &error);
    g_assert_no_error(error);
    g_autoptr(GBytes) bytes = make_pdf(fonts);
    g_autofree char *folder = g_dir_make_tmp("samrit-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "a.pdf", NULL);
    gsize size;
    const void *data = g_bytes_get_data(bytes, &size);
    g_assert_true(file_write(path, data, size, NULL));
    g_autofree char *expected = g_strjoin("\n", samples[0], samples[1], samples[2], NULL);
    static const char *const readers[] = {
        "pdftotext \"$1\" - | tr -d '\\f' | grep .", "mutool draw -q -F txt \"$1\" | grep .",
        "pdfinfo -struct-text \"$1\" | sed -n '/block/s/.*/@/p; s/^ *\"\\(.*\\)\"$/\\1/p' |"
        " tr -d '\\n' | tr '@' '\\n'"};
    for (guint i = 0; i < G_N_ELEMENTS(readers); i++) {
        g_autofree char *text = run(readers[i], path);
        if (strcmp(text, expected) != 0) /* g_assert_cmpstr() would print octal */
            g_error("%s\ngives\n%s\nfor\n%s", readers[i], text, expected);
    }
    g_unlink(path);
    g_rmdir(folder);
}

/* One word spread by @gap, as units of glyphs. */
static PageText *
cut_word(TextFonts *fonts, const char *text, Length gap)
{
    const TextWord *word =
        text_shape(fonts, find_font(fonts, false), text, strlen(text), false, "th");
    AreaPiece piece = {.word = word, .extra = gap, .parted = gap};
    AreaText area = {.font = word->font, .n_pieces = 1, .pieces = &piece};
    PageText *units = paint_text_new();
    paint_units_cut(units, &area);
    return units;
}

/* Letter, ring and tone stay; the leg of the SARA AM moves by the gap, and what follows by two. */
static void
test_sara_am_is_parted(void)
{
    g_autoptr(TextFonts) fonts = text_fonts_new(NULL, NULL, NULL);
    PageText *close = cut_word(fonts, "น้ำก", 0), *apart = cut_word(fonts, "น้ำก", PT / 2);
    static const Length moved[] = {0, 0, 0, PT / 2, PT};
    g_assert_cmpuint(close->n_glyphs, ==, G_N_ELEMENTS(moved));
    g_assert_cmpuint(apart->n_glyphs, ==, G_N_ELEMENTS(moved));
    g_assert_cmpuint(apart->n_units, ==, 2);
    for (guint i = 0; i < G_N_ELEMENTS(moved); i++)
        g_assert_cmpint(apart->glyphs[i].x - close->glyphs[i].x, ==, moved[i]);
    paint_text_free(close);
    paint_text_free(apart);
}

/* At every gap that justification makes, the text is there and is one piece a letter. */
static void
test_parted_text_comes_back(void)
{
    g_autoptr(TextFonts) fonts = text_fonts_new(NULL, NULL, NULL);
    g_autofree char *folder = g_dir_make_tmp("samrit-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "a.pdf", NULL);
    for (Length gap = PT / 10; gap <= PT * 6 / 10; gap += PT / 10) {
        g_autoptr(AreaDocument) document = area_document_new();
        document->title = "น้ำ";
        PdfOptions options = {.date = 1696032000};
        g_autoptr(Painter) painter = paint_pdf_new(document, fonts, &options, NULL);
        g_autoptr(AreaPage) page = area_page_new(595 * PT, 842 * PT);
        page->root->tag = area_tag_new(document, document->root, "P");
        add_line(fonts, page, page->root, "น้ำ กำ ทำ จำเป็น ส่ำ", 72 * PT, gap);
        g_assert_true(paint_page(painter, page, NULL));
        g_autoptr(GBytes) bytes = paint_finish(painter, NULL);
        gsize size;
        const void *data = g_bytes_get_data(bytes, &size);
        g_assert_true(file_write(path, data, size, NULL));
        g_autofree char *poppler = run("pdftotext -raw \"$1\" - | tr -d '\\f'", path);
        g_autofree char *mupdf = run("mutool draw -q -F txt \"$1\" 2>/dev/null | grep .", path);
        g_assert_true(g_str_equal(poppler, "น้ำ กำ ทำ จำเป็น ส่ำ"));
        g_assert_true(g_str_equal(mupdf, "น้ำ กำ ทำ จำเป็น ส่ำ"));
    }
    g_unlink(path);
    g_rmdir(folder);
}

static void
test_same_document_gives_same_bytes(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TextFonts) fonts = text_fonts_new(NULL, NULL, &error);
    g_autoptr(GBytes) one = make_pdf(fonts);
    g_autoptr(GBytes) other = make_pdf(fonts);
    g_assert_true(g_bytes_equal(one, other));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    if (argc > 1) { /* shows the page: test-paint-pdf FILE.pdf */
        g_autoptr(TextFonts) fonts = text_fonts_new(NULL, NULL, NULL);
        g_autoptr(GBytes) bytes = make_pdf(fonts);
        gsize size;
        const void *data = g_bytes_get_data(bytes, &size);
        return file_write(argv[1], data, size, NULL) ? 0 : 1;
    }
    g_test_add_func("/paint/pdf/text", test_text_comes_back);
    g_test_add_func("/paint/pdf/sara-am", test_sara_am_is_parted);
    g_test_add_func("/paint/pdf/parted", test_parted_text_comes_back);
    g_test_add_func("/paint/pdf/same", test_same_document_gives_same_bytes);
    return g_test_run();
}
