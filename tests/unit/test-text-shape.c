#include <hb.h>
#include <string.h>

#include "text/text.h"

typedef struct {
    TextFonts *fonts;
    const TextFont *serif, *sarabun;
} Fixture;

static TextFontRequest
request_of(const char *const *families)
{
    return (TextFontRequest){families, 400, false, 10 * LENGTH_PT};
}

static void
set_up(Fixture *fixture, gconstpointer data)
{
    (void) data;
    g_autoptr(GError) error = NULL;
    fixture->fonts = text_fonts_new(NULL, NULL, &error);
    g_assert_no_error(error);
    const char *const serif[] = {"serif", NULL}, *const sarabun[] = {"TH SarabunPSK", NULL};
    TextFontRequest request = request_of(serif);
    fixture->serif = text_font_find(fixture->fonts, &request);
    request = request_of(sarabun);
    fixture->sarabun = text_font_find(fixture->fonts, &request);
}

static void
tear_down(Fixture *fixture, gconstpointer data)
{
    (void) data;
    text_fonts_free(fixture->fonts);
}

static const TextWord *
shape(Fixture *fixture, const TextFont *font, const char *text)
{
    return text_shape(fixture->fonts, font, text, strlen(text), false, NULL);
}

/* Justification parts the leg of a SARA AM from its letter; a SARA AA has a cluster of its own. */
static void
test_sara_am_is_parted(Fixture *fixture, gconstpointer data)
{
    (void) data;
    static const struct {
        const char *text;
        guint clusters, n_parted;
    } cases[] = {{"น้ำ", 1, 1}, {"ทำงาน", 4, 1}, {"กา", 2, 0},
                 {"ที่", 1, 0},  {"จำนำ", 2, 2},  {"am", 2, 0}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        const TextWord *word = shape(fixture, fixture->sarabun, cases[i].text);
        g_assert_cmpuint(word->clusters, ==, cases[i].clusters);
        g_assert_cmpuint(word->n_parted, ==, cases[i].n_parted);
    }
    const TextWord *water = shape(fixture, fixture->sarabun, "น้ำ");
    for (guint i = 0; i < water->n_glyphs; i++)
        g_assert_cmpint(water->glyphs[i].parted, ==, i + 1 == water->n_glyphs);
}

static void
test_words_are_shaped_once(Fixture *fixture, gconstpointer data)
{
    (void) data;
    g_autofree char *copy = g_strdup("สำนักงาน");
    const TextWord *word = shape(fixture, fixture->sarabun, "สำนักงาน");
    g_assert_true(word == shape(fixture, fixture->sarabun, copy));
    g_assert_true(word != shape(fixture, fixture->serif, copy));
    g_assert_true(word !=
                  text_shape(fixture->fonts, fixture->sarabun, copy, strlen(copy), false, "th"));
    g_assert_cmpuint(word->length, ==, strlen(copy));
    g_assert_cmpmem(word->text, word->length, copy, strlen(copy));
    for (int i = 0; i < 20000; i++) {
        g_autofree char *number = g_strdup_printf("%d", i);
        shape(fixture, fixture->serif, number);
    }
    g_assert_true(word == shape(fixture, fixture->sarabun, copy));
    g_assert_cmpuint(shape(fixture, fixture->serif, "19999")->n_glyphs, ==, 5);
}

static void
test_words_can_be_forgotten(Fixture *fixture, gconstpointer data)
{
    (void) data;
    const TextWord *word = shape(fixture, fixture->serif, "kept");
    text_words_trim(fixture->fonts, 1 << 20);
    g_assert_true(word == shape(fixture, fixture->serif, "kept"));
    Length width = word->width;
    text_words_trim(fixture->fonts, 0);
    g_assert_cmpint(shape(fixture, fixture->serif, "kept")->width, ==, width);
}

static void
test_widths_add_up_and_kern(Fixture *fixture, gconstpointer data)
{
    (void) data;
    const TextWord *word = shape(fixture, fixture->serif, "AVATAR");
    Length sum = 0, single = 0;
    for (guint i = 0; i < word->n_glyphs; i++) {
        char letter[2] = {"AVATAR"[i], 0};
        single += shape(fixture, fixture->serif, letter)->width;
        sum += word->glyphs[i].advance;
        g_assert_cmpuint(word->glyphs[i].cluster, ==, i);
    }
    g_assert_cmpint(sum, ==, word->width);
    g_assert_cmpint(word->width, <, single - 10 * LENGTH_PT / 20);
}

static void
test_marks_take_no_width(Fixture *fixture, gconstpointer data)
{
    (void) data;
    Length bare = shape(fixture, fixture->sarabun, "ปป")->width;
    g_assert_cmpint(shape(fixture, fixture->sarabun, "ปี่ปิ้")->width, ==, bare);
}

static void
test_what_is_missing_is_shown(Fixture *fixture, gconstpointer data)
{
    (void) data;
    const TextWord *word = shape(fixture, fixture->serif, "a\u0e01b");
    g_assert_cmphex(word->missing, ==, 0x0e01);
    g_assert_cmpmem(word->text, word->length, "a#b", 3);
    g_assert_cmpint(word->width, ==, shape(fixture, fixture->serif, "a#b")->width);
    g_assert_true(word == shape(fixture, fixture->serif, "a\u0e01b"));
    g_assert_true(word != shape(fixture, fixture->serif, "a#b"));
    g_assert_cmphex(shape(fixture, fixture->sarabun, "a\u0e01b")->missing, ==, 0);
}

static void
test_invisible_characters_get_no_glyph(Fixture *fixture, gconstpointer data)
{
    (void) data;
    const TextWord *word = shape(fixture, fixture->sarabun, "ก\u200bข\u2060ค");
    g_assert_cmpuint(word->n_glyphs, ==, 3);
    g_assert_false(word->missing);
    g_assert_cmpint(word->width, ==, shape(fixture, fixture->sarabun, "กขค")->width);
}

/* ---- items: "family@level:text" for each, joined by "|" */

static char *
describe_items(Fixture *fixture, const char *const *families, const char *text, int base_level)
{
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(TextItem));
    TextFontRequest request = request_of(families);
    text_itemize(fixture->fonts, &request, text, strlen(text), base_level, items);
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < items->len; i++) {
        const TextItem *item = &g_array_index(items, TextItem, i);
        const char *family = item->font->face->family;
        g_string_append_printf(out, "%s%s@%d:%.*s", i ? "|" : "",
                               strrchr(family, ' ') ? strrchr(family, ' ') + 1 : family,
                               item->level, (int) item->length, text + item->start);
    }
    return g_string_free(out, FALSE);
}

static void
test_items(Fixture *fixture, gconstpointer data)
{
    (void) data;
    static const char *const sarabun[] = {"TH SarabunPSK", NULL}, *const serif[] = {"serif", NULL},
                             *const both[] = {"serif", "TH SarabunPSK", NULL};
    const struct {
        const char *const *families;
        const char *text;
        int base_level;
        const char *items;
    } cases[] = {
        {sarabun, "", 0, ""},
        {sarabun, "12 ปี", 0, "Laksaman@0:12 ปี"},
        {sarabun, "1 ปี KPI 2", 0, "Laksaman@0:1 ปี |Laksaman@0:KPI 2"},
        {serif, "plain words, 12", 0, "Serif@0:plain words, 12"},
        {both, "see ที่นี่ (x)", 0, "Serif@0:see |Laksaman@0:ที่นี่ |Serif@0:(|Serif@0:x)"},
        {serif, "ที่", 0, "Laksaman@0:ที่"},
        {sarabun, "ก→ข", 0, "Laksaman@0:ก|Sans@0:→|Laksaman@0:ข"},
        {serif, "ab\u05d0\u05d1 c", 0, "Serif@0:ab|Serif@1:\u05d0\u05d1|Serif@0: |Serif@0:c"},
        {serif, "\u05d0 b", 1, "Serif@1:\u05d0 |Serif@2:b"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *items =
            describe_items(fixture, cases[i].families, cases[i].text, cases[i].base_level);
        g_assert_cmpstr(items, ==, cases[i].items);
    }
}

static void
test_borrowed_signs_share_the_scale(Fixture *fixture, gconstpointer data)
{
    (void) data;
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(TextItem));
    static const char *const families[] = {"TH SarabunPSK", NULL};
    TextFontRequest request = request_of(families);
    text_itemize(fixture->fonts, &request, "→", strlen("→"), 0, items);
    const TextFont *font = g_array_index(items, TextItem, 0).font;
    g_assert_cmpint(font->drawn, ==, fixture->sarabun->drawn);
}

#define ADD(path, function) g_test_add(path, Fixture, NULL, set_up, function, tear_down)

/* What HarfBuzz makes of @text. */
static hb_buffer_t *
shape_by_harfbuzz(const TextFont *font, const char *text)
{
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    hb_buffer_add_utf8(buffer, text, -1, 0, -1);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_language(buffer, hb_language_from_string("und", -1));
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(font->face->hb_font, buffer, NULL, 0);
    return buffer;
}

static Length
length_of(const TextFont *font, int units)
{
    return length_scale(font->drawn, (gint64) units * 1000 / font->face->units_per_em, 1000);
}

static void
check_as_shaped(Fixture *fixture, const TextFont *font, const char *text)
{
    const TextWord *word = shape(fixture, font, text);
    hb_buffer_t *buffer = shape_by_harfbuzz(font, text);
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, &count);
    if (!word->missing && word->n_glyphs != count)
        g_error("%s: %u glyphs, not %u", text, word->n_glyphs, count);
    for (unsigned i = 0; i < count && !word->missing; i++) {
        const TextGlyph *glyph = &word->glyphs[i];
        int nominal = hb_font_get_glyph_h_advance(font->face->hb_font, infos[i].codepoint);
        Length advance =
            length_of(font, nominal) + length_of(font, positions[i].x_advance - nominal);
        if (glyph->glyph != infos[i].codepoint || glyph->cluster != infos[i].cluster ||
            glyph->advance != advance || glyph->x_offset != length_of(font, positions[i].x_offset))
            g_error("%s: another glyph %u", text, i);
    }
    hb_buffer_destroy(buffer);
}

/* Words that are set letter by letter look as HarfBuzz would have them: any two characters, one of
 * them twice, and numbers. */
static void
test_plain_words(Fixture *fixture, gconstpointer data)
{
    (void) data;
    static const char *const words[] = {"๕๐.๓๗", "๑,๒๓๔.๕", "1,234.50", "...",   "๑...",
                                        "-12",   "1/2",     "..",       "๕.๕.๕", "กขค",
                                        "fi",    "AVA",     "To",       "๙๙%"};
    const TextFont *const fonts[] = {fixture->sarabun, fixture->serif};
    for (guint f = 0; f < G_N_ELEMENTS(fonts); f++) {
        for (guint i = 0; i < G_N_ELEMENTS(words); i++)
            check_as_shaped(fixture, fonts[f], words[i]);
        for (gunichar one = 0x21; one < 0xe5c; one = one == 0x7e ? 0xe01 : one + 1) {
            for (gunichar other = 0x21; other < 0xe5c; other = other == 0x7e ? 0xe01 : other + 1) {
                const gunichar text[] = {one, other, one, 0};
                g_autofree char *word = g_ucs4_to_utf8(text, -1, NULL, NULL, NULL);
                check_as_shaped(fixture, fonts[f], word);
            }
        }
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("/text/shape/sara-am", test_sara_am_is_parted);
    ADD("/text/shape/once", test_words_are_shaped_once);
    ADD("/text/shape/forgotten", test_words_can_be_forgotten);
    ADD("/text/shape/widths", test_widths_add_up_and_kern);
    ADD("/text/shape/marks", test_marks_take_no_width);
    ADD("/text/shape/missing", test_what_is_missing_is_shown);
    ADD("/text/shape/invisible", test_invisible_characters_get_no_glyph);
    ADD("/text/items", test_items);
    ADD("/text/items/scale", test_borrowed_signs_share_the_scale);
    ADD("/text/shape/plain", test_plain_words);
    return g_test_run();
}
