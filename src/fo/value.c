#include "fo/fo.h"

#include <math.h>

enum {
    PERCENT = 1024, /* of FoValue.percent */
    KEEP_ALWAYS = 1000,
};

Length
fo_length(const FoNode *node, FoProperty property, Length base)
{
    const FoValue *value = fo_value(node, property);
    if (value->kind != FO_VALUE_LENGTH)
        return 0;
    return value->length + length_scale(base, value->percent, 100 * PERCENT);
}

double
fo_number(const FoNode *node, FoProperty property, double otherwise)
{
    const FoValue *value = fo_value(node, property);
    return value->kind == FO_VALUE_NUMBER ? value->number : otherwise;
}

int
fo_integer(const FoNode *node, FoProperty property, int otherwise)
{
    const FoValue *value = fo_value(node, property);
    if (value->kind != FO_VALUE_NUMBER)
        return otherwise;
    return (int) CLAMP(round(value->number), -(double) G_MAXINT, (double) G_MAXINT);
}

guint32
fo_color(const FoNode *node, FoProperty property)
{
    const FoValue *value = fo_value(node, property);
    return value->kind == FO_VALUE_COLOR ? value->color : 0;
}

const char *
fo_string(const FoNode *node, FoProperty property)
{
    const FoValue *value = fo_value(node, property);
    return value->kind == FO_VALUE_STRING ? value->string : NULL;
}

FoKeyword
fo_text_align_last(const FoNode *node)
{
    FoKeyword last = fo_keyword(node, FO_PROP_TEXT_ALIGN_LAST);
    if (last != FO_KW_RELATIVE)
        return last;
    FoKeyword align = fo_keyword(node, FO_PROP_TEXT_ALIGN);
    return align == FO_KW_JUSTIFY ? FO_KW_START : align;
}

int
fo_keep(const FoNode *node, FoProperty property)
{
    if (fo_is(node, property, FO_KW_ALWAYS))
        return KEEP_ALWAYS;
    return CLAMP(fo_integer(node, property, 0), 0, KEEP_ALWAYS - 1);
}
