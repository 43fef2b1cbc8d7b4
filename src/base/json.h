#pragma once

#include <glib.h>

/** Appends @text as a JSON string, quotes and all; @text is valid UTF-8. */
void json_append_string(GString *json, const char *text);

/** Appends "@name":"@text", after a comma unless it is the first of its object. */
void json_append_member(GString *json, const char *name, const char *text);
