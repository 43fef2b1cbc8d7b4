#include "model/result.h"

#include <string.h>

const KpiResult *
result_find_kpi(const UnitResult *unit, const char *id)
{
    for (guint c = 0; c < unit->n_components; c++) {
        const ComponentResult *component = &unit->components[c];
        for (guint k = 0; k < component->n_kpis; k++) {
            if (strcmp(component->kpis[k].kpi->id, id) == 0)
                return &component->kpis[k];
        }
    }
    return NULL;
}

const ComponentResult *
result_find_component(const UnitResult *unit, const char *id)
{
    for (guint i = 0; i < unit->n_components; i++) {
        if (strcmp(unit->components[i].component->id, id) == 0)
            return &unit->components[i];
    }
    return NULL;
}

const UnitResult *
result_find_unit(const NationResult *nation, const char *code)
{
    for (guint i = 0; i < nation->n_units; i++) {
        if (strcmp(nation->units[i]->unit->code, code) == 0)
            return nation->units[i];
    }
    return NULL;
}

const Tally *
result_peer_tally(const NationResult *nation, const Group *group)
{
    return &nation->groups[nation->reg->compared][group->index];
}

const Group *
result_find_peers(const NationResult *nation, const UnitResult *unit)
{
    const Group *group = register_compared_group(nation->reg, unit->unit);
    return group && result_peer_tally(nation, group)->total > 1 ? group : NULL;
}

static bool
has_unit(UnitResult *const *units, guint count, const UnitResult *unit)
{
    for (guint i = 0; i < count; i++) {
        if (units[i] == unit)
            return true;
    }
    return false;
}

/* Keeps of @joint those carriers that are among @units. */
static void
narrow_joint(Arena *arena, JointResult *joint, UnitResult *const *units, guint count)
{
    const KpiResult **kpis = ARENA_NEW_N(arena, const KpiResult *, joint->count);
    const UnitResult **carriers = ARENA_NEW_N(arena, const UnitResult *, joint->count);
    guint kept = 0;
    for (guint i = 0; i < joint->count; i++) {
        if (!has_unit(units, count, joint->units[i]))
            continue;
        carriers[kept] = joint->units[i];
        kpis[kept++] = joint->kpis[i];
    }
    joint->kpis = kpis;
    joint->units = carriers;
    joint->count = kept;
}

NationResult *
result_narrow(Arena *arena, const NationResult *nation, UnitResult *const *units, guint count)
{
    NationResult *narrow = arena_memdup(arena, nation, sizeof *nation);
    narrow->units = arena_memdup(arena, units, count * sizeof *units);
    narrow->n_units = count;
    narrow->joints = ARENA_NEW_N(arena, JointResult, nation->n_joints);
    narrow->n_joints = 0;
    for (guint i = 0; i < nation->n_joints; i++) {
        JointResult joint = nation->joints[i];
        narrow_joint(arena, &joint, units, count);
        if (joint.count)
            narrow->joints[narrow->n_joints++] = joint;
    }
    return narrow;
}
