#pragma once

#include "base/error.h"
#include "fo/fo.h"

/* What the tests of fo share: a document around a fragment, and values as text. */

#define FO_CASE_HEAD                                                                 \
    "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' "                         \
    "xmlns:fox='http://xmlgraphics.apache.org/fop/extensions'>"                      \
    "<fo:layout-master-set><fo:simple-page-master master-name='a'><fo:region-body/>" \
    "</fo:simple-page-master></fo:layout-master-set>"
#define FO_CASE_START                                      \
    FO_CASE_HEAD "<fo:page-sequence master-reference='a'>" \
                 "<fo:flow flow-name='xsl-region-body'>"
#define FO_CASE_END "</fo:flow></fo:page-sequence></fo:root>"

typedef struct {
    Arena *arena;
    Diag *diag;
    FoReader *reader;
    FoNode *flow; /* of the first page-sequence, or NULL */
    GError *error;
} FoCase;

static inline void
fo_case_clear(FoCase *test)
{
    fo_reader_free(test->reader);
    arena_free(test->arena);
    diag_free(test->diag);
    g_clear_error(&test->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(FoCase, fo_case_clear)

/* Reads a whole document. */
static inline FoCase
fo_case_read(const char *document)
{
    FoCase test = {.arena = arena_new(), .diag = diag_new()};
    g_autoptr(GBytes) bytes = g_bytes_new(document, strlen(document));
    test.reader = fo_reader_new(bytes, "t.fo", test.diag, &test.error);
    FoNode *sequence = test.reader ? fo_reader_next(test.reader, test.arena, &test.error) : NULL;
    FoNode *flow = sequence ? sequence->first : NULL;
    while (flow && flow->element != FO_FLOW)
        flow = flow->next;
    test.flow = flow;
    return test;
}

/* Reads a document whose flow has @blocks. */
static inline FoCase
fo_case_read_blocks(const char *blocks)
{
    g_autofree char *document = g_strconcat(FO_CASE_START, blocks, FO_CASE_END, NULL);
    return fo_case_read(document);
}

static inline void
fo_case_append_amount(GString *text, double amount, const char *unit)
{
    if (amount != 0)
        g_string_append_printf(text, "%s%.5g%s", text->len ? "+" : "", amount, unit);
}

/* A value as text: "12pt", "2pt+5%", "*2" for a share, "#rrggbbaa", a keyword, a string. */
static inline char *
fo_case_value(const FoNode *node, FoProperty property)
{
    const FoValue *value = fo_value(node, property);
    GString *text = g_string_new(NULL);
    switch (value->kind) {
    case FO_VALUE_KEYWORD:
        g_string_append(text, fo_keyword_name((FoKeyword) value->keyword));
        break;
    case FO_VALUE_LENGTH:
        fo_case_append_amount(text, length_to_pt(value->length), "pt");
        fo_case_append_amount(text, value->percent / 1024.0, "%");
        fo_case_append_amount(text, (double) value->share, "*");
        if (!text->len)
            g_string_append(text, "0pt");
        break;
    case FO_VALUE_NUMBER:
        g_string_append_printf(text, "%.5g", value->number);
        break;
    case FO_VALUE_COLOR:
        g_string_append_printf(text, "#%08x", value->color);
        break;
    case FO_VALUE_STRING:
        g_string_append(text, value->string);
        break;
    default:
        for (const char *const *name = value->strings; *name; name++)
            g_string_append_printf(text, "%s%s", text->len ? "|" : "", *name);
    }
    return g_string_free(text, FALSE);
}

#define fo_case_assert_value(node, property, expected)         \
    do {                                                       \
        g_autofree char *got_ = fo_case_value(node, property); \
        g_assert_cmpstr(got_, ==, expected);                   \
    } while (0)
