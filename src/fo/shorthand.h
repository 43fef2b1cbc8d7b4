#pragma once

#include "fo/build.h"

/** Whether @name is a shorthand or compound, a row of fo/shorthand.def. */
bool fo_shorthand_exists(const char *name);

/** Expands the one called @name; false when @text is no value for it. */
bool fo_shorthand_expand(FoBuild *build, const char *name, const char *text);
