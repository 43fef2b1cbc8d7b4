#pragma once

#include "text/text.h"

/**
 * Takes back the breaks of a Thai text that its typists would not make (ทีละกฎ: a row of the table
 * in glue.c), and marks those they would rather not as TEXT_BREAK_POOR. @breaks comes from
 * UAX #14 and the dictionary, @length + 1 bytes of it.
 */
void text_glue_apply(const char *text, gsize length, guint8 *breaks);

/** The rules by number, NULL after the last; for tests and for reading. */
const char *text_glue_name(guint index);
