#include <string.h>

#include "base/error.h"
#include "base/limits.h"
#include "xml/doc.h"
#include "xml/query.h"
#include "xml/schema.h"
#include "xml/writer.h"

static xmlDoc *
parse(const char *text, Diag *diag)
{
    g_autoptr(GError) error = NULL;
    xmlDoc *doc = xml_doc_parse(text, strlen(text), "t.xml", diag, &error);
    g_assert_true((doc == NULL) == (error != NULL));
    return doc;
}

/* @text is refused, and the first finding is @expected. */
static void
assert_refused(const char *text, const char *expected)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(xmlDoc) doc = parse(text, diag);
    g_assert_null(doc);
    g_assert_cmpuint(diag_count(diag), >=, 1);
    g_autofree char *first =
        diag_format(diag_get(diag, 0), DIAG_FORMAT_TEXT, DIAG_LANGUAGE_ENGLISH);
    if (!g_str_has_prefix(first, expected))
        g_error("%s: expected %s", first, expected);
}

static void
test_refuses(void)
{
    assert_refused("", "t.xml:1:1: error: no XML document");
    assert_refused("<a>\n<b>\n</a>", "t.xml:3:5: error: <b> is not closed before </a>");
    assert_refused("<a>\n<b>", "t.xml:2:4: error: the file ends too early: <b> is not closed");
    assert_refused("<!DOCTYPE a>\n<a/>", "t.xml:1: error: a DOCTYPE is not allowed");
    assert_refused("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
                   "t.xml:1: error: a DOCTYPE");
    assert_refused("<a>&unknown;</a>", "t.xml:1:13: error: entity &unknown; is not known");
    assert_refused("<a>\xA1\xA2</a>", "t.xml:1:4: error: bytes that are not the text");
    assert_refused("<a x=1/>", "t.xml:1:6: error: not well-formed XML");
    assert_refused("<a/><b/>", "t.xml:1:5: error: not well-formed XML");
    assert_refused("just words", "t.xml:1:1: error: ");
}

static void
test_refuses_depth(void)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < LIMIT_XML_DEPTH; i++)
        g_string_append(text, "<a>");
    g_autofree char *fits = g_strdup(text->str);
    g_autoptr(GString) whole = g_string_new(fits);
    for (int i = 0; i < LIMIT_XML_DEPTH; i++)
        g_string_append(whole, "</a>");
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(xmlDoc) doc = parse(whole->str, diag);
    g_assert_nonnull(doc);

    g_string_append(text, "<a>");
    assert_refused(text->str, "t.xml:1: error: elements are nested more than 256 deep");
}

static void
test_lines_beyond_65535(void)
{
    g_autoptr(GString) text = g_string_new("<a>");
    for (int i = 0; i < 70000; i++)
        g_string_append_c(text, '\n');
    g_string_append(text, "<b/></a>");
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(xmlDoc) doc = parse(text->str, diag);
    const xmlNode *node = xml_query_child(xmlDocGetRootElement(doc), "b");
    g_assert_cmpint(xml_doc_place(node).line, ==, 70001);
    g_assert_cmpstr(xml_doc_place(node).file, ==, "t.xml");
}

static void
assert_is_in(const xmlNode *element, void *name)
{
    g_assert_cmpstr(xml_doc_place(element).file, ==, name);
}

/* libxml2 makes a URI of a name, which people would not know again. */
static void
test_files_keep_their_names(void)
{
    static char name[] = "โครงการ 5%/เชียงใหม่.xml";
    const XmlDocParts parts = {"a", "b", assert_is_in, name};
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(xmlDoc) doc = xml_doc_parse("<a/>", 4, name, diag, NULL);
    assert_is_in(xmlDocGetRootElement(doc), name);
    g_autoptr(xmlDoc) other = xml_doc_parse_parts("<a><b/></a>", 11, name, &parts, diag, NULL);
    g_assert_nonnull(other);
    g_assert_false(xml_schema_check(doc, "record", diag));
    g_assert_cmpstr(diag_get(diag, 0)->place.file, ==, name);
}

static void
test_query(void)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(xmlDoc) doc = parse("<a n='7' l='4294967297' yes='yes' e='' q='x&amp;y'> one\n\t two "
                                  "<!-- no --><b>เเม่</b><c/><b/></a>",
                                  diag);
    const xmlNode *root = xmlDocGetRootElement(doc);
    g_assert_cmpint(xml_query_int(root, "n", 0), ==, 7);
    g_assert_cmpint(xml_query_int(root, "m", 5), ==, 5);
    g_assert_cmpint(xml_query_int(root, "l", 0), ==, G_MAXINT);
    g_assert_true(xml_query_is_yes(root, "yes"));
    g_assert_false(xml_query_is_yes(root, "no"));
    g_assert_cmpstr(xml_query_attribute(root, "e"), ==, "");
    g_assert_cmpstr(xml_query_attribute(root, "q"), ==, "x&y");
    g_assert_null(xml_query_attribute(root, "zz"));
    g_assert_cmpstr(xml_query_text(arena, root), ==, "one two แม่");
    g_assert_cmpstr(xml_query_child_text(arena, root, "b"), ==, "แม่");
    g_assert_null(xml_query_child_text(arena, root, "d"));
    g_assert_cmpuint(xml_query_count(root, "b"), ==, 2);
    g_assert_cmpuint(xml_query_count(root, NULL), ==, 3);
}

static void
test_writer(void)
{
    g_autoptr(XmlWriter) writer = xml_writer_new();
    xml_writer_start(writer, "a");
    xml_writer_attribute(writer, "k", "1 < \"2\" & \n");
    xml_writer_attribute(writer, "none", NULL);
    xml_writer_leaf(writer, "b", "x < y & z > w");
    xml_writer_leaf(writer, "e", "");
    xml_writer_leaf(writer, "absent", NULL);
    xml_writer_start(writer, "c");
    xml_writer_attribute_int(writer, "n", -5);
    xml_writer_end(writer);
    xml_writer_end(writer);
    g_autoptr(GBytes) bytes = xml_writer_finish(writer);
    static const char expected[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                   "<a k=\"1 &lt; &quot;2&quot; &amp; &#10;\">\n"
                                   "  <b>x &lt; y &amp; z &gt; w</b>\n"
                                   "  <e/>\n"
                                   "  <c n=\"-5\"/>\n"
                                   "</a>\n";
    g_autofree char *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    g_assert_cmpstr(text, ==, expected);
}

/* Whatever text goes in comes back out of the parser. */
static void
test_writer_writes_only_xml(void)
{
    static const char value[] = "a\x01\x1f\vb\xC3\tกข\xEF\xBF\xBE\xEF\xBF\xBFค\uFFFD\uFB01";
    static const char expected[] = "a\uFFFD\uFFFD\uFFFDb\uFFFD\tกข\uFFFD\uFFFDค\uFFFD\uFB01";
    g_autoptr(XmlWriter) writer = xml_writer_new();
    xml_writer_start(writer, "a");
    xml_writer_attribute(writer, "k", value);
    xml_writer_text(writer, value);
    xml_writer_end(writer);
    g_autoptr(GBytes) bytes = xml_writer_finish(writer);
    g_autofree char *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(xmlDoc) doc = parse(text, diag);
    g_assert_nonnull(doc);
    const xmlNode *root = xmlDocGetRootElement(doc);
    g_assert_cmpstr(xml_query_attribute(root, "k"), ==, expected);
    g_assert_cmpstr((const char *) root->children->content, ==, expected);
}

static void
test_writer_round_trip(void)
{
    static const char *const bits[] = {"<", "&",  "\"", "'",  ">", "]]>",
                                       " ", "\n", "\t", "\r", "ก", "a"};
    for (int i = 0; i < 500; i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        for (int n = g_test_rand_int_range(0, 6); n > 0; n--)
            g_string_append(text, bits[g_test_rand_int_range(0, G_N_ELEMENTS(bits))]);
        g_autoptr(XmlWriter) writer = xml_writer_new();
        xml_writer_start(writer, "a");
        xml_writer_attribute(writer, "k", text->str);
        xml_writer_text(writer, text->str);
        xml_writer_end(writer);
        g_autoptr(GBytes) bytes = xml_writer_finish(writer);
        g_autoptr(Diag) diag = diag_new();
        g_autoptr(xmlDoc) doc =
            xml_doc_parse(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), "t", diag, NULL);
        g_assert_nonnull(doc);
        const xmlNode *root = xmlDocGetRootElement(doc);
        g_assert_cmpstr(xml_query_attribute(root, "k"), ==, text->str);
        xmlChar *content = xmlNodeGetContent(root);
        g_assert_cmpstr((char *) content, ==, text->str);
        xmlFree(content);
    }
}

static void
assert_violates(const char *text, const char *expected)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(xmlDoc) doc = parse(text, diag);
    g_assert_false(xml_schema_check(doc, "project", diag));
    g_autofree char *all = diag_to_string(diag);
    if (!strstr(all, expected))
        g_error("expected %s in:\n%s", expected, all);
}

#define PROJECT(attributes, content)                                                          \
    "<project xmlns='urn:samrit:project' version='1' id='x' synthetic='no' " attributes ">\n" \
    "<title>t</title><owner>o</owner>\n" content "</project>"

static void
test_schema(void)
{
    assert_violates("<q/>", "t.xml:1: error: <q> is not what this file must begin with");
    assert_violates(PROJECT("fiscal-year='2566'", ""), "<project> is incomplete (expected: ");
    assert_violates(PROJECT("fiscal-year='2023'", "<period from='2022-10-01' to='2023-09-30'/>"),
                    "project/@fiscal-year: \"2023\" is not accepted");
    assert_violates(PROJECT("", ""), "<project> lacks the attribute fiscal-year");
    assert_violates(PROJECT("fiscal-year='2566' mood='x'", ""), "<project> has no attribute mood");
    assert_violates(PROJECT("fiscal-year='2566'", "<stop/>"),
                    "t.xml:3: error: <stop> may not stand here (expected: ");
    assert_violates(PROJECT("fiscal-year='2566'", "loose words"), "<project> may not hold text");
}

static void
test_schemas_are_part_of_the_program(void)
{
    guint count = 0;
    for (const char *name; (name = xml_schema_name(count)); count++) {
        g_autofree char *path = g_strdup_printf("input/schemas/%s.xsd", name);
        g_autofree char *text = NULL;
        g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
        g_assert_cmpstr(xml_schema_text(name), ==, text);
    }
    g_assert_cmpuint(count, ==, 11);
    g_assert_null(xml_schema_text("other"));
}

/* The sample that stylesheets are written against keeps to the contract. */
static void
test_sample_results(void)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(xmlDoc) doc = xml_doc_load("tests/golden/results-sample.xml", diag, NULL);
    g_assert_nonnull(doc);
    bool valid = xml_schema_check(doc, "results", diag);
    g_autofree char *findings = diag_to_string(diag);
    g_assert_cmpstr(findings, ==, "");
    g_assert_true(valid);
}

static void
test_load_errors(void)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    g_assert_null(xml_doc_load("tests/no-such-file.xml", diag, &error));
    g_assert_error(error, SAMRIT_ERROR, SAMRIT_ERROR_IO);
    g_clear_error(&error);
    g_assert_null(xml_doc_load("tests", diag, &error));
    g_assert_error(error, SAMRIT_ERROR, SAMRIT_ERROR_IO);
    g_clear_error(&error);
    g_assert_null(xml_doc_parse("", (gsize) LIMIT_XML_BYTES + 1, "large.xml", diag, &error));
    g_assert_error(error, SAMRIT_ERROR, SAMRIT_ERROR_LIMIT);
}

/* ---- parts */

static void
note_part(const xmlNode *element, void *data)
{
    g_string_append_printf(data, "%s=%s,%ld;", xml_query_attribute(element, "id"),
                           (const char *) element->children->children->content,
                           xmlGetLineNo(element));
}

static xmlDoc *
parse_parts(const char *text, GString *parts)
{
    g_autoptr(Diag) diag = diag_new();
    const XmlDocParts wanted = {"units", "unit", note_part, parts};
    return xml_doc_parse_parts(text, strlen(text), "t.xml", &wanted, diag, NULL);
}

static void
test_parts(void)
{
    g_autoptr(GString) parts = g_string_new(NULL);
    g_autoptr(xmlDoc) doc = parse_parts("<r><unit id='0'>no part</unit><units>words"
                                        "<unit id='1'><n>one</n></unit>and more words\n"
                                        "<unit id='2'><n>two</n></unit>\n<!-- -->last</units></r>",
                                        parts);
    g_assert_cmpstr(parts->str, ==, "1=one,1;2=two,2;");
    const xmlNode *root = xmlDocGetRootElement(doc);
    g_assert_cmpstr((const char *) xml_query_child(root, "unit")->children->content, ==, "no part");
    const xmlNode *units = xml_query_child(root, "units");
    g_assert_cmpuint(xml_query_count(units, "unit"), ==, 2);
    XML_QUERY_EACH (unit, units, NULL)
        g_assert_true(!unit->children && !unit->properties);
    g_autoptr(Arena) arena = arena_new();
    g_assert_cmpstr(xml_query_text(arena, units), ==, "wordsand more words last");
}

static void
test_parts_of_no_document(void)
{
    g_autoptr(GString) parts = g_string_new(NULL);
    g_assert_null(parse_parts("<units><unit id='1'><n>one</n></unit><unit id='2'><n>two</x></unit>"
                              "</units>",
                              parts));
    g_assert_cmpstr(parts->str, ==, "1=one,1;");
}

static void
test_free_nothing(void)
{
    xml_writer_free(NULL);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/xml/refuses", test_refuses);
    g_test_add_func("/xml/refuses-depth", test_refuses_depth);
    g_test_add_func("/xml/lines", test_lines_beyond_65535);
    g_test_add_func("/xml/names", test_files_keep_their_names);
    g_test_add_func("/xml/query", test_query);
    g_test_add_func("/xml/parts", test_parts);
    g_test_add_func("/xml/parts-of-no-document", test_parts_of_no_document);
    g_test_add_func("/xml/writer", test_writer);
    g_test_add_func("/xml/writer-only-xml", test_writer_writes_only_xml);
    g_test_add_func("/xml/writer-round-trip", test_writer_round_trip);
    g_test_add_func("/xml/schema", test_schema);
    g_test_add_func("/xml/schemas-embedded", test_schemas_are_part_of_the_program);
    g_test_add_func("/xml/sample-results", test_sample_results);
    g_test_add_func("/xml/load-errors", test_load_errors);
    g_test_add_func("/xml/free", test_free_nothing);
    return g_test_run();
}
