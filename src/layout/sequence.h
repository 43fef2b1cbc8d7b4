#pragma once

#include "layout/context.h"

/**
 * Lays out @sequence, an fo:page-sequence whose tree may be dropped afterwards. The page number
 * to go on with is taken from and left in @next_number.
 */
bool layout_sequence(Layout *layout, FoNode *sequence, int *next_number, GError **error);
