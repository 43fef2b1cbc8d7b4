#pragma once

#include <glib.h>
#include <stdarg.h>
#include <stdbool.h>

/**
 * Why something could not be done, sorted by who can mend it. The code decides the
 * exit status (error_exit_status()) and whether a batch goes on with the next unit;
 * the message says what happened and where, outermost step first.
 */
typedef enum {
    SAMRIT_ERROR_INPUT,    /* a record, a document or its data: its author mends it */
    SAMRIT_ERROR_SETUP,    /* a framework, schema, stylesheet, font or option: the operator does */
    SAMRIT_ERROR_IO,       /* disk, memory, permissions */
    SAMRIT_ERROR_LIMIT,    /* larger, deeper or longer than base/limits.h accepts */
    SAMRIT_ERROR_BUSY,     /* another run holds the project */
    SAMRIT_ERROR_INTERNAL, /* our own fault */
    SAMRIT_ERROR_DAMAGED,  /* what was kept is not what was put there */
} SamritError;

#define SAMRIT_ERROR error_quark()
GQuark error_quark(void);

/** Stands between the languages of a message: a control character, which no text has otherwise. */
#define ERROR_BETWEEN "\x1f"

/** A constant text in both. */
#define ERROR_TEXT(english, thai) english ERROR_BETWEEN thai

/**
 * Sets @error to @code, with a message in English and in Thai: two formats of the same arguments
 * in the same order. What libraries and the system say of a cause stays as they say it.
 */
void error_set(GError **error, SamritError code, const char *english, const char *thai, ...)
    __attribute__((format(printf, 3, 5), format(printf, 4, 5)));

/**
 * Sets @error to @code, with "@place: @reason: @cause". Each may be a text in both languages or in
 * one; @place and @cause may be NULL.
 */
void error_set_reason(GError **error, SamritError code, const char *place, const char *reason,
                      const char *cause);

/** The text of such a message. */
char *error_text(const char *english, const char *thai, va_list arguments);

/** Its English or its Thai; all of @text, if it is no text of that kind. */
char *error_text_in(const char *text, bool thai);

/** Makes @text, in place, one line that a terminal shows and does not obey: control characters
 * become spaces. Gives @text. */
char *error_make_line(char *text);

/** Puts more before both. */
void error_prefix(GError **error, const char *english, const char *thai);

/** The exit statuses of the program; samrit(1) explains each. */
typedef enum {
    EXIT_DONE = 0,
    EXIT_INPUT = 1,
    EXIT_USAGE = 2,
    EXIT_INCOMPLETE = 3,
    EXIT_UNVERIFIED = 4,
    EXIT_DIFFERENT = 5,
    EXIT_INTERNAL = 70,
    EXIT_IO = 74,
    EXIT_BUSY = 75,
} ExitStatus;

/** The exit status for @error, which may come from GLib's file functions too. */
ExitStatus error_exit_status(const GError *error);
