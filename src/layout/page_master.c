#include "layout/page_master.h"

#include <string.h>

#include "base/limits.h"

/* ---- choosing (XSL-FO 6.4.7 to 6.4.12) */

static const FoNode *
find_named(Layout *layout, FoElement element, const char *name)
{
    const FoNode *set = fo_child(fo_reader_root(layout->reader), FO_LAYOUT_MASTER_SET);
    if (!set || !name)
        return NULL;
    FO_EACH_CHILD (child, set) {
        if (child->element == element &&
            g_strcmp0(fo_string(child, FO_PROP_MASTER_NAME), name) == 0)
            return child;
    }
    return NULL;
}

static bool
fits(const FoNode *conditional, const LayoutPageQuery *query)
{
    bool first = query->index == 0;
    switch (fo_keyword(conditional, FO_PROP_PAGE_POSITION)) {
    case FO_KW_ONLY:
        if (!first || !query->last)
            return false;
        break;
    case FO_KW_FIRST:
        if (!first)
            return false;
        break;
    case FO_KW_LAST:
        if (!query->last)
            return false;
        break;
    case FO_KW_REST:
        if (first || query->last)
            return false;
        break;
    default:
        break;
    }
    FoKeyword parity = fo_keyword(conditional, FO_PROP_ODD_OR_EVEN);
    if (parity == (query->odd ? FO_KW_EVEN : FO_KW_ODD))
        return false;
    FoKeyword blank = fo_keyword(conditional, FO_PROP_BLANK_OR_NOT_BLANK);
    return blank != (query->blank ? FO_KW_NOT_BLANK : FO_KW_BLANK);
}

static bool
names_master(const FoNode *node)
{
    return node->element == FO_SINGLE_PAGE_MASTER_REFERENCE ||
           node->element == FO_REPEATABLE_PAGE_MASTER_REFERENCE ||
           node->element == FO_CONDITIONAL_PAGE_MASTER_REFERENCE;
}

/* The master name that one sub-sequence specifier gives for the page, or NULL. */
static const char *
choose_in(const FoNode *specifier, const LayoutPageQuery *query)
{
    if (names_master(specifier))
        return fo_string(specifier, FO_PROP_MASTER_REFERENCE);
    FO_EACH_CHILD (conditional, specifier)
        if (conditional->element == FO_CONDITIONAL_PAGE_MASTER_REFERENCE &&
            fits(conditional, query))
            return fo_string(conditional, FO_PROP_MASTER_REFERENCE);
    return NULL;
}

/* How many pages a specifier serves. */
static int
capacity(const FoNode *specifier)
{
    if (specifier->element == FO_SINGLE_PAGE_MASTER_REFERENCE)
        return 1;
    return MAX(0, fo_integer(specifier, FO_PROP_MAXIMUM_REPEATS, G_MAXINT));
}

/* The specifiers follow each other; when they are used up, the last one goes on. */
static const char *
choose(const FoNode *master, const LayoutPageQuery *query)
{
    int left = query->index;
    const char *name = NULL;
    for (const FoNode *specifier = master->first; specifier; specifier = specifier->next) {
        int pages = capacity(specifier);
        const char *found = choose_in(specifier, query);
        name = found ? found : name;
        if (left < pages && found)
            return found;
        left = left < pages ? 0 : left - pages;
    }
    return name;
}

/* Something to go on with when no condition fits: the last alternative there is. */
static const char *
choose_any(const FoNode *master)
{
    const char *name = NULL;
    FO_EACH_CHILD (specifier, master)
        FO_EACH_CHILD (conditional, specifier)
            if (names_master(conditional))
                name = fo_string(conditional, FO_PROP_MASTER_REFERENCE);
    return name;
}

const FoNode *
layout_page_master_find(Layout *layout, const FoNode *sequence, const LayoutPageQuery *query)
{
    const char *name = fo_string(sequence, FO_PROP_MASTER_REFERENCE);
    const FoNode *master = find_named(layout, FO_PAGE_SEQUENCE_MASTER, name);
    if (master)
        name = choose(master, query);
    if (master && !name)
        name = choose_any(master);
    return find_named(layout, FO_SIMPLE_PAGE_MASTER, name);
}

/* The first name in a page-sequence-master that no simple page master has, "" where there is none;
 * NULL if all have. */
static const char *
find_dangling(Layout *layout, const FoNode *node)
{
    const char *name = fo_string(node, FO_PROP_MASTER_REFERENCE);
    if (names_master(node) && !find_named(layout, FO_SIMPLE_PAGE_MASTER, name))
        return name ? name : "";
    FO_EACH_CHILD (child, node) {
        name = find_dangling(layout, child);
        if (name)
            return name;
    }
    return NULL;
}

const char *
layout_page_master_missing(Layout *layout, const FoNode *sequence)
{
    const char *name = fo_string(sequence, FO_PROP_MASTER_REFERENCE);
    const FoNode *master = find_named(layout, FO_PAGE_SEQUENCE_MASTER, name);
    const char *missing = master ? find_dangling(layout, master) : NULL;
    if (missing)
        return missing;
    const LayoutPageQuery first = {.odd = true};
    return layout_page_master_find(layout, sequence, &first) ? NULL : name ? name : "";
}

static bool
has_position(Layout *layout, const FoNode *sequence, FoKeyword wanted)
{
    const FoNode *master =
        find_named(layout, FO_PAGE_SEQUENCE_MASTER, fo_string(sequence, FO_PROP_MASTER_REFERENCE));
    if (!master)
        return false;
    FO_EACH_CHILD (specifier, master)
        FO_EACH_CHILD (conditional, specifier)
            if (fo_is(conditional, FO_PROP_PAGE_POSITION, wanted))
                return true;
    return false;
}

bool
layout_page_master_knows_only(Layout *layout, const FoNode *sequence)
{
    return has_position(layout, sequence, FO_KW_ONLY);
}

bool
layout_page_master_knows_last(Layout *layout, const FoNode *sequence)
{
    return has_position(layout, sequence, FO_KW_LAST) || has_position(layout, sequence, FO_KW_ONLY);
}

bool
layout_page_master_varies(Layout *layout, const FoNode *sequence)
{
    const char *name = fo_string(sequence, FO_PROP_MASTER_REFERENCE);
    const FoNode *master = find_named(layout, FO_PAGE_SEQUENCE_MASTER, name);
    return master && master->first && (master->first->next || master->first->first);
}

static bool
has_columns(const FoNode *master)
{
    FO_EACH_CHILD (region, master)
        if (region->element == FO_REGION_BODY && fo_integer(region, FO_PROP_COLUMN_COUNT, 1) > 1)
            return true;
    return false;
}

/* The same of the simple-page-masters that @node, and what is in it, refers to. */
static bool
refers_to_columns(Layout *layout, const FoNode *node)
{
    const char *name = fo_string(node, FO_PROP_MASTER_REFERENCE);
    const FoNode *master = find_named(layout, FO_SIMPLE_PAGE_MASTER, name);
    if (master && has_columns(master))
        return true;
    FO_EACH_CHILD (child, node)
        if (refers_to_columns(layout, child))
            return true;
    return false;
}

bool
layout_page_master_has_columns(Layout *layout, const FoNode *sequence)
{
    const char *name = fo_string(sequence, FO_PROP_MASTER_REFERENCE);
    const FoNode *simple = find_named(layout, FO_SIMPLE_PAGE_MASTER, name);
    const FoNode *several = find_named(layout, FO_PAGE_SEQUENCE_MASTER, name);
    return (simple && has_columns(simple)) || (several && refers_to_columns(layout, several));
}

/* ---- geometry (6.4.13) */

/* reference-orientation as quarter turns counter-clockwise, 0 to 3. */
static int
quarter_turns(const FoNode *node)
{
    // Each area is turned by what is said of it, not again by what holds it.
    if (!fo_is_specified(node, FO_PROP_REFERENCE_ORIENTATION))
        return 0;
    int degrees = fo_integer(node, FO_PROP_REFERENCE_ORIENTATION, 0);
    return ((degrees / 90) % 4 + 4) % 4;
}

static Length
side_of_page(const FoNode *master, FoProperty property, double otherwise)
{
    Length side = fo_is_length(master, property) ? fo_length(master, property, 0) : 0;
    if (side <= 0)
        side = length_from_pt(otherwise);
    return MIN(side, LIMIT_PAGE_SIDE_PT * LENGTH_PT);
}

/* What percentages are of: the sheet, as the content is turned. */
typedef struct {
    Length width, height;
} Base;

/* A box less the margins of @node, as the box is turned. */
static LayoutRectangle
inset(const FoNode *node, Length width, Length height, Base base)
{
    Length top = fo_length(node, FO_PROP_MARGIN_TOP, base.height);
    Length bottom = fo_length(node, FO_PROP_MARGIN_BOTTOM, base.height);
    Length left = fo_length(node, FO_PROP_MARGIN_LEFT, base.width);
    Length right = fo_length(node, FO_PROP_MARGIN_RIGHT, base.width);
    return (LayoutRectangle){left, top, MAX(0, width - left - right),
                             MAX(0, height - top - bottom)};
}

/* The same for the body, where a space before or after is as good as a margin; in right-to-left
 * writing left and right change places, as in Apache FOP. */
static LayoutRectangle
inset_body(const FoNode *body, Length width, Length height, Base base)
{
    LayoutRectangle box = inset(body, width, height, base);
    if (body->style->mode == FO_KW_RL_TB)
        box.x = width - box.x - box.width;
    if (body->style->mode != FO_KW_LR_TB && body->style->mode != FO_KW_RL_TB)
        return box;
    box.y = fo_length(body, FO_PROP_SPACE_BEFORE_OPTIMUM, base.height);
    box.height = MAX(0, height - box.y - fo_length(body, FO_PROP_SPACE_AFTER_OPTIMUM, base.height));
    return box;
}

static LayoutRegion *
region_of(LayoutPageMaster *geometry, const FoNode *node)
{
    switch (node->element) {
    case FO_REGION_BODY:
        return &geometry->regions[LAYOUT_REGION_BODY];
    case FO_REGION_BEFORE:
        return &geometry->regions[LAYOUT_REGION_BEFORE];
    case FO_REGION_AFTER:
        return &geometry->regions[LAYOUT_REGION_AFTER];
    case FO_REGION_START:
        return &geometry->regions[LAYOUT_REGION_START];
    case FO_REGION_END:
        return &geometry->regions[LAYOUT_REGION_END];
    default:
        return NULL;
    }
}

static Length
extent(const LayoutPageMaster *geometry, LayoutRegionKind kind, Length base, Length most)
{
    const FoNode *node = geometry->regions[kind].node;
    return node ? CLAMP(fo_length(node, FO_PROP_EXTENT, base), 0, most) : 0;
}

static bool
has_precedence(const LayoutPageMaster *geometry, LayoutRegionKind kind)
{
    const FoNode *node = geometry->regions[kind].node;
    return node && fo_is(node, FO_PROP_PRECEDENCE, FO_KW_TRUE);
}

/* Before and after take the whole width, or leave as much at the left as the start region takes,
 * and at the right as the end region, on whichever side these are, as in Apache FOP. */
static void
measure_edges(LayoutPageMaster *geometry, Length width, Length height, Base base)
{
    LayoutRegion *regions = geometry->regions;
    Length before = extent(geometry, LAYOUT_REGION_BEFORE, base.height, height);
    Length after = extent(geometry, LAYOUT_REGION_AFTER, base.height, height);
    Length start = extent(geometry, LAYOUT_REGION_START, base.width, width);
    Length end = extent(geometry, LAYOUT_REGION_END, base.width, width);
    bool rtl = fo_is(geometry->node, FO_PROP_WRITING_MODE, FO_KW_RL_TB) ||
               fo_is(geometry->node, FO_PROP_WRITING_MODE, FO_KW_RL);

    bool whole = has_precedence(geometry, LAYOUT_REGION_BEFORE);
    regions[LAYOUT_REGION_BEFORE].box = (LayoutRectangle){
        whole ? 0 : start, 0, MAX(0, whole ? width : width - start - end), before};
    Length top = whole ? before : 0;

    whole = has_precedence(geometry, LAYOUT_REGION_AFTER);
    regions[LAYOUT_REGION_AFTER].box = (LayoutRectangle){
        whole ? 0 : start, height - after, MAX(0, whole ? width : width - start - end), after};
    Length side = MAX(0, height - top - (whole ? after : 0));

    regions[LAYOUT_REGION_START].box = (LayoutRectangle){rtl ? width - start : 0, top, start, side};
    regions[LAYOUT_REGION_END].box = (LayoutRectangle){rtl ? 0 : width - end, top, end, side};
}

static void
measure_content(LayoutRegion *region)
{
    if (!region->node)
        return;
    region->turns = quarter_turns(region->node);
    bool across = region->turns % 2;
    region->width = across ? region->box.height : region->box.width;
    region->height = across ? region->box.width : region->box.height;
}

static void
measure_columns(LayoutPageMaster *geometry)
{
    const LayoutRegion *body = &geometry->regions[LAYOUT_REGION_BODY];
    geometry->columns = 1;
    geometry->column_width = body->width;
    if (!body->node)
        return;
    geometry->columns = CLAMP(fo_integer(body->node, FO_PROP_COLUMN_COUNT, 1), 1, 64);
    geometry->column_gap = fo_length(body->node, FO_PROP_COLUMN_GAP, body->width);
    Length gaps = geometry->column_gap * (geometry->columns - 1);
    geometry->column_width = MAX(0, body->width - gaps) / geometry->columns;
}

static void
name_regions(LayoutPageMaster *geometry)
{
    static const char *const names[] = {"xsl-region-body", "xsl-region-before", "xsl-region-after",
                                        "xsl-region-start", "xsl-region-end"};
    FO_EACH_CHILD (child, geometry->node) {
        LayoutRegion *region = region_of(geometry, child);
        if (!region || region->node)
            continue;
        const char *name = fo_string(child, FO_PROP_REGION_NAME);
        region->node = child;
        region->name = name && *name ? name : names[region - geometry->regions];
    }
}

void
layout_page_master_measure(const FoNode *master, LayoutPageMaster *geometry)
{
    *geometry = (LayoutPageMaster){.node = master};
    geometry->width = side_of_page(master, FO_PROP_PAGE_WIDTH, 612);
    geometry->height = side_of_page(master, FO_PROP_PAGE_HEIGHT, 792);
    Base sheet = {geometry->width, geometry->height};
    geometry->area = inset(master, geometry->width, geometry->height, sheet);
    geometry->turns = quarter_turns(master);
    bool across = geometry->turns % 2;
    Length width = across ? geometry->area.height : geometry->area.width;
    Length height = across ? geometry->area.width : geometry->area.height;

    Base base = {across ? sheet.height : sheet.width, across ? sheet.width : sheet.height};
    name_regions(geometry);
    measure_edges(geometry, width, height, base);
    LayoutRegion *body = &geometry->regions[LAYOUT_REGION_BODY];
    if (body->node)
        body->box = inset_body(body->node, width, height, base);
    for (int i = 0; i < LAYOUT_REGION_COUNT; i++)
        measure_content(&geometry->regions[i]);
    measure_columns(geometry);
}
