#include "model/result.h"

#include <string.h>

const KpiResult *
result_find_kpi(const UnitResult *unit, const char *id)
{
    for (guint c = 0; c < unit->n_components; c++) {
        const ComponentResult *component = &unit->components[c];
        for (guint k = 0; k < component->n_kpis; k++) {
            if (strcmp(component->kpis[k].kpi->id, id) == 0)
                return &component->kpis[k];
        }
    }
    return NULL;
}

const UnitResult *
result_find_unit(const NationResult *nation, const char *code)
{
    for (guint i = 0; i < nation->n_units; i++) {
        if (strcmp(nation->units[i]->unit->code, code) == 0)
            return nation->units[i];
    }
    return NULL;
}
