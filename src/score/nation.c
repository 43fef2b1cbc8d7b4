#include <stdlib.h>
#include <string.h>

#include "model/method.h"
#include "score/score.h"

/* ---- means */

/* A mean in the making. */
typedef struct {
    const Decimal *sum;
    guint count;
} Mean;

static void
add_to_mean(Arena *arena, Mean *mean, const Decimal *value)
{
    mean->sum = mean->sum ? decimal_add(arena, mean->sum, value) : value;
    mean->count++;
}

/* What is averaged is what is printed, so that a reader can do the sum. */
static void
add_rounded(Arena *arena, const Framework *framework, Mean *mean, const Decimal *value)
{
    add_to_mean(arena, mean, decimal_round(arena, value, framework->decimals));
}

static const Decimal *
get_mean(Arena *arena, const Mean *mean)
{
    if (!mean->count)
        return NULL;
    return decimal_divide(arena, mean->sum, decimal_new(arena, (long) mean->count, 1));
}

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
    add_to_mean(arena, &counter->mean, unit->score);
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
    nation->all.mean = get_mean(arena, &counter.mean);
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
        nation->groups[index][g].mean = get_mean(arena, &counters[g].mean);
}

/* ---- components and years */

static void
average_components(Arena *arena, NationResult *nation)
{
    guint n = nation->framework->n_components;
    nation->components = ARENA_NEW_N(arena, ComponentMean, n);
    for (guint c = 0; c < n; c++) {
        Mean score = {0}, weighted = {0};
        for (guint i = 0; i < nation->n_units; i++) {
            const ComponentResult *component = &nation->units[i]->components[c];
            if (!nation->units[i]->score)
                continue;
            add_rounded(arena, nation->framework, &score, component->score);
            add_rounded(arena, nation->framework, &weighted, component->weighted);
        }
        nation->components[c] =
            (ComponentMean){get_mean(arena, &score), get_mean(arena, &weighted)};
    }
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

static void
average_years(Arena *arena, NationResult *nation)
{
    const Framework *framework = nation->framework;
    nation->years = ARENA_NEW_N(arena, YearMean, framework->n_earlier_years);
    for (guint y = 0; y < framework->n_earlier_years; y++) {
        const EarlierYear *year = &framework->earlier_years[y];
        Mean mean = {0};
        for (guint i = 0; i < nation->n_units && !year->exempt; i++) {
            const Decimal *score = find_year(nation->units[i]->record, year->fiscal_year);
            if (score)
                add_to_mean(arena, &mean, score);
        }
        nation->years[y] =
            (YearMean){year->fiscal_year, year->exempt, mean.count, get_mean(arena, &mean)};
    }
}

/* ---- KPIs by tier reached */

static bool
has_tiers(const Framework *framework, const Kpi *kpi)
{
    const Method *method = framework_find_method(framework, kpi->method);
    int tiered = METHOD_NEEDS_TARGETS | METHOD_NEEDS_MILESTONES;
    return (method_needs(method_find(method->function)) & tiered) != 0;
}

static void
count_kpi(NationResult *nation, const KpiResult *result)
{
    KpiTally *tally = &nation->kpis;
    tally->total++;
    tally->scored += result->status == KPI_SCORED;
    tally->missing += result->status == KPI_MISSING;
    tally->cancelled += result->status == KPI_CANCELLED;
    tally->monitored += result->status == KPI_MONITORED;
    tally->not_applicable += result->status == KPI_NOT_APPLICABLE;
    if (result->status != KPI_SCORED || !has_tiers(nation->framework, result->kpi))
        return;
    tally->tiered++;
    if (result->reached)
        tally->reached[result->reached - nation->framework->tiers]++;
    else
        tally->below++;
}

/* ---- Joint KPIs */

static void
start_joints(Arena *arena, NationResult *nation)
{
    const Framework *framework = nation->framework;
    for (guint a = 0; a < framework->n_agendas; a++)
        nation->n_joints += framework->agendas[a].n_kpis;
    nation->joints = ARENA_NEW_N(arena, JointResult, nation->n_joints);
    JointResult *joint = nation->joints;
    for (guint a = 0; a < framework->n_agendas; a++) {
        const Agenda *agenda = &framework->agendas[a];
        for (guint k = 0; k < agenda->n_kpis; k++, joint++) {
            *joint = (JointResult){.agenda = agenda, .joint = &agenda->kpis[k]};
            joint->kpis = ARENA_NEW_N(arena, const KpiResult *, nation->n_units);
            joint->units = ARENA_NEW_N(arena, const UnitResult *, nation->n_units);
            joint->reached = ARENA_NEW_N(arena, guint, framework->n_tiers);
        }
    }
}

static void
add_carrier(NationResult *nation, const UnitResult *unit, const KpiResult *result)
{
    for (guint i = 0; result->kpi->joint && i < nation->n_joints; i++) {
        JointResult *joint = &nation->joints[i];
        if (strcmp(joint->joint->id, result->kpi->joint) != 0 || joint->count == nation->n_units)
            continue;
        joint->units[joint->count] = unit;
        joint->kpis[joint->count++] = result;
    }
}

static void
finish_joint(Arena *arena, const Framework *framework, JointResult *joint)
{
    Mean mean = {0};
    for (guint i = 0; i < joint->count; i++) {
        const Decimal *score = joint->kpis[i]->score;
        if (!score)
            continue;
        add_rounded(arena, framework, &mean, score);
        for (guint t = 0; t < framework->n_tiers; t++)
            joint->reached[t] += decimal_compare(score, framework->tiers[t].score.value) >= 0;
    }
    joint->scored = mean.count;
    joint->mean = get_mean(arena, &mean);
}

static void
count_kpis(Arena *arena, NationResult *nation)
{
    nation->kpis.reached = ARENA_NEW_N(arena, guint, nation->framework->n_tiers);
    start_joints(arena, nation);
    for (guint i = 0; i < nation->n_units; i++) {
        const UnitResult *unit = nation->units[i];
        for (guint c = 0; c < unit->n_components; c++) {
            for (guint k = 0; k < unit->components[c].n_kpis; k++) {
                count_kpi(nation, &unit->components[c].kpis[k]);
                add_carrier(nation, unit, &unit->components[c].kpis[k]);
            }
        }
    }
    for (guint i = 0; i < nation->n_joints; i++)
        finish_joint(arena, nation->framework, &nation->joints[i]);
}

/* ---- ranks */

static int
compare_scores(const void *a, const void *b)
{
    const UnitResult *left = *(UnitResult *const *) a, *right = *(UnitResult *const *) b;
    int order = decimal_compare(right->score, left->score);
    return order ? order : left->unit->order < right->unit->order ? -1 : 1;
}

/* Equals share a place, and the next one counts them all: 1 2 2 4. */
static void
rank_units(UnitResult **units, guint count, bool in_group)
{
    qsort(units, count, sizeof *units, compare_scores);
    for (guint i = 0; i < count;) {
        guint end = i + 1;
        while (end < count && decimal_equal(units[end]->score, units[i]->score))
            end++;
        for (guint k = i; k < end; k++) {
            Rank *rank = in_group ? &units[k]->group_rank : &units[k]->rank;
            *rank = (Rank){.place = i + 1, .of = count, .tied = end - i > 1};
        }
        i = end;
    }
}

static int
compare_order(const void *a, const void *b)
{
    const UnitResult *left = *(UnitResult *const *) a, *right = *(UnitResult *const *) b;
    return left->unit->order < right->unit->order ? -1 : left->unit->order > right->unit->order;
}

/* In report order the units of a compared group stand together. */
static void
rank_groups(const NationResult *nation, UnitResult **scored, guint count)
{
    qsort(scored, count, sizeof *scored, compare_order);
    for (guint i = 0; i < count;) {
        const Group *group = register_compared_group(nation->reg, scored[i]->unit);
        guint end = i + 1;
        while (end < count && register_compared_group(nation->reg, scored[end]->unit) == group)
            end++;
        if (group)
            rank_units(scored + i, end - i, true);
        i = end;
    }
}

static void
rank_all(NationResult *nation)
{
    if (nation->framework->ranking != FRAMEWORK_RANKING_FULL || !nation->n_units)
        return;
    g_autofree UnitResult **scored = g_new(UnitResult *, nation->n_units);
    guint count = 0;
    for (guint i = 0; i < nation->n_units; i++) {
        if (nation->units[i]->score)
            scored[count++] = nation->units[i];
    }
    rank_units(scored, count, false);
    rank_groups(nation, scored, count);
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
    average_components(arena, nation);
    average_years(arena, nation);
    count_kpis(arena, nation);
    rank_all(nation);
    return nation;
}
