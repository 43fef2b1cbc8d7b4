#pragma once

#include <glib.h>
#include <stdbool.h>

/**
 * Looks at XML before libxml2 does, piece by piece: libxml2 compares each attribute of a tag
 * with all before it, so that a tag of a megabyte takes minutes. Begin with {0}.
 */
typedef struct {
    int state, back;  /* where in the text; the state after what is open now */
    int matched;      /* characters of what would end it */
    guint attributes; /* of the tag so far */
    guint depth;      /* of declarations within one another */
    char quote;
} XmlTags;

/** False once a tag has more than LIMIT_XML_ATTRIBUTES; what is not well-formed is let through. */
bool xml_tags_look(XmlTags *tags, const char *bytes, gsize size);
