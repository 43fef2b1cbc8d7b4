#include "fo/region.h"

/* The names that regions have when they are given none (7.27.17). */
static const struct {
    FoElement element;
    const char *name;
} regions[] = {
    {FO_REGION_BODY, "xsl-region-body"},   {FO_REGION_BEFORE, "xsl-region-before"},
    {FO_REGION_AFTER, "xsl-region-after"}, {FO_REGION_START, "xsl-region-start"},
    {FO_REGION_END, "xsl-region-end"},
};

static const FoNode *
find_masters(const FoNode *node)
{
    while (node && node->element != FO_ROOT)
        node = node->parent;
    return node ? fo_child(node, FO_LAYOUT_MASTER_SET) : NULL;
}

static const FoNode *
find_named(const FoNode *masters, const char *name)
{
    FO_EACH_CHILD (child, masters) {
        if (g_strcmp0(fo_string(child, FO_PROP_MASTER_NAME), name) == 0)
            return child;
    }
    return NULL;
}

/* Of a page-sequence-master, the first page master that it names. */
static const FoNode *
first_master(const FoNode *masters, const char *name)
{
    const FoNode *master = find_named(masters, name);
    if (!master || master->element != FO_PAGE_SEQUENCE_MASTER || !master->first)
        return master;
    const FoNode *reference = master->first;
    if (reference->element == FO_REPEATABLE_PAGE_MASTER_ALTERNATIVES && reference->first)
        reference = reference->first;
    return find_named(masters, fo_string(reference, FO_PROP_MASTER_REFERENCE));
}

static const char *
region_name(const FoNode *region)
{
    const char *name = fo_string(region, FO_PROP_REGION_NAME);
    if (name && *name)
        return name;
    for (guint i = 0; i < G_N_ELEMENTS(regions); i++) {
        if (regions[i].element == region->element)
            return regions[i].name;
    }
    return NULL;
}

const FoStyle *
fo_region_find(const FoNode *node)
{
    const FoNode *masters = find_masters(node);
    if (!masters || !node->parent ||
        (node->element != FO_FLOW && node->element != FO_STATIC_CONTENT))
        return NULL;
    const FoNode *master = first_master(masters, fo_string(node->parent, FO_PROP_MASTER_REFERENCE));
    const char *name = fo_string(node, FO_PROP_FLOW_NAME);
    for (const FoNode *region = master ? master->first : NULL; region; region = region->next) {
        if (g_strcmp0(region_name(region), name) == 0)
            return region->style;
    }
    return NULL;
}
