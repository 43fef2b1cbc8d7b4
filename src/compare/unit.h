#pragma once

#include "compare/rows.h"

/** Private to compare/: one unit held against itself. */

/** What units need to know of the two sides and their rules. */
typedef struct {
    Arena *arena;
    const CompareSide *before, *after;
    const CompareChanges *framework; /* that differ */
} CompareRules;

/** Compares; @before or @after is NULL where the unit is not. */
CompareUnit compare_unit(const CompareRules *rules, const CompareUnitRow *before,
                         const CompareUnitRow *after);

/** Pairs the KPIs of two units (compare/pair.c): for each one of @after its index in @before, or
 * -1. Free with g_free(). @same_year: a KPI may have got another name. */
int *compare_pair(const CompareUnitRow *before, const CompareUnitRow *after, bool same_year);
