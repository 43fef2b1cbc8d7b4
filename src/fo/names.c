#include "fo/fo.h"

static const char *const elements[FO_ELEMENT_COUNT] = {
    [FO_TEXT] = "#text",
    [FO_FOREIGN] = "#foreign",
#define FO_ELEMENT(id, name, content) [FO_##id] = "fo:" name,
#include "fo/element.def"
#undef FO_ELEMENT
};

static const char *const properties[] = {
#define FO_PROPERTY(id, name, types, keywords, initial, flags) name,
#include "fo/property.def"
#undef FO_PROPERTY
};

static const char *const keywords[] = {
    "",
#define FO_KEYWORD(id, name) name,
#include "fo/keyword.def"
#undef FO_KEYWORD
};

const char *
fo_element_name(FoElement element)
{
    return elements[element];
}

const char *
fo_property_name(FoProperty property)
{
    return properties[property];
}

const char *
fo_keyword_name(FoKeyword keyword)
{
    return keywords[keyword];
}
