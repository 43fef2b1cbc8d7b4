/*
 * Each file of tests/layout is a sentence, an FO document and checks: XPath expressions over the
 * dumped area tree and what they must come to.
 */
#include <libxml/parser.h>
#include <libxml/xpath.h>

#include "area/dump.h"
#include "layout/layout.h"

static const char folder[] = "tests/layout";
static TextFonts *fonts;

static bool
dump_page(AreaPage *page, void *data, GError **error)
{
    (void) error;
    area_dump_page(page, data);
    area_page_free(page);
    return true;
}

/* The area tree of the document that is @root. */
static xmlDoc *
lay_out(xmlNode *root, const char *name)
{
    xmlDoc *document = xmlNewDoc(BAD_CAST "1.0");
    xmlDocSetRootElement(document, xmlDocCopyNode(root, document, 1));
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(FoReader) reader = fo_reader_new_for_doc(document, name, diag, &error);
    g_assert_no_error(error);

    g_autoptr(AreaDocument) areas = area_document_new();
    LayoutOptions options = {0};
    GString *xml = g_string_new(NULL);
    area_dump_begin(xml);
    layout_document(reader, fonts, &options, areas, dump_page, xml, diag, &error);
    g_assert_no_error(error);
    area_dump_end(xml);

    xmlDoc *tree = xmlReadMemory(xml->str, (int) xml->len, "areas.xml", NULL, 0);
    g_assert_nonnull(tree);
    g_string_free(xml, TRUE);
    fo_reader_free(g_steal_pointer(&reader));
    xmlFreeDoc(document);
    return tree;
}

static void
check(xmlDoc *tree, xmlNode *node, const char *name)
{
    xmlChar *path = xmlGetProp(node, BAD_CAST "path");
    xmlChar *wanted = xmlGetProp(node, BAD_CAST "is");
    xmlXPathContext *context = xmlXPathNewContext(tree);
    xmlXPathObject *value = xmlXPathEval(path, context);
    g_assert_nonnull(value);
    xmlChar *found = xmlXPathCastToString(value);
    if (g_strcmp0((char *) found, (char *) wanted) != 0) {
        g_test_message("%s:%ld: %s is %s, not %s", name, xmlGetLineNo(node), path, found, wanted);
        g_test_fail();
    }
    xmlFree(found);
    xmlXPathFreeObject(value);
    xmlXPathFreeContext(context);
    xmlFree(wanted);
    xmlFree(path);
}

static void
test_case(const void *data)
{
    const char *name = data;
    xmlDoc *document = xmlReadFile(name, NULL, 0);
    g_assert_nonnull(document);
    xmlDoc *tree = NULL;
    int checks = 0;
    for (xmlNode *node = xmlDocGetRootElement(document)->children; node; node = node->next) {
        if (g_strcmp0((const char *) node->name, "root") == 0)
            tree = lay_out(node, name);
        if (g_strcmp0((const char *) node->name, "check") != 0)
            continue;
        check(tree, node, name);
        checks++;
    }
    g_assert_cmpint(checks, >, 0);
    xmlFreeDoc(tree);
    xmlFreeDoc(document);
}

static int
compare_names(const void *a, const void *b)
{
    return g_strcmp0(*(char *const *) a, *(char *const *) b);
}

static GPtrArray *
find_cases(void)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GError) error = NULL;
    g_autoptr(GDir) dir = g_dir_open(folder, 0, &error);
    g_assert_no_error(error);
    for (const char *name; (name = g_dir_read_name(dir));)
        if (g_str_has_suffix(name, ".xml"))
            g_ptr_array_add(names, g_build_filename(folder, name, NULL));
    g_ptr_array_sort(names, compare_names);
    return names;
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autoptr(GError) error = NULL;
    fonts = text_fonts_new(NULL, NULL, &error);
    g_assert_no_error(error);
    g_autoptr(GPtrArray) names = find_cases();
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        g_autofree char *path = g_strdup_printf("/layout/%s", name + sizeof(folder));
        g_test_add_data_func(path, name, test_case);
    }
    int status = g_test_run();
    text_fonts_free(fonts);
    return status;
}
