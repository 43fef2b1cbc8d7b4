/* Any XML as a chart or a drawing in a document: painted the same twice, or left out with a
 * finding. */
#include <string.h>

#include "format.h"
#include "fuzz.h"
#include "paint/chart.h"
#include "xml/doc.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static GBytes *
wrap(const char *content)
{
    char *text = g_strconcat(
        "<fo:root xmlns:fo=\"http://www.w3.org/1999/XSL/Format\"><fo:layout-master-set>"
        "<fo:simple-page-master master-name=\"a\" page-width=\"100mm\" page-height=\"100mm\">"
        "<fo:region-body/></fo:simple-page-master></fo:layout-master-set>"
        "<fo:page-sequence master-reference=\"a\"><fo:flow flow-name=\"xsl-region-body\"><fo:block>"
        "<fo:instream-foreign-object content-width=\"80mm\" content-height=\"50mm\">",
        content, "</fo:instream-foreign-object></fo:block></fo:flow></fo:page-sequence></fo:root>",
        NULL);
    return g_bytes_new_take(text, strlen(text));
}

static GBytes *
paint(gconstpointer fo)
{
    return fuzz_format((GBytes *) fo, JOB_TRACE);
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    g_autoptr(Diag) diag = diag_new();
    g_autofree char *content = g_strndup((const char *) data, size);
    g_autoptr(xmlDoc) doc = xml_doc_parse(content, strlen(content), "a.xml", diag, NULL);
    if (!doc || !paint_chart_is(xmlDocGetRootElement(doc)) || strstr(content, "<?xml"))
        return 0;

    g_autoptr(GBytes) fo = wrap(content);
    g_autoptr(GBytes) painted = fuzz_twice(paint, fo, data, size);
    return 0;
}
