#pragma once

#include "layout/context.h"

/** What objects ask of the breaks around them (XSL-FO 7.20): to have one, or to have none. */

/** What a break is to begin, or content is to be kept within. */
typedef enum {
    LAYOUT_CONTEXT_AUTO,
    LAYOUT_CONTEXT_COLUMN,
    LAYOUT_CONTEXT_PAGE,
    LAYOUT_CONTEXT_EVEN_PAGE,
    LAYOUT_CONTEXT_ODD_PAGE,
} LayoutContext;

enum {
    LAYOUT_FORBIDDEN = 1000, /* a penalty: no break here */
    LAYOUT_FORCED = -1000,   /* a penalty: a break must be here */
    LAYOUT_KEEP_ALWAYS = 1000,
};

/** The strength of a keep: 0 auto, 1 to 999, 1000 always; and what it is kept within. */
typedef struct {
    gint16 strength;
    guint8 context; /* LayoutContext */
} LayoutKeep;

LayoutKeep layout_keep_together(const FoNode *node);
LayoutKeep layout_keep_with_next(const FoNode *node);
LayoutKeep layout_keep_with_previous(const FoNode *node);

/** The stronger of two: always first, then the narrower context, then the strength. */
LayoutKeep layout_keep_stronger(LayoutKeep a, LayoutKeep b);
int layout_keep_penalty(LayoutKeep keep);

/** keep-with-previous of @node or of what begins with it; the stronger. */
LayoutKeep layout_keep_before(const FoNode *node);

/** break-before or break-after of @node. */
LayoutContext layout_break_property(const FoNode *node, FoProperty property);

/** Forced break classes: of two, the one that asks for more. */
LayoutContext layout_break_stronger(LayoutContext a, LayoutContext b);

/** break-before of @node or of what begins with it; the stronger. */
LayoutContext layout_break_before(const FoNode *node);
