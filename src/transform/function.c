#include "transform/function.h"

#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>
#include <libxslt/xsltutils.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/thai.h"
#include "transform/digits.h"
#include "transform/number.h"

enum {
    MAX_ARGUMENTS = 2,
};

/* ---- what each function does with its arguments; NULL stands for "" */

static char *
call_digits(char *const *arguments)
{
    return transform_digits_thai(arguments[0]);
}

static char *
short_date(const char *iso)
{
    g_autofree char *whole = thai_date_from_iso(iso); /* checks the form */
    return whole ? thai_date_short(atoi(iso), atoi(iso + 5), atoi(iso + 8)) : NULL;
}

/* "วันที่ 15 กันยายน พ.ศ. 2565": the year is the last word of the long form. */
static char *
full_date(const char *iso)
{
    g_autofree char *whole = thai_date_from_iso(iso);
    char *year = whole ? strrchr(whole, ' ') : NULL;
    if (!year)
        return NULL;
    *year = '\0';
    return g_strdup_printf("วันที่ %s พ.ศ. %s", whole, year + 1);
}

static char *
call_date(char *const *arguments)
{
    static const char thai[] = "thai-";
    const char *form = arguments[1];
    bool in_thai = g_str_has_prefix(form, thai);
    if (in_thai)
        form += strlen(thai);

    g_autofree char *date = NULL;
    if (g_str_equal(form, "long"))
        date = thai_date_from_iso(arguments[0]);
    else if (g_str_equal(form, "short"))
        date = short_date(arguments[0]);
    else if (g_str_equal(form, "full"))
        date = full_date(arguments[0]);
    return date && in_thai ? thai_digits(date) : g_steal_pointer(&date);
}

static char *
call_number(char *const *arguments)
{
    return transform_number_format(arguments[0], arguments[1]);
}

static char *
call_words(char *const *arguments)
{
    return transform_number_words(arguments[0]);
}

static char *
call_baht(char *const *arguments)
{
    return transform_number_baht(arguments[0]);
}

static char *
call_sort_key(char *const *arguments)
{
    return thai_sort_key(arguments[0]);
}

static guint
read_count(const char *text)
{
    guint64 number = 0;
    return g_ascii_string_to_unsigned(text, 10, 1, G_MAXINT32, &number, NULL) ? (guint) number : 0;
}

static char *
call_counter(char *const *arguments)
{
    return transform_number_counter(read_count(arguments[0]), arguments[1]);
}

static char *
call_roman(char *const *arguments)
{
    return transform_number_roman(read_count(arguments[0]));
}

/* ---- the table, and the door to XPath */

static const struct {
    const char *name;
    int n_arguments;
    char *(*call)(char *const *arguments);
} functions[] = {
    {"baht", 1, call_baht},     {"counter", 2, call_counter},    {"date", 2, call_date},
    {"number", 2, call_number}, {"roman", 1, call_roman},        {"sort-key", 1, call_sort_key},
    {"words", 1, call_words},   {"thai-digits", 1, call_digits},
};

static void
call_function(xmlXPathParserContext *parser, int count)
{
    gsize i = 0;
    while (strcmp(functions[i].name, (const char *) parser->context->function) != 0)
        i++;
    if (count != functions[i].n_arguments) {
        xmlXPathSetArityError(parser);
        return;
    }

    char *arguments[MAX_ARGUMENTS] = {NULL};
    for (int k = count; k-- > 0;)
        arguments[k] = (char *) xmlXPathPopString(parser);
    g_autofree char *result = NULL;
    if (!xmlXPathCheckError(parser))
        result = functions[i].call(arguments);
    for (int k = 0; k < count; k++)
        xmlFree(arguments[k]);
    if (!xmlXPathCheckError(parser))
        xmlXPathReturnString(parser, xmlStrdup(BAD_CAST(result ? result : "")));
}

void
transform_register_functions(void)
{
    static gsize registered;
    if (!g_once_init_enter(&registered))
        return;
    for (gsize i = 0; i < G_N_ELEMENTS(functions); i++)
        xsltRegisterExtModuleFunction(BAD_CAST functions[i].name, BAD_CAST TRANSFORM_NAMESPACE,
                                      call_function);
    g_once_init_leave(&registered, 1);
}
