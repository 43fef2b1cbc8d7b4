#pragma once

#include <glib.h>

/**
 * Writes XML text: indented by two spaces, attributes in the order given, the same
 * bytes for the same calls. Elements holding text stay on one line. What XML has no way to
 * say, control characters and bytes that are no UTF-8, becomes U+FFFD, so that what is
 * written can be read whatever a cell or the name of a file has in it.
 */
typedef struct XmlWriter XmlWriter;

/** Begins with the XML declaration. */
XmlWriter *xml_writer_new(void);
void xml_writer_free(XmlWriter *writer);

void xml_writer_start(XmlWriter *writer, const char *name);
/** To the element just started; nothing when @value is NULL. */
void xml_writer_attribute(XmlWriter *writer, const char *name, const char *value);
void xml_writer_attribute_int(XmlWriter *writer, const char *name, gint64 value);
void xml_writer_text(XmlWriter *writer, const char *text);
void xml_writer_end(XmlWriter *writer);

/** <name>text</name>; nothing when @text is NULL. */
void xml_writer_leaf(XmlWriter *writer, const char *name, const char *text);

/** All that was written; every element must be ended. The writer is then empty. */
GBytes *xml_writer_finish(XmlWriter *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(XmlWriter, xml_writer_free)
