/*
 * An FO document of any content, as pages: areas, the painter's calls and a PDF, or an error for
 * all three, never both; the same areas twice, which are well-formed XML.
 */
#include "file.h"
#include "format.h"
#include "xml/doc.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static GBytes *
format(GBytes *fo, TextFonts *fonts, JobFormat format)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(FoReader) reader = fo_reader_new(fo, "fuzz.fo", diag, &error);
    g_assert_true(!reader == !!error);
    return reader ? fuzz_format(reader, fonts, format, diag, &error) : NULL;
}

static void
check_areas(GBytes *areas)
{
    gsize length;
    const char *text = g_bytes_get_data(areas, &length);
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(xmlDoc) doc = xml_doc_parse(text, length, "areas.xml", diag, NULL);
    g_autofree char *findings = diag_to_string(diag);
    g_assert_cmpstr(findings, ==, "");
    g_assert_nonnull(doc);
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static TextFonts *fonts;
    if (!fonts)
        fonts = text_fonts_new(NULL, NULL, NULL);
    g_autoptr(GBytes) fo = g_bytes_new(data, size);
    g_autoptr(GBytes) once = format(fo, fonts, JOB_AREA);
    g_autoptr(GBytes) pdf = format(fo, fonts, JOB_PDF);
    g_assert_true(once || !pdf);
    if (fuzz_turn(data, size, 4)) {
        g_autoptr(GBytes) twice = format(fo, fonts, JOB_AREA);
        g_autoptr(GBytes) painted = format(fo, fonts, JOB_TRACE);
        g_assert_true(!once == !twice && !once == !painted);
        g_assert_true(!once || g_bytes_equal(once, twice));
    }
    if (once && fuzz_turn(data, size, 3))
        check_areas(once);
    return 0;
}
