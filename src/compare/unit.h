#pragma once

#include "compare/facts.h"

/** Private to compare/: one unit held against itself. */

/** What units need to know of the two sides and their rules. */
typedef struct {
    Arena *arena;
    const CompareSide *before, *after;
    const CompareChanges *framework; /* that differ */
    GHashTable *bands[2];            /* band id → xmlNode of the framework, before and after */
} CompareRules;

/** Compares; @before or @after is NULL where the unit is not. */
CompareUnit compare_unit(const CompareRules *rules, const xmlNode *before, const xmlNode *after);

/** Pairs the KPIs of two units (compare/pair.c): for each one of @after its index in @before, or
 * -1. Arrays of xmlNode. @same_year: a KPI may have got another name. */
int *compare_pair(const GPtrArray *before, const GPtrArray *after, bool same_year);
