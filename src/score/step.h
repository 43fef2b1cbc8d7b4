#pragma once

#include "model/result.h"

/** Private to score/: writing down how a number came about. */

/** Adds a step by @rule with room for @n_operands; the caller fills them and the outcome in. */
Step *score_step_add(Arena *arena, Steps *steps, const char *rule, guint n_operands);

/** Operands: a number of the record, a number of the framework, a number computed before. */
Operand score_step_given(const char *name, Number number, int places);
Operand score_step_value(const char *name, const Decimal *value, int places);
/** As score_step_value(), with a name for people. */
Operand score_step_named(const char *name, Names label, const Decimal *value, int places);
