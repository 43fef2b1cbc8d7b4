/* Any bytes as XML: a document or an error with what is wrong, never both; what was read and
 * written reads as the same; how the bytes of a document are cut makes no difference to what is
 * counted (what is none is read no further than where that shows). */
#include <string.h>

#include "xml/doc.h"
#include "xml/tags.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void
check_cuts(const char *bytes, gsize size)
{
    XmlTags whole = {0}, cut = {0};
    g_assert_true(xml_tags_look(&whole, bytes, size));
    for (gsize i = 0; i < size; i += 7)
        g_assert_true(xml_tags_look(&cut, bytes + i, MIN(7, size - i)));
    g_assert_cmpuint(whole.attributes, ==, cut.attributes);
}

static void
check_reads_back(xmlDoc *doc)
{
    g_autoptr(Diag) diag = diag_new();
    xmlChar *once = NULL, *twice = NULL;
    int length = 0, again = 0;
    xmlDocDumpMemoryEnc(doc, &once, &length, "UTF-8");
    g_autoptr(xmlDoc) other = xml_doc_parse((char *) once, (gsize) length, "b.xml", diag, NULL);
    g_assert_nonnull(other);
    xmlDocDumpMemoryEnc(other, &twice, &again, "UTF-8");
    g_assert_cmpmem(once, length, twice, again);
    xmlFree(once);
    xmlFree(twice);
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    g_autofree char *bytes = g_strndup((const char *) data, size);
    g_autoptr(xmlDoc) doc = xml_doc_parse(bytes, size, "a.xml", diag, &error);
    g_assert_true(!doc == !!error);
    if (doc) {
        g_assert_cmpuint(diag_count_of(diag, DIAG_ERROR), ==, 0);
        check_cuts(bytes, size);
        check_reads_back(doc);
    }
    return 0;
}
