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
    const char **text; /* an argument's target, borrowed from argv … */
    GPtrArray *list;   /* … or all of them, where the option may be given again and again … */
    int *number;       /* … or as a whole number from min to max */
    int min, max;
} CliOption;

typedef enum {
    CLI_OPTIONS_OK,
    CLI_OPTIONS_HELP,  /* --help was given and answered */
    CLI_OPTIONS_WRONG, /* and a message was printed */
} CliOptionsResult;

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
 * --help). The arguments that are no options are moved to the end, the first at *@first.
 */
CliOptionsResult cli_options_parse(const CliUsage *usage, int argc, char **argv, int *first);
