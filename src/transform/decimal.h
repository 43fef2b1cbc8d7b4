#pragma once

#include <glib.h>
#include <stdbool.h>

/** A plain decimal as its digits: no value is ever computed, so none is ever inexact. */
typedef struct {
    bool negative;
    GString *whole;    /* at least one digit, no leading zeros but "0" */
    GString *fraction; /* the decimals as written */
} TransformDecimal;

/** Reads "-1234.50" ("−" too). NULL if @text is anything else or longer than LIMIT_NUMBER_DIGITS.
 */
TransformDecimal *transform_decimal_new(const char *text);

void transform_decimal_free(TransformDecimal *decimal);

/** Keeps @places decimals, adding zeros or rounding halves away from zero. */
void transform_decimal_round(TransformDecimal *decimal, gsize places);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(TransformDecimal, transform_decimal_free)
