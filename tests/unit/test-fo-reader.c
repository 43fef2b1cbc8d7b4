#include <libxml/parser.h>
#include <string.h>

#include "base/limits.h"
#include "fo-case.h"

#define SEQUENCE(text)                                                                            \
    "<fo:page-sequence master-reference='a'><fo:flow flow-name='xsl-region-body'><fo:block>" text \
    "</fo:block></fo:flow></fo:page-sequence>"

/* A tree as text: "block(#text inline(#text))". */
static void
append_tree(GString *text, const FoNode *node)
{
    const char *name = fo_element_name(node->element);
    g_string_append(text, g_str_has_prefix(name, "fo:") ? name + 3 : name);
    if (!node->first)
        return;
    g_string_append_c(text, '(');
    FO_EACH_CHILD (child, node) {
        append_tree(text, child);
        if (child->next)
            g_string_append_c(text, ' ');
    }
    g_string_append_c(text, ')');
}

#define assert_tree(node, expected)                    \
    do {                                               \
        g_autoptr(GString) text_ = g_string_new(NULL); \
        append_tree(text_, node);                      \
        g_assert_cmpstr(text_->str, ==, expected);     \
    } while (0)

#define assert_findings(test, expected)                       \
    do {                                                      \
        g_autofree char *text_ = finding_names((test)->diag); \
        g_assert_cmpstr(text_, ==, expected);                 \
    } while (0)

/* "FO_MISSING:3 FO_BAD_VALUE:7": each finding with its line. */
static char *
finding_names(const Diag *diag)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < diag_count(diag); i++) {
        const Finding *finding = diag_get(diag, i);
        g_string_append_printf(text, "%s%s:%d", i ? " " : "", diag_id_name(finding->id),
                               finding->place.line);
    }
    return g_string_free(text, FALSE);
}

static void
test_text_is_kept_as_written(void)
{
    g_auto(FoCase) test =
        fo_case_read_blocks("\n <fo:block> a<fo:inline>b</fo:inline>\n"
                            "<fo:page-number/><![CDATA[ <c> ]]>&amp;</fo:block> ");
    assert_tree(test.flow, "flow(block(#text inline(#text) #text page-number #text #text))");
    const FoNode *text = test.flow->first->first;
    g_assert_cmpstr(text->text, ==, " a");
    g_assert_cmpint(text->length, ==, 2);
    g_assert_true(text->style == text->parent->style);
    g_assert_cmpstr(text->next->next->next->next->text, ==, " <c> ");
    assert_findings(&test, "");
}

static int
count_children(const FoNode *parent)
{
    int count = 0;
    FO_EACH_CHILD (child, parent)
        count++;
    return count;
}

static void
test_sequences_come_one_at_a_time(void)
{
    g_auto(FoCase) test = fo_case_read(
        FO_CASE_HEAD "<fo:declarations><m xmlns='urn:m'>x</m></fo:declarations>"
                     "<fo:bookmark-tree><fo:bookmark internal-destination='x'><fo:bookmark-title>t"
                     "</fo:bookmark-title></fo:bookmark></fo:bookmark-tree>" SEQUENCE(
                         "1") "<fo:page-sequence-wrapper color='red'>" SEQUENCE("2")
                         SEQUENCE("3") "</fo:page-sequence-wrapper>" SEQUENCE("4") "</fo:root>");
    assert_tree(fo_reader_root(test.reader),
                "root(layout-master-set(simple-page-master(region-body)) "
                "declarations(#foreign) bookmark-tree(bookmark(bookmark-title(#text))))");
    guint32 colors[] = {0xFF0000FF, 0xFF0000FF, 0x000000FF};
    for (guint i = 0; i < 3; i++) {
        g_autoptr(Arena) arena = arena_new();
        FoNode *sequence = fo_reader_next(test.reader, arena, &test.error);
        assert_tree(sequence, "page-sequence(flow(block(#text)))");
        g_assert_cmpint(sequence->first->first->first->text[0], ==, '2' + (int) i);
        g_assert_cmphex(fo_color(sequence, FO_PROP_COLOR), ==, colors[i]);
    }
    g_assert_null(fo_reader_next(test.reader, test.arena, &test.error));
    g_assert_null(fo_reader_next(test.reader, test.arena, &test.error));
    g_assert_no_error(test.error);
    assert_findings(&test, "");
}

/* A long table-body comes in pieces, which can be dropped; what is not in the flow's own blocks
 * does not. */
static void
test_long_tables_come_in_pieces(void)
{
    g_autoptr(GString) text =
        g_string_new(FO_CASE_START "<fo:block><fo:table><fo:table-column/><fo:table-body>");
    for (int i = 0; i < 1200; i++)
        g_string_append_printf(text,
                               "<fo:table-row><fo:table-cell><fo:block>%d</fo:block>%s"
                               "</fo:table-cell></fo:table-row>",
                               i, i == 700 ? "<fo:block><fo:footnote/></fo:block>" : "");
    g_string_append(text, "</fo:table-body></fo:table></fo:block><fo:block/>" FO_CASE_END);
    g_autoptr(GBytes) bytes = g_string_free_to_bytes(g_steal_pointer(&text));
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(FoReader) reader = fo_reader_new(bytes, "t.fo", diag, &error);
    FoNode *sequence = fo_reader_begin(reader, arena, &error);
    g_assert_true(fo_reader_fill(reader, &error));

    FoNode *body = fo_reader_open_body(reader), *first = body->last;
    g_assert_cmpint(count_children(body), ==, 500);
    g_assert_true(fo_reader_fill(reader, &error));
    g_assert_cmpint(count_children(body), ==, 1000);
    fo_reader_drop_rows(reader, first);
    g_assert_cmpint(count_children(body), ==, 500);
    g_assert_cmpstr(body->first->first->first->first->text, ==, "500");
    fo_reader_drop_rows(reader, body->last);
    g_assert_null(body->first);
    g_assert_true(fo_reader_fill(reader, &error));
    g_assert_null(fo_reader_open_body(reader));
    g_assert_cmpint(count_children(body), ==, 200);
    g_assert_cmpstr(body->first->first->first->first->text, ==, "1000");
    g_assert_cmpint(count_children(sequence->first), ==, 2);
    g_assert_null(fo_reader_begin(reader, arena, &error));
    g_assert_no_error(error);
}

/* A document in memory gives the same tree as its bytes; what was read of it is gone. */
static void
test_document_in_memory(void)
{
    const char *text = "<!DOCTYPE x [<!ENTITY e 'd'>]><!-- before -->" FO_CASE_HEAD SEQUENCE(
        "a<fo:inline color='red'>b<!-- c --><?p i?><![CDATA[<c>]]></fo:inline>&e;"
        "<x:y xmlns:x='urn:x'>skipped<x:z/></x:y>") SEQUENCE("") "</fo:root><!-- after -->";
    xmlDoc *doc = xmlReadMemory(text, (int) strlen(text), "t.fo", NULL, XML_PARSE_NONET);
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(Arena) arena = arena_new();
    FoReader *reader = fo_reader_new_for_doc(doc, "t.fo", diag, &error);
    g_assert_no_error(error);
    assert_tree(fo_reader_next(reader, arena, &error),
                "page-sequence(flow(block(#text inline(#text #text) #text #foreign)))");
    assert_tree(fo_reader_next(reader, arena, &error), "page-sequence(flow(block))");
    g_assert_null(fo_reader_next(reader, arena, &error));
    g_assert_no_error(error);
    g_assert_null(xmlDocGetRootElement(doc));
    fo_reader_free(reader);
    xmlFreeDoc(doc);
}

/* Elements that are short stand for a name and attributes, which their own go over. */
static void
test_short_elements(void)
{
    const char *text = FO_CASE_HEAD SEQUENCE("<fo:block color='red' id='a'>x</fo:block>"
                                             "<fo:block id='b'/>") "</fo:root>";
    xmlDoc *doc = xmlReadMemory(text, (int) strlen(text), "t.fo", NULL, XML_PARSE_NONET);
    xmlNode *outer = xmlGetLastChild(xmlDocGetRootElement(doc))->last->children;
    xmlNodeSetName(outer->children, BAD_CAST "block+0");
    xmlNodeSetName(outer->last, BAD_CAST "block+0");
    const char *meaning = "<block color='blue' text-align='end' fox:x='1' "
                          "xmlns:fox='http://xmlgraphics.apache.org/fop/extensions'/>";
    xmlDoc *shorts_doc = xmlReadMemory(meaning, (int) strlen(meaning), "s", NULL, 0);
    xmlNode *element = xmlDocGetRootElement(shorts_doc);
    XmlShorts shorts = {&element, 1};

    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(Arena) arena = arena_new();
    FoReader *reader = fo_reader_new_for_short(doc, &shorts, "t.fo", diag, &error);
    g_assert_no_error(error);
    const FoNode *sequence = fo_reader_next(reader, arena, &error);
    assert_tree(sequence, "page-sequence(flow(block(block(#text) block)))");
    const FoNode *first = sequence->first->first->first, *second = first->next;
    g_assert_cmpstr(first->id, ==, "a");
    g_assert_cmphex(fo_color(first, FO_PROP_COLOR), ==, 0xFF0000FF);
    g_assert_cmphex(fo_color(second, FO_PROP_COLOR), ==, 0x0000FFFF);
    g_assert_cmpint(fo_keyword(first, FO_PROP_TEXT_ALIGN), ==, FO_KW_END);
    g_assert_null(fo_reader_next(reader, arena, &error));
    g_assert_null(fo_reader_next(reader, arena, &error));
    g_assert_no_error(error);
    fo_reader_free(reader);
    xmlFreeDoc(doc);
    xmlFreeDoc(shorts_doc);
}

static void
test_foreign_elements(void)
{
    g_auto(FoCase) test = fo_case_read_blocks(
        "<fo:block><fo:instream-foreign-object><svg xmlns='http://www.w3.org/2000/svg'><g>x</g>"
        "</svg></fo:instream-foreign-object></fo:block><x:y xmlns:x='urn:x'>skipped</x:y>");
    assert_tree(test.flow, "flow(block(instream-foreign-object(#foreign)))");
    const xmlNode *svg = test.flow->first->first->first->foreign;
    g_assert_cmpstr((const char *) svg->name, ==, "svg");
    g_assert_cmpstr((const char *) svg->ns->href, ==, "http://www.w3.org/2000/svg");
    g_assert_cmpstr((const char *) svg->children->children->content, ==, "x");
    assert_findings(&test, "");
}

static void
test_structure_is_checked(void)
{
    static const struct {
        const char *blocks, *findings;
    } rows[] = {
        {"", "FO_MISSING:1"},
        {"<fo:block/>\n<fo:bloc/>", "FO_UNKNOWN_ELEMENT:2"},
        {"<fo:block/>\nstray", "FO_STRAY_TEXT:2"},
        {"<fo:block/>\n<fo:table-row><fo:table-cell/></fo:table-row>", "FO_MISPLACED:2"},
        {"<fo:block><fo:inline/><fo:marker marker-class-name='m'/></fo:block>", "FO_MISPLACED:1"},
        {"<fo:list-block/>", "FO_MISSING:1"},
        {"<fo:list-block><fo:list-item><fo:list-item-body><fo:block/></fo:list-item-body>\n"
         "<fo:list-item-label><fo:block/></fo:list-item-label></fo:list-item>"
         "</fo:list-block>",
         "FO_MISPLACED:2"},
        {"<fo:table><fo:table-body><fo:table-cell/></fo:table-body><fo:table-column/></fo:table>",
         "FO_MISPLACED:1"},
        {"<fo:block><fo:change-bar-begin change-bar-class='a'/>x<fo:change-bar-end "
         "change-bar-class='a'/></fo:block>",
         ""},
        {"<fo:wrapper><fo:block/></fo:wrapper><fo:block><fo:wrapper>x</fo:wrapper></fo:block>", ""},
        {"<fo:wrapper><fo:inline/></fo:wrapper>", "FO_MISPLACED:1"},
        {"<fo:block><fo:retrieve-marker retrieve-class-name='m'/></fo:block>", "FO_MISPLACED:1"},
        {"<fo:table><fo:table-body><fo:table-cell/><fo:table-row><fo:table-cell/></fo:table-row>"
         "</fo:table-body></fo:table>",
         "FO_MISPLACED:1"},
        {"<fo:block id='a'/><fo:block id='b'/>\n<fo:block id='a'/>", "FO_DUPLICATE_ID:2"},
        {"<fo:block><fo:footnote><fo:inline/></fo:footnote></fo:block>", "FO_MISSING:1"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_auto(FoCase) test = fo_case_read_blocks(rows[i].blocks);
        g_test_message("%s", rows[i].blocks);
        g_assert_no_error(test.error);
        assert_findings(&test, rows[i].findings);
    }
}

/* What is wrong with a style is found once, however many share it. */
static void
test_findings_are_not_repeated(void)
{
    g_auto(FoCase) test = fo_case_read_blocks("<fo:block\n colour='1'/><fo:block colour='1'/>");
    g_assert_cmpuint(diag_count(test.diag), ==, 1);
}

static void
test_documents_that_cannot_be_read(void)
{
    static const struct {
        const char *document;
        int code;
    } rows[] = {
        {"", SAMRIT_ERROR_INPUT},
        {"plain", SAMRIT_ERROR_INPUT},
        {"<root/>", SAMRIT_ERROR_INPUT},
        {"<fo:block xmlns:fo='http://www.w3.org/1999/XSL/Format'/>", SAMRIT_ERROR_INPUT},
        {FO_CASE_START "<fo:block>", SAMRIT_ERROR_INPUT},
        {FO_CASE_START "<fo:block></fo:blok>", SAMRIT_ERROR_INPUT},
        {FO_CASE_START "<fo:block>\xFF\xFE</fo:block>" FO_CASE_END, SAMRIT_ERROR_INPUT},
        {FO_CASE_START "<fo:block>&undeclared;</fo:block>" FO_CASE_END, SAMRIT_ERROR_INPUT},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_auto(FoCase) test = fo_case_read(rows[i].document);
        g_test_message("%s", rows[i].document);
        g_assert_error(test.error, SAMRIT_ERROR, rows[i].code);
        g_assert_null(test.flow);
    }
}

static void
test_documents_without_content(void)
{
    g_auto(FoCase) empty = fo_case_read("<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format'/>");
    g_assert_no_error(empty.error);
    assert_findings(&empty, "FO_MISSING:1 FO_MISSING:1");
    g_auto(FoCase) headless = fo_case_read(
        "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format'>" SEQUENCE("") "</fo:root>");
    assert_findings(&headless, "FO_MISSING:1");
}

static void
test_depth_is_limited(void)
{
    g_autoptr(GString) blocks = g_string_new(NULL);
    for (int i = 0; i < LIMIT_XML_DEPTH + 5; i++)
        g_string_append(blocks, "<fo:block>");
    g_auto(FoCase) test = fo_case_read_blocks(blocks->str);
    g_assert_nonnull(test.error);
    g_assert_null(test.flow);
}

/* ---- entities */

static FoCase
read_with_doctype(const char *subset, const char *blocks)
{
    g_autofree char *document =
        g_strconcat("<!DOCTYPE fo:root [", subset, "]>", FO_CASE_START, blocks, FO_CASE_END, NULL);
    return fo_case_read(document);
}

static void
test_entities_of_the_document(void)
{
    g_auto(FoCase) test = read_with_doctype("<!ENTITY who 'world'><!ENTITY hi 'hello &who;'>",
                                            "<fo:block role='&who;'>&hi;!</fo:block>");
    g_assert_no_error(test.error);
    const FoNode *block = test.flow->first;
    g_assert_cmpstr(fo_string(block, FO_PROP_ROLE), ==, "world");
    g_assert_cmpstr(block->first->text, ==, "hello world");
}

static void
test_external_entities_are_not_loaded(void)
{
    g_auto(FoCase) test =
        read_with_doctype("<!ENTITY x SYSTEM '/etc/passwd'>", "<fo:block>&x;</fo:block>");
    g_assert_no_error(test.error);
    assert_tree(test.flow, "flow(block)");
    assert_findings(&test, "FO_UNSUPPORTED:1");
}

static void
test_entities_do_not_explode(void)
{
    g_auto(FoCase) test = read_with_doctype(
        "<!ENTITY a 'aaaaaaaaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
        "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;'>"
        "<!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;'><!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;'>"
        "<!ENTITY g '&f;&f;&f;&f;&f;&f;&f;&f;'><!ENTITY h '&g;&g;&g;&g;&g;&g;&g;&g;'>",
        "<fo:block role='&h;'>&h;</fo:block>");
    /* libxml2 may stop it before we do. */
    if (test.error)
        return;
    assert_tree(test.flow, "flow(block)");
    g_assert_cmpuint(arena_used(test.arena), <, 1 << 20);
}

/* However often a small entity is asked for, the whole stays in bounds. */
static void
test_many_references(void)
{
    g_autoptr(GString) subset = g_string_new("<!ENTITY a '");
    for (int i = 0; i < 60000; i++)
        g_string_append_c(subset, 'a');
    g_string_append(subset, "'>");
    g_autoptr(GString) blocks = g_string_new(NULL);
    for (int i = 0; i < 1000; i++)
        g_string_append(blocks, "<fo:block>&a;</fo:block>");
    g_auto(FoCase) test = read_with_doctype(subset->str, blocks->str);
    g_assert_cmpuint(arena_used(test.arena), <, 16 << 20);
    if (!test.error)
        g_assert_cmpuint(diag_count(test.diag), >, 0);
}

/* ---- copies */

static void
test_copies_inherit_from_where_they_are(void)
{
    g_auto(FoCase) test = fo_case_read_blocks(
        "<fo:block color='red' font-size='10pt'><fo:marker marker-class-name='m'>"
        "<fo:block font-size='2em'><fo:basic-link internal-destination='q'>t</fo:basic-link>"
        "</fo:block></fo:marker></fo:block><fo:block color='blue' font-size='20pt'/>");
    FoNode *marker = test.flow->first->first;
    FoNode *place = test.flow->first->next;
    FoNode *copy = fo_copy(test.reader, test.arena, marker->first, place);
    assert_tree(copy, "block(basic-link(#text))");
    g_assert_null(place->first);
    g_assert_true(copy->parent == place);
    g_assert_cmpint(fo_length(copy, FO_PROP_FONT_SIZE, 0), ==, 40 * LENGTH_PT);
    g_assert_cmpint(fo_length(marker->first, FO_PROP_FONT_SIZE, 0), ==, 20 * LENGTH_PT);
    g_assert_cmphex(fo_color(copy->first, FO_PROP_COLOR), ==, 0x0000FFFF);
    g_assert_cmpstr(fo_string(copy->first, FO_PROP_INTERNAL_DESTINATION), ==, "q");
    g_assert_true(copy->first->first->style == copy->first->style);
}

static void
test_many_siblings(void)
{
    g_autoptr(GString) blocks = g_string_new(NULL);
    for (int i = 0; i < 300000; i++)
        g_string_append(blocks, "<fo:block/>");
    gint64 start = g_get_monotonic_time();
    g_auto(FoCase) test = fo_case_read_blocks(blocks->str);
    g_test_message("%.2f s", (double) (g_get_monotonic_time() - start) / G_USEC_PER_SEC);
    g_assert_nonnull(test.flow);
    g_assert_cmpuint(arena_used(test.arena), <, 40 << 20);
}

/* Any bytes give trees or an error: a good document with bytes changed, dropped and doubled. */
static void
test_damaged_documents(void)
{
    const char *good =
        FO_CASE_HEAD "<fo:page-sequence master-reference='a'><fo:flow flow-name='b'><fo:table "
                     "width='50% + 2pt' border='1pt solid rgb(1,2,3)'><fo:table-column "
                     "column-width='proportional-column-width(2)'/><fo:table-body><fo:table-row>"
                     "<fo:table-cell padding='1pt 2pt'><fo:block font='bold 12pt/1.5 serif'>x"
                     "</fo:block></fo:table-cell></fo:table-row></fo:table-body></fo:table>"
                     "</fo:flow></fo:page-sequence></fo:root>";
    g_autoptr(GRand) random = g_rand_new_with_seed(20231);
    for (int i = 0; i < 3000; i++) {
        g_autoptr(GString) bad = g_string_new(good);
        for (int changes = g_rand_int_range(random, 1, 6); changes > 0; changes--) {
            gsize at = (gsize) g_rand_int_range(random, 0, (gint32) bad->len);
            int what = g_rand_int_range(random, 0, 3);
            if (what == 0)
                bad->str[at] = (char) g_rand_int_range(random, 1, 256);
            else if (what == 1)
                g_string_erase(bad, (gssize) at, 1);
            else
                g_string_insert_len(bad, (gssize) at, good + at / 2, 9);
        }
        g_auto(FoCase) test = fo_case_read(bad->str);
        g_assert_true(test.reader || test.error);
    }
}

static void
test_values_that_are_not_followed(void)
{
    g_auto(FoCase) test = fo_case_read(
        FO_CASE_START
        "\n<fo:block-container overflow='scroll' "
        "writing-mode='tb-rl'><fo:block/></fo:block-container>"
        "\n<fo:block-container overflow='hidden' writing-mode='rl'><fo:block/></fo:block-container>"
        "\n<fo:block border-collapse='collapse-with-precedence'/>" FO_CASE_END);
    g_assert_no_error(test.error);
    assert_findings(&test, "FO_UNSUPPORTED:2 FO_UNSUPPORTED:2 FO_UNSUPPORTED:4");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/fo/reader/text", test_text_is_kept_as_written);
    g_test_add_func("/fo/reader/sequences", test_sequences_come_one_at_a_time);
    g_test_add_func("/fo/reader/pieces", test_long_tables_come_in_pieces);
    g_test_add_func("/fo/reader/document", test_document_in_memory);
    g_test_add_func("/fo/reader/short-elements", test_short_elements);
    g_test_add_func("/fo/reader/foreign", test_foreign_elements);
    g_test_add_func("/fo/reader/structure", test_structure_is_checked);
    g_test_add_func("/fo/reader/findings-once", test_findings_are_not_repeated);
    g_test_add_func("/fo/reader/unreadable", test_documents_that_cannot_be_read);
    g_test_add_func("/fo/reader/empty", test_documents_without_content);
    g_test_add_func("/fo/reader/depth", test_depth_is_limited);
    g_test_add_func("/fo/reader/entities", test_entities_of_the_document);
    g_test_add_func("/fo/reader/external-entities", test_external_entities_are_not_loaded);
    g_test_add_func("/fo/reader/entity-bomb", test_entities_do_not_explode);
    g_test_add_func("/fo/reader/many-references", test_many_references);
    g_test_add_func("/fo/reader/copy", test_copies_inherit_from_where_they_are);
    g_test_add_func("/fo/reader/many", test_many_siblings);
    g_test_add_func("/fo/reader/unread-values", test_values_that_are_not_followed);
    g_test_add_func("/fo/reader/damaged", test_damaged_documents);
    return g_test_run();
}
