#pragma once

#include <glib.h>
#include <libxml/tree.h>
#include <string.h>

/**
 * Elements of a document that are written short: one called "block+3" is a block with the
 * attributes of elements[3], before and below its own. No name of XML has a plus in it.
 */
typedef struct {
    xmlNode *const *elements;
    guint count;
} XmlShorts;

/** What an element called @name stands for; NULL when it is not short. */
static inline const xmlNode *
xml_shorts_find(const XmlShorts *shorts, const char *name, guint *index)
{
    const char *p = strchr(name, '+');
    if (!p || !shorts)
        return NULL;
    guint number = 0;
    while (*++p)
        number = number * 10 + (guint) (*p - '0');
    *index = number;
    return number < shorts->count ? shorts->elements[number] : NULL;
}
