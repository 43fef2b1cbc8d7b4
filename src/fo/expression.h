#pragma once

#include "fo/function.h"

/** Evaluates @text by XSL-FO 1.1, 5.9. False, and @result undefined, when it does not parse. */
bool fo_expression(const FoContext *context, const char *text, FoOperand *result);
