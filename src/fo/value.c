#include "fo/value.h"

#include <math.h>

#include "fo/side.h"

enum { KEEP_ALWAYS = 1000 };

/* ---- made */

FoValue
fo_value_length(double points, double percent)
{
    double scaled = CLAMP(percent * FO_PERCENT, -(double) G_MAXINT32, (double) G_MAXINT32);
    return (FoValue){
        .kind = FO_VALUE_LENGTH,
        .length = length_from_pt(points),
        .percent = (gint32) lround(scaled),
    };
}

FoValue
fo_value_number(double number)
{
    return (FoValue){.kind = FO_VALUE_NUMBER, .number = number};
}

FoValue
fo_value_keyword(FoKeyword keyword)
{
    return (FoValue){.kind = FO_VALUE_KEYWORD, .keyword = (guint16) keyword};
}

FoValue
fo_value_string(const char *text)
{
    return (FoValue){.kind = FO_VALUE_STRING, .string = text};
}

/* ---- read */

FoValue
fo_value_computed(const FoStyle *style, FoProperty property)
{
    property = fo_side_relative(property, style->mode);
    return style->runs[property / FO_RUN][property % FO_RUN];
}

bool
fo_value_is_specified(const FoStyle *style, FoProperty property)
{
    return style->specified[property / 64] >> (property % 64) & 1;
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
    if (value->number >= 0 && value->number < G_MAXINT && value->number == (int) value->number)
        return (int) value->number;
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

int
fo_keep(const FoNode *node, FoProperty property)
{
    if (fo_is(node, property, FO_KW_ALWAYS))
        return KEEP_ALWAYS;
    return CLAMP(fo_integer(node, property, 0), 0, KEEP_ALWAYS - 1);
}
