#include <string.h>

#include "fo-case.h"

#define P(id) FO_PROP_##id

/* Attributes of a block, those of its parent, and what a property comes to. */
typedef struct {
    const char *parent, *attributes;
    FoProperty property;
    const char *expected;
} Row;

static void
check_row(const Row *row)
{
    g_autofree char *blocks = g_strdup_printf("<fo:block %s><fo:block %s>x</fo:block></fo:block>",
                                              row->parent, row->attributes);
    g_auto(FoCase) test = fo_case_read_blocks(blocks);
    g_assert_no_error(test.error);
    g_autofree char *findings = diag_to_string(test.diag);
    g_assert_cmpstr(findings, ==, "");
    g_autofree char *got = fo_case_value(test.flow->first->first, row->property);
    g_test_message("%s { %s } %s", row->parent, row->attributes, fo_property_name(row->property));
    g_assert_cmpstr(got, ==, row->expected);
}

static void
check_rows(const Row *rows, guint count)
{
    for (guint i = 0; i < count; i++)
        check_row(&rows[i]);
}

static void
test_expressions(void)
{
    static const Row rows[] = {
        {"", "text-indent='2.5cm + 3pt'", P(TEXT_INDENT), "73.866pt"},
        {"", "text-indent='2pt + 1pt * 3'", P(TEXT_INDENT), "5pt"},
        {"", "text-indent='(2pt+2pt) * (1 + (1 + 1))'", P(TEXT_INDENT), "12pt"},
        {"", "text-indent='5in - 2.5in'", P(TEXT_INDENT), "180pt"},
        {"", "text-indent='-0.5in'", P(TEXT_INDENT), "-36pt"},
        {"", "text-indent='10% + 2pt * 2'", P(TEXT_INDENT), "4pt+10%"},
        {"", "text-indent='1pc div 4'", P(TEXT_INDENT), "3pt"},
        {"", "text-indent='10pt mod 4pt'", P(TEXT_INDENT), "2pt"},
        {"", "text-indent='12pt * (10mm div 2cm)'", P(TEXT_INDENT), "6pt"},
        {"", "text-indent='12'", P(TEXT_INDENT), "12pt"},
        {"", "text-indent='12px'", P(TEXT_INDENT), "12pt"},
        {"", "text-indent='abs(-3pt)'", P(TEXT_INDENT), "3pt"},
        {"", "text-indent='min(3pt, 2pt) + max(3pt, 2pt)'", P(TEXT_INDENT), "5pt"},
        {"", "orphans='round(2.5) + floor(1.9) + ceiling(0.1)'", P(ORPHANS), "5"},
        {"", "font-size='20pt' text-indent='2em'", P(TEXT_INDENT), "40pt"},
        {"font-size='10pt'", "text-indent='2em' font-size='2em'", P(TEXT_INDENT), "40pt"},
        {"text-indent='7pt'", "text-indent='from-parent(text-indent) * 2'", P(TEXT_INDENT), "14pt"},
        {"color='red'", "color='merge-property-values()'", P(COLOR), "#ff0000ff"},
        {"", "size='landscape'", P(PAGE_WIDTH), "792pt"},
        {"", "size='portrait'", P(PAGE_WIDTH), "612pt"},
        {"", "size='10cm'", P(PAGE_HEIGHT), "283.46pt"},
        {"font-size='9pt'", "text-indent='inherited-property-value(font-size)'", P(TEXT_INDENT),
         "9pt"},
        {"space-before='4pt'", "text-indent='from-nearest-specified-value(space-before.optimum)'",
         P(TEXT_INDENT), "4pt"},
    };
    check_rows(rows, G_N_ELEMENTS(rows));
}

static void
test_colors(void)
{
    static const Row rows[] = {
        {"", "color='#f80'", P(COLOR), "#ff8800ff"},
        {"", "color='#0095DA'", P(COLOR), "#0095daff"},
        {"", "color='#01020304'", P(COLOR), "#01020304"},
        {"", "color='LightGrey'", P(COLOR), "#d3d3d3ff"},
        {"", "color='rgb(100%, 50%, 0)'", P(COLOR), "#ff8000ff"},
        {"", "color='rgb(255,-10,0)'", P(COLOR), "#ff0000ff"},
        {"", "color='cmyk(0, 1, 0, 50%)'", P(COLOR), "#800080ff"},
        {"", "color='system-color(GrayText)'", P(COLOR), "#808080ff"},
        {"", "color=\"rgb-icc(1, 2, 3, '#CMYK', 0, 1, 0, 0.5)\"", P(COLOR), "#010203ff"},
        {"", "background-color='transparent'", P(BACKGROUND_COLOR), "#00000000"},
        {"background-color='red'", "", P(BACKGROUND_COLOR), "#00000000"},
        {"background-color='red'", "background-color='inherit'", P(BACKGROUND_COLOR), "#ff0000ff"},
    };
    check_rows(rows, G_N_ELEMENTS(rows));
}

static void
test_fonts(void)
{
    static const Row rows[] = {
        {"font-size='10pt'", "font-size='120%'", P(FONT_SIZE), "12pt"},
        {"font-size='10pt'", "font-size='1em + 2pt'", P(FONT_SIZE), "12pt"},
        {"font-size='10pt'", "font-size='system-font(caption)'", P(FONT_SIZE), "12pt"},
        {"", "font-size='x-large'", P(FONT_SIZE), "17.28pt"},
        {"font-size='12pt'", "font-size='larger'", P(FONT_SIZE), "14.4pt"},
        {"font-size='14pt'", "font-size='smaller'", P(FONT_SIZE), "12pt"},
        {"", "font-weight='bold'", P(FONT_WEIGHT), "700"},
        {"font-weight='bold'", "font-weight='lighter'", P(FONT_WEIGHT), "600"},
        {"", "font-weight='bolder'", P(FONT_WEIGHT), "500"},
        {"", "font-family=\"'TH  Sarabun', 'A,B' ,serif\"", P(FONT_FAMILY), "TH Sarabun|A,B|serif"},
        {"", "font-family=\"'Times New 'Roman, serif\"", P(FONT_FAMILY), "serif"},
        {"", "font=\"bold italic 14pt/80% 'Times New Roman', serif\"", P(FONT_FAMILY),
         "Times New Roman|serif"},
        {"", "font='bold italic 14pt/80% Times'", P(LINE_HEIGHT), "11.2pt"},
        {"", "font='bold italic 14pt Times'", P(FONT_WEIGHT), "700"},
        {"font-style='italic'", "font='xx-large/1.4 Times'", P(FONT_STYLE), "normal"},
        {"", "font='14pt Times' font-size='9pt'", P(FONT_SIZE), "9pt"},
        {"font='italic 9pt Times'", "font='inherit'", P(FONT_STYLE), "italic"},
    };
    check_rows(rows, G_N_ELEMENTS(rows));
}

static void
test_text(void)
{
    static const Row rows[] = {
        {"", "", P(LINE_HEIGHT), "14.4pt"},
        {"line-height='2'", "font-size='20pt'", P(LINE_HEIGHT), "40pt"},
        {"line-height='2'", "font-size='20pt' line-height='inherit'", P(LINE_HEIGHT), "40pt"},
        {"line-height='200%'", "font-size='20pt'", P(LINE_HEIGHT), "24pt"},
        {"line-height='15pt'", "font-size='20pt'", P(LINE_HEIGHT), "15pt"},
        {"", "line-height='1em + 2pt'", P(LINE_HEIGHT), "14pt"},
        {"", "line-height.optimum='15pt'", P(LINE_HEIGHT), "15pt"},
        {"", "text-align='right'", P(TEXT_ALIGN), "end"},
        {"", "letter-spacing='1pt'", P(LETTER_SPACING_MAXIMUM), "1pt"},
        {"", "white-space='pre'", P(LINEFEED_TREATMENT), "preserve"},
        {"", "white-space='nowrap'", P(WRAP_OPTION), "no-wrap"},
        {"", "xml:lang='zh-Hant-TW'", P(COUNTRY), "TW"},
        {"xml:lang='th'", "", P(LANGUAGE), "th"},
        {"", "vertical-align='super'", P(BASELINE_SHIFT), "super"},
        {"", "vertical-align='-3pt'", P(ALIGNMENT_ADJUST), "-3pt"},
        {"", "vertical-align='top'", P(ALIGNMENT_BASELINE), "before-edge"},
        {"text-decoration='underline' color='red'", "color='blue'", P(UNDERLINE_COLOR),
         "#ff0000ff"},
        {"text-decoration='underline'", "text-decoration='no-underline'", P(UNDERLINE_COLOR),
         "#00000000"},
        {"", "text-decoration='underline line-through'", P(LINE_THROUGH_COLOR), "#000000ff"},
    };
    check_rows(rows, G_N_ELEMENTS(rows));
}

static void
test_shorthands(void)
{
    static const Row rows[] = {
        {"", "border='1pt solid red'", P(BORDER_BEFORE_WIDTH), "1pt"},
        {"", "border='solid'", P(BORDER_START_WIDTH), "1pt"},
        {"", "border='1pt solid red' border-top-color='blue'", P(BORDER_BEFORE_COLOR), "#0000ffff"},
        {"", "border-top-color='blue' border='1pt solid red'", P(BORDER_BEFORE_COLOR), "#0000ffff"},
        {"", "border-top='2pt solid blue' border-width='5pt'", P(BORDER_BEFORE_WIDTH), "2pt"},
        {"", "border-style='solid' border-width='1pt 2pt 3pt 4pt'", P(BORDER_START_WIDTH), "4pt"},
        {"", "border-style='solid' border-width='thin 2pt'", P(BORDER_AFTER_WIDTH), "0.5pt"},
        {"", "border-width='3pt'", P(BORDER_AFTER_WIDTH), "0pt"},
        {"", "padding='1pt 2pt 3pt'", P(PADDING_END), "2pt"},
        {"", "padding='1pt 2pt 3pt' padding-end='9pt'", P(PADDING_END), "9pt"},
        {"", "padding-right='1pt' padding-end='9pt'", P(PADDING_END), "1pt"},
        {"", "padding-start.length='2pt'", P(PADDING_START), "2pt"},
        {"padding='3pt' border='1pt solid red'", "border='inherit'", P(BORDER_END_COLOR),
         "#ff0000ff"},
        {"keep-together.within-column='5'", "keep-together.within-page='always'",
         P(KEEP_TOGETHER_WITHIN_COLUMN), "auto"},
        {"", "border='2pt solid' border-before-width.conditionality='retain'",
         P(BORDER_BEFORE_WIDTH_CONDITIONALITY), "retain"},
        {"", "border-top-width='2pt' border-before-width.conditionality='retain'",
         P(BORDER_BEFORE_WIDTH_CONDITIONALITY), "discard"},
        {"start-indent='3pt'", "margin='auto'", P(START_INDENT), "3pt"},
        {"", "page-break-before='always'", P(BREAK_BEFORE), "page"},
        {"", "page-break-after='avoid'", P(KEEP_WITH_NEXT_WITHIN_PAGE), "always"},
        {"", "keep-together='5'", P(KEEP_TOGETHER_WITHIN_COLUMN), "5"},
        {"", "keep-together='always' keep-together.within-line='auto'",
         P(KEEP_TOGETHER_WITHIN_LINE), "auto"},
        {"", "background=\"url('a b.png') no-repeat top left yellow\"",
         P(BACKGROUND_POSITION_VERTICAL), "0pt"},
        {"", "background=\"url('a b.png') no-repeat top left yellow\"", P(BACKGROUND_IMAGE),
         "a b.png"},
        {"", "background-position='bottom'", P(BACKGROUND_POSITION_VERTICAL), "100%"},
        {"", "border-spacing='5pt 1pt'", P(BORDER_SEPARATION_BLOCK_PROGRESSION_DIRECTION), "1pt"},
        {"", "position='absolute'", P(ABSOLUTE_POSITION), "absolute"},
        {"", "pause='3s' volume='loud'", P(PADDING_START), "0pt"},
    };
    check_rows(rows, G_N_ELEMENTS(rows));
}

static void
test_corresponding(void)
{
    static const Row rows[] = {
        {"", "margin-left='10pt'", P(START_INDENT), "10pt"},
        {"start-indent='5pt'", "margin-left='10pt'", P(START_INDENT), "15pt"},
        {"margin='5pt'", "margin='10pt' padding='1pt' border='2pt solid'", P(END_INDENT), "18pt"},
        {"margin-left='5pt'", "padding='1pt'", P(START_INDENT), "5pt"},
        {"", "start-indent='3pt' margin='10pt'", P(START_INDENT), "3pt"},
        {"", "start-indent='3pt' margin-left='10pt'", P(START_INDENT), "10pt"},
        {"", "margin-left='5%' padding-left='2pt'", P(START_INDENT), "2pt+5%"},
        {"", "margin-top='7pt'", P(SPACE_BEFORE_MAXIMUM), "7pt"},
        {"", "margin-top='7pt'", P(SPACE_BEFORE_CONDITIONALITY), "retain"},
        {"", "margin='7pt' space-before='2pt'", P(SPACE_BEFORE_OPTIMUM), "2pt"},
        {"", "space-before='2pt'", P(SPACE_BEFORE_CONDITIONALITY), "discard"},
        {"", "space-before.optimum='6pt'", P(SPACE_BEFORE_MAXIMUM), "6pt"},
        {"", "space-before.optimum='6pt'", P(SPACE_BEFORE_MINIMUM), "0pt"},
        {"", "space-before.minimum='6pt'", P(SPACE_BEFORE_OPTIMUM), "6pt"},
        {"", "width='50%'", P(INLINE_PROGRESSION_DIMENSION_OPTIMUM), "50%"},
        {"", "min-height='9pt'", P(BLOCK_PROGRESSION_DIMENSION_MINIMUM), "9pt"},
        {"", "min-height='9pt'", P(BLOCK_PROGRESSION_DIMENSION_OPTIMUM), "auto"},
        {"", "width='-9pt'", P(INLINE_PROGRESSION_DIMENSION_OPTIMUM), "0pt"},
        {"", "number-columns-spanned='0'", P(NUMBER_COLUMNS_SPANNED), "1"},
        {"", "column-number='-1'", P(COLUMN_NUMBER), "auto"},
        {"", "max-width='none'", P(INLINE_PROGRESSION_DIMENSION_MAXIMUM), "auto"},
    };
    check_rows(rows, G_N_ELEMENTS(rows));
}

/* Finds the first @element below @node. */
static const FoNode *
find(const FoNode *node, FoElement element)
{
    if (!node || node->element == element)
        return node;
    FO_EACH_CHILD (child, node) {
        const FoNode *found = find(child, element);
        if (found)
            return found;
    }
    return NULL;
}

static void
test_writing_modes(void)
{
    g_auto(FoCase) test = fo_case_read_blocks(
        "<fo:block-container writing-mode='rl'><fo:block margin-right='4pt' text-align='left' "
        "border-left='1pt solid red'/></fo:block-container>"
        "<fo:block-container writing-mode='tb-rl' width='9pt'><fo:table-and-caption "
        "padding-right='4pt'/></fo:block-container>");
    const FoNode *block = find(test.flow, FO_BLOCK);
    fo_case_assert_value(block, P(START_INDENT), "4pt");
    fo_case_assert_value(block, P(TEXT_ALIGN), "end");
    fo_case_assert_value(block, P(BORDER_END_WIDTH), "1pt");
    fo_case_assert_value(block, P(WRITING_MODE), "rl-tb");
    const FoNode *vertical = find(test.flow, FO_TABLE_AND_CAPTION);
    fo_case_assert_value(vertical, P(PADDING_BEFORE), "4pt");
    fo_case_assert_value(vertical->parent, P(BLOCK_PROGRESSION_DIMENSION_OPTIMUM), "9pt");
}

static void
test_reference_areas_start_margins_anew(void)
{
    g_auto(FoCase) test = fo_case_read_blocks(
        "<fo:block margin-left='10pt'><fo:block-container margin-left='3pt'><fo:block "
        "margin-left='1pt'/></fo:block-container></fo:block>");
    const FoNode *container = find(test.flow, FO_BLOCK_CONTAINER);
    fo_case_assert_value(container, P(START_INDENT), "3pt");
    fo_case_assert_value(container->first, P(START_INDENT), "4pt");
}

static void
test_lists(void)
{
    g_auto(FoCase) test = fo_case_read_blocks(
        "<fo:list-block start-indent='5pt' provisional-distance-between-starts='20pt' "
        "provisional-label-separation='4pt'><fo:list-item><fo:list-item-label "
        "end-indent='label-end()'><fo:block/></fo:list-item-label><fo:list-item-body "
        "start-indent='body-start()'><fo:block/></fo:list-item-body></fo:list-item></"
        "fo:list-block>");
    fo_case_assert_value(find(test.flow, FO_LIST_ITEM_LABEL), P(END_INDENT), "-21pt+100%");
    fo_case_assert_value(find(test.flow, FO_LIST_ITEM_BODY), P(START_INDENT), "25pt");
}

/* The text-align that cells and what is in them take from their columns, cell by cell. */
static void
append_aligns(GString *text, const FoNode *node)
{
    if (node->element == FO_TABLE_CELL)
        g_string_append_printf(text, "%s ", fo_keyword_name(fo_keyword(node, P(TEXT_ALIGN))));
    FO_EACH_CHILD (child, node)
        append_aligns(text, child);
}

static void
test_table_columns(void)
{
#define CELL(attributes) \
    "<fo:table-cell " attributes " text-align='from-table-column()'><fo:block/></fo:table-cell>"
    g_auto(FoCase) test = fo_case_read_blocks(
        "<fo:table><fo:table-column text-align='center' number-columns-repeated='2'/>"
        "<fo:table-column text-align='end'/><fo:table-column text-align='justify'/><fo:table-body>"
        "<fo:table-row>" CELL("number-rows-spanned='2' number-columns-spanned='2'") CELL("")
            CELL("") "</fo:table-row>"
                     "<fo:table-row>" CELL("") CELL(
                         "") "</fo:table-row>"
                             "<fo:table-row>" CELL("column-number='3'") CELL("") CELL(
                                 "column-number='1'") "</fo:table-row></fo:table-body>"
                                                      "<fo:table-body>" CELL("") CELL(
                                                          "column-number='4' ends-row='true'")
                                                          CELL("") "</fo:table-body></fo:table>");
    g_autoptr(GString) text = g_string_new(NULL);
    append_aligns(text, test.flow);
    g_assert_cmpstr(text->str, ==,
                    "center end justify end justify end justify center center justify center ");
}

static void
test_equal_attributes_share_a_style(void)
{
    g_auto(FoCase) test = fo_case_read_blocks(
        "<fo:block id='a' color='red'><fo:basic-link internal-destination='x'><fo:inline/>"
        "</fo:basic-link></fo:block>"
        "<fo:block id='b' color='red'><fo:basic-link internal-destination='y'><fo:inline/>"
        "</fo:basic-link></fo:block>");
    const FoNode *a = test.flow->first, *b = a->next;
    g_assert_true(a->style == b->style);
    g_assert_true(a->first->first->style == b->first->first->style);
    g_assert_cmpstr(fo_string(a->first, P(INTERNAL_DESTINATION)), ==, "x");
    g_assert_cmpstr(fo_string(b->first, P(INTERNAL_DESTINATION)), ==, "y");
    g_assert_cmpstr(b->id, ==, "b");
}

/* What is valid and nobody follows is said, by whatever attribute it comes; what is as it is anyway
 * is not. */
static void
test_unread_is_found(void)
{
    static const struct {
        const char *attribute;
        guint findings;
    } rows[] = {
        {"score-spaces='false'", 1},          {"score-spaces='true'", 0},
        {"position='relative'", 1},           {"position='static'", 0},
        {"keep-with-next='always'", 0},       {"keep-with-next.within-line='always'", 1},
        {"letter-spacing='1pt'", 0},          {"letter-spacing.maximum='1pt'", 1},
        {"background-attachment='fixed'", 1}, {"fox:border-radius='3pt'", 1},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *blocks = g_strdup_printf("<fo:block %s/>", rows[i].attribute);
        g_auto(FoCase) test = fo_case_read_blocks(blocks);
        g_test_message("%s", rows[i].attribute);
        g_assert_cmpuint(diag_count(test.diag), ==, rows[i].findings);
    }
}

/* The finding of each bad attribute, and that it changes nothing. */
static void
test_bad_values_are_found(void)
{
    static const char *const attributes[] = {
        "text-indent='1furlong'",
        "text-indent='(1pt'",
        "text-indent='1pt div 0'",
        "text-indent='1pt + 1'",
        "text-indent='2pt * 2pt'",
        "text-indent='foo(1)'",
        "text-indent='rgb(1,2,3)'",
        "text-indent='1e999pt 1'",
        "text-indent='body-start()'",
        "text-indent='proportional-column-width(1)'",
        "text-indent='100pt pt'",
        "text-indent=''",
        "color='#12345'",
        "color='nocolour'",
        "text-align='sideways'",
        "padding='1pt 2pt 3pt 4pt 5pt'",
        "no-such='1'",
        "widows='many'",
    };
    for (guint i = 0; i < G_N_ELEMENTS(attributes); i++) {
        g_autofree char *blocks = g_strdup_printf("<fo:block %s/>", attributes[i]);
        g_auto(FoCase) test = fo_case_read_blocks(blocks);
        g_test_message("%s", attributes[i]);
        g_assert_cmpuint(diag_count(test.diag), ==, 1);
        g_assert_cmpint(diag_get(test.diag, 0)->id, ==,
                        i == 16 ? DIAG_ID_FO_UNKNOWN_PROPERTY : DIAG_ID_FO_BAD_VALUE);
        fo_case_assert_value(test.flow->first, P(TEXT_INDENT), "0pt");
    }
}

static void
test_a_wrong_shorthand_sets_nothing(void)
{
    g_auto(FoCase) test = fo_case_read_blocks("<fo:block border='2pt || solid || blue'/>");
    g_assert_cmpuint(diag_count(test.diag), ==, 1);
    fo_case_assert_value(test.flow->first, P(BORDER_BEFORE_STYLE), "none");
}

static void
test_accessors(void)
{
    g_auto(FoCase) test = fo_case_read_blocks(
        "<fo:block margin-left='50%' keep-together='7' keep-with-next='always' role='H1' "
        "text-align='justify'/>");
    const FoNode *block = test.flow->first;
    g_assert_cmpint(fo_length(block, P(START_INDENT), 10 * LENGTH_PT), ==, 5 * LENGTH_PT);
    g_assert_cmpint(fo_keep(block, P(KEEP_TOGETHER_WITHIN_PAGE)), ==, 7);
    g_assert_cmpint(fo_keep(block, P(KEEP_WITH_NEXT_WITHIN_PAGE)), ==, 1000);
    g_assert_cmpint(fo_keep(block, P(KEEP_WITH_PREVIOUS_WITHIN_PAGE)), ==, 0);
    g_assert_cmpint(fo_integer(block, P(ORPHANS), 0), ==, 2);
    g_assert_cmpstr(fo_string(block, P(ROLE)), ==, "H1");
    g_assert_true(fo_is_specified(block, P(START_INDENT)));
    g_assert_false(fo_is_specified(block, P(END_INDENT)));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/fo/style/expressions", test_expressions);
    g_test_add_func("/fo/style/unread", test_unread_is_found);
    g_test_add_func("/fo/style/colors", test_colors);
    g_test_add_func("/fo/style/fonts", test_fonts);
    g_test_add_func("/fo/style/text", test_text);
    g_test_add_func("/fo/style/shorthands", test_shorthands);
    g_test_add_func("/fo/style/corresponding", test_corresponding);
    g_test_add_func("/fo/style/writing-modes", test_writing_modes);
    g_test_add_func("/fo/style/reference-areas", test_reference_areas_start_margins_anew);
    g_test_add_func("/fo/style/lists", test_lists);
    g_test_add_func("/fo/style/columns", test_table_columns);
    g_test_add_func("/fo/style/sharing", test_equal_attributes_share_a_style);
    g_test_add_func("/fo/style/bad-values", test_bad_values_are_found);
    g_test_add_func("/fo/style/wrong-shorthand", test_a_wrong_shorthand_sets_nothing);
    g_test_add_func("/fo/style/accessors", test_accessors);
    return g_test_run();
}
