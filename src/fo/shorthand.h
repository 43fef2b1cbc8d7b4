#pragma once

#include "fo/build.h"

/**
 * Expands a shorthand or compound, a row of fo/shorthand.def. False when @name is none; *@valid
 * tells whether @text was a value for it.
 */
bool fo_shorthand_expand(FoBuild *build, const char *name, const char *text, bool *valid);
