#include <glib.h>
#include <string.h>

#include "layout/classes.h"
#include "layout/hyphenation.h"
#include "layout/kind.h"
#include "layout/paragraph.h"
#include "layout/reference.h"

/* A paragraph of one block, laid out on a page of its own. */
typedef struct {
    Diag *diag;
    FoReader *reader;
    Arena *arena;
    AreaDocument *document;
    AreaPage *page;
    LayoutOptions options;
    Layout layout;
    LayoutParagraph *paragraph;
    const FoNode *block;
    Area *root; /* holds the lines */
} Case;

static TextFonts *fonts;

static const FoNode *
find(const FoNode *node, FoElement element)
{
    if (node->element == element)
        return node;
    FO_EACH_CHILD (child, node) {
        const FoNode *found = find(child, element);
        if (found)
            return found;
    }
    return NULL;
}

static bool
drop_page(AreaPage *page, void *data, GError **error)
{
    (void) page;
    (void) data;
    (void) error;
    return true;
}

/* Reads @content, the inside of an fo:flow, and sets its first block at @width. */
static Case *
case_new(const char *content, Length width)
{
    Case *it = g_new0(Case, 1);
    g_autofree char *fo = g_strdup_printf(
        "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' font-family='Liberation Serif'>"
        "<fo:layout-master-set><fo:simple-page-master master-name='p'><fo:region-body/>"
        "</fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference='p'>"
        "<fo:flow flow-name='xsl-region-body'>%s</fo:flow></fo:page-sequence></fo:root>",
        content);
    g_autoptr(GBytes) bytes = g_bytes_new(fo, strlen(fo));
    g_autoptr(GError) error = NULL;
    it->diag = diag_new();
    it->reader = fo_reader_new(bytes, "test.fo", it->diag, &error);
    g_assert_no_error(error);
    it->arena = arena_new();
    it->document = area_document_new();
    it->page = area_page_new(600 * LENGTH_PT, 800 * LENGTH_PT);
    it->page->label = "7";
    it->layout = (Layout){.reader = it->reader,
                          .blocks = layout_block_classes,
                          .pieces = layout_piece_classes,
                          .fonts = fonts,
                          .options = &it->options,
                          .document = it->document,
                          .diag = it->diag,
                          .references = layout_references_new(drop_page, NULL),
                          .hyphenation = layout_hyphenation_new()};

    const FoNode *sequence = fo_reader_next(it->reader, it->arena, &error);
    g_assert_no_error(error);
    it->block = find(sequence, FO_BLOCK);
    it->paragraph = layout_paragraph_new(&it->layout, it->arena, it->block, it->block->first, NULL,
                                         width, width);
    return it;
}

static void
case_free(Case *it)
{
    layout_references_free(it->layout.references);
    layout_hyphenation_free(it->layout.hyphenation);
    if (it->layout.buffer)
        g_string_free(it->layout.buffer, TRUE);
    area_page_free(it->page);
    area_document_free(it->document);
    arena_free(it->arena);
    fo_reader_free(it->reader);
    diag_free(it->diag);
    g_free(it);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Case, case_free)

/* Places all lines below each other. */
static void
case_place(Case *it)
{
    it->layout.page = it->page;
    it->root = it->page->root;
    AreaTag *tag = area_tag_new(it->document, it->document->root, "P");
    Length y = 0;
    for (guint i = 0; i < layout_paragraph_count(it->paragraph); i++) {
        layout_paragraph_place(&it->layout, it->paragraph, i, it->root, tag, 0, y);
        y += layout_paragraph_line(it->paragraph, i)->height;
    }
}

static void
append_text(const Area *area, GString *text)
{
    for (guint i = 0; area->kind == AREA_TEXT && i < area->text.n_pieces; i++) {
        const TextWord *word = area->text.pieces[i].word;
        g_string_append_len(text, word->text, word->length);
    }
    AREA_EACH_CHILD (child, area)
        append_text(child, text);
}

static char *
case_text(const Case *it)
{
    GString *text = g_string_new(NULL);
    append_text(it->root, text);
    return g_string_free(text, FALSE);
}

static const Area *
nth_line(const Case *it, guint index)
{
    const Area *line = it->root->first;
    while (index-- && line)
        line = line->next;
    g_assert_nonnull(line);
    return line;
}

/* The right edge of what is on a line, from the line's left edge; a trailing space has no width. */
static Length
right_edge(const Area *area)
{
    Length edge = area->kind == AREA_LINE ? 0 : area->width;
    AREA_EACH_CHILD (child, area)
        edge = MAX(edge, child->x + right_edge(child));
    return edge;
}

static const Area *
find_area(const Area *area, AreaKind kind)
{
    if (area->kind == kind)
        return area;
    AREA_EACH_CHILD (child, area) {
        const Area *found = find_area(child, kind);
        if (found)
            return found;
    }
    return NULL;
}

#define LOREM                                                                                    \
    "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt " \
    "ut labore et dolore magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation."

/* ---- */

static void
test_text_is_kept(void)
{
    g_autoptr(Case) it = case_new("<fo:block>" LOREM "</fo:block>", 150 * LENGTH_PT);
    g_assert_cmpuint(layout_paragraph_count(it->paragraph), >, 4);
    case_place(it);
    g_autofree char *text = case_text(it);
    g_assert_cmpstr(text, ==, LOREM);
}

static void
test_white_space(void)
{
    g_autoptr(Case) it =
        case_new("<fo:block>\n  one <fo:inline font-weight='bold'>two\n </fo:inline>"
                 "three  <fo:inline> </fo:inline> </fo:block>",
                 400 * LENGTH_PT);
    case_place(it);
    g_autofree char *text = case_text(it);
    g_assert_cmpstr(text, ==, "one two three");

    g_autoptr(Case) kept = case_new("<fo:block linefeed-treatment='preserve' "
                                    "white-space-collapse='false' white-space-treatment='preserve'>"
                                    "a  b\n\n c</fo:block>",
                                    400 * LENGTH_PT);
    g_assert_cmpuint(layout_paragraph_count(kept->paragraph), ==, 3);
    case_place(kept);
    g_autofree char *kept_text = case_text(kept);
    g_assert_cmpstr(kept_text, ==, "a  b c");
    g_assert_cmpint(layout_paragraph_line(kept->paragraph, 1)->height, >, 0);

    g_autoptr(Case) nothing =
        case_new("<fo:block> <fo:inline> </fo:inline>\n</fo:block>", 400 * LENGTH_PT);
    g_assert_null(nothing->paragraph);
}

static void
test_alignment(void)
{
    Length width = 160 * LENGTH_PT;
    g_autoptr(Case) justified =
        case_new("<fo:block text-align='justify'>" LOREM "</fo:block>", width);
    case_place(justified);
    guint count = layout_paragraph_count(justified->paragraph);
    for (guint i = 0; i + 1 < count; i++)
        g_assert_cmpint(right_edge(nth_line(justified, i)), ==, width);
    g_assert_cmpint(right_edge(nth_line(justified, count - 1)), <, width);

    g_autoptr(Case) end = case_new("<fo:block text-align='end'>" LOREM "</fo:block>", width);
    case_place(end);
    for (guint i = 0; i < layout_paragraph_count(end->paragraph); i++)
        g_assert_cmpint(right_edge(nth_line(end, i)), ==, width);

    g_autoptr(Case) center = case_new("<fo:block text-align='center'>short</fo:block>", width);
    case_place(center);
    const Area *text = nth_line(center, 0)->first;
    g_assert_cmpint(ABS(text->x - (width - text->width) / 2), <=, 1);
}

static void
test_line_height(void)
{
    g_autoptr(Case) it =
        case_new("<fo:block font-size='10pt' line-height='15pt'>one</fo:block>", 100 * LENGTH_PT);
    const LayoutLine *line = layout_paragraph_line(it->paragraph, 0);
    g_assert_cmpint(line->height, ==, 15 * LENGTH_PT);

    g_autoptr(Case) higher = case_new("<fo:block font-size='10pt' line-height='15pt'>one"
                                      "<fo:inline font-size='30pt'>two</fo:inline></fo:block>",
                                      100 * LENGTH_PT);
    g_assert_cmpint(layout_paragraph_line(higher->paragraph, 0)->height, >, 20 * LENGTH_PT);

    g_autoptr(Case) strict = case_new(
        "<fo:block font-size='10pt' line-height='15pt' line-stacking-strategy='font-height'>"
        "one<fo:inline font-size='30pt'>two</fo:inline></fo:block>",
        100 * LENGTH_PT);
    g_assert_cmpint(layout_paragraph_line(strict->paragraph, 0)->height, ==, 15 * LENGTH_PT);
}

static void
test_inline_box(void)
{
    g_autoptr(Case) it = case_new("<fo:block>a<fo:inline border='2pt solid red' padding='3pt'>b"
                                  "</fo:inline>c</fo:block>",
                                  100 * LENGTH_PT);
    case_place(it);
    const Area *box = find_area(it->root, AREA_INLINE);
    g_assert_nonnull(box);
    g_assert_nonnull(box->traits);
    g_assert_cmpint(box->first->x, ==, 5 * LENGTH_PT);
    g_assert_cmpint(box->width, ==, box->first->width + 10 * LENGTH_PT);
    g_assert_cmpint(box->next->x, ==, box->x + box->width);
}

static void
test_link(void)
{
    g_autoptr(Case) it =
        case_new("<fo:block>see <fo:basic-link internal-destination='there' "
                 "fox:alt-text='chapter' xmlns:fox='http://xmlgraphics.apache.org/fop/extensions'>"
                 "there</fo:basic-link> soon</fo:block>",
                 200 * LENGTH_PT);
    case_place(it);
    const Area *box = find_area(it->root, AREA_INLINE);
    g_assert_nonnull(box);
    g_assert_cmpstr(box->link, ==, "#there");
    g_assert_nonnull(box->tag);
    g_assert_cmpstr(box->tag->role, ==, "Link");
    g_assert_cmpstr(box->tag->alt, ==, "chapter");
    /* The text around it has elements too, so that the order is that of the text. */
    const AreaTag *block = box->tag->parent;
    g_assert_cmpstr(block->first->role, ==, "Span");
    g_assert_true(block->first->next == box->tag);
    g_assert_cmpstr(box->tag->next->role, ==, "Span");
}

static void
test_page_number(void)
{
    g_autoptr(Case) it = case_new("<fo:block>page <fo:page-number/></fo:block>", 200 * LENGTH_PT);
    case_place(it);
    g_autofree char *text = case_text(it);
    g_assert_cmpstr(text, ==, "page 7");
}

/* A table of contents: the leader gives way when the number is known at last. */
static void
test_citation(void)
{
    Length width = 200 * LENGTH_PT;
    g_autoptr(Case) it = case_new("<fo:block text-align-last='justify'>Chapter"
                                  "<fo:leader leader-pattern='dots'/>"
                                  "<fo:page-number-citation ref-id='later'/></fo:block>",
                                  width);
    case_place(it);
    g_assert_cmpint(right_edge(nth_line(it, 0)), <=, width);

    AreaPage *other = area_page_new(100 * LENGTH_PT, 100 * LENGTH_PT);
    other->label = "12345";
    it->layout.page = other;
    layout_reference_place(&it->layout, "later");
    area_page_free(other);

    const Area *number = nth_line(it, 0)->last;
    g_assert_cmpint(number->x + number->width, ==, width);
    g_autofree char *text = case_text(it);
    g_assert_true(g_str_has_prefix(text, "Chapter.."));
    g_assert_true(g_str_has_suffix(text, "..12345"));
    const Area *leader = nth_line(it, 0)->first->next;
    g_assert_cmpint(leader->x + leader->width, ==, number->x);
}

static void
test_hyphenation(void)
{
    g_autoptr(Case) it = case_new("<fo:block hyphenate='true' language='en' country='US'>"
                                  "extraordinarily incomprehensible hyphenation</fo:block>",
                                  70 * LENGTH_PT);
    case_place(it);
    g_autofree char *text = case_text(it);
    g_assert_nonnull(strpbrk(text, "-\xe2"));
    for (guint i = 0; i < layout_paragraph_count(it->paragraph); i++)
        g_assert_cmpint(right_edge(nth_line(it, i)), <=, 70 * LENGTH_PT);

    g_autoptr(Case) soft = case_new("<fo:block>extra\xc2\xad"
                                    "ordinary</fo:block>",
                                    45 * LENGTH_PT);
    g_assert_cmpuint(layout_paragraph_count(soft->paragraph), ==, 2);

    bool points[8];
    LayoutHyphenation *hyphenation = it->layout.hyphenation;
    g_assert_true(layout_hyphenation_find(hyphenation, "en-US", "(hyphen", 7, 2, 2, points));
    g_assert_true(points[3] && !points[2] && !points[4]);
    g_assert_false(layout_hyphenation_find(hyphenation, "en-US", "and/or", 6, 2, 2, points));
    g_assert_false(layout_hyphenation_knows(hyphenation, "../../etc/passwd"));
}

static void
test_widths(void)
{
    g_autoptr(Case) it = case_new("<fo:block>wide widest</fo:block>", 500 * LENGTH_PT);
    Length minimum, maximum;
    layout_paragraph_widths(&it->layout, it->block, it->block->first, NULL, &minimum, &maximum);
    g_assert_cmpint(maximum, ==, layout_paragraph_line(it->paragraph, 0)->width);
    g_assert_cmpint(minimum, <, maximum);
    g_assert_cmpint(minimum, >, maximum / 2);
}

static void
test_block_in_inline(void)
{
    g_autoptr(Case) it = case_new("<fo:block>one <fo:inline>two <fo:block>three</fo:block> four"
                                  "</fo:inline></fo:block>",
                                  300 * LENGTH_PT);
    g_assert_cmpuint(layout_paragraph_count(it->paragraph), ==, 3);
    const FoNode *block = layout_paragraph_line(it->paragraph, 1)->block;
    g_assert_nonnull(block);
    g_assert_cmpint(block->element, ==, FO_BLOCK);
    g_assert_null(layout_paragraph_line(it->paragraph, 2)->block);
}

static void
test_right_to_left(void)
{
    Length width = 200 * LENGTH_PT;
    g_autoptr(Case) it = case_new("<fo:block-container writing-mode='rl-tb'><fo:block>one "
                                  "<fo:inline border='1pt solid red'>two</fo:inline></fo:block>"
                                  "</fo:block-container>",
                                  width);
    case_place(it);
    g_assert_cmpint(right_edge(nth_line(it, 0)), ==, width);

    g_autoptr(Case) turned =
        case_new("<fo:block-container writing-mode='rl-tb'><fo:block><fo:bidi-override "
                 "unicode-bidi='bidi-override' direction='rtl'><fo:character character='1'/>"
                 "<fo:character character='2'/></fo:bidi-override></fo:block></fo:block-container>",
                 width);
    case_place(turned);
    g_autofree char *text = case_text(turned);
    g_assert_cmpstr(text, ==, "21");
}

static void
test_overflow_is_found(void)
{
    g_autoptr(Case) it = case_new("<fo:block>incomprehensibilities</fo:block>", 30 * LENGTH_PT);
    g_assert_cmpuint(diag_count(it->diag), ==, 1);
    g_assert_cmpint(diag_get(it->diag, 0)->id, ==, DIAG_ID_LAYOUT_OVERFLOW);

    g_autoptr(Case) fits =
        case_new("<fo:block text-align='justify'>" LOREM "</fo:block>", 120 * LENGTH_PT);
    g_assert_cmpuint(diag_count(fits->diag), ==, 0);
}

static void
test_edges_enclose_blocks(void)
{
    g_autoptr(Case) it = case_new("<fo:block>one <fo:inline padding='3pt'><fo:block>two</fo:block> "
                                  "three</fo:inline></fo:block>",
                                  200 * LENGTH_PT);
    g_assert_cmpuint(layout_paragraph_count(it->paragraph), ==, 3);
    const LayoutLine *block = layout_paragraph_line(it->paragraph, 1);
    g_assert_nonnull(block->around);
    g_assert_true(block->around[0].first && !block->around[0].last);
}

static void
test_wrapper_takes_a_line(void)
{
    g_autoptr(Case) it = case_new("<fo:block><fo:wrapper id='here'/></fo:block>", 100 * LENGTH_PT);
    g_assert_cmpuint(layout_paragraph_count(it->paragraph), ==, 1);
    g_assert_cmpint(layout_paragraph_line(it->paragraph, 0)->height, >, 10 * LENGTH_PT);
    case_place(it);
    g_assert_cmpstr(layout_reference_label(&it->layout, "here", false), ==, "7");
}

/* Where the last glyph of a line ends, as a painter puts it: room is between letters and within
 * SARA AM, but not behind the last. */
static void
assert_spread_to(const Area *line, Length edge)
{
    const Area *area = line->first;
    g_assert_true(area->kind == AREA_TEXT && !area->next);
    const AreaPiece *piece = NULL;
    for (guint i = 0; i < area->text.n_pieces; i++) {
        if (area->text.pieces[i].word->width)
            piece = &area->text.pieces[i];
    }
    Length x = area->x + piece->x;
    guint parted = 0;
    for (guint i = 0; i < piece->word->n_glyphs; i++) {
        x += piece->word->glyphs[i].advance + area_piece_gap(piece, i);
        parted += piece->word->glyphs[i].parted;
    }
    g_assert_cmpint(piece->extra, >, 0);
    g_assert_cmpint(piece->parted, ==, piece->extra);
    g_assert_cmpint(ABS(x - edge), <=, LENGTH_PT / 16);
}

static void
test_thai(void)
{
    g_autoptr(Case) it =
        case_new("<fo:block font-family='Laksaman' text-align='justify' language='th'>"
                 "สำนักงานคณะกรรมการพัฒนาระบบราชการประเมินผลการปฏิบัติราชการของจังหวัดทุกปีงบประมาณ"
                 "</fo:block>",
                 150 * LENGTH_PT);
    guint count = layout_paragraph_count(it->paragraph);
    g_assert_cmpuint(count, >, 2);
    case_place(it);
    for (guint i = 0; i + 1 < count; i++)
        g_assert_cmpint(ABS(right_edge(nth_line(it, i)) - 150 * LENGTH_PT), <=, 20 * LENGTH_PT);
    assert_spread_to(nth_line(it, 0), 150 * LENGTH_PT);
    g_autofree char *text = case_text(it);
    g_assert_cmpstr(text, ==,
                    "สำนักงานคณะกรรมการพัฒนาระบบราชการประเมินผลการปฏิบัติราชการของจังหวัดทุกปีงบประมาณ");
}

/* What stacks is what a row of the classes says how to collect. */
static void
test_classes(void)
{
    for (int i = 0; i < FO_ELEMENT_COUNT; i++) {
        const FoNode node = {.element = (FoElement) i};
        g_assert_cmpint(layout_is_block_level(&node), ==, layout_block_classes[i] != NULL);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autoptr(GError) error = NULL;
    fonts = text_fonts_new(NULL, NULL, &error);
    g_assert_no_error(error);
    g_test_add_func("/paragraph/text-is-kept", test_text_is_kept);
    g_test_add_func("/paragraph/white-space", test_white_space);
    g_test_add_func("/paragraph/alignment", test_alignment);
    g_test_add_func("/paragraph/line-height", test_line_height);
    g_test_add_func("/paragraph/inline-box", test_inline_box);
    g_test_add_func("/paragraph/link", test_link);
    g_test_add_func("/paragraph/page-number", test_page_number);
    g_test_add_func("/paragraph/citation", test_citation);
    g_test_add_func("/paragraph/hyphenation", test_hyphenation);
    g_test_add_func("/paragraph/widths", test_widths);
    g_test_add_func("/paragraph/block-in-inline", test_block_in_inline);
    g_test_add_func("/paragraph/right-to-left", test_right_to_left);
    g_test_add_func("/paragraph/overflow", test_overflow_is_found);
    g_test_add_func("/paragraph/edges-enclose-blocks", test_edges_enclose_blocks);
    g_test_add_func("/paragraph/wrapper", test_wrapper_takes_a_line);
    g_test_add_func("/paragraph/thai", test_thai);
    g_test_add_func("/classes", test_classes);
    int status = g_test_run();
    text_fonts_free(fonts);
    return status;
}
