#pragma once

#include <glib.h>
#include <stdbool.h>

/** One option of a command. A table of them ends with a row without long_name. */
typedef struct {
    char short_name; /* 0 for none */
    const char *long_name;
    const char *argument; /* what it is called in the help; NULL for a switch */
    const char *help;
    bool *on;          /* a switch's target */
    bool choice;       /* the argument is one of the words that @argument lists: "th|en" … */
    bool day;          /* … or a day such as 2024-01-31 */
    const char **text; /* an argument's target, borrowed from argv … */
    GPtrArray *list;   /* … or all of them, where the option may be given again and again … */
    int *number;       /* … or as a whole number from min to max */
    int min, max;
} CliOption;

/** A command as its help tells it. */
typedef struct {
    const char *name;      /* "render" */
    const char *arguments; /* "FILE.fo" */
    const char *summary;   /* one line */
    const CliOption *options;
    int min_arguments, max_arguments;
} CliUsage;

/**
 * Reads @argv by @usage, with the options that every command has (--format, --lang,
 * --help). Gives the arguments that are no options, a part of @argv that NULL ends; or NULL, with
 * the exit status in *@status, when --help was given and answered or something was wrong and told.
 */
char **cli_options_parse(const CliUsage *usage, int argc, char **argv, int *status);

/**
 * Holds the options called @option and what follows, closed by NULL, to what they go with, @what:
 * without it (@there is false) none of them may have been given. False after a message that says
 * so: "--page goes with PNG alone".
 */
bool cli_options_go_with(bool there, const char *what, const char *option,
                         ...) G_GNUC_NULL_TERMINATED;
