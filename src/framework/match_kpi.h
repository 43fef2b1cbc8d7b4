#pragma once

#include "framework/match.h"

/** Private to framework/: what the checks of one record hand around. */
typedef struct {
    const Record *record;
    const Framework *framework;
    const Register *reg;
    Diag *diag;
    Arena *scratch;
} Match;

static inline DiagPlace
framework_match_place(const Match *match, int line)
{
    return (DiagPlace){match->record->file, line, 0};
}

/** Checks one KPI of @component: what it names must exist, what its method needs must be there and
 * in order. */
void framework_match_kpi(const Match *match, const Component *component, const Kpi *kpi);

/** Finds @id, of what is called @of, in those of its @years that are not before this one or come
 * twice. */
void framework_match_years(const Match *match, DiagId id, const char *of, const YearValue *years,
                           guint count);
