#include "fo/parse.h"

#include <math.h>
#include <string.h>

#include "fo/color.h"
#include "fo/property.h"
#include "fo/value.h"

/* ---- keywords that stand for a length or a number */

enum {
    MEDIUM_SIZE = 12,
    SIZE_STEPS = 64, /* from any font size to any other by factors of 1.2 */
};

static const double size_step = 1.2;

/* The size on the scale of keywords that is nearest to @size. */
static double
nearest_size(double size)
{
    double last = MEDIUM_SIZE, next = MEDIUM_SIZE;
    for (int i = 0; i < SIZE_STEPS && (size < MEDIUM_SIZE ? next > size : next < size); i++) {
        last = next;
        next *= size < MEDIUM_SIZE ? 1 / size_step : size_step;
    }
    return fabs(last - size) <= fabs(size - next) ? last : next;
}

static double
font_size_of(const FoContext *context, FoKeyword keyword)
{
    switch (keyword) {
    case FO_KW_XX_SMALL:
        return MEDIUM_SIZE / (size_step * size_step * size_step);
    case FO_KW_X_SMALL:
        return MEDIUM_SIZE / (size_step * size_step);
    case FO_KW_SMALL:
        return MEDIUM_SIZE / size_step;
    case FO_KW_LARGE:
        return MEDIUM_SIZE * size_step;
    case FO_KW_X_LARGE:
        return MEDIUM_SIZE * size_step * size_step;
    case FO_KW_XX_LARGE:
        return MEDIUM_SIZE * size_step * size_step * size_step;
    case FO_KW_LARGER:
        return nearest_size(context->font_size) * size_step;
    case FO_KW_SMALLER:
        return nearest_size(context->font_size) / size_step;
    default:
        return MEDIUM_SIZE;
    }
}

/* bolder and lighter are a step of 100: which weights a family has is not known here. */
static double
font_weight_of(const FoContext *context, FoKeyword keyword)
{
    switch (keyword) {
    case FO_KW_BOLD:
        return 700;
    case FO_KW_BOLDER:
        return MIN(fo_value_computed(context->parent, FO_PROP_FONT_WEIGHT).number + 100, 900);
    case FO_KW_LIGHTER:
        return MAX(fo_value_computed(context->parent, FO_PROP_FONT_WEIGHT).number - 100, 100);
    default:
        return 400;
    }
}

static FoKeyword
plain_writing_mode(FoKeyword keyword)
{
    switch (keyword) {
    case FO_KW_LR:
        return FO_KW_LR_TB;
    case FO_KW_RL:
        return FO_KW_RL_TB;
    case FO_KW_TB:
        return FO_KW_TB_RL;
    default:
        return keyword;
    }
}

/* Apache FOP's widths: thin 0.5, medium 1, thick 2 pt. */
static FoValue
value_from_keyword(const FoContext *context, FoKeyword keyword)
{
    switch (context->property) {
    case FO_PROP_FONT_SIZE:
        return fo_value_length(font_size_of(context, keyword), 0);
    case FO_PROP_FONT_WEIGHT:
        return fo_value_number(font_weight_of(context, keyword));
    case FO_PROP_WRITING_MODE:
        return fo_value_keyword(plain_writing_mode(keyword));
    case FO_PROP_BACKGROUND_POSITION_HORIZONTAL:
    case FO_PROP_BACKGROUND_POSITION_VERTICAL:
        return fo_value_length(0, keyword == FO_KW_CENTER                         ? 50
                                  : keyword == FO_KW_LEFT || keyword == FO_KW_TOP ? 0
                                                                                  : 100);
    default:
        break;
    }
    if (keyword == FO_KW_THIN)
        return fo_value_length(0.5, 0);
    if (keyword == FO_KW_MEDIUM)
        return fo_value_length(1, 0);
    if (keyword == FO_KW_THICK)
        return fo_value_length(2, 0);
    return fo_value_keyword(keyword);
}

/* ---- what is taken as it stands */

/* @text without a pair of quotes around it. */
static const char *
unquoted(Arena *arena, const char *text)
{
    gsize length = strlen(text);
    if (length >= 2 && (*text == '\'' || *text == '"') && text[length - 1] == *text)
        return arena_strndup(arena, text + 1, length - 2);
    return text;
}

static const char *
trimmed(Arena *arena, const char *start, gsize length)
{
    while (length && g_ascii_isspace(*start))
        start++, length--;
    while (length && g_ascii_isspace(start[length - 1]))
        length--;
    return arena_strndup(arena, start, length);
}

static bool
parse_uri(Arena *arena, const char *text, FoValue *value)
{
    gsize length = strlen(text);
    if (g_str_has_prefix(text, "url(")) {
        if (text[length - 1] != ')')
            return false;
        text = trimmed(arena, text + strlen("url("), length - strlen("url()"));
    }
    *value = fo_value_string(unquoted(arena, text));
    return true;
}

/* The length of the first of a comma-separated list, minding quotes. */
static gsize
family_length(const char *text)
{
    const char *p = text;
    while (*p && *p != ',') {
        const char *close = *p == '\'' || *p == '"' ? strchr(p + 1, *p) : NULL;
        p = close ? close + 1 : p + 1;
    }
    return (gsize) (p - text);
}

/* @length bytes of @text as a name: white space inside counts once, quotes around it do not
 * count. Quotes elsewhere make it no name: the result is empty. */
static const char *
family_name(Arena *arena, const char *text, gsize length)
{
    const char *from = unquoted(arena, trimmed(arena, text, length));
    char *name = arena_alloc(arena, length + 1);
    gsize used = 0;
    for (; *from && *from != '\'' && *from != '"'; from++) {
        char c = g_ascii_isspace(*from) ? ' ' : *from;
        if (!(c == ' ' && (!used || name[used - 1] == ' ')))
            name[used++] = c;
    }
    while (used && (*from || name[used - 1] == ' '))
        used--;
    name[used] = '\0';
    return name;
}

static bool
parse_families(Arena *arena, const char *text, FoValue *value)
{
    gsize room = 2;
    for (const char *p = text; *p; p++)
        room += *p == ',';
    const char **names = ARENA_NEW_N(arena, const char *, room);
    gsize count = 0;
    for (const char *p = text; *p;) {
        gsize length = family_length(p);
        const char *name = family_name(arena, p, length);
        if (*name)
            names[count++] = name;
        p += length;
        p += *p == ',';
    }
    *value = (FoValue){.kind = FO_VALUE_STRINGS, .strings = names};
    return count > 0;
}

/* Words that are all keywords of the property; the text is kept. */
static bool
parse_set(const FoContext *context, const char *text, FoValue *value)
{
    g_auto(GStrv) words = g_strsplit_set(text, " \t\r\n", -1);
    for (char **word = words; *word; word++) {
        if (**word && !fo_property_keyword(context->property, *word))
            return false;
    }
    *value = fo_value_string(text);
    return true;
}

/* ---- what an expression gives */

static bool
length_from_operand(const FoContext *context, int types, const FoOperand *operand, FoValue *value)
{
    double points = operand->is_number ? operand->number : operand->points;
    double percent = operand->percent;
    if (context->property == FO_PROP_FONT_SIZE) {
        points = MAX(points + percent / 100 * context->font_size, 0);
        percent = 0;
    }
    if (!isfinite(points) || !isfinite(percent) || !isfinite((float) operand->share))
        return false;
    if ((percent != 0 && !(types & FO_TYPE_PERCENT)) ||
        (operand->share != 0 && !(types & FO_TYPE_SHARE)))
        return false;
    *value = fo_value_length(points, percent);
    value->share = (float) operand->share;
    return true;
}

static bool
number_from_operand(FoProperty property, int types, const FoOperand *operand, FoValue *value)
{
    double number = operand->number;
    if (!isfinite(number))
        return false;
    if (types & (FO_TYPE_INTEGER | FO_TYPE_POSITIVE))
        number = floor(number + 0.5);
    if (types & FO_TYPE_POSITIVE && number < 1) {
        if (property == FO_PROP_COLUMN_NUMBER) { /* 7.28.8: as if it were not given */
            *value = fo_value_keyword(FO_KW_AUTO);
            return true;
        }
        number = 1;
    }
    *value = fo_value_number(number);
    return true;
}

static bool
value_from_amount(const FoContext *context, int types, const FoOperand *operand, FoValue *value)
{
    if (operand->is_number && types & (FO_TYPE_NUMBER | FO_TYPE_INTEGER | FO_TYPE_POSITIVE))
        return number_from_operand(context->property, types, operand, value);
    if (types & FO_TYPE_LENGTH)
        return length_from_operand(context, types, operand, value);
    if (types & FO_TYPE_PERCENT && !operand->is_number && operand->points == 0)
        return length_from_operand(context, types, operand, value);
    return false;
}

static bool
value_from_operand(const FoContext *context, int types, const FoOperand *operand, FoValue *value)
{
    if (operand->is_amount)
        return value_from_amount(context, types, operand, value);
    guint32 color;
    switch (operand->value.kind) {
    case FO_VALUE_COLOR:
        *value = operand->value;
        return types & FO_TYPE_COLOR;
    case FO_VALUE_STRING:
        if (types & FO_TYPE_COLOR && fo_color_find(operand->value.string, &color)) {
            *value = (FoValue){.kind = FO_VALUE_COLOR, .color = color};
            return true;
        }
        return false;
    case FO_VALUE_KEYWORD: /* of another property: it must be one of this one's too */
        *value = operand->value;
        return fo_property_keyword(context->property,
                                   fo_keyword_name((FoKeyword) operand->value.keyword)) != 0;
    default:
        return false;
    }
}

/* Whether @text asks for another value, which even a string property may do. */
static bool
is_reference(const char *text)
{
    return (g_str_has_prefix(text, "from-") || g_str_has_prefix(text, "inherited-property-")) &&
           strchr(text, '(');
}

static bool
parse_verbatim(const FoContext *context, int types, const char *text, FoValue *value)
{
    if (types & FO_TYPE_URI)
        return parse_uri(context->arena, text, value);
    if (types & FO_TYPE_FAMILIES)
        return parse_families(context->arena, text, value);
    if (types & FO_TYPE_SET)
        return parse_set(context, text, value);
    *value = fo_value_string(unquoted(context->arena, text));
    return true;
}

bool
fo_parse_value(const FoContext *context, const char *text, FoValue *value)
{
    int types = fo_property_row(context->property)->types;
    FoKeyword keyword = fo_property_keyword(context->property, text);
    if (keyword && !(types & FO_TYPE_SET)) {
        *value = value_from_keyword(context, keyword);
        return true;
    }
    int verbatim = FO_TYPE_STRING | FO_TYPE_URI | FO_TYPE_FAMILIES | FO_TYPE_SET;
    if (types & verbatim && !is_reference(text))
        return parse_verbatim(context, types, text, value);

    FoOperand operand;
    if (!fo_expression(context, text, &operand))
        return false;
    if (types & verbatim && !operand.is_amount) {
        *value = operand.value;
        return true;
    }
    return value_from_operand(context, types, &operand, value);
}
