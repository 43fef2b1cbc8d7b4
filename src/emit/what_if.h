#pragma once

#include <glib.h>

#include "model/result.h"

/**
 * What differs between two results of one unit, of which only the results of @kpis (ids, of
 * char *) were changed, as text in both languages. Free with g_free().
 */
char *emit_what_if(const Framework *framework, const UnitResult *before, const UnitResult *after,
                   const GPtrArray *kpis);

/** How many units but those of @changed (a set of codes) have another rank or band in @after, as
 * text; "" if none has. Free with g_free(). */
char *emit_what_if_others(const NationResult *before, const NationResult *after,
                          GHashTable *changed);

/** How far every unit is from the next better band, as a table. Free with g_free(). */
char *emit_next_bands(const NationResult *nation);
