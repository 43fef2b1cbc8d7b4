#include <string.h>

#include "model/method.h"
#include "score/all.h"
#include "score/mean.h"

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
        score_mean_add_rounded(arena, framework, &mean, score);
        for (guint t = 0; t < framework->n_tiers; t++)
            joint->reached[t] += decimal_compare(score, framework->tiers[t].score.value) >= 0;
    }
    joint->scored = mean.count;
    joint->mean = score_mean_get(arena, &mean);
}

void
score_count_kpis(Arena *arena, NationResult *nation)
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
