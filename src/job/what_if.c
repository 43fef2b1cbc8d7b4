#include "job/what_if.h"

#include <string.h>

#include "base/error.h"
#include "emit/what_if.h"
#include "framework/match.h"
#include "job/link.h"
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
    kpi->from = NULL; /* it is our own now */
    kpi->linked = NULL;
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

/* Of milestones so many are done: a whole number, and no more than there are. */
static bool
can_be_done(Arena *arena, const Kpi *kpi, const Decimal *number)
{
    return decimal_ends_within(number, 0) && decimal_sign(number) >= 0 &&
           decimal_compare(number, decimal_new(arena, (long) kpi->n_milestones, 1)) <= 0;
}

static bool
change_kpi(Arena *arena, Record *record, const JobChange *change, GError **error)
{
    Kpi *kpi = (Kpi *) record_find_kpi(record, change->kpi); /* of our own copy */
    const Decimal *number = decimal_parse(arena, change->value);
    if (number && kpi->n_milestones && !can_be_done(arena, kpi, number)) {
        error_set(error, SAMRIT_ERROR_INPUT, "KPI %s has %u milestones, of which %s cannot be done",
                  "ตัวชี้วัด %s มี %u ขั้นตอน จึงเสร็จ %s ขั้นตอนไม่ได้", change->kpi, kpi->n_milestones,
                  change->value);
        return false;
    }
    if (number && !kpi->n_checks && !record_status_is_out(kpi->status)) {
        set_value(arena, kpi, number, decimal_places(change->value));
        return true;
    }
    if (number)
        error_set(error, SAMRIT_ERROR_INPUT, "KPI %s has no result that could be another",
                  "ตัวชี้วัด %s ไม่มีผลที่เปลี่ยนเป็นค่าอื่นได้", change->kpi);
    else
        error_set(error, SAMRIT_ERROR_INPUT, "%s is not a number", "%s ไม่ใช่ตัวเลข", change->value);
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
        diag_set_error(error, SAMRIT_ERROR_INPUT, finding);
        return false;
    }
    return true;
}

/* ---- all sets again, with some results changed */

/* A set scored again. */
typedef struct {
    const JobSet *set;
    GHashTable *records; /* code → Record, of units that change */
    GHashTable *kpis;    /* code → ids of those of its KPIs that have another result */
    const NationResult *after;
} Scenario;

/* What one question hands around. */
typedef struct {
    const JobEvaluation *evaluation;
    Arena *arena;
    Scenario *scenarios; /* one a set, in the order of the project */
} Asking;

static void
note_change(Scenario *scenario, Record *record, const char *kpi)
{
    GPtrArray *kpis = g_hash_table_lookup(scenario->kpis, record->unit);
    if (!kpis) {
        kpis = g_ptr_array_new();
        g_hash_table_insert(scenario->kpis, (gpointer) record->unit, kpis);
    }
    if (!g_ptr_array_find_with_equal_func(kpis, kpi, g_str_equal, NULL))
        g_ptr_array_add(kpis, (gpointer) kpi);
    g_hash_table_insert(scenario->records, (gpointer) record->unit, record);
}

static bool
apply(const Asking *asking, const char *set_id, const JobChange *change, GError **error)
{
    const JobSet *set = job_what_if_find(asking->evaluation, set_id, change);
    const UnitResult *unit = result_find_unit(set->nation, change->unit);
    Scenario *scenario = &asking->scenarios[set - asking->evaluation->sets];
    Record *record = g_hash_table_lookup(scenario->records, change->unit);
    if (!record)
        record = copy_record(asking->arena, unit->record);
    note_change(scenario, record, change->kpi);
    return change_kpi(asking->arena, record, change, error);
}

static bool
has_links(const Record *record)
{
    for (guint c = 0; c < record->n_components; c++) {
        for (guint k = 0; k < record->components[c].n_kpis; k++) {
            if (record->components[c].kpis[k].from)
                return true;
        }
    }
    return false;
}

static bool
is_same(const Decimal *before, const Decimal *after)
{
    return before && after ? decimal_equal(before, after) : before == after;
}

/* Notes the KPIs whose results are not as they were @before the links were taken. */
static void
compare_links(Scenario *scenario, const Record *before, Record *after)
{
    for (guint c = 0; c < after->n_components; c++) {
        for (guint k = 0; k < after->components[c].n_kpis; k++) {
            const Kpi *old = &before->components[c].kpis[k], *new = &after->components[c].kpis[k];
            if (!is_same(old->result.value, new->result.value))
                note_change(scenario, after, new->id);
        }
    }
}

/* Results of other sets that are others now. */
static void
take_links(const Asking *asking, Scenario *scenario, const JobLinks *links)
{
    g_autoptr(Diag) known = diag_new(); /* what is not there was not there before */
    const NationResult *nation = scenario->set->nation;
    for (guint i = 0; i < nation->n_units; i++) {
        const Record *before = g_hash_table_lookup(scenario->records, nation->units[i]->unit->code);
        if (!before)
            before = nation->units[i]->record;
        if (!has_links(before))
            continue;
        Record *after = copy_record(asking->arena, before);
        job_links_take(links, after, known);
        compare_links(scenario, before, after);
    }
}

static bool
score_again(const Asking *asking, Scenario *scenario, GError **error)
{
    const NationResult *nation = scenario->set->nation;
    const JobSet *set = scenario->set;
    Arena *arena = asking->arena;
    scenario->after = nation;
    if (!g_hash_table_size(scenario->records))
        return true;
    UnitResult **units = ARENA_NEW_N(arena, UnitResult *, nation->n_units);
    for (guint i = 0; i < nation->n_units; i++) {
        const UnitResult *old = nation->units[i];
        const Record *record = g_hash_table_lookup(scenario->records, old->unit->code);
        if (record && !check_record(set, record, error))
            return false;
        units[i] = record ? score_unit(arena, set->framework, record, old->unit)
                          : arena_memdup(arena, old, sizeof *old);
    }
    scenario->after = score_nation(arena, set->framework, set->reg, units, nation->n_units);
    return true;
}

/* Every set after those that its results are from. */
static bool
score_sets(const Asking *asking, GError **error)
{
    g_autoptr(JobLinks) links = job_links_new();
    for (guint i = 0; i < asking->evaluation->n_sets; i++) {
        const JobSet *set = asking->evaluation->order[i];
        Scenario *scenario = &asking->scenarios[set - asking->evaluation->sets];
        take_links(asking, scenario, links);
        if (!score_again(asking, scenario, error))
            return false;
        job_links_add(links, scenario->after);
    }
    return true;
}

/* ---- in words */

static void
print_scenario(GString *text, const Scenario *scenario)
{
    const NationResult *before = scenario->set->nation;
    for (guint i = 0; i < before->n_units; i++) {
        const GPtrArray *kpis = g_hash_table_lookup(scenario->kpis, before->units[i]->unit->code);
        if (!kpis)
            continue;
        g_autofree char *part = emit_what_if(scenario->set->framework, before->units[i],
                                             scenario->after->units[i], kpis);
        g_string_append(text, part);
    }
    g_autofree char *others = emit_what_if_others(before, scenario->after, scenario->records);
    g_string_append(text, others);
}

/* Where several sets change, each under its name. */
static char *
print_all(const Asking *asking)
{
    GString *text = g_string_new(NULL);
    guint changed = 0;
    for (guint i = 0; i < asking->evaluation->n_sets; i++)
        changed += g_hash_table_size(asking->scenarios[i].records) > 0;
    for (guint i = 0; i < asking->evaluation->n_sets; i++) {
        const Scenario *scenario = &asking->scenarios[i];
        const Framework *framework = scenario->set->framework;
        if (!g_hash_table_size(scenario->records))
            continue;
        if (changed > 1)
            g_string_append_printf(text, "[%s] %s\n", framework->set_id, framework->title.thai);
        print_scenario(text, scenario);
    }
    return g_string_free(text, FALSE);
}

/* ---- a question */

const JobSet *
job_what_if_find(const JobEvaluation *evaluation, const char *set_id, const JobChange *change)
{
    g_autofree const JobSet **sets = job_evaluation_by_use(evaluation);
    for (guint i = 0; i < evaluation->n_sets; i++) {
        if (set_id && strcmp(sets[i]->framework->set_id, set_id) != 0)
            continue;
        const UnitResult *unit = result_find_unit(sets[i]->nation, change->unit);
        if (unit && result_find_kpi(unit, change->kpi))
            return sets[i];
    }
    return NULL;
}

static void
start_scenarios(Asking *asking)
{
    guint n = asking->evaluation->n_sets;
    asking->scenarios = ARENA_NEW_N(asking->arena, Scenario, n);
    for (guint i = 0; i < n; i++)
        asking->scenarios[i] = (Scenario){
            .set = &asking->evaluation->sets[i],
            .records = g_hash_table_new(g_str_hash, g_str_equal),
            .kpis = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
                                          (GDestroyNotify) g_ptr_array_unref),
        };
}

static void
end_scenarios(const Asking *asking)
{
    for (guint i = 0; i < asking->evaluation->n_sets; i++) {
        g_hash_table_unref(asking->scenarios[i].records);
        g_hash_table_unref(asking->scenarios[i].kpis);
    }
}

char *
job_what_if(const JobEvaluation *evaluation, const char *set_id, const JobChange *changes,
            guint n_changes, GError **error)
{
    g_autoptr(Arena) arena = arena_new();
    Asking asking = {evaluation, arena, NULL};
    start_scenarios(&asking);
    bool applied = true;
    for (guint i = 0; applied && i < n_changes; i++)
        applied = apply(&asking, set_id, &changes[i], error);
    char *text = applied && score_sets(&asking, error) ? print_all(&asking) : NULL;
    end_scenarios(&asking);
    return text;
}

char *
job_what_if_next(const JobSet *set)
{
    return emit_next_bands(set->nation);
}
