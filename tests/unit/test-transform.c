#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "transform/digits.h"
#include "transform/number.h"
#include "transform/transform.h"

/* ---- small helpers: a folder of its own, stylesheets in it */

typedef struct {
    char *folder;
} Fixture;

static void
set_up(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    fixture->folder = g_dir_make_tmp("samrit 5% ไทย-XXXXXX", NULL);
    g_assert_nonnull(fixture->folder);
}

static void
tear_down(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    g_autoptr(GDir) folder = g_dir_open(fixture->folder, 0, NULL);
    for (const char *name; (name = g_dir_read_name(folder));) {
        g_autofree char *path = g_build_filename(fixture->folder, name, NULL);
        g_assert_cmpint(g_remove(path), ==, 0);
    }
    g_assert_cmpint(g_rmdir(fixture->folder), ==, 0);
    g_free(fixture->folder);
}

static char *
put(const Fixture *fixture, const char *name, const char *text)
{
    char *path = g_build_filename(fixture->folder, name, NULL);
    g_assert_true(file_write(path, text, strlen(text), NULL));
    return path;
}

#define OPEN                                                                          \
    "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform' " \
    "xmlns:s='urn:samrit:functions' exclude-result-prefixes='s'>\n"
#define CLOSE "</xsl:stylesheet>"

static Stylesheet *
load(const Fixture *fixture, const char *body, GError **error)
{
    g_autofree char *text = g_strconcat(OPEN, body, CLOSE, NULL);
    g_autofree char *path = put(fixture, "main.xsl", text);
    return transform_load(path, error);
}

static xmlDoc *
parse(const char *text)
{
    xmlDoc *doc = xmlReadDoc(BAD_CAST text, "input.xml", NULL, XML_PARSE_NONET);
    g_assert_nonnull(doc);
    return doc;
}

/* The root element the stylesheet makes of <in/>, as text; NULL and the error when it fails. */
static char *
run(const Fixture *fixture, const char *body, const char *const *params, Diag *diag, GError **error)
{
    g_autoptr(Stylesheet) stylesheet = load(fixture, body, error);
    if (!stylesheet)
        return NULL;
    xmlDoc *input = parse("<in a='2566'/>");
    xmlDoc *output = transform_apply(stylesheet, input, params, diag, error);
    xmlFreeDoc(input);
    if (!output)
        return NULL;

    if (!output->encoding) /* else attributes come out as character references */
        output->encoding = xmlStrdup(BAD_CAST "UTF-8");
    xmlBuffer *buffer = xmlBufferCreate();
    xmlNodeDump(buffer, output, xmlDocGetRootElement(output), 0, 0);
    char *text = g_strdup((const char *) xmlBufferContent(buffer));
    xmlBufferFree(buffer);
    xmlFreeDoc(output);
    return text;
}

static void
assert_fails(const Fixture *fixture, const char *body, int code, const char *message)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Diag) diag = diag_new();
    g_autofree char *text = run(fixture, body, NULL, diag, &error);
    g_assert_null(text);
    g_assert_error(error, SAMRIT_ERROR, code);
    if (!g_str_has_prefix(error->message, fixture->folder) || !strstr(error->message, message))
        g_error("\"%s\" is not in \"%s\"", message, error->message);
}

/* ---- numbers */

static void
test_numbers_follow_their_picture(void)
{
    static const struct {
        const char *value, *picture, *expected;
    } cases[] = {
        {"1234.5", "#,##0.00", "1,234.50"},
        {"-1234567.895", "#,##0.00", "−1,234,567.90"},
        {"999.995", "#,##0.00", "1,000.00"},
        {"0.5", "0", "1"},
        {"-0.004", "0.00", "0.00"},
        {"7", "000", "007"},
        {"2.50", "0.##", "2.5"},
        {"2.00", "0.##", "2"},
        {"1234.5", "#,##๐.๐๐", "๑,๒๓๔.๕๐"},
        {"12345678901234567890.125", "#,##0.00", "12,345,678,901,234,567,890.13"},
        {"1e5", "0", NULL},
        {"", "0", NULL},
        {"1.", "0", NULL},
        {"NaN", "0", NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = transform_number_format(cases[i].value, cases[i].picture);
        g_assert_cmpstr(text, ==, cases[i].expected);
    }
}

static void
test_counters(void)
{
    static const struct {
        guint number;
        const char *form, *expected;
    } cases[] = {
        {3, "1", "3"},          {12, "๑", "๑๒"},   {1, "ก", "ก"},   {3, "ก", "ค"},   {4, "ก", "ง"},
        {41, "ก", "ฮ"},         {42, "ก", "กก"},   {27, "a", "aa"}, {28, "A", "AB"}, {4, "i", "iv"},
        {1994, "I", "MCMXCIV"}, {4000, "I", NULL}, {0, "1", NULL},  {1, "?", NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = transform_number_counter(cases[i].number, cases[i].form);
        g_assert_cmpstr(text, ==, cases[i].expected);
    }
}

static void
test_numbers_are_read_out(void)
{
    static const struct {
        const char *value, *words, *baht;
    } cases[] = {
        {"0", "ศูนย์", "ศูนย์บาทถ้วน"},
        {"1", "หนึ่ง", "หนึ่งบาทถ้วน"},
        {"10", "สิบ", "สิบบาทถ้วน"},
        {"11", "สิบเอ็ด", "สิบเอ็ดบาทถ้วน"},
        {"21", "ยี่สิบเอ็ด", "ยี่สิบเอ็ดบาทถ้วน"},
        {"101", "หนึ่งร้อยเอ็ด", "หนึ่งร้อยเอ็ดบาทถ้วน"},
        {"2566", "สองพันห้าร้อยหกสิบหก", "สองพันห้าร้อยหกสิบหกบาทถ้วน"},
        {"1000000", "หนึ่งล้าน", "หนึ่งล้านบาทถ้วน"},
        {"1000001", "หนึ่งล้านเอ็ด", "หนึ่งล้านเอ็ดบาทถ้วน"},
        {"21000000", "ยี่สิบเอ็ดล้าน", "ยี่สิบเอ็ดล้านบาทถ้วน"},
        {"1000000000000", "หนึ่งล้านล้าน", "หนึ่งล้านล้านบาทถ้วน"},
        {"123456.75", "หนึ่งแสนสองหมื่นสามพันสี่ร้อยห้าสิบหกจุดเจ็ดห้า",
         "หนึ่งแสนสองหมื่นสามพันสี่ร้อยห้าสิบหกบาทเจ็ดสิบห้าสตางค์"},
        {"0.25", "ศูนย์จุดสองห้า", "ยี่สิบห้าสตางค์"},
        {"0.01", "ศูนย์จุดศูนย์หนึ่ง", "หนึ่งสตางค์"},
        {"1.999", "หนึ่งจุดเก้าเก้าเก้า", "สองบาทถ้วน"},
        {"-2.05", "ลบสองจุดศูนย์ห้า", "ลบสองบาทห้าสตางค์"},
        {"x", NULL, NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *words = transform_number_words(cases[i].value);
        g_autofree char *baht = transform_number_baht(cases[i].value);
        g_assert_cmpstr(words, ==, cases[i].words);
        g_assert_cmpstr(baht, ==, cases[i].baht);
    }
}

/* ---- digits */

static void
test_digits_of_latin_names_stay(void)
{
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"ปีงบประมาณ พ.ศ. 2566", "ปีงบประมาณ พ.ศ. ๒๕๖๖"},
        {"1,234.50 − 7/2565", "๑,๒๓๔.๕๐ − ๗/๒๕๖๕"},
        {"ฝุ่น PM2.5 ลดลง 4 จุด", "ฝุ่น PM2.5 ลดลง ๔ จุด"},
        {"(PMQA 4.0) 400", "(PMQA 4.0) ๔๐๐"},
        {"ระบบราชการ 4.0", "ระบบราชการ ๔.๐"},
        {"COVID-19 และ 5G ใน TH-50", "COVID-19 และ 5G ใน TH-50"},
        {"Joint KPIs 3 ประเด็น", "Joint KPIs ๓ ประเด็น"},
        {"Joint KPIs 88.28", "Joint KPIs ๘๘.๒๘"},
        {"นร 1202/ว 5", "นร ๑๒๐๒/ว ๕"},
        {"", ""},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = transform_digits_thai(cases[i].text);
        g_assert_cmpstr(text, ==, cases[i].expected);
    }
}

static void
test_digits_hold_for_what_is_inside(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    g_autoptr(Diag) diag = diag_new();
    g_autofree char *text =
        run(fixture,
            "<xsl:template match='/'><a s:digits='thai' title='1' value='1' xml:lang='th'>1<b>2</b>"
            "<c s:digits='arabic'>3<d s:digits='thai'>4</d></c><e xml:lang='en'>5</e><f>6</f></a>"
            "</xsl:template>",
            NULL, diag, NULL);
    g_assert_cmpstr(text, ==,
                    "<a title=\"๑\" value=\"1\" "
                    "xml:lang=\"th\">๑<b>๒</b><c>3<d>๔</d></c>"
                    "<e xml:lang=\"en\">5</e><f>๖</f></a>");
}

/* ---- functions as stylesheets call them */

static void
test_functions(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    static const struct {
        const char *call, *expected;
    } cases[] = {
        {"s:thai-digits('พ.ศ. 2566')", "พ.ศ. ๒๕๖๖"},
        {"s:thai-digits(/in/@a)", "๒๕๖๖"},
        {"s:date('2022-09-15', 'long')", "15 กันยายน 2565"},
        {"s:date('2022-09-15', 'thai-long')", "๑๕ กันยายน ๒๕๖๕"},
        {"s:date('2022-09-15', 'short')", "15 ก.ย. 65"},
        {"s:date('2022-09-15', 'thai-full')", "วันที่ ๑๕ กันยายน พ.ศ. ๒๕๖๕"},
        {"s:date('2022-02-30', 'long')", ""},
        {"s:date('2022-09-15', 'odd')", ""},
        {"s:number(1234.5, '#,##0.00')", "1,234.50"},
        {"s:number('-', '0')", ""},
        {"s:words(21)", "ยี่สิบเอ็ด"},
        {"s:baht('100.50')", "หนึ่งร้อยบาทห้าสิบสตางค์"},
        {"s:counter(3, 'ก')", "ค"},
        {"s:counter(-1, 'ก')", ""},
        {"s:roman(4)", "IV"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Diag) diag = diag_new();
        g_autofree char *body = g_strdup_printf(
            "<xsl:template match='/'><r><xsl:value-of select=\"%s\"/>.</r></xsl:template>",
            cases[i].call);
        g_autofree char *expected = g_strdup_printf("<r>%s.</r>", cases[i].expected);
        g_autofree char *text = run(fixture, body, NULL, diag, NULL);
        g_assert_cmpstr(text, ==, expected);
    }
}

static void
test_sort_key_gives_dictionary_order(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    g_autoptr(Stylesheet) stylesheet = load(
        fixture,
        "<xsl:template match='/'><r><xsl:for-each select='//n'><xsl:sort select='s:sort-key(.)'/>"
        "<xsl:value-of select='.'/>,</xsl:for-each></r></xsl:template>",
        NULL);
    g_autoptr(Diag) diag = diag_new();
    xmlDoc *input =
        parse("<r><n>แพร่</n><n>น่าน</n><n>เชียงใหม่</n><n>เลย</n><n>ชลบุรี</n><n>นนทบุรี</n></r>");
    xmlDoc *output = transform_apply(stylesheet, input, NULL, diag, NULL);
    xmlChar *text = xmlNodeGetContent(xmlDocGetRootElement(output));
    g_assert_cmpstr((char *) text, ==, "ชลบุรี,เชียงใหม่,นนทบุรี,น่าน,แพร่,เลย,");
    xmlFree(text);
    xmlFreeDoc(output);
    xmlFreeDoc(input);
}

#define SHORT_BODY                                                                            \
    " xmlns:fo='http://www.w3.org/1999/XSL/Format' xmlns:x='urn:x'><xsl:param "               \
    "name='p'>1</xsl:param>"                                                                  \
    "<xsl:attribute-set name='line'><xsl:attribute name='a'><xsl:value-of select='$p'/>"      \
    "</xsl:attribute><xsl:attribute name='x:b'>2</xsl:attribute></xsl:attribute-set>"         \
    "<xsl:attribute-set name='here'><xsl:attribute name='c'><xsl:value-of select='name()'/>"  \
    "</xsl:attribute></xsl:attribute-set>"                                                    \
    "<xsl:attribute-set name='both' use-attribute-sets='line here'/>"                         \
    "<xsl:template match='/*'><fo:root xsl:use-attribute-sets='line' s:digits='thai'>"        \
    "<fo:block xsl:use-attribute-sets='line' a='3' d='4' e='{$p}' f='5'>1</fo:block>"         \
    "<fo:block xsl:use-attribute-sets='both' d='4'/><fo:block xsl:use-attribute-sets='line'>" \
    "<xsl:attribute name='a'>6</xsl:attribute></fo:block><fo:block format='1' g='7'/>"        \
    "<fo:inline g='7'/><fo:block g='7' id='i'/></fo:root></xsl:template></xsl:stylesheet>"

static char *
text_of(xmlDoc *doc)
{
    xmlChar *text = NULL;
    xmlDocDumpMemoryEnc(doc, &text, NULL, "UTF-8");
    char *copy = g_strdup((const char *) text);
    xmlFree(text);
    xmlFreeDoc(doc);
    return copy;
}

static Stylesheet *
load_short(const Fixture *fixture, const char *how)
{
    g_autofree char *text =
        g_strconcat("<xsl:stylesheet version='1.0' s:short='", how,
                    "' xmlns:xsl='http://www.w3.org/1999/XSL/Transform' "
                    "xmlns:s='urn:samrit:functions' exclude-result-prefixes='s'",
                    SHORT_BODY, NULL);
    g_autofree char *path = put(fixture, "main.xsl", text);
    g_autoptr(GError) error = NULL;
    Stylesheet *stylesheet = transform_load(path, &error);
    g_assert_no_error(error);
    return stylesheet;
}

/* What is written short is the same in the end, whatever the parameters come to. */
static void
test_short_elements(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    g_autoptr(Stylesheet) plain = load_short(fixture, "no");
    g_autoptr(Stylesheet) shortened = load_short(fixture, "yes");
    g_autoptr(Diag) diag = diag_new();
    g_assert_null(transform_shorts(plain));
    xmlDoc *input = parse("<in/>");
    for (int i = 0; i < 3; i++) {
        const char *const params[] = {"p", i == 1 ? "other" : "one", NULL};
        xmlDoc *result = transform_apply_short(shortened, input, params, diag, NULL);
        const xmlNode *first = xmlFirstElementChild(xmlDocGetRootElement(result));
        guint index;
        const xmlNode *block =
            xml_shorts_find(transform_shorts(shortened), (const char *) first->name, &index);
        g_assert_nonnull(block);
        g_assert_cmpstr((const char *) block->name, ==, "block");
        g_assert_null(xmlHasProp(first, BAD_CAST "d"));
        g_assert_nonnull(xmlHasProp(first, BAD_CAST "f"));
        transform_write_out(shortened, result);
        g_autofree char *written = text_of(result);
        g_autofree char *expected = text_of(transform_apply(plain, input, params, diag, NULL));
        g_assert_cmpstr(written, ==, expected);
    }
    xmlFreeDoc(input);
}

static void
test_params_are_plain_strings(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    static const char *const params[] = {"p", "it's \"<a>\"", NULL};
    g_autoptr(Diag) diag = diag_new();
    g_autofree char *text = run(fixture,
                                "<xsl:param name='p'/><xsl:template match='/'><r><xsl:value-of "
                                "select='$p'/></r></xsl:template>",
                                params, diag, NULL);
    g_assert_cmpstr(text, ==, "<r>it's \"&lt;a&gt;\"</r>");
}

static void
test_a_web_page_is_written_as_html(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Stylesheet) stylesheet =
        load(fixture,
             "<xsl:output method='html' encoding='UTF-8'/><xsl:template match='/'>"
             "<p s:digits='thai'>ก 1<br/></p></xsl:template>",
             NULL);
    g_assert_true(transform_is_html(stylesheet));
    xmlDoc *input = parse("<in/>");
    xmlDoc *page = transform_apply(stylesheet, input, NULL, diag, NULL);
    g_autoptr(GBytes) bytes = transform_write(stylesheet, page);
    g_autofree char *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    g_assert_cmpstr(g_strchomp(text), ==, "<p>ก ๑<br></p>");
    xmlFreeDoc(page);
    xmlFreeDoc(input);
}

/* ---- what goes wrong */

static void
test_errors_have_file_and_line(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    assert_fails(fixture, "\n\n<xsl:template match='/'><a></xsl:template>", SAMRIT_ERROR_SETUP,
                 "main.xsl:4: ");
    assert_fails(fixture, "\n<xsl:template match='/'><xsl:value-of select='1 +'/></xsl:template>",
                 SAMRIT_ERROR_SETUP, "main.xsl:3: ");
    assert_fails(fixture,
                 "\n<xsl:template match='/'>\n<xsl:value-of select='s:none()'/></xsl:template>",
                 SAMRIT_ERROR_SETUP, "main.xsl:4: ");
    assert_fails(fixture,
                 "\n<xsl:template match='/'>\n<xsl:value-of select='s:roman()'/></xsl:template>",
                 SAMRIT_ERROR_SETUP, "main.xsl:4: Invalid number of arguments");
    assert_fails(fixture,
                 "\n<xsl:template match='/'>\n<xsl:message terminate='yes'>no "
                 "unit</xsl:message></xsl:template>",
                 SAMRIT_ERROR_SETUP, "main.xsl:4: no unit");
    assert_fails(fixture, "<xsl:template match='/'>&x;</xsl:template>", SAMRIT_ERROR_SETUP,
                 "main.xsl:2: ");
}

static void
test_messages_are_findings(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    g_autoptr(Diag) diag = diag_new();
    g_autofree char *text = run(
        fixture, "\n<xsl:template match='/'><r/><xsl:message>no chart</xsl:message></xsl:template>",
        NULL, diag, NULL);
    g_assert_cmpstr(text, ==, "<r/>");
    g_assert_cmpuint(diag_count(diag), ==, 1);
    g_assert_cmpint(diag_get(diag, 0)->id, ==, DIAG_ID_STYLESHEET_MESSAGE);
    g_assert_cmpint(diag_get(diag, 0)->place.line, ==, 3);
    g_assert_cmpstr(diag_get(diag, 0)->arguments[0], ==, "no chart");
}

static void
test_endless_stylesheets_end(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    assert_fails(fixture,
                 "<xsl:template match='/'><xsl:call-template name='t'/></xsl:template>\n"
                 "<xsl:template name='t'><xsl:call-template name='t'/></xsl:template>",
                 SAMRIT_ERROR_SETUP, "main.xsl:");
}

/* Twenty templates inside one another, each of 20 elements: with as many as there may be, of any
 * size, more than a stack holds. */
static void
test_a_result_is_not_nested_without_end(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    g_autoptr(GString) body =
        g_string_new("<xsl:template match='/'><xsl:call-template name='t'/></xsl:template>"
                     "<xsl:template name='t'><xsl:param name='n' select='20'/>");
    for (int i = 0; i < 20; i++)
        g_string_append(body, "<d s:digits='thai'>");
    g_string_append(body,
                    "<xsl:if test='$n &gt; 0'><xsl:call-template name='t'>"
                    "<xsl:with-param name='n' select='$n - 1'/></xsl:call-template></xsl:if>");
    for (int i = 0; i < 20; i++)
        g_string_append(body, "</d>");
    g_string_append(body, "</xsl:template>");
    assert_fails(fixture, body->str, SAMRIT_ERROR_LIMIT, "main.xsl");
}

static void
test_nothing_is_read_outside_the_folder(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    static const char *const uris[] = {"/etc/passwd", "../../etc/passwd", "http://127.0.0.1/a.xml",
                                       "file:///etc/hostname"};
    for (gsize i = 0; i < G_N_ELEMENTS(uris); i++) {
        g_autofree char *import = g_strdup_printf("<xsl:import href='%s'/>", uris[i]);
        assert_fails(fixture, import, SAMRIT_ERROR_SETUP, "main.xsl");
        g_autofree char *document =
            g_strdup_printf("<xsl:template match='/'><r><xsl:copy-of "
                            "select=\"document('%s')\"/></r></xsl:template>",
                            uris[i]);
        assert_fails(fixture, document, SAMRIT_ERROR_SETUP, "main.xsl");
    }
}

static void
test_a_link_out_of_the_folder_is_refused(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    g_autofree char *link = g_build_filename(fixture->folder, "link.xsl", NULL);
    g_autofree char *here = g_get_current_dir();
    g_autofree char *target = g_build_filename(here, "tests/golden/results-sample.xml", NULL);
    g_assert_cmpint(symlink(target, link), ==, 0);
    assert_fails(fixture, "<xsl:import href='link.xsl'/>", SAMRIT_ERROR_SETUP,
                 "outside the stylesheet's folder");
}

static void
test_files_of_the_folder_are_read(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    g_autoptr(Diag) diag = diag_new();
    g_autofree char *part =
        put(fixture, "part.xsl", OPEN "<xsl:variable name='v' select='1'/>" CLOSE);
    g_autofree char *words = put(fixture, "words.xml", "<w>คำ</w>");
    g_autofree char *text =
        run(fixture,
            "<xsl:import href='part.xsl'/><xsl:template match='/'><r><xsl:value-of select='$v'/>"
            "<xsl:value-of select=\"document('words.xml')\"/></r></xsl:template>",
            NULL, diag, NULL);
    g_assert_cmpstr(text, ==, "<r>1คำ</r>");
}

/* document() of a name that is no URI as it stands, which libxslt alone takes for an empty set. */
static void
test_documents_are_found_by_any_name(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    static const struct {
        const char *file, *name;
    } cases[] = {{"คำ.xml", "คำ.xml"},
                 {"a b.xml", "a b.xml"},
                 {"a b.xml", "a%20b.xml"},
                 {"5%.xml", "5%.xml"},
                 {"[1].xml", "[1].xml"}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Diag) diag = diag_new();
        g_autoptr(GError) error = NULL;
        g_autofree char *words = put(fixture, cases[i].file, "<w>2</w>");
        g_autofree char *body = g_strdup_printf(
            "<xsl:template match='/'><r><xsl:value-of select=\"document('%s')\"/>"
            "<xsl:value-of select=\"document('%s', document(''))\"/></r></xsl:template>",
            cases[i].name, cases[i].name);
        g_autofree char *text = run(fixture, body, NULL, diag, &error);
        g_assert_no_error(error);
        g_assert_cmpstr(text, ==, "<r>22</r>");
    }
    assert_fails(fixture,
                 "<xsl:template match='/'><r><xsl:copy-of select=\"document('คำ2.xml')\"/></r>"
                 "</xsl:template>",
                 SAMRIT_ERROR_SETUP, "คำ2.xml");
    assert_fails(fixture,
                 "<xsl:template match='/'><r><xsl:copy-of select=\"document('ก:ข.xml')\"/></r>"
                 "</xsl:template>",
                 SAMRIT_ERROR_SETUP, "ก:ข.xml");
}

/* The nodes of a set are names each; those of the input are relative to the input. */
static void
test_documents_are_found_by_nodes(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    g_autofree char *one = put(fixture, "หนึ่ง.xml", "<w>1</w>");
    g_autofree char *two = put(fixture, "two.xml", "<w>2</w>");
    g_autofree char *list = put(fixture, "list.xml", "<l><n>หนึ่ง.xml</n><n>two.xml</n></l>");
    g_autofree char *text = run(
        fixture,
        "<xsl:template match='/'><r><xsl:for-each select=\"document(document('list.xml')/l/n)\">"
        "<xsl:value-of select='w'/></xsl:for-each><xsl:value-of select='count(document(/none))'/>"
        "<xsl:value-of select=\"count(document(document('list.xml')//n, document('')))\"/>"
        "</r></xsl:template>",
        NULL, diag, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(text, ==, "<r>1202</r>");
}

static void
test_a_doctype_is_refused(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    g_autofree char *part =
        put(fixture, "part.xsl", "<!DOCTYPE x [<!ENTITY e SYSTEM '/etc/passwd'>]>" OPEN CLOSE);
    assert_fails(fixture, "<xsl:include href='part.xsl'/>", SAMRIT_ERROR_SETUP, "DOCTYPE");
}

static void
test_nothing_is_written(Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
    g_autofree char *text = g_strdup_printf(
        "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform' "
        "xmlns:x='http://exslt.org/common' extension-element-prefixes='x'>"
        "<xsl:template match='/'><x:document "
        "href='%s/out.xml'><r/></x:document></xsl:template>" CLOSE,
        fixture->folder);
    g_autofree char *path = put(fixture, "writer.xsl", text);
    g_autoptr(Stylesheet) stylesheet = transform_load(path, NULL);
    xmlDoc *input = parse("<in/>");
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    g_assert_null(transform_apply(stylesheet, input, NULL, diag, &error));
    g_assert_nonnull(strstr(error->message, "refused"));
    xmlFreeDoc(input);
    g_autofree char *out = g_build_filename(fixture->folder, "out.xml", NULL);
    g_assert_false(g_file_test(out, G_FILE_TEST_EXISTS));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/transform/number/picture", test_numbers_follow_their_picture);
    g_test_add_func("/transform/number/counter", test_counters);
    g_test_add_func("/transform/number/words", test_numbers_are_read_out);
    g_test_add_func("/transform/digits/text", test_digits_of_latin_names_stay);
#define ADD(path, function) \
    g_test_add("/transform/" path, Fixture, NULL, set_up, function, tear_down)
    ADD("digits/scope", test_digits_hold_for_what_is_inside);
    ADD("functions", test_functions);
    ADD("sort-key", test_sort_key_gives_dictionary_order);
    ADD("html", test_a_web_page_is_written_as_html);
    ADD("params", test_params_are_plain_strings);
    ADD("short-elements", test_short_elements);
    ADD("errors", test_errors_have_file_and_line);
    ADD("messages", test_messages_are_findings);
    ADD("endless", test_endless_stylesheets_end);
    ADD("nested", test_a_result_is_not_nested_without_end);
    ADD("outside", test_nothing_is_read_outside_the_folder);
    ADD("link", test_a_link_out_of_the_folder_is_refused);
    ADD("inside", test_files_of_the_folder_are_read);
    ADD("any-name", test_documents_are_found_by_any_name);
    ADD("nodes", test_documents_are_found_by_nodes);
    ADD("doctype", test_a_doctype_is_refused);
    ADD("write", test_nothing_is_written);
    return g_test_run();
}
