#pragma once

#include "fo/fo.h"

/** How strongly a value was given: the more general a shorthand, the less (XSL-FO 1.1, 5.2). */
typedef enum {
    FO_LEVEL_NONE,
    FO_LEVEL_ALL,    /* border, font, padding, page-break-* … */
    FO_LEVEL_ASPECT, /* border-width */
    FO_LEVEL_SIDE,   /* border-top */
    FO_LEVEL_WHOLE,  /* a compound as a whole: space-before */
    FO_LEVEL_OWN,    /* the property or component itself */
} FoLevel;

/**
 * A style in the making. fo/style.h begins it with what is inherited and what is initial
 * (fo/initial.h), has fo/attribute.h take the attributes one by one, shorthands by fo/shorthand.h,
 * and then fo/settle.h see to what follows from other properties. Each value goes through
 * fo_build_assign(), which has it read by fo/parse.h; below that are fo/expression.h,
 * fo/function.h, fo/operand.h and fo/value.h. Each of these stands on the next.
 */
typedef struct {
    Arena *arena;
    Diag *diag; /* NULL: nothing is reported */
    DiagPlace place;
    const FoStyle *parent; /* never NULL: that of fo:root is fo_initial() */
    const FoStyle *source; /* FoContext.source */
    FoElement element;
    FoKeyword mode;   /* FoStyle.mode */
    bool rtl;         /* FoStyle.rtl */
    double font_size; /* in points */
    FoValue values[FO_PROPERTY_COUNT];
    guint8 levels[FO_PROPERTY_COUNT]; /* FoLevel: how each was given */
} FoBuild;

/**
 * Gives @property the value that @text says, unless it has one given more strongly. False when
 * @text is no value for it.
 */
bool fo_build_assign(FoBuild *build, FoProperty property, const char *text, FoLevel level);
