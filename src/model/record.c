#include "model/record.h"

#include <string.h>

static GHashTable *shared; /* texts of all records; NULL while there is no record */
static guint n_records;

Record *
record_new(void)
{
    Arena *arena = arena_new();
    Record *record = ARENA_NEW(arena, Record);
    record->arena = arena;
    if (!n_records++)
        shared = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return record;
}

void
record_free(Record *record)
{
    if (!record)
        return;
    arena_free(record->arena);
    if (!--n_records)
        g_clear_pointer(&shared, g_hash_table_unref);
}

const char *
record_share(char *text)
{
    gpointer known;
    if (!g_hash_table_lookup_extended(shared, text, &known, NULL)) {
        g_hash_table_add(shared, text);
        return text;
    }
    g_free(text);
    return known;
}

RecordFile *
record_file_new(const char *path)
{
    RecordFile *file = g_new0(RecordFile, 1);
    g_autofree char *name = g_path_get_basename(path);
    const char *dot = strrchr(name, '.');
    file->path = g_strdup(path);
    file->stem = dot ? g_strndup(name, (gsize) (dot - name)) : g_strdup(name);
    file->diag = diag_new();
    return file;
}

void
record_file_free(RecordFile *file)
{
    if (!file)
        return;
    g_free(file->path);
    g_free(file->stem);
    record_free(file->record);
    diag_free(file->diag);
    g_free(file);
}

bool
record_file_is_usable(const RecordFile *file)
{
    return file->record && diag_count_of(file->diag, DIAG_ERROR) == 0;
}

int
record_kpi_places(const Kpi *kpi)
{
    int places = MAX(MAX(kpi->result.places, kpi->self.places), kpi->goal.places);
    for (guint i = 0; i < kpi->n_targets; i++)
        places = MAX(places, kpi->targets[i].value.places);
    for (guint i = 0; i < kpi->n_years; i++)
        places = MAX(places, kpi->years[i].value.places);
    return places;
}

static const struct {
    KpiStatus status;
    const char *word;
} said[] = {
    {KPI_CANCELLED, "cancelled"},
    {KPI_MONITORED, "monitored"},
    {KPI_NOT_APPLICABLE, "not-applicable"},
};

const char *
record_status_word(KpiStatus status)
{
    for (guint i = 0; i < G_N_ELEMENTS(said); i++) {
        if (said[i].status == status)
            return said[i].word;
    }
    return NULL;
}

bool
record_status_is_out(KpiStatus status)
{
    return status == KPI_CANCELLED || status == KPI_NOT_APPLICABLE;
}

KpiStatus
record_kpi_status(const Kpi *kpi, const char *status)
{
    for (guint i = 0; status && i < G_N_ELEMENTS(said); i++) {
        if (strcmp(said[i].word, status) == 0)
            return said[i].status;
    }
    bool is_own_result = kpi->n_milestones || kpi->n_checks;
    return kpi->result.value || is_own_result ? KPI_SCORED : KPI_MISSING;
}

static bool
is_code(const char *text)
{
    return g_ascii_isalnum(*text) &&
           !text[strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-")];
}

bool
record_parse_from(Arena *arena, const char *text, RecordFrom *from)
{
    g_auto(GStrv) parts = g_strsplit(text, "/", 2);
    g_auto(GStrv) names = g_strsplit(parts[0] ? parts[0] : "", ":", 2);
    const char *part = parts[0] ? parts[1] : NULL, *unit = names[0] ? names[1] : NULL;
    if (!names[0] || !is_code(names[0]) || (unit && !is_code(unit)) || (part && !is_code(part)))
        return false;
    *from = (RecordFrom){
        .set = arena_strdup(arena, names[0]),
        .unit = unit ? arena_strdup(arena, unit) : NULL,
        .part = part ? arena_strdup(arena, part) : NULL,
    };
    return true;
}

const RecordComponent *
record_find_component(const Record *record, const char *id)
{
    return VALUE_FIND(record->components, record->n_components, id);
}

const Kpi *
record_find_kpi(const Record *record, const char *id)
{
    const Kpi *kpi = NULL;
    for (guint i = 0; !kpi && i < record->n_components; i++)
        kpi = VALUE_FIND(record->components[i].kpis, record->components[i].n_kpis, id);
    return kpi;
}

const Target *
record_find_target(const Kpi *kpi, const char *tier)
{
    return VALUE_FIND(kpi->targets, kpi->n_targets, tier);
}

const Checks *
record_find_checks(const Kpi *kpi, const char *level)
{
    return VALUE_FIND(kpi->checks, kpi->n_checks, level);
}
