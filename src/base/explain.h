#pragma once

#include "base/diag.h"

/** What a finding asks of people, longer than its sentence: base/explain.def, static. NULL if the
 * table has no row for it. */
const char *explain_english(DiagId id);
const char *explain_thai(DiagId id);
