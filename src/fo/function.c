#include "fo/function.h"

#include <math.h>

#include "fo/color.h"
#include "fo/property.h"
#include "fo/value.h"

/* The functions of XSL-FO 1.1, 5.10, and Apache FOP's cmyk(). */

typedef bool (*Function)(const FoContext *context, const FoOperand *arguments, guint count,
                         FoOperand *result);

/* ---- 5.10.1 numbers */

/* Puts @operation of the one part that the argument has into @result. */
static bool
apply(const FoOperand *argument, double (*operation)(double), FoOperand *result)
{
    if (!argument->is_amount)
        return false;
    *result = *argument;
    result->number = operation(argument->number);
    result->points = operation(argument->points);
    result->percent = operation(argument->percent);
    return true;
}

static bool
call_abs(const FoContext *context, const FoOperand *arguments, guint count, FoOperand *result)
{
    (void) context, (void) count;
    return apply(arguments, fabs, result);
}

static bool
call_floor(const FoContext *context, const FoOperand *arguments, guint count, FoOperand *result)
{
    (void) context, (void) count;
    return apply(arguments, floor, result);
}

static bool
call_ceiling(const FoContext *context, const FoOperand *arguments, guint count, FoOperand *result)
{
    (void) context, (void) count;
    return apply(arguments, ceil, result);
}

/* Halves go up (5.10.1), unlike C's round(). */
static double
round_up(double value)
{
    return floor(value + 0.5);
}

static bool
call_round(const FoContext *context, const FoOperand *arguments, guint count, FoOperand *result)
{
    (void) context, (void) count;
    return apply(arguments, round_up, result);
}

/* Gives whichever of two amounts is the greater, or the smaller, if that is known before layout. */
static bool
choose(const FoOperand arguments[2], bool greater, FoOperand *result)
{
    const FoOperand *a = &arguments[0], *b = &arguments[1];
    if (!a->is_amount || !b->is_amount || a->is_number != b->is_number || a->share != b->share)
        return false;
    double percent = a->percent - b->percent;
    double rest = a->number - b->number + a->points - b->points;
    if (percent != 0 && rest != 0)
        return false;
    double difference = percent + rest;
    *result = (greater ? difference >= 0 : difference <= 0) ? *a : *b;
    return true;
}

static bool
call_min(const FoContext *context, const FoOperand *arguments, guint count, FoOperand *result)
{
    (void) context, (void) count;
    return choose(arguments, false, result);
}

static bool
call_max(const FoContext *context, const FoOperand *arguments, guint count, FoOperand *result)
{
    (void) context, (void) count;
    return choose(arguments, true, result);
}

/* ---- 5.10.2 colours */

static FoOperand
color_operand(guint32 color)
{
    return (FoOperand){.value = {.kind = FO_VALUE_COLOR, .color = color}};
}

/* An argument as a share: a percentage, or a number of @whole. */
static bool
share_of(const FoOperand *argument, double whole, double *share)
{
    if (!argument->is_amount || argument->points != 0 || argument->share != 0)
        return false;
    *share = argument->is_number ? argument->number / whole : argument->percent / 100;
    return true;
}

/* Also rgb-icc() and its kin: their first three arguments are the colour without the profile. */
static bool
call_rgb(const FoContext *context, const FoOperand *arguments, guint count, FoOperand *result)
{
    (void) context, (void) count;
    double shares[3];
    for (guint i = 0; i < 3; i++) {
        if (!share_of(&arguments[i], 255, &shares[i]))
            return false;
    }
    *result = color_operand(fo_color_from_rgb(shares[0], shares[1], shares[2]));
    return true;
}

static bool
call_cmyk(const FoContext *context, const FoOperand *arguments, guint count, FoOperand *result)
{
    (void) context, (void) count;
    double inks[4];
    for (guint i = 0; i < 4; i++) {
        if (!share_of(&arguments[i], 1, &inks[i]))
            return false;
    }
    *result = color_operand(fo_color_from_cmyk(inks[0], inks[1], inks[2], inks[3]));
    return true;
}

static const char *
name_of(const FoOperand *argument)
{
    bool named = !argument->is_amount && argument->value.kind == FO_VALUE_STRING;
    return named ? argument->value.string : NULL;
}

static bool
call_system_color(const FoContext *context, const FoOperand *arguments, guint count,
                  FoOperand *result)
{
    (void) context, (void) count;
    guint32 color;
    const char *name = name_of(arguments);
    if (!name || !fo_color_find_system(name, &color))
        return false;
    *result = color_operand(color);
    return true;
}

/* ---- 5.10.4 values of other properties and other objects */

/* The property the argument names, or the one whose value this is. */
static FoProperty
named_property(const FoContext *context, const FoOperand *arguments, guint count)
{
    const char *name = count ? name_of(arguments) : NULL;
    if (name) {
        FoProperty found = fo_property_find(name);
        if (found != FO_PROPERTY_COUNT)
            return found;
    }
    return context->property;
}

/* Gives the value of @property in @style. */
static bool
give(const FoStyle *style, FoProperty property, FoOperand *result)
{
    FoValue value = fo_value_computed(style, property);
    *result = fo_operand_from_value(&value);
    return true;
}

static const FoStyle *
initial_style(const FoContext *context)
{
    const FoStyle *style = context->parent;
    while (style->parent)
        style = style->parent;
    return style;
}

/* Also merge-property-values(): what a reader may do to a link is not done on paper, so that no
 * fo:multi-property-set applies. */
static bool
call_from_parent(const FoContext *context, const FoOperand *arguments, guint count,
                 FoOperand *result)
{
    return give(context->parent, named_property(context, arguments, count), result);
}

static bool
call_inherited(const FoContext *context, const FoOperand *arguments, guint count, FoOperand *result)
{
    FoProperty property = named_property(context, arguments, count);
    return fo_property_row(property)->inherited && give(context->parent, property, result);
}

static bool
call_from_nearest(const FoContext *context, const FoOperand *arguments, guint count,
                  FoOperand *result)
{
    FoProperty property = named_property(context, arguments, count);
    const FoStyle *style = context->parent;
    while (style->parent && !fo_value_is_specified(style, property))
        style = style->parent;
    return give(style, property, result);
}

/* 5.10.3 A sheet of paper has no fonts of a desktop: all of them are the initial font. */
static bool
call_system_font(const FoContext *context, const FoOperand *arguments, guint count,
                 FoOperand *result)
{
    static const char *const names[] = {"caption",       "icon",       "menu", "message-box",
                                        "small-caption", "status-bar", NULL};
    const char *name = name_of(arguments);
    if (!name || !g_strv_contains(names, name))
        return false;
    return give(initial_style(context), named_property(context, arguments + 1, count - 1), result);
}

/* The region's value, where there is a region: on fo:flow and fo:static-content (fo/region.h). */
static bool
call_from_region(const FoContext *context, const FoOperand *arguments, guint count,
                 FoOperand *result)
{
    const FoStyle *region = context->source ? context->source : context->parent;
    return give(region, named_property(context, arguments, count), result);
}

static bool
call_from_column(const FoContext *context, const FoOperand *arguments, guint count,
                 FoOperand *result)
{
    const FoStyle *column = context->source ? context->source : initial_style(context);
    return give(column, named_property(context, arguments, count), result);
}

/* ---- 5.10.3 tables, 5.10.5 lists */

static bool
call_share(const FoContext *context, const FoOperand *arguments, guint count, FoOperand *result)
{
    (void) context, (void) count;
    double share; /* a percentage counts as its hundredth, as Apache FOP has it */
    if (!share_of(arguments, 1, &share) || !(share >= 0))
        return false;
    *result = (FoOperand){.is_amount = true, .share = share};
    return true;
}

static FoOperand
inherited_length(const FoStyle *style, FoProperty property)
{
    FoValue value = fo_value_computed(style, property);
    return fo_operand_from_value(&value);
}

/* body-start() = the list-item's start-indent + provisional-distance-between-starts */
static bool
call_body_start(const FoContext *context, const FoOperand *arguments, guint count,
                FoOperand *result)
{
    (void) arguments, (void) count;
    const FoStyle *item = context->parent;
    while (item && item->element != FO_LIST_ITEM)
        item = item->parent;
    if (!item)
        return false;
    *result = inherited_length(context->parent, FO_PROP_PROVISIONAL_DISTANCE_BETWEEN_STARTS);
    FoOperand indent = inherited_length(item, FO_PROP_START_INDENT);
    result->points += indent.points;
    result->percent += indent.percent;
    return true;
}

/* label-end() = the reference area's width − (body-start() − provisional-label-separation) */
static bool
call_label_end(const FoContext *context, const FoOperand *arguments, guint count, FoOperand *result)
{
    if (!call_body_start(context, arguments, count, result))
        return false;
    FoOperand separation = inherited_length(context->parent, FO_PROP_PROVISIONAL_LABEL_SEPARATION);
    result->points = separation.points - result->points;
    result->percent = 100 + separation.percent - result->percent;
    return true;
}

static const struct {
    const char *name;
    guint minimum, maximum; /* arguments */
    Function call;
} functions[] = {
    {"abs", 1, 1, call_abs},
    {"body-start", 0, 0, call_body_start},
    {"ceiling", 1, 1, call_ceiling},
    {"cie-lab-color", 6, 6, call_rgb},
    {"cmyk", 4, 4, call_cmyk},
    {"floor", 1, 1, call_floor},
    {"fop-rgb-icc", 5, FO_FUNCTION_ARGUMENTS, call_rgb},
    {"fop-rgb-named-color", 5, FO_FUNCTION_ARGUMENTS, call_rgb},
    {"from-nearest-specified-value", 0, 1, call_from_nearest},
    {"from-page-master-region", 0, 1, call_from_region},
    {"from-parent", 0, 1, call_from_parent},
    {"from-table-column", 0, 1, call_from_column},
    {"inherited-property-value", 0, 1, call_inherited},
    {"label-end", 0, 0, call_label_end},
    {"max", 2, 2, call_max},
    {"merge-property-values", 0, 1, call_from_parent},
    {"min", 2, 2, call_min},
    {"proportional-column-width", 1, 1, call_share},
    {"rgb", 3, 3, call_rgb},
    {"rgb-icc", 4, FO_FUNCTION_ARGUMENTS, call_rgb},
    {"rgb-named-color", 5, FO_FUNCTION_ARGUMENTS, call_rgb},
    {"round", 1, 1, call_round},
    {"system-color", 1, 2, call_system_color},
    {"system-font", 1, 2, call_system_font},
};

bool
fo_function_call(const FoContext *context, const char *name, const FoOperand *arguments,
                 guint count, FoOperand *result)
{
    for (guint i = 0; i < G_N_ELEMENTS(functions); i++) {
        if (g_str_equal(functions[i].name, name))
            return count >= functions[i].minimum && count <= functions[i].maximum &&
                   functions[i].call(context, arguments, count, result);
    }
    return false;
}
