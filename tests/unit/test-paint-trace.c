#include <string.h>

#include "base/file.h"
#include "paint/paint.h"

/* Stands in for area/image.c: every image is 10 pt by 10 pt. */
bool
area_image_size(G_GNUC_UNUSED const char *uri, Length *width, Length *height,
                G_GNUC_UNUSED GError **error)
{
    *width = *height = 10 * LENGTH_PT;
    return true;
}

enum { PT = LENGTH_PT };

static const TextFace face = {.path = "none", .family = "Sample", .units_per_em = 1000};
static const TextFont font = {
    .face = &face,
    .size = 10 * PT,
    .drawn = 10 * PT,
    .ascender = 8 * PT,
    .descender = 2 * PT,
    .rule = PT / 4,
    .underline = PT,
};
static const TextGlyph glyphs[] = {{.glyph = 1, .advance = 6 * PT},
                                   {.glyph = 2, .cluster = 1, .advance = 4 * PT}};
static const TextWord word = {
    .font = &font, .text = "ab", .length = 2, .n_glyphs = 2, .width = 10 * PT, .glyphs = glyphs};

static char *
trace(const AreaPage *page)
{
    g_autoptr(Painter) painter = paint_trace_new(NULL);
    g_autoptr(GError) error = NULL;
    g_assert_true(paint_page(painter, page, &error));
    g_assert_no_error(error);
    g_autoptr(GBytes) bytes = paint_finish(painter, &error);
    g_assert_no_error(error);
    gsize size;
    const char *text = g_bytes_get_data(bytes, &size);
    return g_strndup(text, size);
}

static void
assert_trace(const AreaPage *page, const char *expected)
{
    g_autofree char *actual = trace(page);
    g_assert_cmpstr(actual, ==, expected);
}

static Area *
add_text(AreaPage *page, Area *parent, Length x, Length y)
{
    Area *area = area_new(page, parent, AREA_TEXT, x, y, 10 * PT, 10 * PT);
    AreaPiece *piece = ARENA_NEW(page->arena, AreaPiece);
    piece->word = &word;
    area->text = (AreaText){
        .font = &font, .color = 0x000000ff, .baseline = 8 * PT, .n_pieces = 1, .pieces = piece};
    return area;
}

/* A line of the trace is one call: what a word holds cannot break it. */
static void
test_words_are_quoted(void)
{
    g_autoptr(AreaPage) page = area_page_new(100 * PT, 50 * PT);
    Area *text = add_text(page, page->root, 0, 0);
    TextWord quoted = word;
    quoted.text = "\"ก\\\n";
    quoted.length = strlen(quoted.text);
    text->text.pieces[0].word = &quoted;
    assert_trace(page, "page  100 50\n"
                       "  text 0 8 #000000\n"
                       "    \"\\\"ก\\\\\\n\" 0 Sample 10\n");
}

static void
test_text_is_placed_tagged_and_decorated(void)
{
    g_autoptr(AreaDocument) document = area_document_new();
    g_autoptr(AreaPage) page = area_page_new(100 * PT, 50 * PT);
    page->label = "ก";
    Area *block = area_new(page, page->root, AREA_BLOCK, 10 * PT, 20 * PT, 80 * PT, 10 * PT);
    block->tag = area_tag_new(document, document->root, "P");
    block->id = "here";
    Area *text = add_text(page, block, 5 * PT / 2, 0);
    text->text.decorations = AREA_UNDERLINE;
    text->text.decoration_color = 0x112233ff;
    text->link = "#there";
    assert_trace(page, "page ก 100 50\n"
                       "  tag P\n"
                       "    destination here 10 20\n"
                       "    text 12.5 28 #000000\n"
                       "      \"ab\" 0 Sample 10\n"
                       "    tag -\n"
                       "      fill 12.5 28.875 10 0.25 #112233\n"
                       "    link #there 12.5 20 10 10\n");
}

static AreaTraits *
borders(AreaPage *page, AreaBorderStyle style, Length width, guint32 color)
{
    AreaTraits *traits = ARENA_NEW(page->arena, AreaTraits);
    for (guint side = 0; side < 4; side++)
        traits->borders[side] = (AreaBorder){.style = style, .width = width, .color = color};
    return traits;
}

static void
test_borders_of_one_colour_are_square(void)
{
    g_autoptr(AreaPage) page = area_page_new(100 * PT, 100 * PT);
    Area *block = area_new(page, page->root, AREA_BLOCK, 10 * PT, 10 * PT, 40 * PT, 20 * PT);
    AreaTraits *traits = borders(page, AREA_BORDER_SOLID, 2 * PT, 0xff0000ff);
    traits->background = 0xccccccff;
    block->traits = traits;
    assert_trace(page, "page  100 100\n"
                       "  fill 12 12 36 16 #cccccc\n"
                       "  fill 10 10 40 2 #ff0000\n"
                       "  fill 10 28 40 2 #ff0000\n"
                       "  fill 10 12 2 16 #ff0000\n"
                       "  fill 48 12 2 16 #ff0000\n");
}

static void
test_borders_of_two_colours_are_mitred(void)
{
    g_autoptr(AreaPage) page = area_page_new(100 * PT, 100 * PT);
    Area *block = area_new(page, page->root, AREA_BLOCK, 0, 0, 40 * PT, 20 * PT);
    AreaTraits *traits = borders(page, AREA_BORDER_SOLID, 2 * PT, 0xff0000ff);
    traits->borders[AREA_LEFT].color = 0x0000ffff;
    traits->borders[AREA_BOTTOM].style = AREA_BORDER_NONE;
    block->traits = traits;
    assert_trace(page, "page  100 100\n"
                       "  polygon 0 0 40 0 38 2 2 2 #ff0000\n"
                       "  polygon 40 0 40 20 38 20 38 2 #ff0000\n"
                       "  polygon 0 20 0 0 2 2 2 20 #0000ff\n");
}

static void
test_collapsed_borders_straddle_the_edge(void)
{
    g_autoptr(AreaPage) page = area_page_new(100 * PT, 100 * PT);
    Area *block = area_new(page, page->root, AREA_BLOCK, 10 * PT, 10 * PT, 40 * PT, 20 * PT);
    AreaTraits *traits = borders(page, AREA_BORDER_SOLID, 2 * PT, 0x000000ff);
    for (guint side = 0; side < 4; side++)
        traits->borders[side].collapsed = true;
    block->traits = traits;
    assert_trace(page, "page  100 100\n"
                       "  fill 9 9 42 2 #000000\n"
                       "  fill 9 29 42 2 #000000\n"
                       "  fill 9 11 2 18 #000000\n"
                       "  fill 49 11 2 18 #000000\n");
}

static void
test_dashes_are_lines_and_doubles_are_rings(void)
{
    g_autoptr(AreaPage) page = area_page_new(100 * PT, 100 * PT);
    Area *block = area_new(page, page->root, AREA_BLOCK, 0, 0, 40 * PT, 20 * PT);
    AreaTraits *traits = borders(page, AREA_BORDER_NONE, 3 * PT, 0x000000ff);
    traits->borders[AREA_TOP].style = AREA_BORDER_DASHED;
    traits->borders[AREA_BOTTOM].style = AREA_BORDER_DOUBLE;
    block->traits = traits;
    assert_trace(page, "page  100 100\n"
                       "  line dashed 0 1.5 40 1.5 3 #000000\n"
                       "  polygon 40 20 0 20 0 19 40 19 #000000\n"
                       "  polygon 40 18 0 18 0 17 40 17 #000000\n");
}

/* Light falls from above on all sides alike: the outer third of a ridge is lighter. */
static void
test_ridges_are_three_rings(void)
{
    g_autoptr(AreaPage) page = area_page_new(100 * PT, 100 * PT);
    Area *block = area_new(page, page->root, AREA_BLOCK, 0, 0, 40 * PT, 20 * PT);
    AreaTraits *traits = borders(page, AREA_BORDER_NONE, 3 * PT, 0x808080ff);
    traits->borders[AREA_TOP].style = AREA_BORDER_RIDGE;
    traits->borders[AREA_BOTTOM].style = AREA_BORDER_GROOVE;
    block->traits = traits;
    assert_trace(page, "page  100 100\n"
                       "  polygon 0 0 40 0 40 1 0 1 #b3b3b3\n"
                       "  polygon 0 1 40 1 40 2 0 2 #808080\n"
                       "  polygon 0 2 40 2 40 3 0 3 #4d4d4d\n"
                       "  polygon 40 20 0 20 0 19 40 19 #4d4d4d\n"
                       "  polygon 40 19 0 19 0 18 40 18 #808080\n"
                       "  polygon 40 18 0 18 0 17 40 17 #b3b3b3\n");
}

static void
test_dots_are_a_line_through_the_middle(void)
{
    g_autoptr(AreaPage) page = area_page_new(100 * PT, 100 * PT);
    Area *block = area_new(page, page->root, AREA_BLOCK, 0, 0, 40 * PT, 20 * PT);
    AreaTraits *traits = borders(page, AREA_BORDER_NONE, 4 * PT, 0x000000ff);
    traits->borders[AREA_RIGHT].style = AREA_BORDER_DOTTED;
    traits->borders[AREA_LEFT].style = AREA_BORDER_INSET;
    block->traits = traits;
    assert_trace(page, "page  100 100\n"
                       "  line dotted 38 0 38 20 4 #000000\n"
                       "  polygon 0 20 0 0 4 0 4 20 #000000\n");
}

static void
test_background_images_are_tiled_within_the_padding(void)
{
    g_autoptr(AreaPage) page = area_page_new(100 * PT, 100 * PT);
    Area *block = area_new(page, page->root, AREA_BLOCK, 0, 0, 25 * PT, 30 * PT);
    AreaTraits *traits = ARENA_NEW(page->arena, AreaTraits);
    traits->background_image = "/somewhere/a.png";
    traits->repeat_x = true;
    traits->position_y_percent = 50 * 1024;
    block->traits = traits;
    assert_trace(page, "page  100 100\n"
                       "  push 0 0 25 30 clipped\n"
                       "    image 0 10 10 10 a.png\n"
                       "    image 10 10 10 10 a.png\n"
                       "    image 20 10 10 10 a.png\n");
}

static void
test_viewports_turn_and_clip(void)
{
    g_autoptr(AreaPage) page = area_page_new(100 * PT, 100 * PT);
    Area *port = area_new(page, page->root, AREA_VIEWPORT, 10 * PT, 20 * PT, 30 * PT, 60 * PT);
    port->viewport = (AreaViewport){.turns = 1, .clip = true};
    add_text(page, port, 0, 0);
    assert_trace(page, "page  100 100\n"
                       "  push 10 20 30 60 turned 90 clipped\n"
                       "    text 0 8 #000000\n"
                       "      \"ab\" 0 Sample 10\n");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/paint/trace/quotes", test_words_are_quoted);
    g_test_add_func("/paint/trace/text", test_text_is_placed_tagged_and_decorated);
    g_test_add_func("/paint/trace/square", test_borders_of_one_colour_are_square);
    g_test_add_func("/paint/trace/mitred", test_borders_of_two_colours_are_mitred);
    g_test_add_func("/paint/trace/collapsed", test_collapsed_borders_straddle_the_edge);
    g_test_add_func("/paint/trace/styles", test_dashes_are_lines_and_doubles_are_rings);
    g_test_add_func("/paint/trace/ridges", test_ridges_are_three_rings);
    g_test_add_func("/paint/trace/dots", test_dots_are_a_line_through_the_middle);
    g_test_add_func("/paint/trace/tiles", test_background_images_are_tiled_within_the_padding);
    g_test_add_func("/paint/trace/viewport", test_viewports_turn_and_clip);
    return g_test_run();
}
