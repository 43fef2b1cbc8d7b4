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

/* A copy of @record in which the KPI @id can be written to, at *@kpi. */
static Record *
copy_record(Arena *arena, const Record *record, const char *id, Kpi **kpi)
{
    Record *copy = arena_memdup(arena, record, sizeof *record);
    copy->components =
        arena_memdup(arena, record->components, record->n_components * sizeof *record->components);
    for (guint c = 0; c < copy->n_components; c++) {
        RecordComponent *component = &copy->components[c];
        component->kpis =
            arena_memdup(arena, component->kpis, component->n_kpis * sizeof *component->kpis);
        for (guint k = 0; k < component->n_kpis; k++) {
            if (strcmp(component->kpis[k].id, id) == 0)
                *kpi = &component->kpis[k];
        }
    }
    return copy;
}

/* ---- all units again, with the one changed */

static const NationResult *
score_again(Arena *arena, const JobSet *set, const UnitResult *unit, const Record *record)
{
    const NationResult *nation = set->nation;
    UnitResult **units = ARENA_NEW_N(arena, UnitResult *, nation->n_units);
    for (guint i = 0; i < nation->n_units; i++) {
        const UnitResult *old = nation->units[i];
        units[i] = old == unit ? score_unit(arena, set->framework, record, unit->unit)
                               : arena_memdup(arena, old, sizeof *old);
    }
    return score_nation(arena, set->framework, set->reg, units, nation->n_units);
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

char *
job_what_if(const JobSet *set, const char *unit, const char *kpi, const char *value, GError **error)
{
    const UnitResult *before = result_find_unit(set->nation, unit);
    if (!before || !result_find_kpi(before, kpi))
        return NULL;

    g_autoptr(Arena) arena = arena_new();
    const Decimal *number = decimal_parse(arena, value);
    Kpi *changed = NULL;
    Record *record = copy_record(arena, before->record, kpi, &changed);
    if (!number || changed->n_checks || changed->status == KPI_CANCELLED) {
        g_set_error(error, SAMRIT_ERROR, SAMRIT_ERROR_INPUT,
                    number ? "KPI %s has no result that could be another" : "%s is not a number",
                    number ? kpi : value);
        return NULL;
    }
    set_value(arena, changed, number, decimal_places(value));
    if (!check_record(set, record, error))
        return NULL;

    const NationResult *after = score_again(arena, set, before, record);
    return emit_what_if(set->framework, before, result_find_unit(after, unit), kpi);
}
