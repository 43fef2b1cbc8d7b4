#pragma once

#include "layout/context.h"

/**
 * @number in the form that the conversion properties of @sequence ask for (format,
 * grouping-separator, grouping-size, letter-value): 1 01 a A i I ๑ ก. Free with g_free().
 */
char *layout_page_number_format(const FoNode *sequence, int number);
