#pragma once

#include <glib.h>
#include <libxml/xpath.h>

/**
 * What a stylesheet reads, itself among it: files of its own folder and those below, by
 * xsl:import, xsl:include and document(), without DOCTYPE and without the network. libxslt knows
 * of one loader for all, which finds this as the _private of the outermost xsltStylesheet.
 */
typedef struct {
    char *folder;     /* real path, with a slash at its end */
    GPtrArray *parts; /* xmlDoc *: the stylesheet and what it imports; borrowed from libxslt */
} TransformDocuments;

/** For the stylesheet at @path. */
void transform_documents_set_up(TransformDocuments *documents, const char *path);
void transform_documents_clear(TransformDocuments *documents);

/** The stylesheet itself, to be compiled; NULL after a message to libxslt's error handler. */
xmlDoc *transform_documents_read(const TransformDocuments *documents, const char *path);

/** Makes libxslt ask here for all that it reads. Once for the program. */
void transform_documents_answer(void);

/** document() for names that are no URIs too, as those with Thai letters; what has none is an
 * error. */
void transform_documents_register(xmlXPathContext *context);
