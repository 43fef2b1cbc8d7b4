#pragma once

#include <glib.h>

/**
 * A table as text that people read in a terminal and Markdown reads too: columns padded to
 * the width that is seen, which Thai marks above and below a letter do not add to.
 */
typedef struct EmitTextTable EmitTextTable;

/** @headings are closed by NULL and say how many columns there are. */
EmitTextTable *emit_text_table_new(const char *const *headings);

/** The next cell, row by row; NULL is an empty one. */
void emit_text_table_add(EmitTextTable *table, const char *text);

/** Appends the table to @out, unless it has no rows, and frees it. */
void emit_text_table_finish(EmitTextTable *table, GString *out);
