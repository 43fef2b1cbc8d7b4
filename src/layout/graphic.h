#pragma once

#include "layout/inline.h"

/** fo:external-graphic and fo:instream-foreign-object (XSL-FO 6.6.5, 6.6.6). */
extern const LayoutPieceClass layout_graphic_class;
