#include <string.h>

#include "base/error.h"
#include "compare/unit.h"
#include "xml/doc.h"
#include "xml/query.h"
#include "xml/schema.h"

/* ---- the two sides */

static const char *
child_attribute(const xmlNode *node, const char *child, const char *name)
{
    const xmlNode *found = node ? xml_query_child(node, child) : NULL;
    return found ? xml_query_attribute(found, name) : NULL;
}

static void
read_framework(Arena *arena, const xmlNode *framework, CompareSide *side)
{
    const xmlNode *kind = xml_query_child(framework, "unit-kind");
    const xmlNode *ranking = xml_query_child(framework, "ranking");
    side->framework = xml_query_attribute(framework, "id");
    side->framework_title = xml_query_child_text(arena, framework, "title");
    side->kind = kind ? xml_query_child_text(arena, kind, "name") : NULL;
    side->maximum = child_attribute(framework, "scale", "maximum");
    side->exempt = g_strcmp0(child_attribute(framework, "ranking", "policy"), "exempt") == 0;
    const xmlNode *round = xml_query_child(framework, "round");
    side->round = round ? xml_query_attribute(round, "id") : NULL;
    side->round_name = round ? xml_query_child_text(arena, round, "name") : NULL;
    side->ranking_text = ranking ? xml_query_child_text(arena, ranking, "text") : NULL;
}

static void
read_side(Arena *arena, const xmlNode *root, CompareSide *side)
{
    const xmlNode *project = xml_query_child(root, "project");
    const xmlNode *units = xml_query_child(root, "units");
    const xmlNode *summary = xml_query_child(root, "summary");
    side->project = xml_query_attribute(project, "id");
    side->fiscal_year = xml_query_int(project, "fiscal-year", 0);
    side->title = xml_query_child_text(arena, project, "title");
    side->issued = child_attribute(project, "issued", "text");
    side->issued_date = child_attribute(project, "issued", "date");
    side->synthetic = xml_query_is_yes(root, "synthetic");
    side->mean = summary ? child_attribute(summary, "mean", "text") : NULL;
    side->units = units ? xml_query_count(units, "unit") : 0;
    read_framework(arena, xml_query_child(root, "framework"), side);
}

/* The elements @name below @root's child @parent, by their attribute @key. Nothing is copied. */
static GHashTable *
map_children(const xmlNode *root, const char *parent, const char *name, const char *key)
{
    GHashTable *children = g_hash_table_new(g_str_hash, g_str_equal);
    const xmlNode *above = root ? xml_query_child(root, parent) : NULL;
    if (!above)
        return children;
    XML_QUERY_EACH (child, above, name)
        g_hash_table_insert(children, (gpointer) xml_query_attribute(child, key), (gpointer) child);
    return children;
}

static GHashTable *
map_bands(const xmlNode *root)
{
    return map_children(root, "framework", "band", "id");
}

static GHashTable *
map_units(const xmlNode *root)
{
    return map_children(root, "units", "unit", "code");
}

/* ---- units */

static void
add_unit(CompareSet *set, const CompareUnit *unit)
{
    set->units[set->n_units++] = *unit;
    set->added += unit->state == COMPARE_ADDED;
    set->removed += unit->state == COMPARE_REMOVED;
    set->changed += unit->state == COMPARE_CHANGED;
    for (guint i = 0; i < COMPARE_CLASS_COUNT; i++)
        set->counts[i] += unit->counts[i];
}

static void
differ_units(const CompareRules *rules, CompareSet *set, const xmlNode *before,
             const xmlNode *after)
{
    g_autoptr(GHashTable) old = map_units(before);
    g_autoptr(GHashTable) new = map_units(after);
    set->units = ARENA_NEW_N(rules->arena, CompareUnit, set->before.units + set->after.units);
    const xmlNode *units = after ? xml_query_child(after, "units") : NULL;
    for (const xmlNode *unit = units ? xml_query_child(units, "unit") : NULL; unit;
         unit = xml_query_next(unit, "unit")) {
        CompareUnit one =
            compare_unit(rules, g_hash_table_lookup(old, xml_query_attribute(unit, "code")), unit);
        add_unit(set, &one);
    }
    units = before ? xml_query_child(before, "units") : NULL;
    for (const xmlNode *unit = units ? xml_query_child(units, "unit") : NULL; unit;
         unit = xml_query_next(unit, "unit")) {
        if (g_hash_table_contains(new, xml_query_attribute(unit, "code")))
            continue;
        CompareUnit one = compare_unit(rules, unit, NULL);
        add_unit(set, &one);
    }
}

/* ---- moves between bands */

static void
add_move(GArray *moves, const CompareUnit *unit)
{
    for (guint i = 0; i < moves->len; i++) {
        CompareMove *move = &g_array_index(moves, CompareMove, i);
        if (g_strcmp0(move->from, unit->before.band_name) == 0 &&
            g_strcmp0(move->to, unit->after.band_name) == 0) {
            move->units++;
            return;
        }
    }
    CompareMove move = {unit->before.band_name, unit->after.band_name, 1};
    g_array_append_val(moves, move);
}

static int
order_of(int order)
{
    return order ? order : G_MAXINT; /* without a band: last */
}

static int
compare_bands(gconstpointer a, gconstpointer b)
{
    const CompareUnit *one = *(const CompareUnit *const *) a;
    const CompareUnit *other = *(const CompareUnit *const *) b;
    int from = order_of(one->before.band_order), from_other = order_of(other->before.band_order);
    int to = order_of(one->after.band_order), to_other = order_of(other->after.band_order);
    return from != from_other ? (from > from_other) - (from < from_other)
                              : (to > to_other) - (to < to_other);
}

static void
count_moves(Arena *arena, CompareSet *set)
{
    if (!set->before.project || !set->after.project || set->before.exempt || set->after.exempt)
        return;
    g_autoptr(GPtrArray) units = g_ptr_array_new();
    g_autoptr(GArray) moves = g_array_new(FALSE, FALSE, sizeof(CompareMove));
    for (guint i = 0; i < set->n_units; i++) {
        bool both = set->units[i].state == COMPARE_SAME || set->units[i].state == COMPARE_CHANGED;
        if (both && (set->units[i].before.band || set->units[i].after.band))
            g_ptr_array_add(units, &set->units[i]);
    }
    g_ptr_array_sort(units, compare_bands);
    for (guint i = 0; i < units->len; i++)
        add_move(moves, units->pdata[i]);
    set->moves = arena_memdup(arena, moves->data, moves->len * sizeof(CompareMove));
    set->n_moves = moves->len;
}

/* ---- sets */

static void
differ_framework(Arena *arena, CompareSet *set, const xmlNode *before, const xmlNode *after)
{
    CompareFacts one = compare_facts(arena, before ? xml_query_child(before, "framework") : NULL,
                                     COMPARE_FRAMEWORK);
    CompareFacts other =
        compare_facts(arena, after ? xml_query_child(after, "framework") : NULL, COMPARE_FRAMEWORK);
    if (before && after)
        set->framework = compare_facts_differ(arena, &one, &other);
    for (guint i = 0; i < set->framework.count; i++)
        set->counts[set->framework.items[i].class]++;
}

static CompareSet
differ_set(Arena *arena, const xmlNode *before, const xmlNode *after)
{
    CompareSet set = {0};
    if (before)
        read_side(arena, before, &set.before);
    if (after)
        read_side(arena, after, &set.after);
    differ_framework(arena, &set, before, after);
    CompareRules rules = {
        .arena = arena,
        .before = &set.before,
        .after = &set.after,
        .framework = &set.framework,
        .bands = {map_bands(before), map_bands(after)},
    };
    differ_units(&rules, &set, before, after);
    g_hash_table_unref(rules.bands[0]);
    g_hash_table_unref(rules.bands[1]);
    count_moves(arena, &set);
    if (!set.before.exempt && !set.after.exempt)
        set.mean_difference = compare_difference(arena, set.before.mean, set.after.mean);
    return set;
}

static bool
is_equal(const CompareSet *set)
{
    guint sum = set->added + set->removed + set->changed;
    for (guint i = 0; i < COMPARE_CLASS_COUNT; i++)
        sum += set->counts[i];
    return sum == 0 && set->before.project && set->after.project;
}

static const char *
kind_of(const xmlNode *root)
{
    return child_attribute(xml_query_child(root, "framework"), "unit-kind", "id");
}

static bool
has_same_kind(const xmlNode *a, const xmlNode *b)
{
    return g_strcmp0(kind_of(a), kind_of(b)) == 0;
}

static bool
has_same_round(const xmlNode *a, const xmlNode *b)
{
    return has_same_kind(a, b) &&
           g_strcmp0(child_attribute(xml_query_child(a, "framework"), "round", "id"),
                     child_attribute(xml_query_child(b, "framework"), "round", "id")) == 0;
}

/* Gives each of @after that has none yet one of @before that is @same and not taken. */
static void
pair_sets(const GPtrArray *before, const GPtrArray *after, const xmlNode **twins, GHashTable *taken,
          bool (*same)(const xmlNode *a, const xmlNode *b))
{
    for (guint i = 0; i < after->len; i++) {
        for (guint k = 0; !twins[i] && k < before->len; k++) {
            if (same(before->pdata[k], after->pdata[i]) &&
                g_hash_table_add(taken, before->pdata[k]))
                twins[i] = before->pdata[k];
        }
    }
}

/* A round of the year belongs to the same one of the other; else sets of a kind to one another. */
static void
differ_sets(Comparison *comparison, const GPtrArray *before, const GPtrArray *after)
{
    g_autoptr(GHashTable) taken = g_hash_table_new(NULL, NULL);
    g_autofree const xmlNode **twins = g_new0(const xmlNode *, after->len + 1);
    pair_sets(before, after, twins, taken, has_same_round);
    pair_sets(before, after, twins, taken, has_same_kind);
    comparison->sets = ARENA_NEW_N(comparison->arena, CompareSet, before->len + after->len);
    for (guint i = 0; i < after->len; i++)
        comparison->sets[comparison->n_sets++] =
            differ_set(comparison->arena, twins[i], after->pdata[i]);
    for (guint i = 0; i < before->len; i++) {
        if (!g_hash_table_contains(taken, before->pdata[i]))
            comparison->sets[comparison->n_sets++] =
                differ_set(comparison->arena, before->pdata[i], NULL);
    }
    comparison->equal = true;
    for (guint i = 0; i < comparison->n_sets; i++)
        comparison->equal = comparison->equal && is_equal(&comparison->sets[i]);
}

/* ---- files */

static bool
is_unit_sound(const xmlNode *unit)
{
    XML_QUERY_EACH (component, unit, "component") {
        XML_QUERY_EACH (kpi, component, "kpi") {
            if (!xml_query_attribute(kpi, "id"))
                return false;
        }
    }
    return xml_query_attribute(unit, "code") != NULL;
}

/* What comparing relies on. The schema asks for more, but holding forty megabytes to it takes as
 * long as comparing them. */
static bool
is_sound(const xmlNode *root)
{
    const xmlNode *project = xml_query_child(root, "project");
    const xmlNode *framework = xml_query_child(root, "framework");
    const xmlNode *units = xml_query_child(root, "units");
    if (!xml_query_is(root, "results") || !project || !framework || !units ||
        !xml_query_attribute(project, "id") || !xml_query_attribute(framework, "id"))
        return false;
    XML_QUERY_EACH (band, framework, "band") {
        if (!xml_query_attribute(band, "id"))
            return false;
    }
    XML_QUERY_EACH (unit, units, "unit") {
        if (!is_unit_sound(unit))
            return false;
    }
    return true;
}

/* Facts point into the trees, which therefore live as long as the comparison. */
static bool
load(Comparison *comparison, const CompareFile *files, guint count, GPtrArray *roots, Diag *diag,
     GError **error)
{
    for (guint i = 0; i < count; i++) {
        gsize size;
        const char *data = g_bytes_get_data(files[i].bytes, &size);
        xmlDoc *doc = xml_doc_parse(data, size, files[i].name, diag, error);
        if (!doc)
            return false;
        arena_defer(comparison->arena, doc, (GDestroyNotify) xmlFreeDoc);
        if (!is_sound(xmlDocGetRootElement(doc))) {
            xml_schema_check(doc, "results", diag); /* tells what is wrong */
            g_set_error(error, SAMRIT_ERROR, SAMRIT_ERROR_INPUT, "%s: is no results.xml",
                        files[i].name);
            return false;
        }
        g_ptr_array_add(roots, xmlDocGetRootElement(doc));
    }
    return true;
}

Comparison *
compare_results(const CompareFile *before, guint n_before, const CompareFile *after, guint n_after,
                Diag *diag, GError **error)
{
    g_autoptr(Comparison) comparison = g_new0(Comparison, 1);
    comparison->arena = arena_new();
    g_autoptr(GPtrArray) old = g_ptr_array_new();
    g_autoptr(GPtrArray) new = g_ptr_array_new();
    if (!load(comparison, before, n_before, old, diag, error) ||
        !load(comparison, after, n_after, new, diag, error))
        return NULL;
    differ_sets(comparison, old, new);
    return g_steal_pointer(&comparison);
}

void
compare_free(Comparison *comparison)
{
    if (!comparison)
        return;
    arena_free(comparison->arena);
    g_free(comparison);
}
