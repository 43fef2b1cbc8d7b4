#include <stdlib.h>

#include "score/all.h"
#include "score/mean.h"
#include "score/score.h"

/* ---- counts by band */

/* A tally and its mean in the making. */
typedef struct {
    Tally *tally;
    Mean mean;
} Counter;

static Counter
start_counter(Arena *arena, const Framework *framework, Tally *tally)
{
    tally->by_band = ARENA_NEW_N(arena, guint, framework->n_bands);
    return (Counter){.tally = tally};
}

static void
count_unit(Arena *arena, Counter *counter, const UnitResult *unit)
{
    Tally *tally = counter->tally;
    tally->total++;
    if (!unit->score) {
        tally->unscored++;
        return;
    }
    score_mean_add(arena, &counter->mean, unit->score);
    if (unit->band)
        tally->by_band[unit->band->order - 1]++;
    if (!tally->highest || decimal_compare(unit->score, tally->highest->score) > 0)
        tally->highest = unit;
    if (!tally->lowest || decimal_compare(unit->score, tally->lowest->score) < 0)
        tally->lowest = unit;
}

/* Whether a score is full, or else above the mean: what reports of a round tell instead of bands.
 */
static void
count_spread(const Framework *framework, Tally *tally, const UnitResult *unit)
{
    if (!unit->score)
        return;
    if (decimal_equal(unit->score, framework->maximum.value))
        tally->full++;
    else if (decimal_compare(unit->score, tally->mean) > 0)
        tally->above++;
    else
        tally->below++;
}

static void
count_all(Arena *arena, NationResult *nation)
{
    Counter counter = start_counter(arena, nation->framework, &nation->all);
    for (guint i = 0; i < nation->n_units; i++)
        count_unit(arena, &counter, nation->units[i]);
    nation->all.mean = score_mean_get(arena, &counter.mean);
    for (guint i = 0; i < nation->n_units; i++)
        count_spread(nation->framework, &nation->all, nation->units[i]);
}

static void
count_grouping(Arena *arena, NationResult *nation, guint index)
{
    guint n_groups = nation->reg->groupings[index].n_groups;
    g_autofree Counter *counters = g_new0(Counter, n_groups);
    nation->groups[index] = ARENA_NEW_N(arena, Tally, n_groups);
    for (guint g = 0; g < n_groups; g++)
        counters[g] = start_counter(arena, nation->framework, &nation->groups[index][g]);
    for (guint i = 0; i < nation->n_units; i++) {
        const Group *group = nation->units[i]->unit->groups[index];
        if (group)
            count_unit(arena, &counters[group->index], nation->units[i]);
    }
    for (guint g = 0; g < n_groups; g++)
        nation->groups[index][g].mean = score_mean_get(arena, &counters[g].mean);
}

/* ---- components and years */

/* Units side by side in report order. */
typedef struct {
    UnitResult *const *units;
    guint count;
} Span;

static ComponentMean
average_component(Arena *arena, const Framework *framework, Span span, guint index)
{
    Mean score = {0}, weighted = {0};
    for (guint i = 0; i < span.count; i++) {
        const ComponentResult *component = &span.units[i]->components[index];
        if (!span.units[i]->score)
            continue;
        score_mean_add_rounded(arena, framework, &score, component->score);
        score_mean_add_rounded(arena, framework, &weighted, component->weighted);
    }
    return (ComponentMean){score_mean_get(arena, &score), score_mean_get(arena, &weighted)};
}

static const Decimal *
find_year(const Record *record, int fiscal_year)
{
    for (guint i = 0; i < record->n_years; i++) {
        if (record->years[i].fiscal_year == fiscal_year)
            return record->years[i].value.value;
    }
    return NULL;
}

static YearMean
average_year(Arena *arena, Span span, const EarlierYear *year)
{
    Mean mean = {0};
    for (guint i = 0; i < span.count && !year->exempt; i++) {
        const Decimal *score = find_year(span.units[i]->record, year->fiscal_year);
        if (score)
            score_mean_add(arena, &mean, score);
    }
    return (YearMean){year->fiscal_year, year->exempt, mean.count, score_mean_get(arena, &mean)};
}

static Means
average(Arena *arena, const Framework *framework, Span span)
{
    Means means = {
        .components = ARENA_NEW_N(arena, ComponentMean, framework->n_components),
        .years = ARENA_NEW_N(arena, YearMean, framework->n_earlier_years),
    };
    for (guint i = 0; i < framework->n_components; i++)
        means.components[i] = average_component(arena, framework, span, i);
    for (guint i = 0; i < framework->n_earlier_years; i++)
        means.years[i] = average_year(arena, span, &framework->earlier_years[i]);
    return means;
}

static void
average_peers(Arena *arena, NationResult *nation)
{
    const Register *reg = nation->reg;
    if (reg->compared < 0)
        return;
    nation->peers = ARENA_NEW_N(arena, Means, reg->groupings[reg->compared].n_groups);
    for (guint i = 0, end; i < nation->n_units; i = end) {
        const Group *group = register_compared_group(reg, nation->units[i]->unit);
        end = score_peers_end(reg, nation->units, nation->n_units, i);
        if (group)
            nation->peers[group->index] =
                average(arena, nation->framework, (Span){nation->units + i, end - i});
    }
}

static int
compare_order(const void *a, const void *b)
{
    const UnitResult *left = *(UnitResult *const *) a, *right = *(UnitResult *const *) b;
    return left->unit->order < right->unit->order ? -1 : left->unit->order > right->unit->order;
}

NationResult *
score_nation(Arena *arena, const Framework *framework, const Register *reg,
             UnitResult *const *units, guint n_units)
{
    NationResult *nation = ARENA_NEW(arena, NationResult);
    nation->framework = framework;
    nation->reg = reg;
    nation->n_units = n_units;
    nation->units = ARENA_NEW_N(arena, UnitResult *, n_units);
    for (guint i = 0; i < n_units; i++)
        nation->units[i] = units[i];
    if (n_units)
        qsort(nation->units, n_units, sizeof *nation->units, compare_order);

    count_all(arena, nation);
    nation->groups = ARENA_NEW_N(arena, Tally *, reg->n_groupings);
    for (guint i = 0; i < reg->n_groupings; i++)
        count_grouping(arena, nation, i);
    nation->means = average(arena, framework, (Span){nation->units, n_units});
    average_peers(arena, nation);
    score_count_kpis(arena, nation);
    score_rank(nation);
    return nation;
}
