#pragma once

#include "fo/expression.h"

/**
 * Parses @text, trimmed and living as long as @context->arena, as a value of
 * @context->property: a keyword, or what its types allow. `inherit` is the caller's. The value is
 * computed as far as it can be without layout; line-height stays a number or keyword. False
 * when @text is none.
 */
bool fo_parse_value(const FoContext *context, const char *text, FoValue *value);
