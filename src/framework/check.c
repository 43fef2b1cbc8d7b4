#include "framework/check.h"

#include <string.h>

#include "model/method.h"

/* What one run of checks hands around. @scratch holds intermediate numbers. */
typedef struct {
    const Framework *framework;
    Diag *diag;
    Arena *scratch;
} Check;

static DiagPlace
place_of(const Check *check, int line)
{
    return (DiagPlace){check->framework->file, line, 0};
}

/* ---- weights */

static char *
print_number(const Check *check, const Decimal *value)
{
    return decimal_format_full(check->scratch, value, 0, DECIMAL_PLAIN);
}

static void
expect_sum(const Check *check, const Decimal *sum, const Decimal *expected, int line)
{
    if (!decimal_equal(sum, expected))
        diag_add(check->diag, DIAG_ID_WEIGHT_SUM, place_of(check, line), print_number(check, sum),
                 print_number(check, expected), NULL);
}

static void
check_family_weights(const Check *check, const Component *component)
{
    const Decimal *sum = decimal_new(check->scratch, 0, 1);
    for (guint i = 0; i < component->n_families; i++) {
        if (!component->families[i].weight.value)
            return; /* a family without a weight may take what is left */
        sum = decimal_add(check->scratch, sum, component->families[i].weight.value);
    }
    if (component->n_families)
        expect_sum(check, sum, component->weight.value, component->line);
}

static void
check_count(const Check *check, const Component *component)
{
    if (component->minimum_kpis <= component->maximum_kpis)
        return;
    g_autofree char *least = g_strdup_printf("%d", component->minimum_kpis);
    g_autofree char *most = g_strdup_printf("%d", component->maximum_kpis);
    diag_add(check->diag, DIAG_ID_FRAMEWORK_KPI_COUNT, place_of(check, component->line),
             component->id, least, most, NULL);
}

static void
check_weights(const Check *check)
{
    const Framework *framework = check->framework;
    const Decimal *sum = decimal_new(check->scratch, 0, 1);
    for (guint i = 0; i < framework->n_components; i++) {
        const Component *component = &framework->components[i];
        sum = decimal_add(check->scratch, sum, component->weight.value);
        if (decimal_sign(component->weight.value) <= 0)
            diag_add(check->diag, DIAG_ID_FRAMEWORK_WEIGHT, place_of(check, component->line),
                     component->id, NULL);
        check_family_weights(check, component);
        check_count(check, component);
    }
    if (framework->aggregate == FRAMEWORK_WEIGHTED_SUM)
        expect_sum(check, sum, decimal_new(check->scratch, 100, 1), framework->components[0].line);
}

/* ---- tiers and methods */

static void
check_tiers(const Check *check)
{
    const Framework *framework = check->framework;
    for (guint i = 0; i < framework->n_tiers; i++) {
        const Tier *tier = &framework->tiers[i];
        bool rises = i == 0 || decimal_compare(tier->score.value, tier[-1].score.value) > 0;
        if (!rises || decimal_compare(tier->score.value, framework->maximum.value) > 0)
            diag_add(check->diag, DIAG_ID_FRAMEWORK_TIERS, place_of(check, tier->score.line),
                     tier->id, NULL);
    }
}

static void
expect_rules(const Check *check, const char *rules, int line)
{
    g_auto(GStrv) names = g_strsplit(rules, " ", -1);
    for (char **name = names; *name; name++) {
        if (!framework_find_rule(check->framework, *name))
            diag_add(check->diag, DIAG_ID_FRAMEWORK_RULE, place_of(check, line), *name, NULL);
    }
}

/* "tier.step" and "tier.between" exclude each other: a method needs the one it uses. */
static bool
is_used(const Method *method, const char *rule)
{
    if (strcmp(rule, "tier.step") == 0)
        return method->between == METHOD_STEP;
    if (strcmp(rule, "tier.between") == 0)
        return method->between == METHOD_LINEAR;
    return true;
}

/* Percentages fall from one threshold to the next, and so do points. */
static void
check_thresholds(const Check *check, const Method *method, MethodFunction function)
{
    bool needed = (method_needs(function) & METHOD_NEEDS_GOAL) != 0;
    bool sound =
        needed == (method->n_thresholds > 0) && needed == (method->per_percent.value != NULL);
    for (guint i = 1; i < method->n_thresholds; i++) {
        const Threshold *higher = &method->thresholds[i - 1], *threshold = &method->thresholds[i];
        sound = sound && decimal_compare(threshold->percent.value, higher->percent.value) < 0 &&
                decimal_compare(threshold->points.value, higher->points.value) < 0;
    }
    if (!sound)
        diag_add(check->diag, DIAG_ID_FRAMEWORK_THRESHOLDS, place_of(check, method->line),
                 method->id, NULL);
}

static void
check_method(const Check *check, const Method *method)
{
    MethodFunction function = method_find(method->function);
    if (function == METHOD_COUNT) {
        diag_add(check->diag, DIAG_ID_FRAMEWORK_METHOD, place_of(check, method->line),
                 method->function, NULL);
        return;
    }
    g_auto(GStrv) rules = g_strsplit(method_rules(function), " ", -1);
    for (char **rule = rules; *rule; rule++) {
        if (is_used(method, *rule))
            expect_rules(check, *rule, method->line);
    }
    if (method->cap.value)
        expect_rules(check, "cap", method->line);
    if (method->floor.value)
        expect_rules(check, "floor", method->line);
    check_thresholds(check, method, function);
    bool has_levels = method->n_levels > 0;
    if (has_levels != ((method_needs(function) & METHOD_NEEDS_CHECKS) != 0))
        diag_add(check->diag, DIAG_ID_FRAMEWORK_LEVELS, place_of(check, method->line), method->id,
                 NULL);
}

static void
check_methods(const Check *check)
{
    for (guint i = 0; i < check->framework->n_methods; i++)
        check_method(check, &check->framework->methods[i]);
    int line = check->framework->components[0].line;
    expect_rules(check, "reweight weighted sum round mean", line);
    if (check->framework->aggregate != FRAMEWORK_WEIGHTED_SUM)
        expect_rules(check, framework_aggregations[check->framework->aggregate].rule, line);
    if (check->framework->n_bands)
        expect_rules(check, "band", line);
}

/* ---- bands */

/* The nearest better band that takes every unit it reaches, or NULL. */
static const Band *
find_ceiling(const Framework *framework, guint index)
{
    while (index-- > 0) {
        if (!framework->bands[index].each.value)
            return &framework->bands[index];
    }
    return NULL;
}

/* The last score below the ceiling's, or the scale's maximum. */
static const Decimal *
find_top(const Check *check, const Band *ceiling)
{
    const Framework *framework = check->framework;
    if (!ceiling)
        return framework->maximum.value;
    unsigned long unit = 1;
    for (int i = 0; i < framework->decimals; i++)
        unit *= 10;
    return decimal_subtract(check->scratch, ceiling->from.value,
                            decimal_new(check->scratch, 1, unit));
}

/* The numbers in a printed range must be the band's limits, or the limit it stays below. */
static void
check_range(const Check *check, const Band *band, const Band *ceiling)
{
    for (const char *p = band->range; *p;) {
        gsize length = strspn(p, "0123456789.,");
        if (!length || !g_ascii_isdigit(*p)) {
            p = g_utf8_next_char(p);
            continue;
        }
        g_autofree char *text = g_strndup(p, length);
        const Decimal *number = decimal_parse(check->scratch, text);
        if (!number ||
            (!decimal_equal(number, band->from.value) && !decimal_equal(number, band->to.value) &&
             !(ceiling && decimal_equal(number, ceiling->from.value))))
            diag_add(check->diag, DIAG_ID_FRAMEWORK_RANGE, place_of(check, band->line), band->range,
                     text, NULL);
        p += length;
    }
}

static void
check_band(const Check *check, guint index)
{
    const Framework *framework = check->framework;
    const Band *band = &framework->bands[index];
    const Band *ceiling = find_ceiling(framework, index);
    const Decimal *top = find_top(check, ceiling);
    if (decimal_compare(band->from.value, top) > 0)
        diag_add(check->diag, DIAG_ID_FRAMEWORK_BAND_ORDER, place_of(check, band->line), band->id,
                 NULL);
    else if (!decimal_equal(band->to.value, top))
        diag_add(check->diag, DIAG_ID_FRAMEWORK_BAND_END, place_of(check, band->line), band->id,
                 decimal_format(check->scratch, band->to.value, framework->decimals, DECIMAL_PLAIN),
                 decimal_format(check->scratch, top, framework->decimals, DECIMAL_PLAIN), NULL);
    check_range(check, band, ceiling);
}

static void
check_bands(const Check *check)
{
    const Framework *framework = check->framework;
    for (guint i = 0; i < framework->n_bands; i++)
        check_band(check, i);
    const Band *last = framework->n_bands ? &framework->bands[framework->n_bands - 1] : NULL;
    if (last && (last->each.value || !decimal_equal(last->from.value, framework->minimum.value)))
        diag_add(check->diag, DIAG_ID_FRAMEWORK_BAND_LAST, place_of(check, last->line), last->id,
                 print_number(check, framework->minimum.value), NULL);
    if (!last && framework->ranking != FRAMEWORK_RANKING_EXEMPT)
        diag_add(check->diag, DIAG_ID_FRAMEWORK_NO_BANDS, place_of(check, 1), NULL);
}

/* ---- rounds */

/* Later rounds are later, score components that there are, and the last one all of them. */
static void
check_round(const Check *check, const Round *round)
{
    const Framework *framework = check->framework;
    bool is_last = round->number == framework->n_rounds;
    bool sound = round->months <= 12 && (round->number == 1 || round[-1].months < round->months);
    guint known = 0;
    for (guint i = 0; i < framework->n_components; i++)
        known += value_has(&round->components, framework->components[i].id);
    sound = sound && known && known == round->components.count;
    if (!sound || (is_last && known != framework->n_components))
        diag_add(check->diag, DIAG_ID_FRAMEWORK_ROUND, place_of(check, round->line), round->id,
                 NULL);
}

static void
check_rounds(const Check *check)
{
    for (guint i = 0; i < check->framework->n_rounds; i++)
        check_round(check, &check->framework->rounds[i]);
}

static void
check_incentive(const Check *check)
{
    const Framework *framework = check->framework;
    const Number *from = &framework->incentive_from;
    if (!from->value)
        return;
    expect_rules(check, "incentive", from->line);
    if (decimal_compare(from->value, framework->minimum.value) < 0 ||
        decimal_compare(from->value, framework->maximum.value) > 0)
        diag_add(check->diag, DIAG_ID_FRAMEWORK_INCENTIVE, place_of(check, from->line),
                 print_number(check, from->value), NULL);
}

/* ---- ids and sources */

static void
expect_source(const Check *check, const char *id, int line)
{
    if (id && !framework_find_source(check->framework, id))
        diag_add(check->diag, DIAG_ID_FRAMEWORK_SOURCE, place_of(check, line), id, NULL);
}

static void
check_sources(const Check *check)
{
    for (guint i = 0; i < check->framework->n_rules; i++)
        expect_source(check, check->framework->rules[i].source, check->framework->rules[i].line);
    for (guint i = 0; i < check->framework->n_rounds; i++)
        expect_source(check, check->framework->rounds[i].source, check->framework->rounds[i].line);
    for (guint i = 0; i < check->framework->n_legal_basis; i++)
        expect_source(check, check->framework->legal_basis[i].source, 0);
    for (guint a = 0; a < check->framework->n_agendas; a++) {
        const Agenda *agenda = &check->framework->agendas[a];
        for (guint k = 0; k < agenda->n_kpis; k++)
            expect_source(check, agenda->kpis[k].source, agenda->kpis[k].line);
    }
}

static void
add_id(const Check *check, GHashTable *seen, const char *kind, const char *id)
{
    char *key = g_strconcat(kind, " ", id, NULL);
    if (!g_hash_table_add(seen, key))
        diag_add(check->diag, DIAG_ID_DUPLICATE_ID, place_of(check, 0), id, NULL);
}

#define ADD_IDS(kind, field)                                \
    for (guint i = 0; i < check->framework->n_##field; i++) \
    add_id(check, seen, kind, check->framework->field[i].id)

static void
check_ids(const Check *check)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    ADD_IDS("component", components);
    ADD_IDS("tier", tiers);
    ADD_IDS("method", methods);
    ADD_IDS("band", bands);
    ADD_IDS("round", rounds);
    ADD_IDS("rule", rules);
    ADD_IDS("agenda", agendas);
    ADD_IDS("source", sources);
    ADD_IDS("menu", menus);
    for (guint m = 0; m < check->framework->n_menus; m++) {
        const Menu *menu = &check->framework->menus[m];
        for (guint i = 0; i < menu->n_items; i++)
            add_id(check, seen, "menu item", menu->items[i].id);
    }
    for (guint c = 0; c < check->framework->n_components; c++) {
        const Component *component = &check->framework->components[c];
        for (guint f = 0; f < component->n_families; f++)
            add_id(check, seen, "family", component->families[f].id);
    }
    for (guint a = 0; a < check->framework->n_agendas; a++) {
        const Agenda *agenda = &check->framework->agendas[a];
        for (guint k = 0; k < agenda->n_kpis; k++)
            add_id(check, seen, "joint", agenda->kpis[k].id);
    }
}

void
framework_check(const Framework *framework, Diag *diag)
{
    g_autoptr(Arena) scratch = arena_new();
    Check check = {framework, diag, scratch};
    check_ids(&check);
    check_weights(&check);
    check_tiers(&check);
    check_methods(&check);
    check_bands(&check);
    check_rounds(&check);
    check_incentive(&check);
    check_sources(&check);
}
