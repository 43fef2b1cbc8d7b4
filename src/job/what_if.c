#include "job/what_if.h"

#include <string.h>

#include "base/error.h"
#include "emit/what_if.h"
#include "framework/match.h"
#include "score/score.h"

/* ---- a record with one thing changed: what changes is copied, the rest is shared */

static void
set_milestones(Arena *arena, Kpi *kpi, const Decimal *done)
{
    kpi->milestones =
        arena_memdup(arena, kpi->milestones, kpi->n_milestones * sizeof *kpi->milestones);
    for (guint i = 0; i < kpi->n_milestones; i++)
        kpi->milestones[i].done = decimal_compare(decimal_new(arena, (long) i + 1, 1), done) <= 0;
}

static void
set_value(Arena *arena, Kpi *kpi, const Decimal *value, int places)
{
    if (kpi->n_milestones) {
        set_milestones(arena, kpi, value);
        return;
    }
    kpi->result.value = value;
    kpi->result.places = places;
    kpi->places = MAX(kpi->places, places);
    if (kpi->status == KPI_MISSING)
        kpi->status = KPI_SCORED;
}

/* A copy of @record whose KPIs can be written to. */
static Record *
copy_record(Arena *arena, const Record *record)
{
    Record *copy = arena_memdup(arena, record, sizeof *record);
    copy->components =
        arena_memdup(arena, record->components, record->n_components * sizeof *record->components);
    for (guint c = 0; c < copy->n_components; c++) {
        RecordComponent *component = &copy->components[c];
        component->kpis =
            arena_memdup(arena, component->kpis, component->n_kpis * sizeof *component->kpis);
    }
    return copy;
}

static bool
change_kpi(Arena *arena, Record *record, const JobChange *change, GError **error)
{
    Kpi *kpi = (Kpi *) record_find_kpi(record, change->kpi); /* of our own copy */
    const Decimal *number = decimal_parse(arena, change->value);
    if (number && !kpi->n_checks && !record_status_is_out(kpi->status)) {
        set_value(arena, kpi, number, decimal_places(change->value));
        return true;
    }
    g_set_error(error, SAMRIT_ERROR, SAMRIT_ERROR_INPUT,
                number ? "KPI %s has no result that could be another" : "%s is not a number",
                number ? change->kpi : change->value);
    return false;
}

/* False and @error, which says the first thing wrong, if the changed record cannot be scored. */
static bool
check_record(const JobSet *set, const Record *record, GError **error)
{
    g_autoptr(Diag) diag = diag_new();
    framework_match(record, set->framework, set->reg, diag);
    for (guint i = 0; i < diag_count(diag); i++) {
        const Finding *finding = diag_get(diag, i);
        if (diag_id_severity(finding->id) != DIAG_ERROR)
            continue;
        g_autofree char *text = diag_format(finding, DIAG_FORMAT_TEXT, DIAG_LANGUAGE_BOTH);
        g_set_error_literal(error, SAMRIT_ERROR, SAMRIT_ERROR_INPUT, g_strchomp(text));
        return false;
    }
    return true;
}

/* ---- all units again, with some changed */

/* What one question hands around. */
typedef struct {
    const JobSet *set;
    Arena *arena;
    GHashTable *records; /* code → changed Record */
    GHashTable *kpis;    /* code → ids of its changed KPIs */
} Asking;

static bool
apply(const Asking *asking, const JobChange *change, GError **error)
{
    const UnitResult *unit = result_find_unit(asking->set->nation, change->unit);
    Record *record = g_hash_table_lookup(asking->records, change->unit);
    if (!record) {
        record = copy_record(asking->arena, unit->record);
        g_hash_table_insert(asking->records, (gpointer) change->unit, record);
        g_hash_table_insert(asking->kpis, (gpointer) change->unit, g_ptr_array_new());
    }
    GPtrArray *kpis = g_hash_table_lookup(asking->kpis, change->unit);
    if (!g_ptr_array_find_with_equal_func(kpis, change->kpi, g_str_equal, NULL))
        g_ptr_array_add(kpis, (gpointer) change->kpi);
    return change_kpi(asking->arena, record, change, error);
}

static const NationResult *
score_again(const Asking *asking, GError **error)
{
    const NationResult *nation = asking->set->nation;
    Arena *arena = asking->arena;
    UnitResult **units = ARENA_NEW_N(arena, UnitResult *, nation->n_units);
    for (guint i = 0; i < nation->n_units; i++) {
        const UnitResult *old = nation->units[i];
        const Record *record = g_hash_table_lookup(asking->records, old->unit->code);
        if (record && !check_record(asking->set, record, error))
            return NULL;
        units[i] = record ? score_unit(arena, asking->set->framework, record, old->unit)
                          : arena_memdup(arena, old, sizeof *old);
    }
    return score_nation(arena, asking->set->framework, asking->set->reg, units, nation->n_units);
}

static char *
print_changes(const Asking *asking, const NationResult *after)
{
    const NationResult *before = asking->set->nation;
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < before->n_units; i++) {
        const GPtrArray *kpis = g_hash_table_lookup(asking->kpis, before->units[i]->unit->code);
        if (!kpis)
            continue;
        g_autofree char *part =
            emit_what_if(asking->set->framework, before->units[i], after->units[i], kpis);
        g_string_append(text, part);
    }
    g_autofree char *others = emit_what_if_others(before, after, asking->records);
    g_string_append(text, others);
    return g_string_free(text, FALSE);
}

bool
job_what_if_knows(const JobSet *set, const JobChange *change)
{
    const UnitResult *unit = result_find_unit(set->nation, change->unit);
    return unit && result_find_kpi(unit, change->kpi);
}

char *
job_what_if(const JobSet *set, const JobChange *changes, guint n_changes, GError **error)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GHashTable) records = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) kpis =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
    Asking asking = {set, arena, records, kpis};
    for (guint i = 0; i < n_changes; i++) {
        if (!apply(&asking, &changes[i], error))
            return NULL;
    }
    const NationResult *after = score_again(&asking, error);
    return after ? print_changes(&asking, after) : NULL;
}

char *
job_what_if_next(const JobSet *set)
{
    return emit_next_bands(set->nation);
}
