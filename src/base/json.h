#pragma once

#include <glib.h>

/** Appends @text as a JSON string, quotes and all; bytes that are no UTF-8, as in the name of a
 * file, become U+FFFD. */
void json_append_string(GString *json, const char *text);

/** Appends "@name":"@text", after a comma unless it is the first of its object. */
void json_append_member(GString *json, const char *name, const char *text);
