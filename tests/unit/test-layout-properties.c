/*
 * What holds for every document: its words are on its pages, once and in order; nothing stands
 * outside the body; and more room on a page never makes more pages. The documents are made by
 * chance, from a fixed seed.
 */
#include <libxml/parser.h>

#include "layout/layout.h"

enum {
    ROUNDS = 60,
    BODY_X = 20, /* points: the margins of the page */
    BODY_Y = 15,
};

static TextFonts *fonts;

/* ---- documents */

typedef struct {
    GRand *chance;
    GString *xml;
    GString *words; /* those that were written, with a space after each */
    int next;
    bool blocks; /* no lists and tables: those keep their width on a page of another */
} Writer;

static int
roll(Writer *it, int sides)
{
    return g_rand_int_range(it->chance, 0, sides);
}

static void
write_words(Writer *it, int count)
{
    for (int i = 0; i < count; i++) {
        static const char *const stems[] = {"a", "word", "paragraph", "คำ", "ประเมินผล"};
        const char *stem = stems[roll(it, 5)];
        g_string_append_printf(it->xml, "%s%d ", stem, it->next);
        g_string_append_printf(it->words, "%s%d ", stem, it->next++);
    }
}

static void
write_block(Writer *it)
{
    static const char *const looks[] = {"", " text-align='justify'", " space-before='7pt'",
                                        " keep-with-next.within-page='always'",
                                        " border='1pt solid black' padding='2pt' margin='0pt'"};
    g_string_append_printf(it->xml, "<fo:block%s>", looks[roll(it, 5)]);
    write_words(it, 1 + roll(it, 25));
    g_string_append(it->xml, "</fo:block>");
}

static void
write_list(Writer *it)
{
    g_string_append(it->xml, "<fo:list-block provisional-distance-between-starts='25pt'>");
    for (int i = roll(it, 3); i >= 0; i--) {
        g_string_append(it->xml, "<fo:list-item><fo:list-item-label end-indent='label-end()'>"
                                 "<fo:block>-</fo:block></fo:list-item-label>"
                                 "<fo:list-item-body start-indent='body-start()'>");
        g_string_append(it->words, "- ");
        write_block(it);
        g_string_append(it->xml, "</fo:list-item-body></fo:list-item>");
    }
    g_string_append(it->xml, "</fo:list-block>");
}

static void
write_table(Writer *it)
{
    static const char *const layouts[] = {"fixed", "auto"};
    int rows = 1 + roll(it, 4);
    g_string_append_printf(it->xml, "<fo:table width='100%%' table-layout='%s'><fo:table-body>",
                           layouts[roll(it, 2)]);
    for (int row = 0; row < rows; row++) {
        g_string_append(it->xml, "<fo:table-row>");
        for (int cell = 0; cell < 2; cell++) {
            g_string_append(it->xml, "<fo:table-cell><fo:block>");
            write_words(it, 1 + roll(it, 3));
            g_string_append(it->xml, "</fo:block></fo:table-cell>");
        }
        g_string_append(it->xml, "</fo:table-row>");
    }
    g_string_append(it->xml, "</fo:table-body></fo:table>");
}

static void
write_flow(Writer *it)
{
    for (int i = 2 + roll(it, 8); i >= 0; i--) {
        int kind = it->blocks ? 2 : roll(it, 6);
        if (kind == 0)
            write_list(it);
        else if (kind == 1)
            write_table(it);
        else
            write_block(it);
    }
}

/* ---- pages */

typedef struct {
    int pages;
    Length right, bottom; /* of the body */
    bool inside;          /* so far nothing stood out */
    GString *words;
} Seen;

static void
look_at(const Area *area, Length x, Length y, Seen *seen)
{
    x += area->x;
    y += area->y;
    const Length slack = LENGTH_PT / 10;
    if (area->kind == AREA_LINE)
        seen->inside &= x >= BODY_X * LENGTH_PT - slack && y >= BODY_Y * LENGTH_PT - slack &&
                        x + area->width <= seen->right + slack &&
                        y + area->height <= seen->bottom + slack;
    if (area->kind == AREA_TEXT)
        for (guint i = 0; i < area->text.n_pieces; i++)
            g_string_append(seen->words, area->text.pieces[i].word->text);
    AREA_EACH_CHILD (child, area)
        look_at(child, x, y, seen);
    if (area->kind == AREA_LINE)
        g_string_append_c(seen->words, ' ');
}

static bool
look_at_page(AreaPage *page, void *data, GError **error)
{
    (void) error;
    Seen *seen = data;
    seen->pages++;
    seen->right = page->width - BODY_X * LENGTH_PT;
    look_at(page->root, 0, 0, seen);
    area_page_free(page);
    return true;
}

/* The flow on pages of @width and @height points; @other: the width of even ones. */
static void
lay_out(const char *flow, int width, int other, int height, Seen *seen)
{
    g_autofree char *xml = g_strdup_printf(
        "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' font-family='Laksaman' "
        "font-size='10pt'><fo:layout-master-set>"
        "<fo:simple-page-master master-name='odd' page-width='%dpt' page-height='%dpt' "
        "margin='%dpt %dpt'><fo:region-body/></fo:simple-page-master>"
        "<fo:simple-page-master master-name='even' page-width='%dpt' page-height='%dpt' "
        "margin='%dpt %dpt'><fo:region-body/></fo:simple-page-master>"
        "<fo:page-sequence-master master-name='both'><fo:repeatable-page-master-alternatives>"
        "<fo:conditional-page-master-reference odd-or-even='odd' master-reference='odd'/>"
        "<fo:conditional-page-master-reference odd-or-even='even' master-reference='even'/>"
        "</fo:repeatable-page-master-alternatives></fo:page-sequence-master>"
        "</fo:layout-master-set><fo:page-sequence master-reference='both'>"
        "<fo:flow flow-name='xsl-region-body'>%s</fo:flow></fo:page-sequence></fo:root>",
        width, height, BODY_Y, BODY_X, other, height, BODY_Y, BODY_X, flow);
    xmlDoc *document = xmlReadMemory(xml, (int) strlen(xml), "chance.fo", NULL, 0);
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    FoReader *reader = fo_reader_new_for_doc(document, "chance.fo", diag, &error);
    g_assert_no_error(error);
    g_autoptr(AreaDocument) areas = area_document_new();
    LayoutOptions options = {0};
    *seen = (Seen){
        .bottom = (height - BODY_Y) * LENGTH_PT, .inside = true, .words = g_string_new(NULL)};
    layout_document(reader, fonts, &options, areas, look_at_page, seen, diag, &error);
    g_assert_no_error(error);
    fo_reader_free(reader);
    xmlFreeDoc(document);
}

/* Words in a row, whatever white space was between them. */
static char *
plain(const char *words)
{
    g_auto(GStrv) parts = g_strsplit_set(words, " \n", -1);
    GString *out = g_string_new(NULL);
    for (char **part = parts; *part; part++)
        g_string_append(out, *part);
    return g_string_free(out, FALSE);
}

static void
test_documents(const void *data)
{
    bool same_width = GPOINTER_TO_INT(data);
    for (guint32 seed = 1; seed <= ROUNDS; seed++) {
        Writer it = {g_rand_new_with_seed(seed), g_string_new(NULL), g_string_new(NULL), 100,
                     !same_width};
        write_flow(&it);
        int width = 180 + roll(&it, 200), other = same_width ? width : 180 + roll(&it, 200);
        int height = 150 + roll(&it, 300);
        Seen seen, taller;
        lay_out(it.xml->str, width, other, height, &seen);
        lay_out(it.xml->str, width, other, height + 10 + roll(&it, 200), &taller);
        g_autofree char *wanted = plain(it.words->str), *found = plain(seen.words->str);
        g_test_message("seed %u", seed);
        g_assert_cmpstr(found, ==, wanted);
        g_assert_true(seen.inside);
        if (same_width)
            g_assert_cmpint(taller.pages, <=, seen.pages);
        g_string_free(seen.words, TRUE);
        g_string_free(taller.words, TRUE);
        g_string_free(it.xml, TRUE);
        g_string_free(it.words, TRUE);
        g_rand_free(it.chance);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autoptr(GError) error = NULL;
    fonts = text_fonts_new(NULL, NULL, &error);
    g_assert_no_error(error);
    g_test_add_data_func("/layout/properties/one-width", GINT_TO_POINTER(true), test_documents);
    g_test_add_data_func("/layout/properties/two-widths", GINT_TO_POINTER(false), test_documents);
    int status = g_test_run();
    text_fonts_free(fonts);
    return status;
}
