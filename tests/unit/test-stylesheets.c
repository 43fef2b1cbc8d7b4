#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <stdbool.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/thai.h"
#include "emit/emit.h"
#include "fo/fo.h"
#include "framework/load.h"
#include "framework/match.h"
#include "read/project.h"
#include "read/record.h"
#include "score/score.h"
#include "transform/transform.h"

/*
 * What holds for every document made of the sample results of one unit, or of the
 * sample project. SAMRIT_ACCEPT=1 in the
 * environment writes the goldens anew; look at the difference before committing it.
 */

typedef struct {
    const char *name;
    const char *stylesheet;
    const char *golden;  /* or NULL */
    const char *project; /* of whose units it is made; NULL: of the sample results of one unit */
} Document;

#define NATION "input/2566/project.xml"

static const Document documents[] = {
    {"unit", "stylesheets/unit.xsl", "tests/golden/fo/unit.fo", NULL},
    {"cabinet", "stylesheets/cabinet.xsl", "tests/golden/fo/cabinet.fo", NULL},
    {"cabinet-nation", "stylesheets/cabinet.xsl", NULL, NATION},
    {"annual", "stylesheets/annual.xsl", NULL, NATION},
    {"joint", "stylesheets/joint.xsl", NULL, NATION},
    {"letter", "stylesheets/letter.xsl", "tests/golden/fo/letter.fo", NULL},
    {"memo", "stylesheets/memo.xsl", "tests/golden/fo/memo.fo", NULL},
    {"letter-organisation", "stylesheets/letter.xsl", NULL,
     "input/public-organisation-2565/project.xml"},
    {"attachment", "stylesheets/attachment.xsl", NULL, NATION},
    {"agreement", "stylesheets/agreement.xsl", "tests/golden/fo/agreement.fo", NULL},
    {"agreement-2553", "stylesheets/agreement.xsl", NULL, "input/agreement-2553/project.xml"},
    {"pmqa", "stylesheets/pmqa.xsl", NULL, "input/pmqa-2566/project.xml"},
    {"annual-pmqa", "stylesheets/annual.xsl", NULL, "input/pmqa-2566/project.xml"},
    {"lessons", "stylesheets/lessons.xsl", NULL, "input/monitor-2564/project.xml"},
    {"unit-province", "stylesheets/unit.xsl", NULL, NATION},
    {"unit-department", "stylesheets/unit.xsl", NULL, "input/department-2567/project.xml"},
    {"unit-organisation", "stylesheets/unit.xsl", NULL,
     "input/public-organisation-2565/project.xml"},
    {"annual-organisation", "stylesheets/annual.xsl", NULL,
     "input/public-organisation-2565/project.xml"},
    {"unit-area", "stylesheets/unit.xsl", NULL, "input/area-office-2566/project.xml"},
    {"unit-bases", "stylesheets/unit.xsl", NULL, "input/five-base-2562/project.xml"},
};

/* ---- the results to make them of */

/* The results of all units of a project, as `samrit score` writes them. */
static GBytes *
score_project(const char *path)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Project) project = read_project(path, diag, NULL);
    const ProjectSet *set = &project->sets[0];
    g_autoptr(Framework) framework = framework_load(set->framework, diag, NULL);
    g_autoptr(Register) reg = framework_load_register(set->reg, diag, NULL);
    g_autoptr(GPtrArray) files = read_records(set, NULL);
    framework_match_all(files, framework, reg, diag);

    g_autofree UnitResult **units = g_new0(UnitResult *, files->len);
    for (guint i = 0; i < files->len; i++) {
        const RecordFile *file = files->pdata[i];
        units[i] =
            score_unit(arena, framework, file->record, register_find_unit(reg, file->record->unit));
    }
    NationResult *nation = score_nation(arena, framework, reg, units, files->len);
    g_autoptr(Framework) compared =
        set->compared ? framework_load(set->compared, diag, NULL) : NULL;
    nation->compared = compared;
    return emit_results_xml(project, nation);
}

static xmlDoc *
load(const Document *document)
{
    static GHashTable *scored; /* path of a project → GBytes */
    if (!document->project)
        return xmlReadFile("tests/golden/results-sample.xml", NULL, XML_PARSE_NONET);
    if (!scored)
        scored = g_hash_table_new(g_str_hash, g_str_equal);
    GBytes *results = g_hash_table_lookup(scored, document->project);
    if (!results) {
        results = score_project(document->project);
        g_hash_table_insert(scored, (gpointer) document->project, results);
    }
    gsize size = 0;
    const char *text = g_bytes_get_data(results, &size);
    return xmlReadMemory(text, (int) size, "results.xml", NULL,
                         XML_PARSE_NONET | XML_PARSE_NOBLANKS);
}

static xmlDoc *
make(const Document *document, xmlDoc *input, const char *digits)
{
    const char *const params[] = {"digits", digits, NULL};
    g_autoptr(GError) error = NULL;
    g_autoptr(Stylesheet) stylesheet = transform_load(document->stylesheet, &error);
    g_assert_no_error(error);
    g_autoptr(Diag) diag = diag_new();
    xmlDoc *fo = transform_apply(stylesheet, input, params, diag, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(diag_count(diag), ==, 0);
    return fo;
}

static xmlDoc *
make_document(const Document *document, const char *digits)
{
    xmlDoc *input = load(document);
    xmlDoc *fo = make(document, input, digits);
    xmlFreeDoc(input);
    return fo;
}

/* The nodes @query finds, each given to @check. */
static guint
each(xmlDoc *doc, const char *query, void (*check)(xmlNode *node, void *data), void *data)
{
    xmlXPathContext *context = xmlXPathNewContext(doc);
    xmlXPathRegisterNs(context, BAD_CAST "fo", BAD_CAST "http://www.w3.org/1999/XSL/Format");
    xmlXPathRegisterNs(context, BAD_CAST "fox",
                       BAD_CAST "http://xmlgraphics.apache.org/fop/extensions");
    xmlXPathObject *found = xmlXPathEval(BAD_CAST query, context);
    g_assert_nonnull(found);
    g_autoptr(GPtrArray) nodes = g_ptr_array_new();
    for (int i = 0; found->nodesetval && i < found->nodesetval->nodeNr; i++)
        g_ptr_array_add(nodes, found->nodesetval->nodeTab[i]);
    xmlXPathFreeObject(found);
    xmlXPathFreeContext(context);

    /* With nothing of XPath left to look at them: @check may drop them. */
    for (guint i = 0; check && i < nodes->len; i++)
        check(nodes->pdata[i], data);
    return nodes->len;
}

static guint
count(xmlDoc *doc, const char *query)
{
    return each(doc, query, NULL, NULL);
}

/* ---- it is the golden */

static void
test_golden(gconstpointer data)
{
    const Document *document = data;
    xmlDoc *fo = make_document(document, "thai");
    xmlChar *text = NULL;
    int size = 0;
    xmlDocDumpFormatMemoryEnc(fo, &text, &size, "UTF-8", 1);
    if (g_getenv("SAMRIT_ACCEPT"))
        g_assert_true(file_write(document->golden, text, (gsize) size, NULL));

    g_autoptr(GBytes) golden = file_read(document->golden, LIMIT_XML_BYTES, NULL);
    g_assert_nonnull(golden);
    g_assert_true(g_bytes_get_size(golden) == (gsize) size);
    g_assert_cmpint(memcmp(g_bytes_get_data(golden, NULL), text, (gsize) size), ==, 0);
    xmlFree(text);
    xmlFreeDoc(fo);
}

/* ---- references lead somewhere, once */

static void
add_id(xmlNode *node, void *ids)
{
    if (!g_hash_table_add(ids, g_strdup((const char *) node->children->content)))
        g_error("id %s is used twice", node->children->content);
}

static void
check_reference(xmlNode *node, void *ids)
{
    if (!g_hash_table_contains(ids, node->children->content))
        g_error("nothing has the id %s", node->children->content);
}

static void
check_references(xmlDoc *fo)
{
    g_autoptr(GHashTable) ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    each(fo, "//@id", add_id, ids);
    each(fo, "//@ref-id", check_reference, ids);
    each(fo, "//@internal-destination", check_reference, ids);
}

static void
test_references(gconstpointer data)
{
    xmlDoc *fo = make_document(data, "thai");
    check_references(fo);
    xmlFreeDoc(fo);
}

/* ---- it is XSL-FO that the formatter takes without a word */

static void
check_formatting_objects(xmlDoc *fo)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(FoReader) reader = fo_reader_new_for_doc(fo, "document.fo", diag, &error);
    g_assert_no_error(error);
    guint sequences = 0;
    for (;;) {
        g_autoptr(Arena) arena = arena_new();
        if (!fo_reader_next(reader, arena, &error))
            break;
        sequences++;
    }
    g_assert_no_error(error);
    g_assert_cmpuint(sequences, >, 0);
    g_autofree char *findings = diag_to_string(diag);
    g_assert_cmpstr(findings, ==, "");
}

static void
test_formatting_objects(gconstpointer data)
{
    xmlDoc *fo = make_document(data, "thai");
    check_formatting_objects(fo);
    xmlFreeDoc(fo);
}

static void
drop(xmlNode *node, G_GNUC_UNUSED void *data)
{
    xmlUnlinkNode(node);
    xmlFreeNode(node);
}

/* What a framework or a record may leave out is left out, one kind after the other, then all. */
static void
test_bare_results(gconstpointer data)
{
    static const char *const optional[] = {
        "peers",           "year",   "rank",      "difference",  "strengths", "obstacles",
        "recommendations", "tier",   "band",      "legal-basis", "source",    "rule",
        "steps",           "target", "milestone", "evidence",    "opinion",   "performance",
        "definition",      "family", "note",      "issued",      "highest",   "grouping",
        "group",
    };
    const Document *document = data;
    xmlDoc *input = load(document);
    for (gsize i = 0; i < G_N_ELEMENTS(optional); i++) {
        g_autofree char *query = g_strdup_printf("//*[local-name() = '%s']", optional[i]);
        each(input, query, drop, NULL);
        if (document->project && i + 1 < G_N_ELEMENTS(optional))
            continue; /* one is enough of the large ones */
        xmlDoc *fo = make(document, input, "thai");
        check_formatting_objects(fo);
        check_references(fo);
        xmlFreeDoc(fo);
    }
    xmlFreeDoc(input);
}

/* ---- what a unit is handed does not change with what units elsewhere scored */

static void
replace(xmlNode *node, G_GNUC_UNUSED void *data)
{
    xmlNodeSetContent(node, BAD_CAST "7.77");
}

static char *
to_text(xmlDoc *doc)
{
    xmlChar *text = NULL;
    int size = 0;
    xmlDocDumpMemory(doc, &text, &size);
    char *copy = g_strndup((const char *) text, (gsize) size);
    xmlFree(text);
    xmlFreeDoc(doc);
    return copy;
}

static bool
is_of_unit(const Document *document)
{
    return g_str_has_suffix(document->stylesheet, "/unit.xsl") ||
           g_str_has_suffix(document->stylesheet, "/pmqa.xsl");
}

static void
test_elsewhere(gconstpointer data)
{
    const Document *document = data;
    g_autofree char *before = to_text(make_document(document, "thai"));
    xmlDoc *input = load(document);
    guint figures = each(
        input,
        "/*/*[local-name() = 'summary']//@*[name() != 'id'] | "
        "//@*[name() != 'within' and ../@within = 'all' or name() != 'from' and ../@from = 'all']",
        replace, NULL);
    g_assert_cmpuint(figures, >, 10);
    g_autofree char *after = to_text(make(document, input, "thai"));
    xmlFreeDoc(input);
    g_assert_cmpstr(before, ==, after);
}

/* ---- headings go down a level at a time; tables are made of rows, and of cells */

static void
check_heading(xmlNode *node, void *data)
{
    int *level = data;
    int here = node->children->content[1] - '0';
    if (here > *level + 1)
        g_error("H%d follows H%d", here, *level);
    *level = here;
}

static void
test_structure(gconstpointer data)
{
    xmlDoc *fo = make_document(data, "thai");
    int level = 0;
    each(fo, "//fo:flow//@role[starts-with(., 'H')]", check_heading, &level);
    g_assert_cmpuint(count(fo, "//fo:instream-foreign-object[not(@fox:alt-text)]"), ==, 0);
    g_assert_cmpuint(count(fo, "//fo:external-graphic[not(@fox:alt-text)]"), ==, 0);
    g_assert_cmpuint(count(fo, "//fo:basic-link[not(@fox:alt-text)]"), ==, 0);
    g_assert_cmpuint(count(fo, "//fo:table[@role = 'Div']/fo:table-body[not(@role = 'Div')]"), ==,
                     0);
    xmlFreeDoc(fo);
}

/* ---- every figure is one of the results'; its digits are those asked for */

/* Decimals, thousands, three digits and more: what is no counter, page or heading. */
static bool
is_figure(const char *number)
{
    return strlen(number) > 3 || (strlen(number) == 3 && !strpbrk(number, ".,"));
}

/* "PM2.5", "SHA-256": part of a name. */
static bool
is_in_name(const char *text, const char *number)
{
    const char *before = number > text && number[-1] == '-' ? number - 1 : number;
    return before > text && g_ascii_isalpha(before[-1]);
}

static void
collect_numbers(const char *text, GHashTable *numbers)
{
    g_autofree char *arabic = thai_arabic_digits(text);
    for (char *p = arabic; *p;) {
        gsize length = g_ascii_isdigit(*p) ? strspn(p, "0123456789.,") : 0;
        gsize kept = length;
        while (kept && !g_ascii_isdigit(p[kept - 1]))
            kept--;
        if (kept && !is_in_name(arabic, p))
            g_hash_table_add(numbers, g_strndup(p, kept));
        p += MAX(length, 1);
    }
}

static void
collect_text(xmlNode *node, void *numbers)
{
    xmlChar *text = xmlNodeGetContent(node);
    collect_numbers((const char *) text, numbers);
    xmlFree(text);
}

/* One query after the other: a union of so many nodes takes minutes. */
static GHashTable *
numbers_of(xmlDoc *doc, const char *const *queries)
{
    GHashTable *numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (gsize i = 0; queries[i]; i++)
        each(doc, queries[i], collect_text, numbers);
    return numbers;
}

static void
test_figures(gconstpointer data)
{
    const Document *document = data;
    xmlDoc *input = load(document);
    xmlDoc *fo = make(document, input, "thai");
    static const char *const all[] = {"//text()", "//@*", NULL};
    /* Names of files and hashes are no figures; a hash stands on two lines. */
    static const char *const read[] = {"//fo:flow//text()[not(ancestor::fo:block[1]/@xml:lang)]",
                                       "//fo:static-content//text()", "//@fox:alt-text", NULL};
    g_autoptr(GHashTable) known = numbers_of(input, all);
    g_autoptr(GHashTable) shown = numbers_of(fo, read);
    g_hash_table_add(known, g_strdup("2548")); /* of the decree that letters to the cabinet cite */

    GHashTableIter iter;
    gpointer number;
    guint figures = 0;
    g_hash_table_iter_init(&iter, shown);
    while (g_hash_table_iter_next(&iter, &number, NULL)) {
        if (!is_figure(number))
            continue;
        figures++;
        if (!g_hash_table_contains(known, number))
            g_error("%s is not in the results", (char *) number);
    }
    g_assert_cmpuint(figures, >, 3);
    xmlFreeDoc(fo);
    xmlFreeDoc(input);
}

/* Arabic digits beside Latin letters only, where Thai ones are asked for. */
static void
check_thai(xmlNode *node, G_GNUC_UNUSED void *data)
{
    static GRegex *regex;
    if (!regex)
        regex = g_regex_new("(?<![A-Za-z0-9.,/:_-])(?<![A-Za-z] )[0-9]", 0, 0, NULL);
    if (g_regex_match(regex, (const char *) node->content, 0, NULL))
        g_error("Arabic digits in \"%s\"", node->content);
}

static void
check_arabic(xmlNode *node, G_GNUC_UNUSED void *data)
{
    g_autofree char *arabic = thai_arabic_digits((const char *) node->content);
    g_assert_cmpstr((const char *) node->content, ==, arabic);
}

static void
test_digits(gconstpointer data)
{
    static const char text[] =
        "//fo:page-sequence//text()[not(ancestor::*[@xml:lang][1]/@xml:lang != 'th')]";
    xmlDoc *thai = make_document(data, "thai");
    g_assert_cmpuint(each(thai, text, check_thai, NULL), >, 10);
    g_assert_cmpuint(count(thai, "//fo:page-sequence[@format = '๑']"), >, 0);
    xmlFreeDoc(thai);
    xmlDoc *arabic = make_document(data, "arabic");
    g_assert_cmpuint(each(arabic, text, check_arabic, NULL), >, 10);
    g_assert_cmpuint(count(arabic, "//fo:page-sequence[@format = '1']"), >, 0);
    xmlFreeDoc(arabic);
}

/* ---- what is not real says so; what is real does not */

static void
mark_real(xmlDoc *input)
{
    xmlSetProp(xmlDocGetRootElement(input), BAD_CAST "synthetic", BAD_CAST "no");
}

static void
test_sample_mark(gconstpointer data)
{
    const Document *document = data;
    static const char mark[] = "//fo:static-content//fo:inline[. = 'ข้อมูลตัวอย่าง']";
    static const char sequences[] = "//fo:page-sequence";
    xmlDoc *input = load(document);
    xmlDoc *marked = make(document, input, "thai");
    g_assert_cmpuint(count(marked, mark), >=, count(marked, sequences));
    xmlFreeDoc(marked);
    mark_real(input);
    xmlDoc *real = make(document, input, "thai");
    g_assert_cmpuint(count(real, mark), ==, 0);
    xmlFreeDoc(real);
    xmlFreeDoc(input);
}

/* ---- a year without ranking prints neither band nor rank */

static void
set_exempt(xmlNode *policy, G_GNUC_UNUSED void *data)
{
    xmlNodeSetContent((xmlNode *) policy, BAD_CAST "exempt");
}

static void
test_exempt_year(gconstpointer data)
{
    const Document *document = data;
    xmlDoc *input = load(document);
    each(input, "//*[local-name() = 'framework']/*[local-name() = 'ranking']/@policy", set_exempt,
         NULL);
    xmlDoc *fo = make(document, input, "thai");
    g_assert_cmpuint(count(fo, "//fo:flow//text()[contains(., 'ลำดับที่')]"), ==, 0);
    g_assert_cmpuint(count(fo, "//fo:flow//text()[contains(., 'อยู่ในระดับ')]"), ==, 0);
    xmlFreeDoc(fo);
    xmlFreeDoc(input);
}

/* ---- the index is a web page that stands alone */

static void
check_local(xmlNode *node, G_GNUC_UNUSED void *data)
{
    const char *target = (const char *) node->children->content;
    g_assert_true(g_str_has_prefix(target, "../units/TH-") || g_str_has_prefix(target, "#"));
}

static void
check_labelled(xmlNode *node, G_GNUC_UNUSED void *data)
{
    g_assert_cmpstr((const char *) node->parent->name, ==, "label");
}

static void
test_index(void)
{
    static const Document index = {"index", "stylesheets/index.xsl", NULL, NATION};
    xmlDoc *page = make_document(&index, "thai");
    g_assert_cmpuint(count(page, "//table[@id = 'table']/tbody/tr"), ==, 76);
    g_assert_cmpuint(count(page, "//tr[@data-group and @data-text and th/@data-k]"), ==, 76);
    g_assert_cmpuint(each(page, "//@href", check_local, NULL), >, 200);
    g_assert_cmpuint(count(page, "//@src"), ==, 0);
    g_assert_cmpuint(each(page, "//input", check_labelled, NULL), ==, 1);
    g_assert_cmpuint(each(page, "//select", check_labelled, NULL), ==, 2);
    g_assert_cmpuint(count(page, "//th[not(@scope)]"), ==, 0);
    g_assert_cmpuint(count(page, "/html[@lang = 'th']/body//h1"), ==, 1);
    g_assert_cmpuint(each(page, "//body//text()[not(parent::script)]", check_thai, NULL), >, 300);
    g_assert_cmpuint(count(page, "//script[contains(., 'trim().toLowerCase(), count = 0')]"), ==,
                     1);
    xmlFreeDoc(page);
}

int
main(int argc, char **argv)
{
    static const struct {
        const char *name;
        GTestDataFunc test;
    } tests[] = {
        {"golden", test_golden},
        {"formatting-objects", test_formatting_objects},
        {"bare-results", test_bare_results},
        {"elsewhere", test_elsewhere},
        {"references", test_references},
        {"structure", test_structure},
        {"figures", test_figures},
        {"digits", test_digits},
        {"sample-mark", test_sample_mark},
        {"exempt-year", test_exempt_year},
    };

    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(documents); i++) {
        for (gsize k = 0; k < G_N_ELEMENTS(tests); k++) {
            if ((tests[k].test == test_golden && !documents[i].golden) ||
                (tests[k].test == test_elsewhere && !is_of_unit(&documents[i])))
                continue;
            g_autofree char *path =
                g_strdup_printf("/stylesheets/%s/%s", documents[i].name, tests[k].name);
            g_test_add_data_func(path, &documents[i], tests[k].test);
        }
    }
    g_test_add_func("/stylesheets/index", test_index);
    return g_test_run();
}
