#pragma once

#include "layout/collect.h"

/**
 * A block within inlines: their borders, padding, backgrounds and links are around it. Opens a
 * frame for each of them and gives how many; layout_enclose_close() is the other end.
 */
typedef struct {
    guint count;
    Length origin, width; /* the collector's, before */
} LayoutEnclosed;

LayoutEnclosed layout_enclose_open(LayoutCollector *collector, const LayoutLine *line);
void layout_enclose_close(LayoutCollector *collector, const LayoutEnclosed *enclosed);
