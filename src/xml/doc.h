#pragma once

#include <glib.h>
#include <libxml/tree.h>
#include <stdbool.h>

#include "base/diag.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(xmlDoc, xmlFreeDoc)

/**
 * Reads an XML document that may be hostile: no DOCTYPE, no network, no entities but
 * the five of XML, at most LIMIT_XML_BYTES and LIMIT_XML_DEPTH. What is wrong with the
 * content goes to @diag with line and column; then the result is NULL and @error says
 * only that the file cannot be used. CDATA sections become text.
 */
xmlDoc *xml_doc_load(const char *path, Diag *diag, GError **error);

/** xml_doc_load() of @size bytes at hand; @name stands for the path in messages. */
xmlDoc *xml_doc_parse(const char *bytes, gsize size, const char *name, Diag *diag, GError **error);

/** Where @node stands, for findings. */
DiagPlace xml_doc_place(const xmlNode *node);
