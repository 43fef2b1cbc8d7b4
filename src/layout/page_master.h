#pragma once

#include "layout/context.h"

/** What a page is asked for by. */
typedef struct {
    int index; /* from 0, in the page-sequence */
    bool odd, last, blank;
} LayoutPageQuery;

/** A rectangle on the page. */
typedef struct {
    Length x, y, width, height;
} LayoutRectangle;

/** A region's place and the dimensions of what is inside, which may be turned. */
typedef struct {
    const FoNode *node;   /* fo:region-*; NULL: there is none */
    const char *name;     /* "xsl-region-body" or as it says */
    LayoutRectangle box;  /* on the page, as the page is turned */
    int turns;            /* of the content, × 90° counter-clockwise */
    Length width, height; /* of the content, as it is turned */
} LayoutRegion;

typedef enum {
    LAYOUT_REGION_BODY,
    LAYOUT_REGION_BEFORE,
    LAYOUT_REGION_AFTER,
    LAYOUT_REGION_START,
    LAYOUT_REGION_END,
    LAYOUT_REGION_COUNT,
} LayoutRegionKind;

/** The geometry of a simple-page-master, in the page's own orientation. */
typedef struct {
    const FoNode *node;
    Length width, height; /* of the sheet */
    int turns;            /* of all that is inside its margins */
    LayoutRectangle area; /* inside the margins, on the sheet */
    LayoutRegion regions[LAYOUT_REGION_COUNT];
    int columns;
    Length column_gap, column_width;
} LayoutPageMaster;

/** The master that @sequence may come to name and that is not there ("" where it names none); NULL
 * when each of its pages has one. */
const char *layout_page_master_missing(Layout *layout, const FoNode *sequence);

/**
 * The simple-page-master for a page of @sequence; NULL when the reference leads nowhere. The
 * same node for the same query.
 */
const FoNode *layout_page_master_find(Layout *layout, const FoNode *sequence,
                                      const LayoutPageQuery *query);

/** Whether @sequence's masters ask for a page that is the only one. */
bool layout_page_master_knows_only(Layout *layout, const FoNode *sequence);

/** Whether @sequence's masters ask for the last page (page-position last or only). */
bool layout_page_master_knows_last(Layout *layout, const FoNode *sequence);

/** Whether @sequence's pages may have different masters. */
bool layout_page_master_varies(Layout *layout, const FoNode *sequence);

/** Whether some of @sequence's pages have more than one column. */
bool layout_page_master_has_columns(Layout *layout, const FoNode *sequence);

/** Works out @master's geometry. */
void layout_page_master_measure(const FoNode *master, LayoutPageMaster *geometry);
