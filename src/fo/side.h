#pragma once

#include "fo/fo.h"

/** Sides as text runs, in the order in which a family of properties has its rows. */
typedef enum {
    FO_SIDE_BEFORE,
    FO_SIDE_AFTER,
    FO_SIDE_START,
    FO_SIDE_END,
} FoSide;

/** Sides of the paper, likewise. */
typedef enum {
    FO_SIDE_TOP,
    FO_SIDE_BOTTOM,
    FO_SIDE_LEFT,
    FO_SIDE_RIGHT,
} FoPaperSide;

/** The first of four rows of fo/property.def each: a property of borders or padding. */
typedef struct {
    FoProperty relative, absolute;
    FoProperty conditionality; /* of the relative one; 0 for none */
} FoSideFamily;

enum {
    FO_SIDE_FAMILIES = 4,
};

extern const FoSideFamily fo_side_families[FO_SIDE_FAMILIES];

/** The side of the paper on which @side lies in the writing mode @mode, FoStyle.mode. */
FoPaperSide fo_side_on_paper(FoKeyword mode, FoSide side);

/** The relative property that an absolute one of a family maps to; else @property. */
FoProperty fo_side_relative(FoProperty property, FoKeyword mode);
