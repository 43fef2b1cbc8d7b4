#include <string.h>

#include "compare/unit.h"
#include "xml/query.h"

/*
 * Which KPI of one year is which of another: numbers move from year to year, and a number may come
 * to mean something else. So the name decides, then the Joint KPI; and within a year, where a name
 * may have been corrected, the number.
 */

static bool
has_same_name(const xmlNode *a, const xmlNode *b)
{
    const xmlNode *one = xml_query_child(a, "name"), *other = xml_query_child(b, "name");
    if (!one || !other)
        return false;
    g_autoptr(Arena) arena = arena_new();
    return strcmp(xml_query_text(arena, one), xml_query_text(arena, other)) == 0;
}

static bool
has_same_attribute(const xmlNode *a, const xmlNode *b, const char *name)
{
    const char *one = xml_query_attribute(a, name);
    return one && g_strcmp0(one, xml_query_attribute(b, name)) == 0;
}

static bool
has_same_joint(const xmlNode *a, const xmlNode *b)
{
    return has_same_attribute(a, b, "joint");
}

static bool
has_same_number(const xmlNode *a, const xmlNode *b)
{
    return has_same_attribute(a, b, "id");
}

/* The same number and name first: a unit may have two KPIs of one name. */
static bool
has_same_both(const xmlNode *a, const xmlNode *b)
{
    return has_same_number(a, b) && has_same_name(a, b);
}

static void
pair_by(const GPtrArray *before, const GPtrArray *after, int *pairs, bool *taken,
        bool (*same)(const xmlNode *a, const xmlNode *b))
{
    for (guint i = 0; i < after->len; i++) {
        for (guint k = 0; pairs[i] < 0 && k < before->len; k++) {
            if (taken[k] || !same(before->pdata[k], after->pdata[i]))
                continue;
            pairs[i] = (int) k;
            taken[k] = true;
        }
    }
}

int *
compare_pair(const GPtrArray *before, const GPtrArray *after, bool same_year)
{
    int *pairs = g_new(int, after->len + 1);
    g_autofree bool *taken = g_new0(bool, before->len + 1);
    for (guint i = 0; i < after->len; i++)
        pairs[i] = -1;
    pair_by(before, after, pairs, taken, has_same_both);
    pair_by(before, after, pairs, taken, has_same_name);
    pair_by(before, after, pairs, taken, has_same_joint);
    if (same_year)
        pair_by(before, after, pairs, taken, has_same_number);
    return pairs;
}
