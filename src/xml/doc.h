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

/** xml_doc_parse() of what has no text beside elements: the white space between these is left out,
 * which halves what stylesheets walk over. Its texts must not be changed. */
xmlDoc *xml_doc_parse_data(const char *bytes, gsize size, const char *name, Diag *diag,
                           GError **error);

/** What to take from a document that is too large to be held: elements of one kind. */
typedef struct {
    const char *parent, *name; /* every @name in a @parent */
    /* Looks at @element, complete with all below it, in document order; what is in it is freed
     * afterwards. Not called any more once the document has turned out to be none. */
    void (*take)(const xmlNode *element, void *data);
    void *data;
} XmlDocParts;

/** xml_doc_parse() that hands over the @parts one by one and leaves them empty. */
xmlDoc *xml_doc_parse_parts(const char *bytes, gsize size, const char *name,
                            const XmlDocParts *parts, Diag *diag, GError **error);

/** Where @node stands, for findings. */
DiagPlace xml_doc_place(const xmlNode *node);
