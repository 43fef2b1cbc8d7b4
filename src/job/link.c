#include "job/link.h"

#include <string.h>

/* The set called @id among those scored before @set. */
static const JobSet *
find_set(const JobEvaluation *evaluation, const JobSet *set, const char *id)
{
    for (const JobSet *before = evaluation->sets; before < set; before++) {
        if (strcmp(before->framework->set_id, id) == 0)
            return before;
    }
    return NULL;
}

/* What was found at the place that a result is from. */
typedef struct {
    const NationResult *nation;
    const UnitResult *unit; /* NULL: there is no such unit */
    const KpiResult *kpi;   /* the part, if it is one of these */
    const ComponentResult *component;
    const Decimal *score; /* NULL: none yet, or no such part */
} Found;

static const ComponentResult *
find_component(const UnitResult *unit, const char *id)
{
    for (guint i = 0; i < unit->n_components; i++) {
        if (strcmp(unit->components[i].component->id, id) == 0)
            return &unit->components[i];
    }
    return NULL;
}

static Found
look_up(const JobEvaluation *evaluation, const JobSet *set, const Record *record,
        const RecordFrom *from)
{
    Found found = {NULL};
    const JobSet *source = find_set(evaluation, set, from->set);
    if (!source)
        return found;
    found.nation = source->nation;
    found.unit = result_find_unit(source->nation, from->unit ? from->unit : record->unit);
    if (!found.unit)
        return found;
    found.kpi = from->part ? result_find_kpi(found.unit, from->part) : NULL;
    found.component = from->part && !found.kpi ? find_component(found.unit, from->part) : NULL;
    found.score = found.kpi         ? found.kpi->score
                  : found.component ? found.component->score
                  : from->part      ? NULL
                                    : found.unit->score;
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
link_kpi(const JobEvaluation *evaluation, const JobSet *set, RecordFile *file, Kpi *kpi)
{
    Record *record = file->record;
    RecordFrom from = {NULL};
    Found found = {NULL};
    if (record_parse_from(record->arena, kpi->from, &from))
        found = look_up(evaluation, set, record, &from);
    if (found.score) {
        take_score(record, kpi, &found);
        keep_parts(record, kpi, &found);
    } else if (!found.unit || (from.part && found.unit->status == KPI_SCORED)) {
        diag_add(file->diag, DIAG_ID_RESULT_FROM,
                 (DiagPlace){record->file, kpi->result.line ? kpi->result.line : kpi->line, 0},
                 kpi->id, kpi->from, NULL);
    }
}

static void
link_record(const JobEvaluation *evaluation, const JobSet *set, RecordFile *file)
{
    for (guint c = 0; c < file->record->n_components; c++) {
        RecordComponent *component = &file->record->components[c];
        for (guint k = 0; k < component->n_kpis; k++) {
            if (component->kpis[k].from)
                link_kpi(evaluation, set, file, &component->kpis[k]);
        }
    }
}

void
job_link_results(const JobEvaluation *evaluation, const JobSet *set)
{
    for (guint i = 0; i < set->files->len; i++) {
        RecordFile *file = set->files->pdata[i];
        if (file->record)
            link_record(evaluation, set, file);
    }
}
