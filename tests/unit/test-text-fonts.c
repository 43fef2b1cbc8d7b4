#include <glib/gstdio.h>
#include <string.h>

#include "text/text.h"

static TextFonts *
open_own_set(void)
{
    g_autoptr(GError) error = NULL;
    TextFonts *fonts = text_fonts_new(NULL, NULL, &error);
    g_assert_no_error(error);
    return fonts;
}

static const TextFont *
find(TextFonts *fonts, const char *family, int weight, bool italic)
{
    const char *families[] = {family, NULL};
    TextFontRequest request = {families, weight, italic, 16 * LENGTH_PT};
    return text_font_find(fonts, &request);
}

static void
assert_near(Length length, double pt)
{
    g_assert_cmpfloat_with_epsilon(length_to_pt(length), pt, 0.02);
}

static void
test_sarabun_is_laksaman_made_smaller(void)
{
    g_autoptr(TextFonts) fonts = open_own_set();
    const TextFont *font = find(fonts, "TH SarabunPSK", 400, false);
    g_assert_cmpstr(font->face->family, ==, "Laksaman");
    g_assert_cmpint(font->size, ==, 16 * LENGTH_PT);
    assert_near(font->drawn, 16 * 0.6653);
    assert_near(font->ascender, 16 * 0.850);
    assert_near(font->descender, 16 * 0.250);
    assert_near(font->cap_height, 16 * 0.476);
    assert_near(font->x_height, 16 * 0.340);
    g_assert_false(font->synthetic_bold || font->synthetic_slant);
    g_assert_true(font == find(fonts, "TH SarabunPSK", 400, false));
}

static void
test_styles_have_files_of_their_own(void)
{
    g_autoptr(TextFonts) fonts = open_own_set();
    for (int i = 0; i < 4; i++) {
        static const char *const names[] = {"Laksaman.otf", "Laksaman-Italic.otf",
                                            "Laksaman-Bold.otf", "Laksaman-BoldItalic.otf"};
        const TextFont *font = find(fonts, "th sarabun new", i >= 2 ? 700 : 400, i & 1);
        g_assert_true(g_str_has_suffix(font->face->path, names[i]));
        g_assert_false(font->synthetic_bold || font->synthetic_slant);
    }
}

static void
test_metrics_follow_the_rule(void)
{
    g_autoptr(TextFonts) fonts = open_own_set();
    const TextFont *font = find(fonts, "Helvetica", 400, false);
    g_assert_cmpstr(font->face->family, ==, "Liberation Sans");
    assert_near(font->ascender, 16 * 0.728); /* typo values: 1,491 and −431 of 2,048 */
    assert_near(font->descender, 16 * 0.210);
    g_assert_cmpint(font->drawn, ==, font->size);
}

static void
test_lines_stand_clear_of_thai_marks(void)
{
    g_autoptr(TextFonts) fonts = open_own_set();
    const TextFont *thai = find(fonts, "TH SarabunPSK", 400, false);
    assert_near(thai->underline + thai->rule / 2, 16 * 0.250);
    assert_near(thai->overline + thai->rule / 2, 16 * 0.850);
    const TextFont *latin = find(fonts, "Helvetica", 400, false);
    assert_near(latin->underline, 16 * 0.105);
    assert_near(latin->overline, length_to_pt(latin->cap_height) * 1.1);
}

static void
test_unknown_families_are_passed_over(void)
{
    g_autoptr(TextFonts) fonts = open_own_set();
    const char *families[] = {"No Such Face", "Courier", NULL};
    TextFontRequest request = {families, 400, false, 10 * LENGTH_PT};
    g_assert_cmpstr(text_font_find(fonts, &request)->face->family, ==, "Liberation Mono");
    g_assert_false(text_font_is_missing(fonts, &request)); /* the second family is there */
    g_assert_false(text_family_exists(fonts, "No Such Face"));
    g_assert_true(text_family_exists(fonts, "courier"));
    g_assert_nonnull(find(fonts, "No Such Face", 400, false));
    families[1] = NULL;
    g_assert_true(text_font_is_missing(fonts, &request));
    g_assert_false(text_font_is_missing(fonts, &request)); /* said once */
    families[0] = NULL;
    g_assert_nonnull(text_font_find(fonts, &request));
    g_assert_false(text_font_is_missing(fonts, &request));
}

static void
test_small_families_are_stood_in_for_small(void)
{
    g_autoptr(TextFonts) fonts = open_own_set();
    const char *families[] = {"angsana new", NULL};
    TextFontRequest request = {families, 400, false, 16 * LENGTH_PT};
    assert_near(text_font_find(fonts, &request)->drawn, 16 * 0.6653);
    g_assert_true(text_font_is_missing(fonts, &request));
}

static void
remove_folder(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    for (const char *name; (name = g_dir_read_name(dir));) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_remove(path);
    }
    g_rmdir(folder);
}

static void
test_a_configuration_is_obeyed(void)
{
    g_autofree char *folder = g_dir_make_tmp("samrit-fonts-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "fonts.conf", NULL);
    g_autofree char *config = g_strdup_printf(
        "<fontconfig><dir>/usr/share/fonts/truetype/liberation2</dir>"
        "<dir>/usr/share/fonts/truetype/liberation</dir><cachedir>%s</cachedir>"
        "<match><test name='family'><string>Frutiger</string></test>"
        "<edit name='family' mode='assign' binding='strong'><string>Liberation Serif</string>"
        "</edit></match><match target='pattern'><edit name='family' mode='append_last'>"
        "<string>Liberation Sans</string></edit></match></fontconfig>",
        folder);
    g_assert_true(g_file_set_contents(path, config, -1, NULL));
    g_autoptr(GError) error = NULL;
    g_autoptr(TextFonts) fonts = text_fonts_new(path, NULL, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(find(fonts, "Frutiger", 400, false)->face->family, ==, "Liberation Serif");
    g_assert_cmpstr(find(fonts, "Univers", 400, false)->face->family, ==, "Liberation Sans");
    g_assert_true(text_family_exists(fonts, "Frutiger"));
    g_assert_false(text_family_exists(fonts, "Univers"));
    g_assert_false(text_family_exists(fonts, "TH SarabunPSK")); /* Laksaman is not in it */
    remove_folder(folder);
}

static void
test_bad_configurations_are_errors(void)
{
    g_autoptr(GError) error = NULL;
    g_assert_null(text_fonts_new("/nowhere/fonts.conf", NULL, &error));
    g_assert_nonnull(error);
    g_clear_error(&error);
    g_assert_null(text_fonts_new("Makefile", NULL, &error));
    g_assert_nonnull(error);
}

/* Advance widths of TH SarabunPSK in thousandths of an em, as published for TCPDF. */
static const struct {
    gunichar character;
    int width;
} sarabun_widths[] = {
#include "sarabun-widths.inc"
};

static void
test_laksaman_is_as_wide_as_sarabun(void)
{
    g_autoptr(TextFonts) fonts = open_own_set();
    const char *families[] = {"TH SarabunPSK", NULL};
    TextFontRequest request = {families, 400, false, 1000 * LENGTH_PT};
    const TextFont *font = text_font_find(fonts, &request);
    double ours = 0, theirs = 0;
    for (guint i = 0; i < G_N_ELEMENTS(sarabun_widths); i++) {
        char text[6];
        gsize length = (gsize) g_unichar_to_utf8(sarabun_widths[i].character, text);
        const TextWord *word = text_shape(fonts, font, text, length, false, "th");
        double width = length_to_pt(word->width);
        g_assert_cmpfloat_with_epsilon(width, sarabun_widths[i].width, 2.5);
        ours += width;
        theirs += sarabun_widths[i].width;
    }
    g_assert_cmpfloat_with_epsilon(ours / theirs, 1, 0.001 / 0.6653);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/text/fonts/sarabun", test_sarabun_is_laksaman_made_smaller);
    g_test_add_func("/text/fonts/styles", test_styles_have_files_of_their_own);
    g_test_add_func("/text/fonts/metrics", test_metrics_follow_the_rule);
    g_test_add_func("/text/fonts/decorations", test_lines_stand_clear_of_thai_marks);
    g_test_add_func("/text/fonts/unknown", test_unknown_families_are_passed_over);
    g_test_add_func("/text/fonts/small", test_small_families_are_stood_in_for_small);
    g_test_add_func("/text/fonts/config", test_a_configuration_is_obeyed);
    g_test_add_func("/text/fonts/bad-config", test_bad_configurations_are_errors);
    g_test_add_func("/text/fonts/widths", test_laksaman_is_as_wide_as_sarabun);
    return g_test_run();
}
