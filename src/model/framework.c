#include "model/framework.h"

Framework *
framework_new(void)
{
    Arena *arena = arena_new();
    Framework *framework = ARENA_NEW(arena, Framework);
    framework->arena = arena;
    return framework;
}

void
framework_free(Framework *framework)
{
    if (framework)
        arena_free(framework->arena);
}

const Component *
framework_find_component(const Framework *framework, const char *id)
{
    return VALUE_FIND(framework->components, framework->n_components, id);
}

const Family *
framework_find_family(const Component *component, const char *id)
{
    return VALUE_FIND(component->families, component->n_families, id);
}

const Tier *
framework_find_tier(const Framework *framework, const char *id)
{
    return VALUE_FIND(framework->tiers, framework->n_tiers, id);
}

const Method *
framework_find_method(const Framework *framework, const char *id)
{
    return VALUE_FIND(framework->methods, framework->n_methods, id);
}

const CheckLevel *
framework_find_level(const Method *method, const char *id)
{
    return VALUE_FIND(method->levels, method->n_levels, id);
}

const Rule *
framework_find_rule(const Framework *framework, const char *id)
{
    return VALUE_FIND(framework->rules, framework->n_rules, id);
}

const Source *
framework_find_source(const Framework *framework, const char *id)
{
    return VALUE_FIND(framework->sources, framework->n_sources, id);
}

const EarlierYear *
framework_find_earlier_year(const Framework *framework, int fiscal_year)
{
    for (guint i = 0; i < framework->n_earlier_years; i++) {
        if (framework->earlier_years[i].fiscal_year == fiscal_year)
            return &framework->earlier_years[i];
    }
    return NULL;
}

static const JointKpi *
find_in_agenda(const Agenda *agenda, const char *id)
{
    return VALUE_FIND(agenda->kpis, agenda->n_kpis, id);
}

const JointKpi *
framework_find_joint(const Framework *framework, const char *id, const Agenda **agenda)
{
    for (guint i = 0; i < framework->n_agendas; i++) {
        const JointKpi *joint = find_in_agenda(&framework->agendas[i], id);
        if (joint && agenda)
            *agenda = &framework->agendas[i];
        if (joint)
            return joint;
    }
    return NULL;
}

bool
framework_carries(const JointKpi *joint, const char *unit)
{
    return value_has(&joint->carriers, unit);
}
