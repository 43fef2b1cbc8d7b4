#pragma once

#include "layout/context.h"

/** The number of @sequence's first page (initial-page-number) when @next would follow. */
int layout_page_count_first(const FoNode *sequence, int next);

/**
 * Whether a blank page must follow @count pages of @sequence, the last being @number:
 * force-page-count, and what the @following page-sequence (or NULL) starts with.
 */
bool layout_page_count_needs_blank(const FoNode *sequence, const FoNode *following, int count,
                                   int number);
