#include <stdlib.h>

#include "score/all.h"

static int
compare_scores(const void *a, const void *b)
{
    const UnitResult *left = *(UnitResult *const *) a, *right = *(UnitResult *const *) b;
    int order = decimal_compare(right->score, left->score);
    return order ? order : left->unit->order < right->unit->order ? -1 : 1;
}

/* Equals share a place, and the next one counts them all: 1 2 2 4. */
static void
rank_units(UnitResult **units, guint count)
{
    qsort(units, count, sizeof *units, compare_scores);
    for (guint i = 0; i < count;) {
        guint end = i + 1;
        while (end < count && decimal_equal(units[end]->score, units[i]->score))
            end++;
        for (guint k = i; k < end; k++)
            units[k]->rank = (Rank){.place = i + 1, .of = count, .tied = end - i > 1};
        i = end;
    }
}

guint
score_peers_end(const Register *reg, UnitResult *const *units, guint count, guint start)
{
    const Group *group = register_compared_group(reg, units[start]->unit);
    guint end = start + 1;
    while (end < count && register_compared_group(reg, units[end]->unit) == group)
        end++;
    return end;
}

static void
rank_groups(const Register *reg, UnitResult **units, guint count)
{
    for (guint i = 0; i < count;) {
        guint end = score_peers_end(reg, units, count, i);
        if (register_compared_group(reg, units[i]->unit))
            rank_units(units + i, end - i);
        for (guint k = i; k < end; k++)
            units[k]->group_rank = units[k]->rank;
        i = end;
    }
}

void
score_rank(NationResult *nation)
{
    if (nation->framework->ranking != FRAMEWORK_RANKING_FULL || !nation->n_units)
        return;
    g_autofree UnitResult **scored = g_new(UnitResult *, nation->n_units);
    guint count = 0;
    for (guint i = 0; i < nation->n_units; i++) {
        if (nation->units[i]->score)
            scored[count++] = nation->units[i];
    }
    rank_groups(nation->reg, scored, count);
    rank_units(scored, count);
}
