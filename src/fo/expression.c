#include "fo/expression.h"

#include <string.h>

#include "base/limits.h"
#include "fo/function.h"

enum {
    NAME_SIZE = 64, /* the longest property name has 45 characters */
};

typedef struct {
    const FoContext *context;
    const char *p;
    int depth;
} Parser;

/* The units of 5.9.13.1; a px is a point, as in Apache FOP at its default 72 dpi. */
static const struct {
    const char *name;
    double points;
} units[] = {
    {"pt", 1},  {"mm", 72 / 25.4}, {"cm", 72 / 2.54}, {"in", 72},
    {"pc", 12}, {"px", 1},         {"mpt", 0.001},
};

static bool parse_sum(Parser *parser, FoOperand *result);

static void
skip_space(Parser *parser)
{
    while (g_ascii_isspace(*parser->p))
        parser->p++;
}

static bool
is_name_char(char c)
{
    return g_ascii_isalnum(c) || c == '-' || c == '_' || c == '.' || (guchar) c >= 0x80;
}

static bool
parse_unit(Parser *parser, double number, FoOperand *result)
{
    if (*parser->p == '%') {
        parser->p++;
        *result = (FoOperand){.is_amount = true, .percent = number};
        return true;
    }
    const char *start = parser->p;
    while (g_ascii_isalpha(*parser->p))
        parser->p++;
    gsize length = (gsize) (parser->p - start);
    if (!length) {
        *result = fo_operand_number(number);
        return true;
    }
    double points = 0;
    for (guint i = 0; i < G_N_ELEMENTS(units); i++) {
        if (length == strlen(units[i].name) && !memcmp(start, units[i].name, length))
            points = units[i].points;
    }
    if (length == 2 && !memcmp(start, "em", 2))
        points = parser->context->font_size;
    else if (length == 2 && !memcmp(start, "ex", 2))
        points = parser->context->font_size / 2;
    else if (points == 0)
        return false;
    *result = (FoOperand){.is_amount = true, .points = number * points};
    return true;
}

static bool
parse_number(Parser *parser, FoOperand *result)
{
    const char *start = parser->p;
    while (g_ascii_isdigit(*parser->p))
        parser->p++;
    if (*parser->p == '.') {
        parser->p++;
        while (g_ascii_isdigit(*parser->p))
            parser->p++;
    }
    gsize length = (gsize) (parser->p - start);
    char digits[NAME_SIZE];
    if (length == 1 && *start == '.')
        return false;

    /* Digits past what a double holds change nothing. */
    length = MIN(length, sizeof digits - 1);
    memcpy(digits, start, length);
    digits[length] = '\0';
    return parse_unit(parser, g_ascii_strtod(digits, NULL), result);
}

static bool
parse_string(Parser *parser, FoOperand *result)
{
    char quote = *parser->p++;
    const char *end = strchr(parser->p, quote);
    if (!end)
        return false;
    const char *text = arena_strndup(parser->context->arena, parser->p, (gsize) (end - parser->p));
    *result = (FoOperand){.value = {.kind = FO_VALUE_STRING, .string = text}};
    parser->p = end + 1;
    return true;
}

static bool
parse_arguments(Parser *parser, const char *name, FoOperand *result)
{
    FoOperand arguments[FO_FUNCTION_ARGUMENTS];
    guint count = 0;
    parser->p++;
    skip_space(parser);
    while (*parser->p != ')') {
        if (count == G_N_ELEMENTS(arguments) || !parse_sum(parser, &arguments[count++]))
            return false;
        skip_space(parser);
        if (*parser->p == ',')
            parser->p++;
        else if (*parser->p != ')')
            return false;
        skip_space(parser);
    }
    parser->p++;
    return fo_function_call(parser->context, name, arguments, count, result);
}

/* A name, a colour in hex, or a call. */
static bool
parse_name(Parser *parser, FoOperand *result)
{
    const char *start = parser->p++;
    while (is_name_char(*parser->p))
        parser->p++;
    gsize length = (gsize) (parser->p - start);
    char name[NAME_SIZE];
    if (length >= sizeof name)
        return false;
    g_strlcpy(name, start, length + 1);
    if (*parser->p == '(')
        return parse_arguments(parser, name, result);
    const char *text = arena_strndup(parser->context->arena, start, length);
    *result = (FoOperand){.value = {.kind = FO_VALUE_STRING, .string = text}};
    return true;
}

static bool
parse_parenthesis(Parser *parser, FoOperand *result)
{
    parser->p++;
    if (!parse_sum(parser, result))
        return false;
    skip_space(parser);
    return *parser->p++ == ')';
}

static bool
parse_operand(Parser *parser, FoOperand *result)
{
    skip_space(parser);
    double sign = 1;
    while (*parser->p == '-' || *parser->p == '+') {
        sign = *parser->p++ == '-' ? -sign : sign;
        skip_space(parser);
    }
    bool parsed;
    char c = *parser->p;
    if (g_ascii_isdigit(c) || c == '.')
        parsed = parse_number(parser, result);
    else if (c == '\'' || c == '"')
        parsed = parse_string(parser, result);
    else if (c == '(')
        parsed = parse_parenthesis(parser, result);
    else
        parsed = (c == '#' || is_name_char(c)) && parse_name(parser, result);
    if (parsed && sign < 0) {
        fo_operand_scale(result, -1);
        parsed = result->is_amount;
    }
    return parsed;
}

/* Takes an operator that is a word, which a space or a parenthesis must follow. */
static bool
take_word(Parser *parser, const char *word)
{
    gsize length = strlen(word);
    if (strncmp(parser->p, word, length) != 0 || is_name_char(parser->p[length]))
        return false;
    parser->p += length;
    return true;
}

static bool
parse_product(Parser *parser, FoOperand *result)
{
    if (!parse_operand(parser, result))
        return false;
    for (;;) {
        FoOperand right;
        bool (*apply)(FoOperand *, const FoOperand *);
        skip_space(parser);
        if (*parser->p == '*') {
            parser->p++;
            apply = fo_operand_multiply;
        } else if (take_word(parser, "div")) {
            apply = fo_operand_divide;
        } else if (take_word(parser, "mod")) {
            apply = fo_operand_modulo;
        } else {
            return true;
        }
        if (!parse_operand(parser, &right) || !apply(result, &right))
            return false;
    }
}

static bool
parse_terms(Parser *parser, FoOperand *result)
{
    if (!parse_product(parser, result))
        return false;
    for (;;) {
        FoOperand right;
        skip_space(parser);
        char sign = *parser->p;
        if (sign != '+' && sign != '-')
            return true;
        parser->p++;
        if (!parse_product(parser, &right) || !fo_operand_add(result, &right, sign == '+' ? 1 : -1))
            return false;
    }
}

static bool
parse_sum(Parser *parser, FoOperand *result)
{
    if (parser->depth == LIMIT_EXPRESSION_DEPTH)
        return false;
    parser->depth++;
    bool parsed = parse_terms(parser, result);
    parser->depth--;
    return parsed;
}

bool
fo_expression(const FoContext *context, const char *text, FoOperand *result)
{
    Parser parser = {context, text, 0};
    if (!parse_sum(&parser, result))
        return false;
    skip_space(&parser);
    return !*parser.p;
}
