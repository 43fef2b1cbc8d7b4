#pragma once

#include "fo/fo.h"

/**
 * How the items of @list, a fo:list-block, are numbered, as the label of the first tells: a value
 * of ListNumbering (ISO 32000-1, table 347), static; NULL where it cannot be told. A letter alone
 * is a letter unless it is "i", the first of the Roman numbers; Thai letters count as lower case.
 */
const char *layout_tag_list_numbering(const FoNode *list);
