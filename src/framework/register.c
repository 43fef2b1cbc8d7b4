#include <stdlib.h>
#include <string.h>

#include "base/filename.h"
#include "base/thai.h"
#include "framework/load.h"
#include "framework/xml.h"

static DiagPlace
place_of(const Register *reg, int line)
{
    return (DiagPlace){reg->file, line, 0};
}

/* ---- groupings */

static void
read_group(Group *group, Arena *arena, const xmlNode *node, guint index)
{
    *group = (Group){
        .id = xml_query_string(arena, node, "id"),
        .names = {xml_query_string(arena, node, "name"), xml_query_string(arena, node, "name-en")},
        .parent = xml_query_string(arena, node, "parent"),
        .centre = xml_query_string(arena, node, "centre"),
        .zone = xml_query_int(node, "zone", 0),
        .index = index,
        .line = (int) xmlGetLineNo(node),
    };
}

static void
read_grouping(Grouping *grouping, Register *reg, const xmlNode *node, Diag *diag)
{
    grouping->id = xml_query_string(reg->arena, node, "id");
    grouping->names = framework_xml_names(reg->arena, node);
    grouping->groups = ARENA_NEW_N(reg->arena, Group, xml_query_count(node, "group"));
    XML_QUERY_EACH (child, node, "group") {
        Group *group = &grouping->groups[grouping->n_groups];
        read_group(group, reg->arena, child, grouping->n_groups);
        if (register_find_group(grouping, group->id))
            diag_add(diag, DIAG_ID_DUPLICATE_ID, place_of(reg, group->line), group->id, NULL);
        grouping->n_groups++;
    }
}

static void
read_groupings(Register *reg, const xmlNode *root, Diag *diag)
{
    reg->groupings = ARENA_NEW_N(reg->arena, Grouping, xml_query_count(root, "grouping"));
    XML_QUERY_EACH (node, root, "grouping") {
        read_grouping(&reg->groupings[reg->n_groupings], reg, node, diag);
        if (xml_query_is_yes(node, "compared"))
            reg->compared = (int) reg->n_groupings;
        reg->n_groupings++;
    }
}

/* ---- units */

/* Puts @unit into the group that @word, "grouping:group", names. */
static void
join_group(Register *reg, Unit *unit, const char *word, Diag *diag)
{
    g_auto(GStrv) parts = g_strsplit(word, ":", 2);
    const Grouping *grouping = register_find_grouping(reg, parts[0]);
    const Group *group = grouping ? register_find_group(grouping, parts[1]) : NULL;
    if (group)
        unit->groups[grouping - reg->groupings] = group;
    else
        diag_add(diag, DIAG_ID_REGISTER_GROUP, place_of(reg, unit->line), word, NULL);
}

static void
read_unit(Unit *unit, Register *reg, const xmlNode *node, const char *prefix, Diag *diag)
{
    Arena *arena = reg->arena;
    unit->code = xml_query_string(arena, node, "code");
    unit->names =
        (Names){xml_query_string(arena, node, "name"), xml_query_string(arena, node, "name-en")};
    unit->from_year = xml_query_int(node, "from-year", 0);
    unit->to_year = xml_query_int(node, "to-year", 0);
    unit->line = (int) xmlGetLineNo(node);
    g_autofree char *full = g_strconcat(prefix ? prefix : "", unit->names.thai, NULL);
    g_autofree char *key = thai_sort_key(unit->names.thai);
    unit->full_name = arena_strdup(arena, full);
    unit->sort_key = arena_strdup(arena, key);

    unit->groups = ARENA_NEW_N(arena, const Group *, reg->n_groupings);
    const char *groups = xml_query_attribute(node, "groups");
    g_auto(GStrv) words = g_strsplit_set(groups ? groups : "", " \t\r\n", -1);
    for (char **word = words; *word; word++) {
        if (**word)
            join_group(reg, unit, *word, diag);
    }
}

static void
read_units(Register *reg, const xmlNode *root, Diag *diag)
{
    const char *prefix = xml_query_attribute(root, "name-prefix");
    g_autoptr(GHashTable) names = filename_seen();
    reg->units = ARENA_NEW_N(reg->arena, Unit, xml_query_count(root, "unit"));
    XML_QUERY_EACH (node, root, "unit") {
        Unit *unit = &reg->units[reg->n_units++];
        read_unit(unit, reg, node, prefix, diag);
        filename_check(names, unit->code, place_of(reg, unit->line), diag);
        if (!g_hash_table_insert(reg->by_code, (gpointer) unit->code, unit))
            diag_add(diag, DIAG_ID_DUPLICATE_ID, place_of(reg, unit->line), unit->code, NULL);
    }
}

static void
check_centres(const Register *reg, Diag *diag)
{
    for (guint g = 0; g < reg->n_groupings; g++) {
        const Grouping *grouping = &reg->groupings[g];
        for (guint i = 0; i < grouping->n_groups; i++) {
            const Group *group = &grouping->groups[i];
            if (group->centre && !register_find_unit(reg, group->centre))
                diag_add(diag, DIAG_ID_REGISTER_UNIT, place_of(reg, group->line), group->centre,
                         NULL);
        }
    }
}

/* ---- orders */

static int
compare_names(const void *a, const void *b)
{
    const Unit *left = *(const Unit *const *) a, *right = *(const Unit *const *) b;
    int order = strcmp(left->sort_key, right->sort_key);
    return order ? order : strcmp(left->code, right->code);
}

/* By compared group in the register's order, its centre first, then ก–ฮ; units without a group
 * last. */
static int
compare_report_order(const void *a, const void *b, void *data)
{
    const Unit *left = *(const Unit *const *) a, *right = *(const Unit *const *) b;
    const Group *group = register_compared_group(data, left);
    const Group *other = register_compared_group(data, right);
    if (group != other)
        return !group ? 1 : !other ? -1 : group->index < other->index ? -1 : 1;
    const char *centre = group && group->centre ? group->centre : "";
    bool left_is_centre = strcmp(left->code, centre) == 0;
    bool right_is_centre = strcmp(right->code, centre) == 0;
    if (left_is_centre != right_is_centre)
        return left_is_centre ? -1 : 1;
    return compare_names(a, b);
}

static void
put_in_order(Register *reg)
{
    g_autofree Unit **sorted = g_new(Unit *, reg->n_units);
    for (guint i = 0; i < reg->n_units; i++)
        sorted[i] = &reg->units[i];

    qsort(sorted, reg->n_units, sizeof *sorted, compare_names);
    for (guint i = 0; i < reg->n_units; i++)
        sorted[i]->collation = i + 1;

    qsort_r(sorted, reg->n_units, sizeof *sorted, compare_report_order, reg);
    for (guint i = 0; i < reg->n_units; i++)
        sorted[i]->order = i + 1;
}

Register *
framework_load_register(const char *path, Diag *diag, GError **error)
{
    guint before = diag_count_of(diag, DIAG_ERROR);
    g_autoptr(xmlDoc) doc = framework_xml_load(path, "register", diag, error);
    if (!doc)
        return NULL;

    g_autoptr(Register) reg = register_new();
    const xmlNode *root = xmlDocGetRootElement(doc);
    reg->file = g_intern_string(path);
    reg->id = xml_query_string(reg->arena, root, "id");
    reg->unit_kind = xml_query_string(reg->arena, root, "unit-kind");
    reg->title = xml_query_child_text(reg->arena, root, "title");
    read_groupings(reg, root, diag);
    read_units(reg, root, diag);
    check_centres(reg, diag);
    put_in_order(reg);
    return framework_xml_sound(diag, before, path, error) ? g_steal_pointer(&reg) : NULL;
}

bool
framework_fits(const Framework *framework, const Register *reg, Diag *diag, GError **error)
{
    const Strings *kinds = &framework->register_kinds;
    if (value_has(kinds, reg->unit_kind))
        return true;
    guint before = diag_count_of(diag, DIAG_ERROR);
    g_autoptr(GString) named = g_string_new(kinds->items[0]);
    for (guint i = 1; i < kinds->count; i++)
        g_string_append_printf(named, ", %s", kinds->items[i]);
    diag_add(diag, DIAG_ID_REGISTER_KIND, place_of(reg, 0), reg->unit_kind, framework->id,
             named->str, NULL);
    return framework_xml_sound(diag, before, reg->file, error);
}
