#pragma once

#include "fo/fo.h"

/**
 * The style of the region that @node, an fo:flow or fo:static-content, goes into: of the first page
 * that its page-sequence may have. NULL when there is none; for from-page-master-region().
 */
const FoStyle *fo_region_find(const FoNode *node);
