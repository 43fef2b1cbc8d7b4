#include "job/blind.h"

#include <stdlib.h>
#include <string.h>

#include "base/thai.h"
#include "job/blind_text.h"

/* A thing to be renamed, and where it comes by chance. */
typedef struct {
    char *lot; /* in hex; the least comes first */
    guint index;
} Draw;

/* A name and what stands in its place. */
typedef struct {
    const char *name, *pseudonym;
} Alias;

typedef struct {
    Framework *framework;
    Register *reg;
    GPtrArray *files;
    GHashTable *units; /* RecordFile → its Unit */
    Unit *old;         /* as they were */
    GHashTable *codes; /* old → new */
    GArray *aliases;
    char *salt;  /* what only those know who have the records */
    char prefix; /* of codes */
} Blind;

struct JobBlind {
    Project *project;
    GPtrArray *sets; /* of Blind */
};

static void
free_blind(void *data)
{
    Blind *blind = data;
    g_hash_table_unref(blind->units);
    g_hash_table_unref(blind->codes);
    g_array_unref(blind->aliases);
    g_free(blind->old);
    g_free(blind->salt);
    g_free(blind);
}

JobBlind *
job_blind_new(Project *project)
{
    JobBlind *blind = g_new0(JobBlind, 1);
    blind->project = project;
    blind->sets = g_ptr_array_new_with_free_func(free_blind);
    return blind;
}

void
job_blind_free(JobBlind *blind)
{
    if (!blind)
        return;
    g_ptr_array_unref(blind->sets);
    g_free(blind);
}

static char *
make_salt(const Project *project, const GPtrArray *files)
{
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(checksum, (const guchar *) project->id, -1);
    for (guint i = 0; i < files->len; i++) {
        const RecordFile *file = files->pdata[i];
        if (file->record)
            g_checksum_update(checksum, (const guchar *) file->record->sha256, -1);
    }
    return g_strdup(g_checksum_get_string(checksum));
}

static int
compare_draws(const void *a, const void *b)
{
    return strcmp(((const Draw *) a)->lot, ((const Draw *) b)->lot);
}

static void
clear_draw(void *draw)
{
    g_free(((Draw *) draw)->lot);
}

static void
add_draw(GArray *draws, const Blind *blind, const char *id, guint index)
{
    g_autofree char *text = g_strconcat(blind->salt, " ", id, NULL);
    Draw draw = {g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1), index};
    g_array_append_val(draws, draw);
}

static GArray *
new_draws(void)
{
    GArray *draws = g_array_new(FALSE, FALSE, sizeof(Draw));
    g_array_set_clear_func(draws, clear_draw);
    return draws;
}

/* ---- units */

static void
add_alias(const Blind *blind, const char *name, const char *pseudonym)
{
    Alias alias = {name, pseudonym};
    g_array_append_val(blind->aliases, alias);
}

static void
rename_unit(const Blind *blind, Unit *unit, guint number, int digits)
{
    Arena *arena = blind->reg->arena;
    g_autofree char *name = g_strdup_printf("%sที่ %u", blind->framework->unit_names.thai, number);
    g_autofree char *code = g_strdup_printf("%c%0*u", blind->prefix, digits, number);
    const char *pseudonym = arena_strdup(arena, name);
    add_alias(blind, unit->full_name, pseudonym);
    add_alias(blind, unit->names.thai, pseudonym);
    add_alias(blind, unit->names.english, arena_strdup(arena, code));
    g_hash_table_insert(blind->codes, (gpointer) unit->code, arena_strdup(arena, code));
    *unit = (Unit){
        .code = arena_strdup(arena, code),
        .names = {pseudonym, arena_strdup(arena, code)},
        .full_name = pseudonym,
        .groups = unit->groups,
        .collation = number,
        .line = unit->line,
    };
    g_autofree char *key = thai_sort_key(name);
    unit->sort_key = arena_strdup(arena, key);
}

static void
rename_units(const Blind *blind)
{
    Register *reg = blind->reg;
    g_autoptr(GArray) draws = new_draws();
    for (guint i = 0; i < reg->n_units; i++)
        add_draw(draws, blind, reg->units[i].code, i);
    g_array_sort(draws, compare_draws);
    g_autofree char *most = g_strdup_printf("%u", reg->n_units);
    for (guint i = 0; i < draws->len; i++)
        rename_unit(blind, &reg->units[g_array_index(draws, Draw, i).index], i + 1,
                    (int) strlen(most));

    g_hash_table_remove_all(reg->by_code);
    for (guint i = 0; i < reg->n_units; i++)
        g_hash_table_insert(reg->by_code, (gpointer) reg->units[i].code, &reg->units[i]);
}

/* ---- groups: renamed, without their centres, and moved, as tables show them in the register's
 * order */

static void
move_group(const Blind *blind, guint grouping, guint from, Group *to)
{
    const Group *old = &blind->reg->groupings[grouping].groups[from];
    for (guint i = 0; i < blind->reg->n_units; i++) {
        if (blind->reg->units[i].groups[grouping] == old)
            blind->reg->units[i].groups[grouping] = to;
    }
}

static Group
rename_group(const Blind *blind, const Grouping *grouping, const Group *old, guint number)
{
    Arena *arena = blind->reg->arena;
    g_autofree char *name = g_strdup_printf("%sที่ %u", grouping->names.thai, number);
    g_autofree char *id = g_strdup_printf("%s-%u", grouping->id, number);
    const char *pseudonym = arena_strdup(arena, name);
    add_alias(blind, old->names.thai, pseudonym);
    add_alias(blind, old->names.english, arena_strdup(arena, id));
    return (Group){
        .id = arena_strdup(arena, id),
        .names = {pseudonym, arena_strdup(arena, id)},
        .parent = old->parent,
        .index = number - 1,
        .line = old->line,
    };
}

static void
rename_parents(Register *reg, const char *old, const char *id)
{
    for (guint g = 0; g < reg->n_groupings; g++) {
        for (guint i = 0; i < reg->groupings[g].n_groups; i++) {
            if (g_strcmp0(reg->groupings[g].groups[i].parent, old) == 0)
                reg->groupings[g].groups[i].parent = id;
        }
    }
}

static void
rename_groups(const Blind *blind, guint index)
{
    Grouping *grouping = &blind->reg->groupings[index];
    g_autoptr(GArray) draws = new_draws();
    for (guint i = 0; i < grouping->n_groups; i++)
        add_draw(draws, blind, grouping->groups[i].id, i);
    g_array_sort(draws, compare_draws);

    Group *moved = ARENA_NEW_N(blind->reg->arena, Group, grouping->n_groups);
    for (guint i = 0; i < draws->len; i++) {
        guint from = g_array_index(draws, Draw, i).index;
        moved[i] = rename_group(blind, grouping, &grouping->groups[from], i + 1);
        move_group(blind, index, from, &moved[i]);
        rename_parents(blind->reg, grouping->groups[from].id, moved[i].id);
    }
    grouping->groups = moved;
}

/* By compared group, then by number. */
static int
compare_units(const void *a, const void *b, void *data)
{
    const Unit *left = *(const Unit *const *) a, *right = *(const Unit *const *) b;
    const Group *group = register_compared_group(data, left);
    const Group *other = register_compared_group(data, right);
    if (group != other)
        return !group ? 1 : !other ? -1 : group->index < other->index ? -1 : 1;
    return left->collation < right->collation ? -1 : left->collation > right->collation;
}

static void
order_units(Register *reg)
{
    g_autofree Unit **sorted = g_new(Unit *, reg->n_units);
    for (guint i = 0; i < reg->n_units; i++)
        sorted[i] = &reg->units[i];
    qsort_r(sorted, reg->n_units, sizeof *sorted, compare_units, reg);
    for (guint i = 0; i < reg->n_units; i++)
        sorted[i]->order = i + 1;
}

/* ---- records */

/* The units of the records, which are found by their old codes. */
static GHashTable *
find_units(const Register *reg, const GPtrArray *files)
{
    GHashTable *units = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < files->len; i++) {
        RecordFile *file = files->pdata[i];
        gpointer unit = file->record ? g_hash_table_lookup(reg->by_code, file->record->unit) : NULL;
        if (unit)
            g_hash_table_insert(units, file, unit);
    }
    return units;
}

/* The unit's code in "SET:UNIT/PART" is the new one. */
static void
blind_from(const JobBlind *job, Arena *arena, Kpi *kpi)
{
    RecordFrom from;
    if (!kpi->from || !record_parse_from(arena, kpi->from, &from) || !from.unit)
        return;
    const char *code = NULL;
    for (guint i = 0; i < job->sets->len && !code; i++) {
        const Blind *set = job->sets->pdata[i];
        if (strcmp(set->framework->set_id, from.set) == 0)
            code = g_hash_table_lookup(set->codes, from.unit);
    }
    g_autofree char *text =
        g_strconcat(from.set, ":", code ? code : "-", from.part ? "/" : NULL, from.part, NULL);
    kpi->from = arena_strdup(arena, text);
}

static void
blind_record(const JobBlind *job, JobBlindText *text, Record *record, const Unit *unit)
{
    g_autofree char *name = g_strconcat("records/", unit->code, ".xml", NULL);
    record->unit = unit->code;
    record->name = arena_strdup(record->arena, name);
    record->sha256 = "-";
    job_blind_text_apply(text, record);
    for (guint i = 0; i < record->n_components; i++) {
        for (guint k = 0; k < record->components[i].n_kpis; k++)
            blind_from(job, record->arena, &record->components[i].kpis[k]);
    }
}

static int
compare_lines(const void *a, const void *b)
{
    return strcmp(*(const char *const *) a, *(const char *const *) b);
}

void
job_blind_set(JobBlind *blind, Framework *framework, Register *reg, GPtrArray *files, char prefix)
{
    Blind *set = g_new0(Blind, 1);
    *set = (Blind){
        .framework = framework,
        .reg = reg,
        .files = files,
        .units = find_units(reg, files),
        .old = g_memdup2(reg->units, reg->n_units * sizeof *reg->units),
        .codes = g_hash_table_new(g_str_hash, g_str_equal),
        .aliases = g_array_new(FALSE, FALSE, sizeof(Alias)),
        .salt = make_salt(blind->project, files),
        .prefix = prefix,
    };
    rename_units(set);
    for (guint i = 0; i < reg->n_groupings; i++)
        rename_groups(set, i);
    order_units(reg);
    g_ptr_array_add(blind->sets, set);
}

/* The set's own names first: where several sets have a unit, its records call it as the set does.
 */
static JobBlindText *
new_text(const JobBlind *blind, const Blind *own)
{
    JobBlindText *text = job_blind_text_new(own->framework->unit_names.thai);
    for (guint i = 0; i <= blind->sets->len; i++) {
        const Blind *set = i ? blind->sets->pdata[i - 1] : own;
        for (guint k = 0; k < set->aliases->len; k++) {
            const Alias *alias = &g_array_index(set->aliases, Alias, k);
            job_blind_text_add(text, alias->name, alias->pseudonym);
        }
    }
    return text;
}

/* The records of a set; its lines of the key go to @key. */
static void
blind_set(const JobBlind *blind, const Blind *set, JobBlindText *text, GString *key)
{
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
    GHashTableIter iter;
    gpointer file, unit;
    g_hash_table_iter_init(&iter, set->units);
    while (g_hash_table_iter_next(&iter, &file, &unit)) {
        const Unit *was = &set->old[(const Unit *) unit - set->reg->units];
        g_ptr_array_add(lines, g_strdup_printf("%s,%s,%s\n", ((const Unit *) unit)->code, was->code,
                                               was->full_name));
        blind_record(blind, text, ((RecordFile *) file)->record, unit);
    }
    g_ptr_array_sort(lines, compare_lines);
    for (guint i = 0; i < lines->len; i++)
        g_string_append(key, lines->pdata[i]);
}

static void
blind_project(Project *project, JobBlindText *text)
{
    job_blind_text_string(text, project->arena, &project->title.thai);
    job_blind_text_string(text, project->arena, &project->title.english);
    job_blind_text_strings(text, project->arena, &project->notes);
}

static void
blind_framework(Framework *framework, JobBlindText *text)
{
    for (guint i = 0; i < framework->n_sources; i++)
        job_blind_text_string(text, framework->arena, &framework->sources[i].text);
    for (guint i = 0; i < framework->n_legal_basis; i++)
        job_blind_text_string(text, framework->arena, &framework->legal_basis[i].text);
}

char *
job_blind_texts(JobBlind *blind)
{
    GString *key = g_string_new(NULL);
    for (guint i = 0; i < blind->sets->len; i++) {
        const Blind *set = blind->sets->pdata[i];
        g_autoptr(JobBlindText) text = new_text(blind, set);
        blind_set(blind, set, text, key);
        blind_framework(set->framework, text);
        if (i == 0)
            blind_project(blind->project, text);
    }
    return g_string_free(key, FALSE);
}
