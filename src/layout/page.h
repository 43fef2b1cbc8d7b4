#pragma once

#include "layout/page_master.h"

/** A page being filled: its areas, and how far its body is taken. */
typedef struct {
    AreaPage *areas;
    const LayoutPageMaster *master;
    int index;                          /* from 0, in the page-sequence */
    int number;                         /* as folios count */
    bool blank;                         /* only there for the parity of the next one */
    Area *regions[LAYOUT_REGION_COUNT]; /* what holds each one's content; NULL: none */
    bool filled;                        /* something stands in the body */
    Length used;                        /* height that is taken at the before edge of the body */
} LayoutPage;

/** A page with the backgrounds of its regions and nothing in them. */
LayoutPage *layout_page_new(Layout *layout, const FoNode *sequence, const LayoutPageMaster *master,
                            int index, int number, bool blank);

/** Gives @page, which has content in its body already, the regions of another @master. */
void layout_page_change_master(Layout *layout, LayoutPage *page, const LayoutPageMaster *master);

/** What is placed from now on, if positioned absolutely, is so in the region of @kind. */
void layout_page_enter(Layout *layout, const LayoutPage *page, LayoutRegionKind kind);

/** Puts @sequence's static content into the regions that it is for. */
void layout_page_add_static(Layout *layout, FoNode *sequence, LayoutPage *page);

/** The fo:static-content or fo:flow of @sequence for the region or purpose @name, or NULL. */
FoNode *layout_page_find_flow(FoNode *sequence, const char *name);

/** How far @height of content stands below the top of a box of @available, by display-align. */
Length layout_display_offset(const FoNode *node, Length available, Length height);
