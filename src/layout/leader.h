#pragma once

#include "layout/inline.h"

/** fo:leader (XSL-FO 6.6.9). */
extern const LayoutPieceClass layout_leader_class;
