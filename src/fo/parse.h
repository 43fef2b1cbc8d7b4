#pragma once

#include "fo/expression.h"

/**
 * Parses @text, trimmed and living as long as @context->arena, as a value of
 * @context->property: a keyword, or what its types allow. `inherit` is the caller's. The value is
 * computed as far as it can be without layout; line-height stays a number or keyword. False
 * when @text is none.
 */
bool fo_value_parse(const FoContext *context, const char *text, FoValue *value);

/** @points and @percent as a FO_VALUE_LENGTH. */
FoValue fo_value_length(double points, double percent);
FoValue fo_value_number(double number);
FoValue fo_value_keyword(FoKeyword keyword);
