/*
 * Areas as XML, of FO from a grammar (grammar.h) with a word of any characters in it: the same
 * twice, sound, pages counted from 0, and page by page the text, the destinations and the links
 * that the painter is given.
 */
#include <string.h>

#include "format.h"
#include "fuzz.h"
#include "grammar.h"
#include "result.h"
#include "xml/query.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

enum {
    MAX_WORD = 60,
    MAX_ELEMENTS = 50,
};

/* The first byte of *@data says how many are the word. Free with g_free(). */
static char *
take_word(const unsigned char **data, size_t *size)
{
    size_t length = *size ? MIN((size_t) * *data % MAX_WORD, *size - 1) : 0;
    g_autofree char *bytes = g_strndup((const char *) *data + (*size > 0), length);
    *data += length + (*size > 0);
    *size -= length + (*size > 0);
    g_autofree char *word = g_utf8_make_valid(bytes, -1);
    for (char *p = word; *p; p++)
        *p = (guchar) *p < ' ' ? ' ' : *p;
    return g_markup_escape_text(word, -1);
}

/* ---- what is on the pages, by the areas and by the painter's calls: a line for each page */

static void
list_area(const xmlNode *element, GString *list)
{
    const char *id = xml_query_attribute(element, "id"), *link;
    if (id)
        g_string_append_printf(list, "[%s]", id);
    if (xml_query_is(element, "text")) {
        xmlChar *text = xmlNodeGetContent(element);
        g_string_append(list, (const char *) text);
        xmlFree(text);
    }
    XML_QUERY_EACH (child, element, NULL)
        list_area(child, list);
    if ((link = xml_query_attribute(element, "link")))
        g_string_append_printf(list, "{%s}", link);
}

static char *
list_areas(GBytes *areas)
{
    g_autoptr(xmlDoc) doc = fuzz_result(areas);
    GString *list = g_string_new(NULL);
    int index = 0;
    XML_QUERY_EACH (page, xmlDocGetRootElement(doc), "page") {
        g_assert_cmpint(xml_query_int(page, "index", -1), ==, index);
        index++;
        g_string_append(list, "\npage ");
        XML_QUERY_EACH (root, page, "block")
            list_area(root, list);
    }
    return g_string_free(list, FALSE);
}

/* What is after the name of a call and one space, up to the last of its @numbers: an id may have
 * any character. */
static void
list_name(GString *list, const char *call, guint numbers, const char *brackets)
{
    const char *name = strchr(call, ' ') + 1, *end = name + strlen(name);
    for (; numbers; numbers--)
        end = g_strrstr_len(name, end - name, " ");
    g_string_append_c(list, brackets[0]);
    g_string_append_len(list, name, end - name);
    g_string_append_c(list, brackets[1]);
}

/* What a quoted word holds, whose quotes, backslashes and control characters are escaped. */
static void
list_word(GString *list, const char *call)
{
    g_autofree char *escaped = g_strndup(call + 1, strrchr(call, '"') - call - 1);
    g_autofree char *word = g_strcompress(escaped);
    g_string_append(list, word);
}

static char *
list_calls(GBytes *painted)
{
    gsize size;
    const char *bytes = g_bytes_get_data(painted, &size);
    g_autofree char *text = g_strndup(bytes, size);
    g_auto(GStrv) calls = g_strsplit(text, "\n", -1);
    GString *list = g_string_new(NULL);
    for (guint i = 0; calls[i]; i++) {
        const char *call = g_strchug(calls[i]);
        if (g_str_has_prefix(call, "page "))
            g_string_append(list, "\npage ");
        else if (*call == '"')
            list_word(list, call);
        else if (g_str_has_prefix(call, "destination "))
            list_name(list, call, 2, "[]");
        else if (g_str_has_prefix(call, "link "))
            list_name(list, call, 4, "{}");
    }
    return g_string_free(list, FALSE);
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    g_autofree char *word = take_word(&data, &size);
    g_autoptr(GBytes) fo = fuzz_grow(data, size, word, MAX_ELEMENTS);
    g_autoptr(GBytes) areas = fuzz_twice(fuzz_areas, fo, data, size);
    g_autoptr(GBytes) painted = fuzz_format(fo, JOB_TRACE);
    g_assert_true(!areas == !painted);
    if (areas) {
        g_autofree char *there = list_areas(areas);
        g_autofree char *drawn = list_calls(painted);
        g_assert_cmpstr(there, ==, drawn);
    }
    return 0;
}
