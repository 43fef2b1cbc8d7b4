#pragma once

#include "area/area.h"

/**
 * The area tree as XML, for tests and for eyes: pages, areas with their boxes in points, the
 * text as it is read. Call _begin, then _page for each, then _end.
 */
void area_dump_begin(GString *xml);
void area_dump_page(const AreaPage *page, GString *xml);
void area_dump_end(GString *xml);
