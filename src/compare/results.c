#include "compare/unit.h"

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

static const CompareUnitRow *
find_unit(const CompareRows *rows, const char *code)
{
    return rows ? g_hash_table_lookup(rows->by_code, code) : NULL;
}

static void
differ_units(const CompareRules *rules, CompareSet *set, const CompareRows *before,
             const CompareRows *after)
{
    set->units = ARENA_NEW_N(rules->arena, CompareUnit, set->before.units + set->after.units);
    for (guint i = 0; after && i < set->after.units; i++) {
        const CompareUnitRow *unit = &after->units[i];
        CompareUnit one = compare_unit(rules, find_unit(before, unit->code), unit);
        add_unit(set, &one);
    }
    for (guint i = 0; before && i < set->before.units; i++) {
        const CompareUnitRow *unit = &before->units[i];
        if (find_unit(after, unit->code))
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

static CompareSet
differ_set(Arena *arena, const CompareRows *before, const CompareRows *after)
{
    CompareSet set = {
        .before = before ? before->side : (CompareSide){0},
        .after = after ? after->side : (CompareSide){0},
    };
    if (before && after)
        set.framework = compare_facts_differ(arena, &before->framework, &after->framework);
    for (guint i = 0; i < set.framework.count; i++)
        set.counts[set.framework.items[i].class]++;
    const CompareRules rules = {arena, &set.before, &set.after, &set.framework};
    differ_units(&rules, &set, before, after);
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

static bool
has_same_kind(const CompareRows *a, const CompareRows *b)
{
    return g_strcmp0(a->kind, b->kind) == 0;
}

static bool
has_same_round(const CompareRows *a, const CompareRows *b)
{
    return has_same_kind(a, b) && g_strcmp0(a->side.round, b->side.round) == 0;
}

/* Gives each of @after that has none yet one of @before that is @same and not taken. */
static void
pair_sets(const GPtrArray *before, const GPtrArray *after, const CompareRows **twins,
          GHashTable *taken, bool (*same)(const CompareRows *a, const CompareRows *b))
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
    g_autofree const CompareRows **twins = g_new0(const CompareRows *, after->len + 1);
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
load(const CompareTexts *texts, const CompareFile *files, guint count, GPtrArray *sets, Diag *diag,
     GError **error)
{
    for (guint i = 0; i < count; i++) {
        CompareRows *rows = compare_rows(texts, &files[i], diag, error);
        if (!rows)
            return false;
        g_ptr_array_add(sets, rows);
    }
    return true;
}

/* The texts of both sides, which what is told points to. */
static GStringChunk *
new_strings(Arena *arena)
{
    enum {
        BLOCK = 64 << 10,
    };
    return arena_defer(arena, g_string_chunk_new(BLOCK), (GDestroyNotify) g_string_chunk_free);
}

Comparison *
compare_results(const CompareFile *before, guint n_before, const CompareFile *after, guint n_after,
                Diag *diag, GError **error)
{
    g_autoptr(Comparison) comparison = g_new0(Comparison, 1);
    comparison->arena = arena_new();
    g_autoptr(Arena) rows = arena_new();
    const CompareTexts texts = {rows, new_strings(comparison->arena)};
    g_autoptr(GPtrArray) old = g_ptr_array_new();
    g_autoptr(GPtrArray) new = g_ptr_array_new();
    if (!load(&texts, before, n_before, old, diag, error) ||
        !load(&texts, after, n_after, new, diag, error))
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
