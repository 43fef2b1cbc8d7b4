#pragma once

#include "fo/build.h"

/** Gives what the attribute @name says, a property or a shorthand; what is wrong is a finding. */
void fo_attribute_apply(FoBuild *build, const char *name, const char *text);

/** Whether @name sets font-size, which 1em in all else depends on. */
bool fo_attribute_is_font_size(const char *name);
