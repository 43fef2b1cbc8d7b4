/*
 * Numbers that nobody means: each numeric property, on every element of a small document, given
 * what no page, type or printer holds. The document is laid out and painted, or refused with an
 * error; under the sanitizers (`make check-undefined`) no number on the way may leave its type. `-m
 * thorough` tries all numbers, else a few.
 */
#include <string.h>

#include "fo/property.h"
#include "job/document.h"

enum {
    NUMERIC = FO_TYPE_LENGTH | FO_TYPE_PERCENT | FO_TYPE_NUMBER | FO_TYPE_INTEGER |
              FO_TYPE_POSITIVE | FO_TYPE_SHARE,
};

#define NINES   "999999999999999999999999"
#define ENDLESS NINES NINES NINES NINES NINES NINES NINES NINES NINES NINES NINES NINES NINES

/* The first are tried always. */
static const char *const numbers[] = {
    NINES "pt",
    "-" NINES,
    ENDLESS "*0",
    NINES,
    "-" NINES "pt",
    NINES "%",
    "-" NINES "%",
    ENDLESS "em",
    ENDLESS "pt-" ENDLESS "pt",
    "proportional-column-width(" NINES ")",
    "65535pt",
    "-65535pt",
    "2147483647",
    "-2147483648",
    "0.0000000000000000001pt",
    "1 div 0",
    "0",
    "0pt",
};
enum { USUAL = 3 };

/* A little of each kind, on small pages. */
static const char document[] =
    "<fo:root xmlns:fo=\"http://www.w3.org/1999/XSL/Format\" "
    "xmlns:fox=\"http://xmlgraphics.apache.org/fop/extensions\" font-family=\"Liberation Sans\">"
    "<fo:layout-master-set><fo:simple-page-master master-name=\"a\" page-width=\"60mm\" "
    "page-height=\"60mm\">"
    "<fo:region-body column-count=\"2\" margin=\"5mm\"/><fo:region-before extent=\"5mm\"/>"
    "<fo:region-start extent=\"3mm\"/></fo:simple-page-master></fo:layout-master-set>"
    "<fo:bookmark-tree><fo:bookmark "
    "internal-destination=\"i\"><fo:bookmark-title>b</fo:bookmark-title>"
    "</fo:bookmark></fo:bookmark-tree><fo:page-sequence master-reference=\"a\">"
    "<fo:static-content "
    "flow-name=\"xsl-region-before\"><fo:block><fo:page-number/></fo:block></fo:static-content>"
    "<fo:static-content "
    "flow-name=\"xsl-footnote-separator\"><fo:block><fo:leader/></fo:block></fo:static-content>"
    "<fo:flow flow-name=\"xsl-region-body\">"
    "<fo:block id=\"i\" border=\"1pt solid red\" text-align=\"justify\" hyphenate=\"true\" "
    "language=\"en\">one two three "
    "<fo:inline border=\"1pt dotted blue\" text-decoration=\"underline\">inline<fo:character "
    "character=\"x\"/></fo:inline>"
    "<fo:leader leader-pattern=\"dots\"/><fo:leader leader-pattern=\"use-content\">.</fo:leader>"
    "<fo:page-number-citation ref-id=\"i\"/><fo:footnote><fo:inline>1</fo:inline><fo:footnote-body>"
    "<fo:block>note</fo:block></fo:footnote-body></fo:footnote>"
    "<fo:inline-container><fo:block>c</fo:block></fo:inline-container></fo:block>"
    "<fo:block span=\"all\" break-before=\"column\"><fo:change-bar-begin change-bar-class=\"c\" "
    "change-bar-style=\"solid\"/>"
    "wide<fo:change-bar-end change-bar-class=\"c\"/></fo:block>"
    "<fo:float float=\"start\"><fo:block>side</fo:block></fo:float><fo:float "
    "float=\"before\"><fo:block>top</fo:block></fo:float>"
    "<fo:block-container reference-orientation=\"90\" border=\"1pt dashed "
    "red\"><fo:block>turned</fo:block></fo:block-container>"
    "<fo:block-container "
    "absolute-position=\"absolute\"><fo:block>fixed</fo:block></fo:block-container>"
    "<fo:list-block><fo:list-item><fo:list-item-label "
    "end-indent=\"label-end()\"><fo:block>-</fo:block></fo:list-item-label>"
    "<fo:list-item-body "
    "start-indent=\"body-start()\"><fo:block>item</fo:block></fo:list-item-body></fo:list-item></"
    "fo:list-block>"
    "<fo:table-and-caption><fo:table-caption><fo:block>caption</fo:block></fo:table-caption>"
    "<fo:table border-collapse=\"separate\" table-layout=\"fixed\" "
    "width=\"40mm\"><fo:table-column/><fo:table-column/>"
    "<fo:table-header><fo:table-row><fo:table-cell border=\"1pt solid "
    "red\"><fo:block>h</fo:block></fo:table-cell>"
    "</fo:table-row></fo:table-header><fo:table-body><fo:table-row><fo:table-cell border=\"2pt "
    "groove red\"><fo:block>a</fo:block>"
    "</fo:table-cell><fo:table-cell><fo:block>b</fo:block></fo:table-cell></"
    "fo:table-row><fo:table-row><fo:table-cell>"
    "<fo:block>c</fo:block></fo:table-cell></fo:table-row></fo:table-body></fo:table></"
    "fo:table-and-caption>"
    "<fo:table><fo:table-body><fo:table-row><fo:table-cell border=\"1pt double "
    "red\"><fo:block>auto</fo:block></fo:table-cell>"
    "<fo:table-cell><fo:block>table</fo:block></fo:table-cell></fo:table-row></fo:table-body></"
    "fo:table>"
    "<fo:block><fo:external-graphic "
    "src=\"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4"
    "z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC\"/><fo:instream-foreign-object><chart "
    "xmlns=\"urn:samrit:chart\" type=\"bar\">"
    "<category label=\"x\"/><series label=\"y\"><value "
    "value=\"3\"/></series></chart></fo:instream-foreign-object></fo:block>"
    "</fo:flow></fo:page-sequence></fo:root>";

/* The document with @property set on every element, in place of what it had. */
static GBytes *
with_property(const char *property, const char *value)
{
    g_autofree char *attribute = g_strdup_printf(" %s=\"", property);
    GString *text = g_string_new(NULL);
    const char *p = document;
    for (const char *tag; (tag = strstr(p, "<fo:")); p = tag) {
        const char *name_end = tag + strcspn(tag, " />"), *end = strchr(tag, '>');
        g_string_append_len(text, p, name_end - p);
        g_string_append_printf(text, "%s%s\"", attribute, value);
        const char *old = g_strstr_len(name_end, end - name_end, attribute);
        const char *rest = old ? strchr(old + strlen(attribute), '"') + 1 : name_end;
        g_string_append_len(text, name_end, (old ? old : rest) - name_end);
        tag = rest;
    }
    g_string_append(text, p);
    return g_string_free_to_bytes(text);
}

static void
format(GBytes *fo, TextFonts *fonts, JobFormat how)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(FoReader) reader = fo_reader_new(fo, "numbers.fo", diag, &error);
    g_assert_no_error(error);
    guint pages = 0;
    JobDocument options = {.format = how};
    g_autoptr(GBytes) bytes = job_document_format(reader, fonts, &options, &pages, diag, &error);
    g_assert_true(!bytes == !!error);
}

/* How many numbers were tried. */
static guint
try_property(const char *name, TextFonts *fonts)
{
    guint count = g_test_slow() ? G_N_ELEMENTS(numbers) : USUAL;
    for (guint i = 0; i < count; i++) {
        g_test_message("%s=\"%s\"", name, numbers[i]);
        g_autoptr(GBytes) fo = with_property(name, numbers[i]);
        format(fo, fonts, i % 2 ? JOB_PDF : JOB_TRACE);
    }
    return count;
}

static void
test_properties(void)
{
    g_autoptr(TextFonts) fonts = text_fonts_new(NULL, NULL, NULL);
    guint tried = 0;
    for (FoProperty property = 0; property < FO_PROPERTY_COUNT; property++) {
        const FoPropertyRow *row = fo_property_row(property);
        bool can_be_written = g_ascii_isalpha(*row->name);
        if (row->types & NUMERIC && can_be_written)
            tried += try_property(row->name, fonts);
    }
    g_assert_cmpuint(tried, >, 100 * USUAL);
}

static void
test_shorthands(void)
{
    static const char *const names[] = {
        "margin", "padding",      "border-width",  "border",        "border-spacing",
        "font",   "space-before", "leader-length", "keep-together", "position"};
    g_autoptr(TextFonts) fonts = text_fonts_new(NULL, NULL, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        try_property(names[i], fonts);
}

/* Many of the largest lengths, which add up to more than a length may be: @before, a hundred times
 * @each, @after. */
static const struct {
    const char *before, *each, *after;
} sums[] = {
    {"<fo:table table-layout=\"fixed\"><fo:table-column column-width=\"65535pt\" "
     "number-columns-repeated=\"100\"/><fo:table-body><fo:table-row>",
     "<fo:table-cell border=\"1pt solid red\"><fo:block>x</fo:block></fo:table-cell>",
     "</fo:table-row></fo:table-body></fo:table>"},
    {"<fo:table><fo:table-body><fo:table-row>",
     "<fo:table-cell padding=\"65535pt\"><fo:block "
     "letter-spacing=\"65535pt\">xyz</fo:block></fo:table-cell>",
     "</fo:table-row></fo:table-body></fo:table>"},
    {"<fo:table><fo:table-body>",
     "<fo:table-row "
     "height=\"65535pt\"><fo:table-cell><fo:block>x</fo:block></fo:table-cell></fo:table-row>",
     "</fo:table-body></fo:table>"},
    {"<fo:table><fo:table-body><fo:table-row><fo:table-cell number-rows-spanned=\"100\" "
     "height=\"65535pt\"><fo:block>x</fo:block></fo:table-cell></fo:table-row>",
     "<fo:table-row height=\"65535pt\"><fo:table-cell "
     "column-number=\"2\"><fo:block>x</fo:block></fo:table-cell>"
     "</fo:table-row>",
     "</fo:table-body></fo:table>"},
    {"",
     "<fo:block space-before=\"65535pt\" padding=\"65535pt\" border=\"65535pt solid "
     "red\">x</fo:block>",
     ""},
    {"",
     "<fo:block keep-with-next=\"always\" space-after=\"65535pt\" "
     "space-after.conditionality=\"retain\">x</fo:block>",
     ""},
    {"", "<fo:block margin=\"-65535pt\" text-indent=\"-65535pt\">x y</fo:block>", ""},
    {"<fo:block letter-spacing=\"65535pt\" word-spacing=\"65535pt\">", "xyz ", "</fo:block>"},
    {"<fo:block text-align=\"justify\" wrap-option=\"no-wrap\">",
     "<fo:inline padding=\"65535pt\" border=\"65535pt solid red\" "
     "baseline-shift=\"65535pt\">x</fo:inline> ",
     "</fo:block>"},
    {"<fo:block>", "<fo:leader leader-length=\"65535pt\" leader-pattern=\"dots\"/>", "</fo:block>"},
    {"<fo:block>",
     "<fo:inline space-start=\"65535pt\" space-end=\"65535pt\" font-size=\"65535pt\">x</fo:inline>",
     "</fo:block>"},
    {"<fo:block>",
     "<fo:footnote><fo:inline>1</fo:inline><fo:footnote-body><fo:block space-after=\"65535pt\" "
     "line-height=\"65535pt\">n</fo:block></fo:footnote-body></fo:footnote>",
     "</fo:block>"},
    {"", "<fo:float float=\"before\"><fo:block line-height=\"65535pt\">f</fo:block></fo:float>",
     "<fo:block>x</fo:block>"},
    {"",
     "<fo:float float=\"start\"><fo:block-container width=\"65535pt\" "
     "height=\"65535pt\"><fo:block>f</fo:block>"
     "</fo:block-container></fo:float>",
     "<fo:block>x</fo:block>"},
    {"<fo:list-block>",
     "<fo:list-item "
     "space-before=\"65535pt\"><fo:list-item-label><fo:block>-</fo:block></fo:list-item-label>"
     "<fo:list-item-body start-indent=\"65535pt\"><fo:block "
     "line-height=\"65535pt\">x</fo:block></fo:list-item-body></fo:list-item>",
     "</fo:list-block>"},
    {"",
     "<fo:block-container width=\"65535pt\" height=\"65535pt\" "
     "reference-orientation=\"90\"><fo:block>x</fo:block>"
     "</fo:block-container>",
     ""},
    {"",
     "<fo:block-container absolute-position=\"absolute\" top=\"65535pt\" left=\"65535pt\" "
     "right=\"-65535pt\"><fo:block>x</fo:block>"
     "</fo:block-container>",
     "<fo:block>x</fo:block>"},
    {"<fo:block>",
     "<fo:instream-foreign-object content-width=\"65535pt\" content-height=\"65535pt\">"
     "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1e30\" "
     "height=\"1e30\"/></fo:instream-foreign-object>",
     "</fo:block>"},
};

static void
test_sums(void)
{
    g_autoptr(TextFonts) fonts = text_fonts_new(NULL, NULL, NULL);
    const char *flow = strstr(document, "<fo:flow "), *body = strchr(flow, '>') + 1;
    for (guint i = 0; i < G_N_ELEMENTS(sums); i++) {
        g_test_message("%s%s", sums[i].before, sums[i].each);
        GString *text = g_string_new_len(document, body - document);
        g_string_append(text, sums[i].before);
        for (guint k = 0; k < 100; k++)
            g_string_append(text, sums[i].each);
        g_string_append_printf(
            text, "%s<fo:block id=\"i\"/></fo:flow></fo:page-sequence></fo:root>", sums[i].after);
        g_autoptr(GBytes) fo = g_string_free_to_bytes(text);
        format(fo, fonts, JOB_AREA);
        format(fo, fonts, JOB_PDF);
    }
}

/* One within the other, so that what is around them adds up. */
static void
test_nested(void)
{
    static const char *const kinds[] = {
        "block start-indent=\"65535pt\" end-indent=\"-65535pt\"",
        "block margin=\"65535pt\" padding=\"65535pt\" border=\"65535pt solid red\"",
        "block margin=\"-65535pt\"",
        "block space-before=\"65535pt\" space-after=\"-65535pt\"",
        "block-container margin-left=\"-65535pt\" padding=\"65535pt\"",
        "block-container reference-orientation=\"90\" width=\"65535pt\" height=\"65535pt\"",
        "inline-container inline-progression-dimension=\"65535pt\" padding=\"65535pt\"",
        "wrapper font-size=\"200%\" line-height=\"200%\"",
    };
    g_autoptr(TextFonts) fonts = text_fonts_new(NULL, NULL, NULL);
    const char *flow = strstr(document, "<fo:flow "), *body = strchr(flow, '>') + 1;
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
        g_test_message("%s", kinds[i]);
        g_autofree char *name = g_strndup(kinds[i], strcspn(kinds[i], " "));
        bool is_inline = g_str_has_prefix(name, "inline");
        GString *text = g_string_new_len(document, body - document);
        for (guint k = 0; k < 40; k++)
            g_string_append_printf(text, is_inline ? "<fo:block><fo:%s>" : "<fo:%s>", kinds[i]);
        g_string_append(text, "<fo:block id=\"i\">x</fo:block>");
        for (guint k = 0; k < 40; k++)
            g_string_append_printf(text, is_inline ? "</fo:%s></fo:block>" : "</fo:%s>", name);
        g_string_append(text, "</fo:flow></fo:page-sequence></fo:root>");
        g_autoptr(GBytes) fo = g_string_free_to_bytes(text);
        format(fo, fonts, JOB_AREA);
        format(fo, fonts, JOB_PDF);
    }
}

/* The document itself has nothing that is passed over. */
static void
test_document(void)
{
    g_autoptr(TextFonts) fonts = text_fonts_new(NULL, NULL, NULL);
    g_autoptr(GBytes) fo = g_bytes_new_static(document, strlen(document));
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(FoReader) reader = fo_reader_new(fo, "numbers.fo", diag, NULL);
    guint pages = 0;
    JobDocument options = {.format = JOB_AREA};
    g_autoptr(GBytes) bytes = job_document_format(reader, fonts, &options, &pages, diag, NULL);
    g_assert_nonnull(bytes);
    g_assert_cmpuint(diag_count_of(diag, DIAG_ERROR), ==, 0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout-numbers/document", test_document);
    g_test_add_func("/layout-numbers/properties", test_properties);
    g_test_add_func("/layout-numbers/shorthands", test_shorthands);
    g_test_add_func("/layout-numbers/sums", test_sums);
    g_test_add_func("/layout-numbers/nested", test_nested);
    return g_test_run();
}
