#pragma once

#include "model/result.h"

/**
 * What differs between two results of one unit, of which only @kpi's result was changed, as
 * text in both languages. Free with g_free().
 */
char *emit_what_if(const Framework *framework, const UnitResult *before, const UnitResult *after,
                   const char *kpi);
