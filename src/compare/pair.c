#include "compare/unit.h"

/*
 * Which KPI of one year is which of another: numbers move from year to year, and a number may come
 * to mean something else. So the name decides, then the Joint KPI; and within a year, where a name
 * may have been corrected, the number.
 */

/* Equal texts are one (compare/facts.h). */
static bool
has_same_name(const CompareKpiRow *a, const CompareKpiRow *b)
{
    return a->name && a->name == b->name;
}

static bool
has_same_joint(const CompareKpiRow *a, const CompareKpiRow *b)
{
    return a->joint && a->joint == b->joint;
}

static bool
has_same_number(const CompareKpiRow *a, const CompareKpiRow *b)
{
    return a->id && a->id == b->id;
}

/* The same number and name first: a unit may have two KPIs of one name. */
static bool
has_same_both(const CompareKpiRow *a, const CompareKpiRow *b)
{
    return has_same_number(a, b) && has_same_name(a, b);
}

static void
pair_by(const CompareUnitRow *before, const CompareUnitRow *after, int *pairs, bool *taken,
        bool (*same)(const CompareKpiRow *a, const CompareKpiRow *b))
{
    for (guint i = 0; i < after->n_kpis; i++) {
        for (guint k = 0; pairs[i] < 0 && k < before->n_kpis; k++) {
            if (taken[k] || !same(&before->kpis[k], &after->kpis[i]))
                continue;
            pairs[i] = (int) k;
            taken[k] = true;
        }
    }
}

int *
compare_pair(const CompareUnitRow *before, const CompareUnitRow *after, bool same_year)
{
    int *pairs = g_new(int, after->n_kpis + 1);
    g_autofree bool *taken = g_new0(bool, before->n_kpis + 1);
    for (guint i = 0; i < after->n_kpis; i++)
        pairs[i] = -1;
    pair_by(before, after, pairs, taken, has_same_both);
    pair_by(before, after, pairs, taken, has_same_name);
    pair_by(before, after, pairs, taken, has_same_joint);
    if (same_year)
        pair_by(before, after, pairs, taken, has_same_number);
    return pairs;
}
