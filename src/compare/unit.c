#include "compare/unit.h"

#include <string.h>

#include "xml/query.h"

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

static GPtrArray *
list_kpis(const xmlNode *unit)
{
    GPtrArray *kpis = g_ptr_array_new();
    if (!unit)
        return kpis;
    XML_QUERY_EACH (component, unit, "component")
        XML_QUERY_EACH (kpi, component, "kpi")
            g_ptr_array_add(kpis, (gpointer) kpi);
    return kpis;
}

/* A weight that moved because the framework gives the family of the KPI another. */
static void
mark_fixed_weight(const CompareRules *rules, CompareKpi *kpi, const xmlNode *node)
{
    const xmlNode *family = xml_query_child(node, "family");
    const char *id = family ? xml_query_attribute(family, "id") : NULL;
    for (guint i = 0; i < kpi->changes.count; i++) {
        CompareChange *change = &kpi->changes.items[i];
        if (!is_field(change, COMPARE_FIELD_KPI_WEIGHT))
            continue;
        for (guint k = 0; k < rules->framework->count; k++) {
            const CompareChange *rule = &rules->framework->items[k];
            if (is_field(rule, COMPARE_FIELD_FAMILY_WEIGHT) && g_strcmp0(rule->key, id) == 0)
                change->class = COMPARE_RULE;
        }
    }
}

static void
set_causes(const CompareRules *rules, CompareKpi *kpi, const xmlNode *node)
{
    const xmlNode *method = xml_query_child(node, "method");
    guint cause = 0;
    if (has_class(&kpi->changes, COMPARE_DATA))
        cause |= COMPARE_BY_DATA;
    if (has_class(&kpi->changes, COMPARE_RULE) ||
        kpi_rule_changed(rules, method ? xml_query_attribute(method, "id") : NULL))
        cause |= COMPARE_BY_RULE;
    for (guint i = 0; i < kpi->changes.count; i++) {
        CompareChange *change = &kpi->changes.items[i];
        if (change->class == COMPARE_RESULT)
            change->cause = cause;
    }
}

static CompareKpi
differ_kpi(const CompareRules *rules, const xmlNode *before, const xmlNode *after)
{
    const xmlNode *any = after ? after : before;
    CompareKpi kpi = {
        .before = before ? xml_query_attribute(before, "id") : NULL,
        .after = after ? xml_query_attribute(after, "id") : NULL,
        .name = xml_query_child_text(rules->arena, any, "name"),
        .state = before ? COMPARE_REMOVED : COMPARE_ADDED,
    };
    if (!before || !after)
        return kpi;
    CompareFacts one = compare_facts(rules->arena, before, COMPARE_KPI);
    CompareFacts other = compare_facts(rules->arena, after, COMPARE_KPI);
    kpi.changes = compare_facts_differ(rules->arena, &one, &other);
    kpi.state = kpi.changes.count ? COMPARE_CHANGED : COMPARE_SAME;
    mark_fixed_weight(rules, &kpi, after);
    set_causes(rules, &kpi, after);
    return kpi;
}

static void
differ_kpis(const CompareRules *rules, CompareUnit *unit, const xmlNode *before,
            const xmlNode *after)
{
    g_autoptr(GPtrArray) old = list_kpis(before);
    g_autoptr(GPtrArray) new = list_kpis(after);
    g_autofree int *pairs =
        compare_pair(old, new, rules->before->fiscal_year == rules->after->fiscal_year);
    g_autofree bool *taken = g_new0(bool, old->len + 1);
    unit->kpis = ARENA_NEW_N(rules->arena, CompareKpi, old->len + new->len);
    for (guint i = 0; i < new->len; i++) {
        const xmlNode *twin = pairs[i] < 0 ? NULL : old->pdata[pairs[i]];
        if (twin)
            taken[pairs[i]] = true;
        unit->kpis[unit->n_kpis++] = differ_kpi(rules, twin, new->pdata[i]);
    }
    for (guint i = 0; i < old->len; i++) {
        if (!taken[i])
            unit->kpis[unit->n_kpis++] = differ_kpi(rules, old->pdata[i], NULL);
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
differ_level(const CompareRules *rules, GArray *all, const xmlNode *before, const xmlNode *after,
             CompareLevel level)
{
    CompareFacts one = compare_facts(rules->arena, before, level);
    CompareFacts other = compare_facts(rules->arena, after, level);
    CompareChanges changes = compare_facts_differ(rules->arena, &one, &other);
    const char *key = level == COMPARE_COMPONENT
                          ? xml_query_child_text(rules->arena, after ? after : before, "name")
                          : NULL;
    append_changes(rules, all, &changes, key);
}

static const xmlNode *
find_component(const xmlNode *unit, const char *id)
{
    XML_QUERY_EACH (component, unit, "component") {
        if (g_strcmp0(xml_query_attribute(component, "id"), id) == 0)
            return component;
    }
    return NULL;
}

static void
differ_own(const CompareRules *rules, CompareUnit *unit, const xmlNode *before,
           const xmlNode *after)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(CompareChange));
    differ_level(rules, all, before, after, COMPARE_UNIT);
    XML_QUERY_EACH (component, after, "component") {
        const xmlNode *twin = find_component(before, xml_query_attribute(component, "id"));
        if (twin)
            differ_level(rules, all, twin, component, COMPARE_COMPONENT);
    }
    unit->changes = (CompareChanges){
        arena_memdup(rules->arena, all->data, all->len * sizeof(CompareChange)), all->len};
}

static void
read_score(const CompareRules *rules, const xmlNode *unit, bool later, CompareScore *score)
{
    const xmlNode *node = unit ? xml_query_child(unit, "score") : NULL;
    if (!node)
        return;
    bool exempt = later ? rules->after->exempt : rules->before->exempt;
    score->score = xml_query_attribute(node, "text");
    score->value = xml_query_attribute(node, "value");
    score->band = exempt ? NULL : xml_query_attribute(node, "band");
    score->band_name = exempt ? NULL : xml_query_attribute(node, "band-name");
    const xmlNode *band =
        score->band ? g_hash_table_lookup(rules->bands[later], score->band) : NULL;
    score->band_order = band ? xml_query_int(band, "order", 0) : 0;
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

static void
read_correction(const CompareRules *rules, CompareUnit *unit, const xmlNode *node)
{
    const xmlNode *correction = node ? xml_query_child(node, "correction") : NULL;
    if (!correction)
        return;
    unit->correction =
        ARENA_NEW_N(rules->arena, const char *, xml_query_count(correction, "p") + 1);
    XML_QUERY_EACH (paragraph, correction, "p")
        unit->correction[unit->n_correction++] = xml_query_text(rules->arena, paragraph);
}

/* The smallest group a unit is in: its cluster before its region. */
static const char *
group_of(const CompareRules *rules, const xmlNode *unit)
{
    const xmlNode *best = NULL;
    XML_QUERY_EACH (group, unit, "group") {
        if (!best || xml_query_attribute(group, "parent"))
            best = group;
    }
    return best ? xml_query_child_text(rules->arena, best, "name") : NULL;
}

CompareUnit
compare_unit(const CompareRules *rules, const xmlNode *before, const xmlNode *after)
{
    const xmlNode *any = after ? after : before;
    CompareUnit unit = {
        .state = before ? COMPARE_REMOVED : COMPARE_ADDED,
        .code = xml_query_attribute(any, "code"),
        .name = xml_query_child_text(rules->arena, any, "name"),
        .group = group_of(rules, any),
    };
    read_score(rules, before, false, &unit.before);
    read_score(rules, after, true, &unit.after);
    if (!before || !after)
        return unit;
    differ_own(rules, &unit, before, after);
    differ_kpis(rules, &unit, before, after);
    set_unit_causes(rules, &unit);
    count_unit(&unit);
    read_correction(rules, &unit, after);
    if (!rules->before->exempt && !rules->after->exempt)
        unit.difference = compare_difference(rules->arena, unit.before.value, unit.after.value);
    bool changed = unit.changes.count || kpis_have(&unit, differs);
    unit.state = changed ? COMPARE_CHANGED : COMPARE_SAME;
    return unit;
}
