#pragma once

#include <glib.h>

/**
 * FO from a grammar: each byte of @data chooses an element, a property or a text, so that every
 * input is a document, of not many more than @most elements. @word is one of the texts, as it is
 * written in XML. Free with g_bytes_unref().
 */
GBytes *fuzz_grow(const unsigned char *data, size_t size, const char *word, guint most);
