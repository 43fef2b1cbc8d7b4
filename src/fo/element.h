#pragma once

#include "fo/fo.h"

/** The element called @name (without a prefix); 0 when there is none. */
FoElement fo_element_find(const char *name);

/** Whether @element generates reference areas: margins and the sides of the paper are counted anew
 * in it. */
bool fo_element_is_reference(FoElement element);

/** Whether writing-mode applies to @element (7.29.7). */
bool fo_element_is_directed(FoElement element);
