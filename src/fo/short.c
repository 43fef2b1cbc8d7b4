#include "fo/short.h"

#include "fo/element.h"

struct FoShorts {
    const XmlShorts *source;
    FoShort **known; /* by number; NULL: not met yet */
};

FoShorts *
fo_shorts_new(const XmlShorts *source)
{
    if (!source)
        return NULL;
    FoShorts *shorts = g_new0(FoShorts, 1);
    shorts->source = source;
    shorts->known = g_new0(FoShort *, source->count);
    return shorts;
}

void
fo_shorts_free(FoShorts *shorts)
{
    if (!shorts)
        return;
    for (guint i = 0; i < shorts->source->count; i++)
        g_free(shorts->known[i]);
    g_free(shorts->known);
    g_free(shorts);
}

/* The name of an attribute as the properties' table has it. */
static const char *
name_of(const xmlAttr *attribute)
{
    const char *name = (const char *) attribute->name;
    if (!attribute->ns)
        return name;
    g_autofree char *prefixed = g_strconcat((const char *) attribute->ns->prefix, ":", name, NULL);
    return g_intern_string(prefixed);
}

static FoShort *
look_at(const xmlNode *element)
{
    guint count = 0;
    for (const xmlAttr *attribute = element->properties; attribute; attribute = attribute->next)
        count++;
    FoShort *one = g_malloc(sizeof *one + count * sizeof one->attributes[0]);
    one->element = fo_element_find((const char *) element->name);
    one->count = count;
    one->plain = true;
    count = 0;
    for (const xmlAttr *attribute = element->properties; attribute; attribute = attribute->next) {
        const xmlNode *text = attribute->children;
        const char *value = text ? (const char *) text->content : "";
        one->plain = one->plain && !strstr(value, "from-");
        one->attributes[count++] = (FoAttribute){name_of(attribute), value};
    }
    return one;
}

const FoShort *
fo_shorts_find(FoShorts *shorts, const char *name)
{
    guint index;
    const xmlNode *element = shorts ? xml_shorts_find(shorts->source, name, &index) : NULL;
    if (!element)
        return NULL;
    if (!shorts->known[index])
        shorts->known[index] = look_at(element);
    return shorts->known[index];
}
