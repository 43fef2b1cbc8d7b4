#include "compare/unit.h"

/* ---- causes of results */

static bool
has_class(const CompareChanges *changes, CompareClass class)
{
    for (guint i = 0; i < changes->count; i++) {
        if (changes->items[i].class == class)
            return true;
    }
    return false;
}

static bool
is_field(const CompareChange *change, CompareFieldId id)
{
    return change->field == compare_field(id);
}

/* Whether a changed rule may move the score of a KPI that is scored by @method. */
static bool
moves_kpi(const CompareChange *change, const char *method)
{
    if (is_field(change, COMPARE_FIELD_METHOD) || is_field(change, COMPARE_FIELD_METHOD_TEXT))
        return g_strcmp0(change->key, method) == 0;
    return is_field(change, COMPARE_FIELD_TIER) || is_field(change, COMPARE_FIELD_RULE_TEXT) ||
           is_field(change, COMPARE_FIELD_SCALE_MAXIMUM) ||
           is_field(change, COMPARE_FIELD_SCALE_MINIMUM);
}

static bool
is_of_bands(const CompareChange *change)
{
    return is_field(change, COMPARE_FIELD_BAND) || is_field(change, COMPARE_FIELD_BAND_FROM) ||
           is_field(change, COMPARE_FIELD_BAND_TO) ||
           is_field(change, COMPARE_FIELD_BAND_CONDITION) ||
           is_field(change, COMPARE_FIELD_RANKING);
}

static bool
kpi_rule_changed(const CompareRules *rules, const char *method)
{
    for (guint i = 0; i < rules->framework->count; i++) {
        if (moves_kpi(&rules->framework->items[i], method))
            return true;
    }
    return false;
}

/* Whether a rule for bands (or, otherwise, for scores) changed. */
static bool
unit_rule_changed(const CompareRules *rules, bool bands)
{
    for (guint i = 0; i < rules->framework->count; i++) {
        const CompareChange *change = &rules->framework->items[i];
        if (change->class == COMPARE_RULE && is_of_bands(change) == bands)
            return true;
    }
    return false;
}

/* ---- KPIs */

/* A weight that moved because the framework gives the family of the KPI another. */
static void
mark_fixed_weight(const CompareRules *rules, CompareKpi *kpi, const char *family)
{
    for (guint i = 0; i < kpi->changes.count; i++) {
        CompareChange *change = &kpi->changes.items[i];
        if (!is_field(change, COMPARE_FIELD_KPI_WEIGHT))
            continue;
        for (guint k = 0; k < rules->framework->count; k++) {
            const CompareChange *rule = &rules->framework->items[k];
            if (is_field(rule, COMPARE_FIELD_FAMILY_WEIGHT) && g_strcmp0(rule->key, family) == 0)
                change->class = COMPARE_RULE;
        }
    }
}

static void
set_causes(const CompareRules *rules, CompareKpi *kpi, const char *method)
{
    guint cause = 0;
    if (has_class(&kpi->changes, COMPARE_DATA))
        cause |= COMPARE_BY_DATA;
    if (has_class(&kpi->changes, COMPARE_RULE) || kpi_rule_changed(rules, method))
        cause |= COMPARE_BY_RULE;
    for (guint i = 0; i < kpi->changes.count; i++) {
        CompareChange *change = &kpi->changes.items[i];
        if (change->class == COMPARE_RESULT)
            change->cause = cause;
    }
}

static CompareKpi
differ_kpi(const CompareRules *rules, const CompareKpiRow *before, const CompareKpiRow *after)
{
    const CompareKpiRow *any = after ? after : before;
    g_assert(any);
    CompareKpi kpi = {
        .before = before ? before->id : NULL,
        .after = after ? after->id : NULL,
        .name = any->name,
        .state = before ? COMPARE_REMOVED : COMPARE_ADDED,
    };
    if (!before || !after)
        return kpi;
    kpi.changes = compare_facts_differ(rules->arena, &before->facts, &after->facts);
    kpi.state = kpi.changes.count ? COMPARE_CHANGED : COMPARE_SAME;
    mark_fixed_weight(rules, &kpi, after->family);
    set_causes(rules, &kpi, after->method);
    return kpi;
}

static void
differ_kpis(const CompareRules *rules, CompareUnit *unit, const CompareUnitRow *before,
            const CompareUnitRow *after)
{
    g_autofree int *pairs =
        compare_pair(before, after, rules->before->fiscal_year == rules->after->fiscal_year);
    g_autofree bool *taken = g_new0(bool, before->n_kpis + 1);
    unit->kpis = ARENA_NEW_N(rules->arena, CompareKpi, before->n_kpis + after->n_kpis);
    for (guint i = 0; i < after->n_kpis; i++) {
        const CompareKpiRow *twin = pairs[i] < 0 ? NULL : &before->kpis[pairs[i]];
        if (twin)
            taken[pairs[i]] = true;
        unit->kpis[unit->n_kpis++] = differ_kpi(rules, twin, &after->kpis[i]);
    }
    for (guint i = 0; i < before->n_kpis; i++) {
        if (!taken[i])
            unit->kpis[unit->n_kpis++] = differ_kpi(rules, &before->kpis[i], NULL);
    }
}

/* ---- the unit's own */

/* Years move on; only those that both tell can differ, and neither's own, which it computed. */
static bool
is_told_by_one(const CompareRules *rules, const CompareChange *change)
{
    if (!is_field(change, COMPARE_FIELD_UNIT_YEAR))
        return false;
    int year = (int) g_ascii_strtoll(change->key, NULL, 10);
    return !change->difference || /* a year that one of them does not tell, or that is exempt */
           (year == rules->before->fiscal_year && year == rules->after->fiscal_year);
}

/* In a year that is tracked and not judged nobody has a band or a place, which is no change. */
static bool
is_of_exempt_year(const CompareRules *rules, const CompareChange *change)
{
    bool judged =
        is_field(change, COMPARE_FIELD_UNIT_BAND) || is_field(change, COMPARE_FIELD_UNIT_RANK);
    return judged && (rules->before->exempt || rules->after->exempt);
}

static void
append_changes(const CompareRules *rules, GArray *all, const CompareChanges *changes,
               const char *key)
{
    for (guint i = 0; i < changes->count; i++) {
        CompareChange change = changes->items[i];
        if (is_told_by_one(rules, &change) || is_of_exempt_year(rules, &change))
            continue;
        if (key)
            change.key = change.key_name = key;
        g_array_append_val(all, change);
    }
}

static void
differ_level(const CompareRules *rules, GArray *all, const CompareFacts *before,
             const CompareFacts *after, const char *key)
{
    CompareChanges changes = compare_facts_differ(rules->arena, before, after);
    append_changes(rules, all, &changes, key);
}

static const CompareComponentRow *
find_component(const CompareUnitRow *unit, const char *id)
{
    for (guint i = 0; i < unit->n_components; i++) {
        if (g_strcmp0(unit->components[i].id, id) == 0)
            return &unit->components[i];
    }
    return NULL;
}

static void
differ_own(const CompareRules *rules, CompareUnit *unit, const CompareUnitRow *before,
           const CompareUnitRow *after)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(CompareChange));
    differ_level(rules, all, &before->facts, &after->facts, NULL);
    for (guint i = 0; i < after->n_components; i++) {
        const CompareComponentRow *component = &after->components[i];
        const CompareComponentRow *twin = find_component(before, component->id);
        if (twin)
            differ_level(rules, all, &twin->facts, &component->facts, component->name);
    }
    unit->changes = (CompareChanges){
        arena_memdup(rules->arena, all->data, all->len * sizeof(CompareChange)), all->len};
}

/* ---- the whole unit */

static bool
kpis_have(const CompareUnit *unit, bool (*has)(const CompareKpi *kpi))
{
    for (guint i = 0; i < unit->n_kpis; i++) {
        if (has(&unit->kpis[i]))
            return true;
    }
    return false;
}

static bool
differs(const CompareKpi *kpi)
{
    return kpi->state != COMPARE_SAME;
}

/* Another set of KPIs is other data. */
static bool
has_other_data(const CompareKpi *kpi)
{
    return kpi->state == COMPARE_ADDED || kpi->state == COMPARE_REMOVED ||
           has_class(&kpi->changes, COMPARE_DATA);
}

static void
set_unit_causes(const CompareRules *rules, CompareUnit *unit)
{
    guint data = kpis_have(unit, has_other_data) ? COMPARE_BY_DATA : 0;
    guint score = data | (unit_rule_changed(rules, false) ? COMPARE_BY_RULE : 0);
    for (guint i = 0; i < unit->changes.count; i++) {
        CompareChange *change = &unit->changes.items[i];
        if (change->class != COMPARE_RESULT)
            continue;
        change->cause = score;
        if (is_field(change, COMPARE_FIELD_UNIT_BAND) && unit_rule_changed(rules, true))
            change->cause |= COMPARE_BY_RULE;
        if (!is_field(change, COMPARE_FIELD_UNIT_RANK))
            unit->cause |= change->cause;
    }
}

static void
count_changes(guint counts[COMPARE_CLASS_COUNT], const CompareChanges *changes)
{
    for (guint i = 0; i < changes->count; i++)
        counts[changes->items[i].class]++;
}

static void
count_unit(CompareUnit *unit)
{
    count_changes(unit->counts, &unit->changes);
    for (guint i = 0; i < unit->n_kpis; i++) {
        const CompareKpi *kpi = &unit->kpis[i];
        count_changes(unit->counts, &kpi->changes);
        unit->counts[COMPARE_DATA] += kpi->state == COMPARE_ADDED || kpi->state == COMPARE_REMOVED;
    }
}

CompareUnit
compare_unit(const CompareRules *rules, const CompareUnitRow *before, const CompareUnitRow *after)
{
    const CompareUnitRow *any = after ? after : before;
    g_assert(any);
    CompareUnit unit = {
        .state = before ? COMPARE_REMOVED : COMPARE_ADDED,
        .code = any->code,
        .name = any->name,
        .group = any->group,
        .before = before ? before->score : (CompareScore){0},
        .after = after ? after->score : (CompareScore){0},
    };
    if (!before || !after)
        return unit;
    differ_own(rules, &unit, before, after);
    differ_kpis(rules, &unit, before, after);
    set_unit_causes(rules, &unit);
    count_unit(&unit);
    unit.correction = arena_memdup(rules->arena, after->correction,
                                   after->n_correction * sizeof *after->correction);
    unit.n_correction = after->n_correction;
    if (!rules->before->exempt && !rules->after->exempt)
        unit.difference = compare_difference(rules->arena, unit.before.value, unit.after.value);
    bool changed = unit.changes.count || kpis_have(&unit, differs);
    unit.state = changed ? COMPARE_CHANGED : COMPARE_SAME;
    return unit;
}
