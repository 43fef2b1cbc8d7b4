#pragma once

#include "fo/style.h"

/** How strongly a value was given: the more general a shorthand, the less (XSL-FO 1.1, 5.2). */
typedef enum {
    FO_LEVEL_NONE,
    FO_LEVEL_ALL,    /* border, font, padding, page-break-* … */
    FO_LEVEL_ASPECT, /* border-width */
    FO_LEVEL_SIDE,   /* border-top */
    FO_LEVEL_WHOLE,  /* a compound as a whole: space-before */
    FO_LEVEL_OWN,    /* the property or component itself */
} FoLevel;

/** A style in the making. */
typedef struct {
    Arena *arena;
    Diag *diag; /* NULL: nothing is reported */
    DiagPlace place;
    const FoStyle *parent; /* never NULL */
    const FoStyle *source; /* FoContext.source */
    FoElement element;
    FoKeyword mode;   /* FoStyle.mode */
    double font_size; /* in points */
    FoValue values[FO_PROPERTY_COUNT];
    guint8 levels[FO_PROPERTY_COUNT]; /* FoLevel: how each was given */
} FoBuild;

/**
 * Gives @property the value that @text says, unless it has one given more strongly. False when
 * @text is no value for it.
 */
bool fo_build_assign(FoBuild *build, FoProperty property, const char *text, FoLevel level);

/** Gives what the attribute @name says, a property or a shorthand; what is wrong is a finding. */
void fo_build_attribute(FoBuild *build, const char *name, const char *text);

/** Whether @name sets font-size, which 1em in all else depends on. */
bool fo_build_is_font_size(const char *name);

/**
 * Settles what follows from other properties: the relative ones from the absolute, indents,
 * widths of borders that are not there, line-height, text-decoration. fo/settle.c
 */
void fo_build_settle(FoBuild *build);

/** The relative property that an absolute one of border or padding maps to; else @property. */
FoProperty fo_relative(FoProperty property, FoKeyword mode);

/**
 * Expands a shorthand or compound. False when @name is none; *@valid tells whether @text was a
 * value for it. fo/shorthand.c
 */
bool fo_shorthand_expand(FoBuild *build, const char *name, const char *text, bool *valid);
