#pragma once

#include <glib.h>

#include "model/result.h"

/**
 * Scores one record that framework_match() found without error: a pure function of its
 * arguments. Everything is exact; only the unit's score is rounded, as the framework
 * says. The result lives in @arena and points into the record, framework and @unit.
 */
UnitResult *score_unit(Arena *arena, const Framework *framework, const Record *record,
                       const Unit *unit);

/**
 * What follows from all units together: means, counts by band, ranks, Joint KPIs. Sets
 * the ranks of @units (any order; @n_units of them) and puts them in report order.
 */
NationResult *score_nation(Arena *arena, const Framework *framework, const Register *reg,
                           UnitResult *const *units, guint n_units);

/**
 * Shares @pot out among the units of @nation that score at least what the framework's incentive
 * asks for, in proportion to salaries times scores; in satang the amounts add up to the pot.
 * Nothing if the framework has no incentive or @pot no value.
 */
void score_incentive(Arena *arena, NationResult *nation, const Number *pot);
