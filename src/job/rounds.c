#include "job/rounds.h"

#include <string.h>

#include "read/record.h"

const JobSet *
job_rounds_before(const JobEvaluation *evaluation, const JobSet *set)
{
    const Round *round = set->framework->round;
    const JobSet *before = NULL;
    for (guint i = 0; round && i < evaluation->n_sets; i++) {
        const JobSet *other = &evaluation->sets[i];
        const Round *its = other->framework->round;
        if (strcmp(other->framework->id, set->framework->id) == 0 && its &&
            its->number < round->number &&
            (!before || its->number > before->framework->round->number))
            before = other;
    }
    return before;
}

static void
join_record(Record *record, const NationResult *before)
{
    const UnitResult *unit = result_find_unit(before, record->unit);
    for (guint i = 0; unit && i < record->n_components; i++) {
        RecordComponent *component = &record->components[i];
        for (guint k = 0; k < component->n_kpis; k++) {
            const KpiResult *kpi = result_find_kpi(unit, component->kpis[k].id);
            Earlier *earlier = ARENA_NEW(record->arena, Earlier);
            *earlier = (Earlier){before->framework->round, kpi};
            component->kpis[k].earlier = kpi ? earlier : NULL;
        }
    }
}

void
job_rounds_join(const JobEvaluation *evaluation)
{
    for (guint i = 0; i < evaluation->n_sets; i++) {
        const JobSet *set = &evaluation->sets[i];
        const JobSet *before = job_rounds_before(evaluation, set);
        for (guint k = 0; before && k < set->files->len; k++) {
            const RecordFile *file = set->files->pdata[k];
            if (file->record)
                join_record(file->record, before->nation);
        }
    }
}
