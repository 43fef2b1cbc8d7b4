#pragma once

#include "layout/collect.h"

/** fo:table and fo:table-and-caption (XSL-FO 6.7); what they are made of: layout/table_parts.h. */
extern const LayoutBlockClass layout_table_class;
extern const LayoutBlockClass layout_table_and_caption_class;
