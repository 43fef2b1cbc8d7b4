#include "job/next_year.h"

#include <string.h>

/* @years with one more at the end. */
static YearValue *
append_year(Arena *arena, const YearValue *years, guint count, int fiscal_year, Number value)
{
    YearValue *longer = ARENA_NEW_N(arena, YearValue, count + 1);
    for (guint i = 0; i < count; i++)
        longer[i] = years[i];
    longer[count] = (YearValue){fiscal_year, value};
    return longer;
}

/* "province-2566" → "province-2567"; a framework that is not called by its year stays. */
static const char *
next_framework(Arena *arena, const char *framework, int fiscal_year)
{
    g_autofree char *suffix = g_strdup_printf("-%d", fiscal_year);
    if (!g_str_has_suffix(framework, suffix))
        return framework;
    gsize stem = strlen(framework) - strlen(suffix);
    g_autofree char *name = g_strdup_printf("%.*s-%d", (int) stem, framework, fiscal_year + 1);
    return arena_strdup(arena, name);
}

/* "area-office-2566/finance" → "area-office-2567/finance": what it is taken from is a year on, too.
 */
static const char *
next_from(Arena *arena, const char *from, int fiscal_year)
{
    if (!from)
        return NULL;
    gsize length = strcspn(from, ":/");
    g_autofree char *set = g_strndup(from, length);
    g_autofree char *next =
        g_strconcat(next_framework(arena, set, fiscal_year), from + length, NULL);
    return arena_strdup(arena, next);
}

static void
renew_kpi(Arena *arena, Kpi *kpi, int fiscal_year)
{
    if (kpi->result.value) {
        kpi->years = append_year(arena, kpi->years, kpi->n_years, fiscal_year, kpi->result);
        kpi->n_years++;
    }
    kpi->result = kpi->self = (Number){0};
    kpi->from = next_from(arena, kpi->from, fiscal_year);
    kpi->linked = NULL;
    kpi->earlier = NULL;
    kpi->status = kpi->status == KPI_MONITORED ? KPI_MONITORED : KPI_MISSING;
    kpi->n_deductions = 0;
    kpi->reason = NULL;
    kpi->performance = kpi->evidence = kpi->obstacles = kpi->opinion = (Strings){0};
    kpi->milestones = arena_memdup(arena, kpi->milestones, kpi->n_milestones * sizeof(Milestone));
    for (guint i = 0; i < kpi->n_milestones; i++)
        kpi->milestones[i].done = false;
}

static void
renew_component(Arena *arena, RecordComponent *component, int fiscal_year)
{
    component->kpis = arena_memdup(arena, component->kpis, component->n_kpis * sizeof(Kpi));
    for (guint i = 0; i < component->n_kpis; i++)
        renew_kpi(arena, &component->kpis[i], fiscal_year);
}

Record *
job_next_year(Arena *arena, const UnitResult *unit)
{
    Record *next = arena_memdup(arena, unit->record, sizeof *next);
    int fiscal_year = next->fiscal_year;
    next->framework = next_framework(arena, next->framework, fiscal_year);
    next->fiscal_year++;
    next->round = NULL;
    if (unit->score) {
        Number score = {.value = unit->score, .places = 2, .line = MAX(1, next->line)};
        next->years = append_year(arena, next->years, next->n_years, fiscal_year, score);
        next->n_years++;
    }
    next->components =
        arena_memdup(arena, next->components, next->n_components * sizeof(RecordComponent));
    for (guint i = 0; i < next->n_components; i++)
        renew_component(arena, &next->components[i], fiscal_year);
    next->summary = next->strengths = next->obstacles = next->recommendations = (Strings){0};
    return next;
}
