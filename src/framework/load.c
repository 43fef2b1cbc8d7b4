#include "framework/load.h"

#include <string.h>

#include "framework/check.h"
#include "framework/xml.h"

static int
line_of(const xmlNode *node)
{
    return (int) xmlGetLineNo(node);
}

/* The words of @text, which the schema says is a list; none if it is NULL. */
static Strings
read_words(Arena *arena, const char *text)
{
    g_auto(GStrv) words = g_strsplit_set(text ? text : "", " \t\r\n", -1);
    Strings strings = {.items = ARENA_NEW_N(arena, const char *, g_strv_length(words))};
    for (char **word = words; *word; word++) {
        if (**word)
            strings.items[strings.count++] = arena_strdup(arena, *word);
    }
    return strings;
}

/* ---- components and KPI families */

static void
read_family(Family *family, Arena *arena, const xmlNode *node)
{
    family->id = xml_query_string(arena, node, "id");
    family->names = framework_xml_names(arena, node);
    family->weight = framework_xml_number(arena, node, "weight");
    family->from_menu = xml_query_is_yes(node, "menu");
}

static void
read_component(Component *component, Arena *arena, const xmlNode *node)
{
    component->id = xml_query_string(arena, node, "id");
    component->names = framework_xml_names(arena, node);
    component->description = xml_query_child_text(arena, node, "description");
    component->weight = framework_xml_number(arena, node, "weight");
    component->kpi_weight = framework_xml_number(arena, node, "kpi-weight");
    component->minimum_kpis = xml_query_int(node, "minimum-kpis", 0);
    component->maximum_kpis = xml_query_int(node, "maximum-kpis", 0);
    component->line = line_of(node);
    component->n_families = FRAMEWORK_XML_ARRAY(arena, node, "family", Family, component->families);
    Family *family = component->families;
    XML_QUERY_EACH (child, node, "family")
        read_family(family++, arena, child);
}

/* ---- scoring: tiers, methods, bands */

static void
read_tier(Tier *tier, Arena *arena, const xmlNode *node)
{
    tier->id = xml_query_string(arena, node, "id");
    tier->names = framework_xml_names(arena, node);
    tier->score = framework_xml_number(arena, node, "score");
}

static void
read_level(CheckLevel *level, Arena *arena, const xmlNode *node)
{
    level->id = xml_query_string(arena, node, "id");
    level->names = framework_xml_names(arena, node);
    level->points = framework_xml_number(arena, node, "points");
}

static void
read_threshold(Threshold *threshold, Arena *arena, const xmlNode *node)
{
    threshold->percent = framework_xml_number(arena, node, "percent");
    threshold->above = xml_query_is_yes(node, "above");
    threshold->points = framework_xml_number(arena, node, "points");
}

static void
read_method(Method *method, Arena *arena, const xmlNode *node)
{
    const char *between = xml_query_attribute(node, "between");
    method->id = xml_query_string(arena, node, "id");
    method->function = xml_query_string(arena, node, "function");
    method->names = framework_xml_names(arena, node);
    method->description = xml_query_child_text(arena, node, "description");
    method->between = between && strcmp(between, "step") == 0 ? METHOD_STEP : METHOD_LINEAR;
    method->below = framework_xml_number(arena, node, "below");
    method->full = framework_xml_number(arena, node, "full");
    method->cap = framework_xml_number(arena, node, "cap");
    method->floor = framework_xml_number(arena, node, "floor");
    method->line = line_of(node);
    method->n_levels = FRAMEWORK_XML_ARRAY(arena, node, "level", CheckLevel, method->levels);
    CheckLevel *level = method->levels;
    XML_QUERY_EACH (child, node, "level")
        read_level(level++, arena, child);
    method->per_percent = framework_xml_number(arena, node, "per-percent");
    method->n_thresholds =
        FRAMEWORK_XML_ARRAY(arena, node, "threshold", Threshold, method->thresholds);
    Threshold *threshold = method->thresholds;
    XML_QUERY_EACH (child, node, "threshold")
        read_threshold(threshold++, arena, child);
}

static void
read_band(Band *band, Arena *arena, const xmlNode *node)
{
    const xmlNode *condition = xml_query_child(node, "condition");
    band->id = xml_query_string(arena, node, "id");
    band->names = framework_xml_names(arena, node);
    band->from = framework_xml_number(arena, node, "from");
    band->to = framework_xml_number(arena, node, "to");
    band->range = xml_query_string(arena, node, "range");
    band->line = line_of(node);
    if (condition) {
        band->condition = xml_query_text(arena, condition);
        band->each = framework_xml_number(arena, condition, "each");
    }
}

/* ---- years, rules, law */

static FrameworkRanking
find_policy(const char *name)
{
    return strcmp(name, "full") == 0    ? FRAMEWORK_RANKING_FULL
           : strcmp(name, "bands") == 0 ? FRAMEWORK_RANKING_BANDS
                                        : FRAMEWORK_RANKING_EXEMPT;
}

static Strings
component_ids(const Framework *framework)
{
    Strings ids = {.count = framework->n_components,
                   .items = ARENA_NEW_N(framework->arena, const char *, framework->n_components)};
    for (guint i = 0; i < ids.count; i++)
        ids.items[i] = framework->components[i].id;
    return ids;
}

static void
read_rounds(Framework *framework, const xmlNode *root)
{
    Arena *arena = framework->arena;
    framework->rounds = ARENA_NEW_N(arena, Round, xml_query_count(root, "round"));
    XML_QUERY_EACH (node, root, "round") {
        const char *components = xml_query_attribute(node, "components");
        const char *ranking = xml_query_attribute(node, "ranking");
        Round *round = &framework->rounds[framework->n_rounds++];
        *round = (Round){
            .id = xml_query_string(arena, node, "id"),
            .names = framework_xml_names(arena, node),
            .months = xml_query_int(node, "months", 12),
            .components = components ? read_words(arena, components) : component_ids(framework),
            .ranking = ranking ? find_policy(ranking) : framework->ranking,
            .text = xml_query_child_text(arena, node, "text"),
            .source = xml_query_string(arena, node, "source"),
            .number = framework->n_rounds,
            .line = line_of(node),
        };
    }
}

static void
read_earlier_year(EarlierYear *year, Arena *arena, const xmlNode *node)
{
    year->fiscal_year = xml_query_int(node, "fiscal-year", 0);
    year->exempt = strcmp(xml_query_attribute(node, "policy"), "exempt") == 0;
    year->other_bands = g_strcmp0(xml_query_attribute(node, "bands"), "other") == 0;
    year->text = xml_query_child_text(arena, node, "text");
}

static void
read_rule(Rule *rule, Arena *arena, const xmlNode *node)
{
    rule->id = xml_query_string(arena, node, "id");
    rule->source = xml_query_string(arena, node, "source");
    rule->certainty = xml_query_string(arena, node, "certainty");
    rule->text = (Names){xml_query_child_text(arena, node, "text"),
                         xml_query_child_text(arena, node, "text-en")};
    rule->line = line_of(node);
}

static void
read_source(Source *source, Arena *arena, const xmlNode *node)
{
    source->id = xml_query_string(arena, node, "id");
    source->href = xml_query_string(arena, node, "href");
    source->certainty = xml_query_string(arena, node, "certainty");
    source->text = xml_query_text(arena, node);
}

static void
read_legal_basis(Framework *framework, const xmlNode *root)
{
    const xmlNode *node = xml_query_child(root, "legal-basis");
    if (!node)
        return;
    framework->n_legal_basis =
        FRAMEWORK_XML_ARRAY(framework->arena, node, "item", LegalItem, framework->legal_basis);
    LegalItem *item = framework->legal_basis;
    XML_QUERY_EACH (child, node, "item")
        *item++ = (LegalItem){xml_query_string(framework->arena, child, "source"),
                              xml_query_text(framework->arena, child)};
}

/* ---- Joint KPIs */

static void
read_joint(JointKpi *joint, Arena *arena, const xmlNode *node)
{
    joint->id = xml_query_string(arena, node, "id");
    joint->names = framework_xml_names(arena, node);
    joint->carriers = read_words(arena, xml_query_child_text(arena, node, "carriers"));
    joint->source = xml_query_string(arena, node, "source");
    joint->line = line_of(node);
}

static void
read_agenda(Agenda *agenda, Arena *arena, const xmlNode *node)
{
    agenda->id = xml_query_string(arena, node, "id");
    agenda->names = framework_xml_names(arena, node);
    agenda->n_kpis = FRAMEWORK_XML_ARRAY(arena, node, "joint-kpi", JointKpi, agenda->kpis);
    JointKpi *joint = agenda->kpis;
    XML_QUERY_EACH (child, node, "joint-kpi")
        read_joint(joint++, arena, child);
}

static void
read_menu(Menu *menu, Arena *arena, const xmlNode *node)
{
    menu->id = xml_query_string(arena, node, "id");
    menu->names = framework_xml_names(arena, node);
    menu->items = ARENA_NEW_N(arena, MenuItem, xml_query_count(node, "item"));
    XML_QUERY_EACH (child, node, "item")
        menu->items[menu->n_items++] =
            (MenuItem){xml_query_string(arena, child, "id"), framework_xml_names(arena, child)};
}

/* ---- the whole */

static void
read_rounding(Framework *framework, const xmlNode *scale)
{
    const char *how = xml_query_attribute(scale, "rounding");
    const char *which = xml_query_attribute(scale, "rounded");
    framework->rounding = g_strcmp0(how, "half-even") == 0 ? ROUNDING_HALF_EVEN
                          : g_strcmp0(how, "down") == 0    ? ROUNDING_DOWN
                                                           : ROUNDING_HALF_UP;
    framework->rounded = g_strcmp0(which, "kpi") == 0         ? ROUNDED_KPI
                         : g_strcmp0(which, "component") == 0 ? ROUNDED_COMPONENT
                                                              : ROUNDED_UNIT;
}

static void
read_head(Framework *framework, const xmlNode *root)
{
    Arena *arena = framework->arena;
    const xmlNode *kind = xml_query_child(root, "unit-kind");
    const xmlNode *scale = xml_query_child(root, "scale");
    framework->id = xml_query_string(arena, root, "id");
    framework->fiscal_year = xml_query_int(root, "fiscal-year", 0);
    framework->title = (Names){xml_query_child_text(arena, root, "title"),
                               xml_query_child_text(arena, root, "title-en")};
    framework->unit_kind = xml_query_string(arena, kind, "id");
    const char *of = xml_query_attribute(kind, "of");
    framework->register_kinds = read_words(arena, of ? of : framework->unit_kind);
    framework->unit_names = framework_xml_names(arena, kind);
    framework->minimum = framework_xml_number(arena, scale, "minimum");
    framework->maximum = framework_xml_number(arena, scale, "maximum");
    framework->decimals = xml_query_int(scale, "decimals", 2);
    read_rounding(framework, scale);
    framework->aggregate = framework_find_aggregate(xml_query_attribute(scale, "aggregate"));
}

static void
read_ranking(Framework *framework, const xmlNode *root)
{
    const xmlNode *node = xml_query_child(root, "ranking");
    const char *policy = xml_query_attribute(node, "policy");
    framework->ranking_text = xml_query_child_text(framework->arena, node, "text");
    framework->ranking = find_policy(policy);
}

/* Reads the children @name of root into framework->@field by @read. */
#define READ_ALL(name, Type, field, read)                                              \
    do {                                                                               \
        framework->n_##field =                                                         \
            FRAMEWORK_XML_ARRAY(framework->arena, root, name, Type, framework->field); \
        Type *each = framework->field;                                                 \
        XML_QUERY_EACH (node, root, name)                                              \
            read(each++, framework->arena, node);                                      \
    } while (0)

static void
read_framework(Framework *framework, const xmlNode *root)
{
    read_head(framework, root);
    READ_ALL("component", Component, components, read_component);
    READ_ALL("tier", Tier, tiers, read_tier);
    READ_ALL("method", Method, methods, read_method);
    READ_ALL("band", Band, bands, read_band);
    for (guint i = 0; i < framework->n_bands; i++)
        framework->bands[i].order = i + 1;
    read_ranking(framework, root);
    read_rounds(framework, root);
    const xmlNode *incentive = xml_query_child(root, "incentive");
    if (incentive)
        framework->incentive_from = framework_xml_number(framework->arena, incentive, "minimum");
    READ_ALL("earlier-year", EarlierYear, earlier_years, read_earlier_year);
    READ_ALL("rule", Rule, rules, read_rule);
    READ_ALL("agenda", Agenda, agendas, read_agenda);
    READ_ALL("menu", Menu, menus, read_menu);
    read_legal_basis(framework, root);
    READ_ALL("source", Source, sources, read_source);
}

Framework *
framework_load(const char *path, Diag *diag, GError **error)
{
    guint before = diag_count_of(diag, DIAG_ERROR);
    g_autoptr(xmlDoc) doc = framework_xml_load(path, "framework", diag, error);
    if (!doc)
        return NULL;

    g_autoptr(Framework) framework = framework_new();
    framework->file = g_intern_string(path);
    framework->name = framework_xml_name(framework->arena, path);
    read_framework(framework, xmlDocGetRootElement(doc));
    framework_check(framework, diag);
    framework_choose_round(framework, NULL);
    return framework_xml_sound(diag, before, path, error) ? g_steal_pointer(&framework) : NULL;
}
