#pragma once

#include "layout/context.h"

/** Puts @bars beside @line, which was just placed in @parent: outside the column's edge. */
void layout_change_bars_place(Layout *layout, const FoBars *bars, const Area *line, Area *parent);
