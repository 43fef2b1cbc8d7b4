#pragma once

#include "base/decimal.h"

/** Private to framework/: numbers whose size may be mistaken. */

/**
 * Reads "2.83 ล้านล้านบาท": the number times what the words of magnitude after it say (พัน หมื่น แสน
 * ล้าน, one after the other). *@unit is what follows them: "บาท", in @text. NULL if it is no number.
 */
const Decimal *framework_amount(Arena *arena, const char *text, const char **unit);

/**
 * Whether @value is within a factor of 50 of @other: what differs more is likely in another unit,
 * or has lost its sign. Of 0 nothing can be told.
 */
bool framework_amount_is_near(Arena *arena, const Decimal *value, const Decimal *other);
