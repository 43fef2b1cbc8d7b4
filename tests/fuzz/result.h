#pragma once

#include "xml/doc.h"

/** @bytes, which the program has written, as XML: of these nothing may be said. */
static inline xmlDoc *
fuzz_result(GBytes *bytes)
{
    gsize size;
    const char *text = g_bytes_get_data(bytes, &size);
    g_autoptr(Diag) diag = diag_new();
    xmlDoc *doc = xml_doc_parse(text, size, "result.xml", diag, NULL);
    g_autofree char *findings = diag_to_string(diag);
    g_assert_cmpstr(findings, ==, "");
    g_assert_nonnull(doc);
    return doc;
}
