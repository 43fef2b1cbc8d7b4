#pragma once

#include "layout/inline.h"

/** fo:inline-container: blocks that stand on a line (XSL-FO 6.6.8). */
extern const LayoutPieceClass layout_inline_container_class;
