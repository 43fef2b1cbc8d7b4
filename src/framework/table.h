#pragma once

#include <stdbool.h>

#include "base/diag.h"

/**
 * Checks a published table (input/schemas/table.xsd): that its totals, percentages and
 * differences recompute and its values lie in the bands they are counted in. What does
 * not is found in @diag. False and @error only if @path is no such table.
 */
bool framework_table_check(const char *path, Diag *diag, GError **error);
