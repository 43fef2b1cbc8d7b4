#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/arena.h"

/**
 * An exact rational number, immutable, living in an arena: what scores, weights
 * and targets are made of. Nothing is rounded until decimal_round() or a print.
 */
typedef struct Decimal Decimal;

const Decimal *decimal_new(Arena *arena, long numerator, unsigned long denominator);

/**
 * Reads "1,234.50", "-3", "−3", "+3", "92.50%", "๑,๒๓๔" (commas only where thousands
 * end; a percent sign says nothing about the value; spaces around are no matter).
 * NULL when @text is anything else or has more than LIMIT_NUMBER_DIGITS digits.
 */
const Decimal *decimal_parse(Arena *arena, const char *text);

/** How many decimals @text, which decimal_parse() accepts, is written with: 2 for "1,234.50". */
int decimal_places(const char *text);

const Decimal *decimal_add(Arena *arena, const Decimal *a, const Decimal *b);
const Decimal *decimal_subtract(Arena *arena, const Decimal *a, const Decimal *b);
const Decimal *decimal_multiply(Arena *arena, const Decimal *a, const Decimal *b);
/** @b is not zero. */
const Decimal *decimal_divide(Arena *arena, const Decimal *a, const Decimal *b);
const Decimal *decimal_negate(Arena *arena, const Decimal *a);

/** Rounded to @places decimals, halves away from zero (the "half up" of the rules, which know no
 * negative scores). */
const Decimal *decimal_round(Arena *arena, const Decimal *a, int places);

/** The same with halves to the even neighbour, and with all that follows the last place dropped. */
const Decimal *decimal_round_even(Arena *arena, const Decimal *a, int places);
const Decimal *decimal_round_down(Arena *arena, const Decimal *a, int places);

/** Negative, 0, positive as @a is less than, equal to, greater than @b. */
int decimal_compare(const Decimal *a, const Decimal *b);
int decimal_sign(const Decimal *a);
bool decimal_equal(const Decimal *a, const Decimal *b);
const Decimal *decimal_min(const Decimal *a, const Decimal *b);
const Decimal *decimal_max(const Decimal *a, const Decimal *b);

typedef enum {
    DECIMAL_PLAIN,   /* -1234.50, for machines */
    DECIMAL_GROUPED, /* −1,234.50, for people: U+2212 as the minus sign */
    DECIMAL_SIGNED,  /* +1,234.50, −1,234.50 and 0.00 */
} DecimalStyle;

/** @a rounded to @places decimals as text in Arabic digits. Lives in @arena. */
char *decimal_format(Arena *arena, const Decimal *a, int places, DecimalStyle style);

/** Whether @a has no more decimals than @places. */
bool decimal_ends_within(const Decimal *a, int places);

/** All decimals @a has, at least @places; a number without an end is rounded to @places + 4. */
char *decimal_format_full(Arena *arena, const Decimal *a, int places, DecimalStyle style);

/** "83", "-250/3": the fraction in lowest terms. Lives in @arena. */
char *decimal_fraction(Arena *arena, const Decimal *a);
