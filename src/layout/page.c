#include "layout/page.h"

#include <string.h>

#include "layout/collect.h"
#include "layout/marker.h"
#include "layout/page_number.h"
#include "layout/place.h"
#include "layout/reference.h"
#include "layout/strand.h"
#include "layout/tag.h"

/* The order in which a page is painted. */
static const LayoutRegionKind painting_order[] = {
    LAYOUT_REGION_BEFORE, LAYOUT_REGION_START, LAYOUT_REGION_BODY,
    LAYOUT_REGION_END,    LAYOUT_REGION_AFTER,
};

static bool
clips(const FoNode *node)
{
    FoKeyword overflow = fo_keyword(node, FO_PROP_OVERFLOW);
    return overflow == FO_KW_HIDDEN || overflow == FO_KW_ERROR_IF_OVERFLOW;
}

static Area *
add_viewport(AreaPage *page, Area *parent, const LayoutRectangle *box, int turns, bool clip)
{
    bool plain = turns == 0 && !clip;
    Area *area = area_new(page, parent, plain ? AREA_BLOCK : AREA_VIEWPORT, box->x, box->y,
                          box->width, box->height);
    if (!plain)
        area->viewport = (AreaViewport){.turns = turns, .clip = clip};
    return area;
}

static void
add_region(Layout *layout, LayoutPage *page, Area *parent, LayoutRegionKind kind)
{
    const LayoutRegion *region = &page->master->regions[kind];
    if (!region->node)
        return;
    page->regions[kind] =
        add_viewport(page->areas, parent, &region->box, region->turns, clips(region->node));
    page->regions[kind]->traits = layout_traits_background(layout, region->node);
}

static void
add_regions(Layout *layout, LayoutPage *page)
{
    const LayoutPageMaster *master = page->master;
    Area *sheet = add_viewport(page->areas, page->areas->root, &master->area, master->turns, false);
    for (guint i = 0; i < G_N_ELEMENTS(painting_order); i++)
        add_region(layout, page, sheet, painting_order[i]);
}

LayoutPage *
layout_page_new(Layout *layout, const FoNode *sequence, const LayoutPageMaster *master, int index,
                int number, bool blank)
{
    AreaPage *areas = area_page_new(master->width, master->height);
    LayoutPage *page = ARENA_NEW(areas->arena, LayoutPage);
    *page = (LayoutPage){
        .areas = areas, .master = master, .index = index, .number = number, .blank = blank};
    g_autofree char *label = layout_page_number_format(sequence, number);
    areas->label = arena_strdup(areas->arena, label);
    areas->index = layout->n_pages++;

    layout->page = areas;
    add_regions(layout, page);
    return page;
}

void
layout_page_change_master(Layout *layout, LayoutPage *page, const LayoutPageMaster *master)
{
    const Area *body = page->regions[LAYOUT_REGION_BODY];
    Area *root = page->areas->root;
    page->master = master;
    page->areas->width = root->width = master->width;
    page->areas->height = root->height = master->height;
    root->first = root->last = NULL;
    layout->page = page->areas;
    memset(page->regions, 0, sizeof(page->regions));
    add_regions(layout, page);
    if (!body || !page->regions[LAYOUT_REGION_BODY])
        return;
    page->regions[LAYOUT_REGION_BODY]->first = body->first;
    page->regions[LAYOUT_REGION_BODY]->last = body->last;
}

FoNode *
layout_page_find_flow(FoNode *sequence, const char *name)
{
    FO_EACH_CHILD (child, sequence) {
        if (child->element != FO_STATIC_CONTENT && child->element != FO_FLOW)
            continue;
        if (g_strcmp0(fo_string(child, FO_PROP_FLOW_NAME), name) == 0)
            return child;
    }
    return NULL;
}

Length
layout_display_offset(const FoNode *node, Length available, Length height)
{
    Length left = available - height;
    if (left <= 0)
        return 0;
    switch (fo_keyword(node, FO_PROP_DISPLAY_ALIGN)) {
    case FO_KW_CENTER:
        return left / 2;
    case FO_KW_AFTER:
        return left;
    default:
        return 0;
    }
}

void
layout_page_enter(Layout *layout, const LayoutPage *page, LayoutRegionKind kind)
{
    layout->viewport = page->regions[kind];
    layout->viewport_x = layout->viewport_y = 0;
    layout->viewport_width = page->master->regions[kind].width;
    layout->viewport_height = page->master->regions[kind].height;
}

static void
add_static_to(Layout *layout, FoNode *content, LayoutPage *page, LayoutRegionKind kind)
{
    const LayoutRegion *region = &page->master->regions[kind];
    g_autoptr(Arena) arena = arena_new();
    layout->height = region->height;
    layout_page_enter(layout, page, kind);
    layout_marker_fill(layout, arena, content);
    LayoutList *list = layout_collect_area(layout, arena, content, region->width, NULL);
    if (page->index == 0)
        layout_footnotes_report(layout, list);
    guint end = layout_list_end(list);
    Length y =
        layout_display_offset(region->node, region->height, layout_place_height(list, 0, end));
    AreaTag *tag = layout_tag_artifact(layout, "Pagination");
    page->regions[kind]->tag = tag;
    layout_reference_mark(layout, content, page->regions[kind], 0, 0);
    layout_place(layout, list, 0, end, page->regions[kind], tag, 0, y, region->width);
    layout_marker_clear(content);
}

void
layout_page_add_static(Layout *layout, FoNode *sequence, LayoutPage *page)
{
    layout->page = page->areas;
    for (int kind = 0; kind < LAYOUT_REGION_COUNT; kind++) {
        const LayoutRegion *region = &page->master->regions[kind];
        if (!region->node || !page->regions[kind])
            continue;
        FoNode *content = layout_page_find_flow(sequence, region->name);
        if (content && content->element == FO_STATIC_CONTENT)
            add_static_to(layout, content, page, (LayoutRegionKind) kind);
    }
}
