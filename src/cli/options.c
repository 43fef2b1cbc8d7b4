#include "cli/options.h"

#include <getopt.h>
#include <glib.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/thai.h"
#include "cli/message.h"
#include "job/convert.h"

enum {
    MAX_OPTIONS = 32,
    FIRST_LONG = 256, /* what getopt_long() returns for row i is FIRST_LONG + i */
};

static const char *format_name, *language_name, *encoding_name;
static int max_errors;
static bool strict, quiet;

static const CliOption common_options[] = {
    {0, "format", "text|jsonl|sarif", "how messages are written", .choice = true,
     .text = &format_name},
    {0, "lang", "th|en|both", "the language of messages", .choice = true, .text = &language_name},
    {0, "max-errors", "N", "show so many errors, and say how many more there are",
     .number = &max_errors, .min = 1, .max = G_MAXINT},
    {0, "strict", NULL, "warnings count as errors", .on = &strict},
    {'q', "quiet", NULL, "say nothing but warnings and errors", .on = &quiet},
    {0, "encoding", "NAME", "of records in CSV; found out otherwise", .text = &encoding_name},
    {'h', "help", NULL, "show this help", .on = NULL},
    {0},
};

/* The long names of what was given on the command line. */
static const char *given[MAX_OPTIONS];
static int n_given;

typedef struct {
    const CliOption *rows[MAX_OPTIONS];
    struct option longs[MAX_OPTIONS + 1];
    char shorts[2 * MAX_OPTIONS + 2];
    int count;
} Parser;

static void
add_options(Parser *parser, const CliOption *options)
{
    for (; options->long_name; options++) {
        g_assert(parser->count < MAX_OPTIONS);
        int has = options->argument ? required_argument : no_argument;
        parser->longs[parser->count] =
            (struct option){options->long_name, has, NULL, FIRST_LONG + parser->count};
        parser->rows[parser->count++] = options;
        if (options->short_name) {
            char text[] = {options->short_name, options->argument ? ':' : 0, 0};
            g_strlcat(parser->shorts, text, sizeof parser->shorts);
        }
    }
}

static const CliOption *
find_option(const Parser *parser, int code)
{
    if (code >= FIRST_LONG)
        return parser->rows[code - FIRST_LONG];
    for (int i = 0; i < parser->count; i++) {
        if (parser->rows[i]->short_name == code)
            return parser->rows[i];
    }
    return NULL;
}

static void
print_options(const CliOption *options)
{
    for (; options->long_name; options++) {
        g_autofree char *name = g_strdup_printf("%s%c%s--%s%s%s", options->short_name ? "-" : "  ",
                                                options->short_name ? options->short_name : ' ',
                                                options->short_name ? ", " : " ",
                                                options->long_name, options->argument ? "=" : "",
                                                options->argument ? options->argument : "");
        printf("  %-28s %s\n", name, options->help);
    }
}

static void
print_help(const CliUsage *usage)
{
    printf("usage: samrit %s [options] %s\n%s\n\n", usage->name, usage->arguments, usage->summary);
    print_options(usage->options);
    print_options(common_options);
}

static bool
check_choice(const CliOption *option, const char *argument)
{
    g_auto(GStrv) words = g_strsplit(option->argument, "|", -1);
    if (g_strv_contains((const char *const *) words, argument))
        return true;
    cli_message_usage("--%s is %s, not \"%s\"", "--%s ต้องเป็น %s ไม่ใช่ \"%s\"", option->long_name,
                      option->argument, argument);
    return false;
}

static bool
check_day(const CliOption *option, const char *argument)
{
    g_autofree char *day = thai_date_from_iso(argument);
    if (day)
        return true;
    cli_message_usage("--%s is a day such as 2024-01-31, not \"%s\"",
                      "--%s ต้องเป็นวันที่ เช่น 2024-01-31 ไม่ใช่ \"%s\"", option->long_name, argument);
    return false;
}

static bool
set_number(const CliOption *option, const char *argument)
{
    gint64 number;
    if (!g_ascii_string_to_signed(argument, 10, option->min, option->max, &number, NULL)) {
        cli_message_usage("--%s takes a whole number from %d to %d, not \"%s\"",
                          "--%s ต้องเป็นจำนวนเต็มตั้งแต่ %d ถึง %d ไม่ใช่ \"%s\"", option->long_name,
                          option->min, option->max, argument);
        return false;
    }
    *option->number = (int) number;
    return true;
}

static bool
is_given(const char *name)
{
    for (int i = 0; i < n_given; i++) {
        if (strcmp(given[i], name) == 0)
            return true;
    }
    return false;
}

static bool
set_option(const CliOption *option, const char *argument)
{
    if (!is_given(option->long_name))
        given[n_given++] = option->long_name;
    if ((option->choice && !check_choice(option, argument)) ||
        (option->day && !check_day(option, argument)))
        return false;
    if (option->on)
        *option->on = true;
    if (option->text)
        *option->text = argument;
    if (option->list)
        g_ptr_array_add(option->list, (char *) argument);
    return !option->number || set_number(option, argument);
}

static bool
set_common(void)
{
    if (format_name)
        cli_message_set_format(format_name);
    if (language_name)
        cli_message_set_language(language_name);
    diag_set_strict(strict);
    cli_message_set_quiet(quiet);
    if (max_errors)
        cli_message_set_max_errors(max_errors);
    if (encoding_name && !job_convert_set_encoding(encoding_name)) {
        cli_message_usage("--encoding is utf-8, utf-16le, utf-16be or windows-874, not \"%s\"",
                          "--encoding ต้องเป็น utf-8, utf-16le, utf-16be หรือ windows-874 ไม่ใช่ \"%s\"",
                          encoding_name);
        return false;
    }
    return true;
}

/* Takes the options; false with the status of what was said when that is all. */
static bool
take_options(const CliUsage *usage, const Parser *parser, int argc, char **argv, int *status)
{
    int code;
    optind = 1;
    while ((code = getopt_long(argc, argv, parser->shorts, parser->longs, NULL)) != -1) {
        const CliOption *option = find_option(parser, code);
        if (!option) {
            const char *word = argv[optind - 1];
            *status = code == ':' ? cli_message_usage("%s needs an argument", "%s ต้องระบุค่า", word)
                                  : cli_message_usage("unknown option %s", "ไม่มีตัวเลือก %s", word);
            return false;
        }
        if (strcmp(option->long_name, "help") == 0) {
            print_help(usage);
            *status = EXIT_DONE;
            return false;
        }
        *status = EXIT_USAGE;
        if (!set_option(option, optarg))
            return false;
    }
    return true;
}

char **
cli_options_parse(const CliUsage *usage, int argc, char **argv, int *status)
{
    Parser parser = {.shorts = ":"};
    add_options(&parser, usage->options);
    add_options(&parser, common_options);
    if (!take_options(usage, &parser, argc, argv, status))
        return NULL;

    int count = argc - optind;
    if (count < usage->min_arguments || count > usage->max_arguments) {
        *status = cli_message_usage("usage: samrit %s [options] %s", "วิธีใช้: samrit %s [options] %s",
                                    usage->name, usage->arguments);
        return NULL;
    }
    *status = EXIT_USAGE;
    return set_common() ? argv + optind : NULL;
}

bool
cli_options_go_with(bool there, const char *what, const char *option, ...)
{
    va_list options;
    va_start(options, option);
    while (option && (there || !is_given(option)))
        option = va_arg(options, const char *);
    va_end(options);
    if (option)
        cli_message_usage("--%s goes with %s alone", "--%s ใช้กับ %s เท่านั้น", option, what);
    return !option;
}
