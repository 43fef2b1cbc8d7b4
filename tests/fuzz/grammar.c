#include "grammar.h"

typedef struct {
    const unsigned char *data;
    size_t left;
    GString *fo;
    const char *word;
    guint elements; /* so far */
    guint most;     /* of them; a document is kept small */
} Source;

enum {
    MAX_DEPTH = 12,
};

static unsigned
take(Source *source, unsigned below)
{
    if (!source->left)
        return 0;
    source->left--;
    return *source->data++ % below;
}

static const char *const properties[] = {
    "space-before=\"12pt\"",
    "space-after=\"30mm\"",
    "space-before.conditionality=\"retain\"",
    "keep-together.within-page=\"always\"",
    "keep-with-next.within-page=\"always\"",
    "keep-with-previous.within-column=\"5\"",
    "break-before=\"page\"",
    "break-after=\"even-page\"",
    "text-align=\"justify\"",
    "text-align=\"end\"",
    "text-indent=\"-20pt\"",
    "start-indent=\"30mm\"",
    "end-indent=\"-5mm\"",
    "margin=\"-10pt\"",
    "padding=\"20pt\"",
    "border=\"5pt solid red\"",
    "font-size=\"200pt\"",
    "font-size=\"0.1pt\"",
    "line-height=\"0\"",
    "line-height=\"300pt\"",
    "height=\"1000mm\"",
    "height=\"0\"",
    "width=\"0\"",
    "width=\"500mm\"",
    "span=\"all\"",
    "orphans=\"9\"",
    "widows=\"9\"",
    "reference-orientation=\"90\"",
    "absolute-position=\"absolute\"",
    "top=\"-50mm\"",
    "overflow=\"hidden\"",
    "white-space-collapse=\"false\"",
    "linefeed-treatment=\"preserve\"",
    "wrap-option=\"no-wrap\"",
    "letter-spacing=\"-3pt\"",
    "hyphenate=\"true\" xml:lang=\"en\"",
    "font-weight=\"bold\"",
    "background-color=\"#abcdef\"",
    "border-collapse=\"separate\" border-spacing=\"9pt\"",
    "number-columns-spanned=\"2\"",
    "number-rows-spanned=\"3\"",
    "display-align=\"after\"",
    "column-width=\"proportional-column-width(2)\"",
    "baseline-shift=\"super\"",
    "id=\"a\"",
    "writing-mode=\"rl-tb\"",
};

static const char *const texts[] = {
    NULL, /* Source.word */
    "lorem ipsum dolor ",
    "ผลการประเมิน",
    "ก็",
    " ",
    "&#x200b;",
    "&#xad;",
    "&#xa;",
    "א ב ",
    "1,234.56",
    "&#x2028;",
    "น้ำ",
    "จังหวัดเชียงใหม่มีคะแนนผลการประเมิน",
    "&#xa0;",
};

static void put_blocks(Source *source, int depth);

static void
put_text(Source *source)
{
    const char *text = texts[take(source, G_N_ELEMENTS(texts))];
    g_string_append(source->fo, text ? text : source->word);
}

static void
put_open(Source *source, const char *name)
{
    g_string_append_printf(source->fo, "<fo:%s", name);
    unsigned first = take(source, G_N_ELEMENTS(properties) + 8);
    if (first < G_N_ELEMENTS(properties))
        g_string_append_printf(source->fo, " %s", properties[first]);
    g_string_append_c(source->fo, '>');
    source->elements++;
}

static void
put_close(Source *source, const char *name)
{
    g_string_append_printf(source->fo, "</fo:%s>", name);
}

static void
put_inlines(Source *source, int depth)
{
    for (unsigned count = 1 + take(source, 5); count && source->elements < source->most; count--) {
        switch (depth < MAX_DEPTH ? take(source, 12) : 0) {
        default:
            put_text(source);
            break;
        case 7:
            put_open(source, "inline");
            put_inlines(source, depth + 1);
            put_close(source, "inline");
            break;
        case 8:
            put_open(source, "leader");
            put_close(source, "leader");
            break;
        case 9:
            g_string_append(source->fo, "<fo:page-number-citation ref-id=\"a\"/>");
            break;
        case 10:
            g_string_append(source->fo, "<fo:footnote><fo:inline>1</fo:inline><fo:footnote-body>");
            put_blocks(source, depth + 2);
            g_string_append(source->fo, "</fo:footnote-body></fo:footnote>");
            break;
        case 11:
            put_open(source, "inline-container");
            put_blocks(source, depth + 2);
            put_close(source, "inline-container");
        }
    }
}

static void
put_table(Source *source, int depth)
{
    put_open(source, "table");
    g_string_append(source->fo, "<fo:table-column/><fo:table-column/><fo:table-body>");
    for (unsigned rows = 1 + take(source, 4); rows; rows--) {
        put_open(source, "table-row");
        for (unsigned cells = 1 + take(source, 3); cells; cells--) {
            put_open(source, "table-cell");
            put_blocks(source, depth + 1);
            put_close(source, "table-cell");
        }
        put_close(source, "table-row");
    }
    g_string_append(source->fo, "</fo:table-body>");
    put_close(source, "table");
}

static void
put_list(Source *source, int depth)
{
    put_open(source, "list-block");
    for (unsigned items = 1 + take(source, 3); items; items--) {
        put_open(source, "list-item");
        g_string_append(source->fo,
                        "<fo:list-item-label><fo:block>-</fo:block></fo:list-item-label>"
                        "<fo:list-item-body>");
        put_blocks(source, depth + 1);
        g_string_append(source->fo, "</fo:list-item-body>");
        put_close(source, "list-item");
    }
    put_close(source, "list-block");
}

static void
put_block(Source *source, int depth)
{
    switch (depth < MAX_DEPTH && source->elements < source->most ? take(source, 8) : 0) {
    default:
        put_open(source, "block");
        put_inlines(source, depth + 1);
        put_close(source, "block");
        break;
    case 4:
        put_open(source, "block");
        put_blocks(source, depth + 1);
        put_close(source, "block");
        break;
    case 5:
        put_table(source, depth);
        break;
    case 6:
        put_list(source, depth);
        break;
    case 7:
        put_open(source, "block-container");
        put_blocks(source, depth + 1);
        put_close(source, "block-container");
    }
}

static void
put_blocks(Source *source, int depth)
{
    for (unsigned count = 1 + take(source, 4); count; count--)
        put_block(source, depth);
}

GBytes *
fuzz_grow(const unsigned char *data, size_t size, const char *word, guint most)
{
    Source source = {data, size, g_string_new(NULL), word, 0, most};
    unsigned columns = 1 + take(&source, 3);
    g_string_append_printf(
        source.fo,
        "<fo:root xmlns:fo=\"http://www.w3.org/1999/XSL/Format\" font-family=\"TH SarabunPSK\">"
        "<fo:layout-master-set><fo:simple-page-master master-name=\"a\" page-width=\"100mm\" "
        "page-height=\"%umm\"><fo:region-body margin=\"10mm\" column-count=\"%u\"/>"
        "</fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference=\"a\">"
        "<fo:flow flow-name=\"xsl-region-body\">",
        20 + 10 * take(&source, 12), columns);
    while (source.left && source.elements < most)
        put_blocks(&source, 0);
    put_block(&source, MAX_DEPTH);
    g_string_append(source.fo, "</fo:flow></fo:page-sequence></fo:root>");
    return g_string_free_to_bytes(source.fo);
}
