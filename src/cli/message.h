#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/diag.h"

/** What the program says on stderr: findings, errors and progress. */

/** From --format: text, jsonl or sarif; and --lang: th, en or both. */
void cli_message_set_format(const char *name);
void cli_message_set_language(const char *name);

/** From --quiet: whether only warnings and errors are told. */
void cli_message_set_quiet(bool quiet);
bool cli_message_is_quiet(void);

/** From --max-errors: how many errors are shown before the rest is only counted. */
void cli_message_set_max_errors(int count);

/** What is left to say when all is done: the SARIF document, or how much was not shown. */
void cli_message_finish(void);

/** All findings of @diag, a line each. */
void cli_message_findings(const Diag *diag);

/** Why the program cannot go on. Returns its exit status. */
int cli_message_error(const GError *error);

/** What is wrong with the command line, as error_set() takes it. Returns EXIT_USAGE. */
int cli_message_usage(const char *english, const char *thai, ...)
    __attribute__((format(printf, 1, 3), format(printf, 2, 3)));

/** A line about the work itself; not printed as part of --format=jsonl, nor quietly. */
void cli_message_note(const char *format, ...) G_GNUC_PRINTF(1, 2);
