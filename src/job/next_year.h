#pragma once

#include "model/result.h"

/**
 * What the form of the year after @unit's evaluation is made of: its record without results, with
 * this year's results, and scores, among those of earlier years. The targets are this year's,
 * until others are agreed. In @arena, which @unit's record must outlive.
 */
Record *job_next_year(Arena *arena, const UnitResult *unit);
