#pragma once

#include "layout/context.h"

/** Turns the document's fo:bookmark-tree into layout->document's bookmarks. */
void layout_bookmarks_read(Layout *layout);
