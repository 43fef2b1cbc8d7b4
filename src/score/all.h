#pragma once

#include "model/result.h"

/** Private to score/: what follows from all units together, besides their counts and means. */

/** Counts @nation's KPIs by status and tier, and gathers its Joint KPIs from those who carry them.
 */
void score_count_kpis(Arena *arena, NationResult *nation);

/** Of @units, @count in report order, in which those of a compared group stand together: where the
 * group of the one at @start ends. */
guint score_peers_end(const Register *reg, UnitResult *const *units, guint count, guint start);

/** Gives the units, which are in report order, their ranks in their group and in all, if the
 * framework ranks. */
void score_rank(NationResult *nation);
