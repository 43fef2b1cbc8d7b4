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

const FrameworkAggregation framework_aggregations[] = {
    [FRAMEWORK_WEIGHTED_SUM] = {"weighted-sum", "sum", false},
    [FRAMEWORK_MEAN] = {"mean", "component-mean", false},
    [FRAMEWORK_MINIMUM] = {"minimum", "component-minimum", true},
    [FRAMEWORK_MAJORITY] = {"majority", "component-majority", true},
};

FrameworkAggregate
framework_find_aggregate(const char *word)
{
    for (guint i = 0; i < FRAMEWORK_AGGREGATES; i++) {
        if (strcmp(framework_aggregations[i].word, word) == 0)
            return (FrameworkAggregate) i;
    }
    return FRAMEWORK_WEIGHTED_SUM;
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

const Round *
framework_find_round(const Framework *framework, const char *id)
{
    return VALUE_FIND(framework->rounds, framework->n_rounds, id);
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

const MenuItem *
framework_find_menu_item(const Framework *framework, const char *id, const Menu **menu)
{
    const MenuItem *item = NULL;
    for (guint i = 0; !item && i < framework->n_menus; i++) {
        item = VALUE_FIND(framework->menus[i].items, framework->menus[i].n_items, id);
        if (item && menu)
            *menu = &framework->menus[i];
    }
    return item;
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

/* ---- rounds */

static void
keep_components(Framework *framework, const Strings *ids)
{
    guint kept = 0;
    for (guint i = 0; i < framework->n_components; i++) {
        if (value_has(ids, framework->components[i].id))
            framework->components[kept++] = framework->components[i];
    }
    framework->n_components = kept;
}

static void
add_weights(Framework *framework)
{
    framework->whole = decimal_new(framework->arena, 0, 1);
    for (guint i = 0; i < framework->n_components; i++)
        framework->whole =
            decimal_add(framework->arena, framework->whole, framework->components[i].weight.value);
}

bool
framework_choose_round(Framework *framework, const char *id)
{
    const Round *last = framework->n_rounds ? &framework->rounds[framework->n_rounds - 1] : NULL;
    framework->round = id ? framework_find_round(framework, id) : last;
    framework->set_id = framework->id;
    if (id && !framework->round)
        return false;
    if (framework->round) {
        keep_components(framework, &framework->round->components);
        framework->ranking = framework->round->ranking;
        if (framework->round->text)
            framework->ranking_text = framework->round->text;
    }
    if (framework->round != last) {
        g_autofree char *both = g_strdup_printf("%s-%s", framework->id, framework->round->id);
        framework->set_id = arena_strdup(framework->arena, both);
    }
    add_weights(framework);
    return true;
}

/* ---- rounding */

const Decimal *
framework_round(const Framework *framework, Arena *arena, const Decimal *value)
{
    switch (framework->rounding) {
    case ROUNDING_HALF_EVEN:
        return decimal_round_even(arena, value, framework->decimals);
    case ROUNDING_DOWN:
        return decimal_round_down(arena, value, framework->decimals);
    case ROUNDING_HALF_UP:
    default:
        return decimal_round(arena, value, framework->decimals);
    }
}
