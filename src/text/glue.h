#pragma once

#include "text/text.h"

/**
 * Takes back the breaks of a Thai text that its typists would not make (each rule a row of the
 * table in glue.c), and marks those they would rather not as TEXT_BREAK_POOR. @breaks comes from
 * UAX #14 and the dictionary, @length + 1 bytes of it.
 */
void text_glue_apply(const char *text, gsize length, guint8 *breaks);
