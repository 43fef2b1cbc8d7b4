#pragma once

#include "fo/fo.h"

/** @points and @percent, both held within what a FoValue takes, as a FO_VALUE_LENGTH. */
FoValue fo_value_length(double points, double percent);

FoValue fo_value_number(double number);
FoValue fo_value_keyword(FoKeyword keyword);

/** @text is not copied: it lives as long as the value. */
FoValue fo_value_string(const char *text);

/** The computed value of @property; of an absolute property with a relative twin, the twin's. */
FoValue fo_value_computed(const FoStyle *style, FoProperty property);

/** Whether @property was set where @style is, rather than inherited or left at its initial value.
 */
bool fo_value_is_specified(const FoStyle *style, FoProperty property);
