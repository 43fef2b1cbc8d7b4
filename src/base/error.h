#pragma once

#include <glib.h>

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
