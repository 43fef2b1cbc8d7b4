#include "job/link.h"

#include <string.h>

/* ---- results by set and unit */

struct JobLinks {
    GHashTable *sets; /* set's id → LinkSource */
};

typedef struct {
    const NationResult *nation;
    GHashTable *units; /* code → UnitResult */
} LinkSource;

static void
free_source(gpointer data)
{
    LinkSource *source = data;
    g_hash_table_unref(source->units);
    g_free(source);
}

JobLinks *
job_links_new(void)
{
    JobLinks *links = g_new0(JobLinks, 1);
    links->sets = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_source);
    return links;
}

void
job_links_free(JobLinks *links)
{
    if (!links)
        return;
    g_hash_table_unref(links->sets);
    g_free(links);
}

void
job_links_add(JobLinks *links, const NationResult *nation)
{
    LinkSource *source = g_new0(LinkSource, 1);
    source->nation = nation;
    source->units = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < nation->n_units; i++)
        g_hash_table_insert(source->units, (gpointer) nation->units[i]->unit->code,
                            nation->units[i]);
    g_hash_table_insert(links->sets, (gpointer) nation->framework->set_id, source);
}

/* ---- taking one over */

/* What was found at the place that a result is from. */
typedef struct {
    const NationResult *nation;
    const UnitResult *unit; /* NULL: there is no such unit */
    const KpiResult *kpi;   /* the part, if it is one of these */
    const ComponentResult *component;
    const Decimal *score; /* NULL: none yet, or no such part */
} Found;

static void
find_part(Found *found, const char *part)
{
    found->kpi = result_find_kpi(found->unit, part);
    if (found->kpi) {
        found->score = found->kpi->score;
        return;
    }
    found->component = result_find_component(found->unit, part);
    if (found->component)
        found->score = found->component->score;
}

static Found
look_up(const JobLinks *links, const Record *record, const RecordFrom *from)
{
    Found found = {NULL};
    const LinkSource *source = g_hash_table_lookup(links->sets, from->set);
    if (!source)
        return found;
    found.nation = source->nation;
    found.unit = g_hash_table_lookup(source->units, from->unit ? from->unit : record->unit);
    if (found.unit && from->part)
        find_part(&found, from->part);
    else if (found.unit)
        found.score = found.unit->score;
    return found;
}

/* A score is passed on as it is printed, so that both documents say the same. */
static void
take_score(Record *record, Kpi *kpi, const Found *found)
{
    const Framework *framework = found->nation->framework;
    kpi->result.value = framework_round(framework, record->arena, found->score);
    kpi->result.places = framework->decimals;
    kpi->places = MAX(kpi->places, framework->decimals);
    if (kpi->status == KPI_MISSING)
        kpi->status = KPI_SCORED;
}

/* The parts it is made of, where it has any. */
static void
keep_parts(Record *record, Kpi *kpi, const Found *found)
{
    if (found->kpi)
        return;
    Linked *linked = ARENA_NEW(record->arena, Linked);
    *linked = (Linked){found->nation, found->unit, found->component};
    kpi->linked = linked;
}

static void
take(const JobLinks *links, Record *record, Kpi *kpi, Diag *diag)
{
    RecordFrom from = {NULL};
    Found found = {NULL};
    if (record_parse_from(record->arena, kpi->from, &from))
        found = look_up(links, record, &from);
    if (found.score) {
        take_score(record, kpi, &found);
        keep_parts(record, kpi, &found);
    } else if (!found.unit || (from.part && found.unit->status == KPI_SCORED)) {
        diag_add(diag, DIAG_ID_RESULT_FROM,
                 (DiagPlace){record->file, kpi->result.line ? kpi->result.line : kpi->line, 0},
                 kpi->id, kpi->from, NULL);
    }
}

void
job_links_take(const JobLinks *links, Record *record, Diag *diag)
{
    for (guint c = 0; c < record->n_components; c++) {
        RecordComponent *component = &record->components[c];
        for (guint k = 0; k < component->n_kpis; k++) {
            if (component->kpis[k].from)
                take(links, record, &component->kpis[k], diag);
        }
    }
}

/* ---- the order of sets */

/* What finding an order hands around. */
typedef struct {
    const JobEvaluation *evaluation;
    bool *seen; /* one a set: in the order, or about to be */
    JobSet **order;
    guint count;
} Ordering;

static void
add_names(const Record *record, GHashTable *names)
{
    for (guint c = 0; c < record->n_components; c++) {
        for (guint k = 0; k < record->components[c].n_kpis; k++) {
            const char *from = record->components[c].kpis[k].from;
            if (from)
                g_hash_table_add(names, g_strndup(from, strcspn(from, ":/")));
        }
    }
}

/* The ids of the sets that @set takes results from. */
static GHashTable *
find_sources(const JobSet *set)
{
    GHashTable *names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < set->files->len; i++) {
        const RecordFile *file = set->files->pdata[i];
        if (file->record)
            add_names(file->record, names);
    }
    return names;
}

bool
job_links_any(const JobSet *set)
{
    g_autoptr(GHashTable) sources = find_sources(set);
    return g_hash_table_size(sources) > 0;
}

/* Those it takes results from first; of sets that go round in a circle one comes too early, and
 * what it asks for is not there. */
static void
add_to_order(Ordering *ordering, guint index) /* NOLINT(misc-no-recursion): as deep as sets */
{
    if (ordering->seen[index])
        return;
    ordering->seen[index] = true;
    JobSet *set = &ordering->evaluation->sets[index];
    g_autoptr(GHashTable) sources = find_sources(set);
    for (guint i = 0; i < ordering->evaluation->n_sets; i++) {
        if (g_hash_table_contains(sources, ordering->evaluation->sets[i].framework->set_id))
            add_to_order(ordering, i);
    }
    ordering->order[ordering->count++] = set;
}

JobSet **
job_links_order(const JobEvaluation *evaluation)
{
    g_autofree bool *seen = g_new0(bool, evaluation->n_sets);
    Ordering ordering = {
        .evaluation = evaluation,
        .seen = seen,
        .order = ARENA_NEW_N(evaluation->arena, JobSet *, evaluation->n_sets),
    };
    for (guint i = 0; i < evaluation->n_sets; i++)
        add_to_order(&ordering, i);
    return ordering.order;
}
