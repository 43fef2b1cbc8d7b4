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

/* The score of the KPI or component @part; of all if it is NULL. NULL if there is none. */
static const Decimal *
find_score(const UnitResult *unit, const char *part)
{
    if (!part)
        return unit->score;
    const KpiResult *kpi = result_find_kpi(unit, part);
    if (kpi)
        return kpi->score;
    for (guint i = 0; i < unit->n_components; i++) {
        if (strcmp(unit->components[i].component->id, part) == 0)
            return unit->components[i].score;
    }
    return NULL;
}

/* NULL where it is not there or is itself still waited for; @unit is set if only the latter. */
static const Decimal *
look_up(const JobEvaluation *evaluation, const JobSet *set, const Record *record,
        const RecordFrom *from, const JobSet **source, const UnitResult **unit)
{
    *source = find_set(evaluation, set, from->set);
    const char *code = from->unit ? from->unit : record->unit;
    *unit = *source ? result_find_unit((*source)->nation, code) : NULL;
    return *unit ? find_score(*unit, from->part) : NULL;
}

/* A score is passed on as it is printed, so that both documents say the same. */
static void
take_score(Record *record, Kpi *kpi, const Framework *framework, const Decimal *score)
{
    kpi->result.value = framework_round(framework, record->arena, score);
    kpi->result.places = framework->decimals;
    kpi->places = MAX(kpi->places, framework->decimals);
    if (kpi->status == KPI_MISSING)
        kpi->status = KPI_SCORED;
}

static void
link_kpi(const JobEvaluation *evaluation, const JobSet *set, RecordFile *file, Kpi *kpi)
{
    Record *record = file->record;
    RecordFrom from;
    const JobSet *source = NULL;
    const UnitResult *unit = NULL;
    const Decimal *score = NULL;
    if (record_parse_from(record->arena, kpi->from, &from))
        score = look_up(evaluation, set, record, &from, &source, &unit);
    if (score)
        take_score(record, kpi, source->framework, score);
    else if (!unit || (from.part && unit->status == KPI_SCORED))
        diag_add(file->diag, DIAG_ID_RESULT_FROM,
                 (DiagPlace){record->file, kpi->result.line ? kpi->result.line : kpi->line, 0},
                 kpi->id, kpi->from, NULL);
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
