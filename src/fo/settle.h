#pragma once

#include "fo/build.h"

/**
 * Settles what follows from other properties: the relative ones from the absolute, indents,
 * widths of borders that are not there, line-height, text-decoration.
 */
void fo_settle(FoBuild *build);
