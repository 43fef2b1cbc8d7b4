#include "framework/match.h"

#include <string.h>

#include "base/thai.h"
#include "framework/match_kpi.h"

static char *
print_number(const Match *match, const Decimal *value)
{
    return decimal_format_full(match->scratch, value, 0, DECIMAL_PLAIN);
}

/* ---- the record's head */

static void
match_year(const Match *match, int year, int line)
{
    int expected = match->framework->fiscal_year;
    if (year == expected || !year) /* none: that was found when it was read */
        return;
    g_autofree char *given = g_strdup_printf("%d", year);
    bool is_common_era = thai_year(year) == expected;
    g_autofree char *right = g_strdup_printf("%d", expected);
    DiagId id = is_common_era ? DIAG_ID_RECORD_YEAR_CE : DIAG_ID_RECORD_YEAR;
    diag_add(match->diag, id, framework_match_place(match, line), given, right, NULL);
}

/* A record that names no round is of the last one. */
static void
match_round(const Match *match)
{
    const Framework *framework = match->framework;
    const char *given = match->record->round;
    const Round *last = framework->n_rounds ? &framework->rounds[framework->n_rounds - 1] : NULL;
    const Round *meant = given ? framework_find_round(framework, given) : last;
    if (meant == framework->round && (meant || !given))
        return;
    diag_add(match->diag, DIAG_ID_RECORD_ROUND, framework_match_place(match, match->record->line),
             given  ? given
             : last ? last->id
                    : "-",
             framework->round ? framework->round->id : "-", NULL);
}

static void
match_unit(const Match *match)
{
    const char *code = match->record->unit;
    const Unit *unit = register_find_unit(match->reg, code);
    DiagPlace place = framework_match_place(match, match->record->line);
    int year = match->framework->fiscal_year;
    if (!unit) {
        g_autofree char *hint = register_unit_hint(match->reg, code);
        diag_add(match->diag, DIAG_ID_RECORD_UNIT, place, code, hint, NULL);
    } else if (!register_is_in_year(unit, year)) {
        g_autofree char *printed = g_strdup_printf("%d", year);
        diag_add(match->diag, DIAG_ID_RECORD_UNIT_YEAR, place, code, printed, NULL);
    }
}

static void
match_head(const Match *match)
{
    const Record *record = match->record;
    DiagPlace place = framework_match_place(match, record->line);
    match_unit(match);
    if (*record->framework && strcmp(record->framework, match->framework->id) != 0)
        diag_add(match->diag, DIAG_ID_RECORD_FRAMEWORK, place, record->framework,
                 match->framework->id, NULL);
    match_year(match, record->fiscal_year, record->line);
    match_round(match);
    framework_match_years(match, DIAG_ID_SCORE_YEAR, record->unit, record->years, record->n_years);
    if (match->framework->incentive_from.value &&
        (!record->salary_base.value || decimal_sign(record->salary_base.value) <= 0))
        diag_add(match->diag, DIAG_ID_SALARY_BASE, place, record->unit, NULL);
}

/* ---- components: which there are, how many KPIs, what they weigh */

static void
match_count(const Match *match, const Component *component, const RecordComponent *given)
{
    int count = 0, cancelled = 0;
    for (guint i = 0; i < given->n_kpis; i++) {
        count += given->kpis[i].status != KPI_MONITORED;
        cancelled += record_status_is_out(given->kpis[i].status);
    }
    DiagPlace place = framework_match_place(match, given->line);
    if (count < component->minimum_kpis || count > component->maximum_kpis) {
        g_autofree char *number = g_strdup_printf("%d", count);
        g_autofree char *range =
            component->minimum_kpis == component->maximum_kpis
                ? g_strdup_printf("%d", component->minimum_kpis)
                : g_strdup_printf("%d–%d", component->minimum_kpis, component->maximum_kpis);
        diag_add(match->diag, DIAG_ID_KPI_COUNT, place, component->id, number, range, NULL);
    }
    if (count && cancelled == count)
        diag_add(match->diag, DIAG_ID_KPI_ALL_CANCELLED, place, component->id, NULL);
}

/* What the KPIs of @family weigh together, all of them if NULL. */
static const Decimal *
add_weights(const Match *match, const RecordComponent *given, const char *family)
{
    const Decimal *sum = decimal_new(match->scratch, 0, 1);
    for (guint i = 0; i < given->n_kpis; i++) {
        const Kpi *kpi = &given->kpis[i];
        bool counts = !family || (kpi->family && strcmp(kpi->family, family) == 0);
        if (counts && kpi->weight.value)
            sum = decimal_add(match->scratch, sum, kpi->weight.value);
    }
    return sum;
}

static bool
has_unread_weight(const RecordComponent *given)
{
    for (guint i = 0; i < given->n_kpis; i++) {
        if (given->kpis[i].weight.is_unread)
            return true;
    }
    return false;
}

static void
match_weights(const Match *match, const Component *component, const RecordComponent *given)
{
    if (has_unread_weight(given))
        return;
    DiagPlace place = framework_match_place(match, given->line);
    const Decimal *sum = add_weights(match, given, NULL);
    if (match->framework->aggregate != FRAMEWORK_MEAN &&
        !decimal_equal(sum, component->weight.value))
        diag_add(match->diag, DIAG_ID_WEIGHT_SUM, place, print_number(match, sum),
                 print_number(match, component->weight.value), NULL);

    for (guint i = 0; i < component->n_families; i++) {
        const Family *family = &component->families[i];
        const Decimal *weight = add_weights(match, given, family->id);
        if (family->weight.value && !decimal_equal(weight, family->weight.value))
            diag_add(match->diag, DIAG_ID_FAMILY_WEIGHT, place, family->id,
                     print_number(match, weight), print_number(match, family->weight.value), NULL);
    }
}

static void
match_given_components(const Match *match)
{
    const Record *record = match->record;
    const Framework *framework = match->framework;
    for (guint i = 0; i < record->n_components; i++) {
        const RecordComponent *given = &record->components[i];
        DiagPlace place = framework_match_place(match, given->line);
        if (record_find_component(record, given->id) != given)
            diag_add(match->diag, DIAG_ID_DUPLICATE_ID, place, given->id, NULL);
        if (!framework_find_component(framework, given->id))
            diag_add(match->diag, DIAG_ID_RECORD_COMPONENT, place, given->id,
                     VALUE_LIST(match->scratch, framework->components, framework->n_components),
                     NULL);
    }
}

static void
match_components(const Match *match)
{
    match_given_components(match);
    for (guint i = 0; i < match->framework->n_components; i++) {
        const Component *component = &match->framework->components[i];
        const RecordComponent *given = record_find_component(match->record, component->id);
        if (!given) {
            diag_add(match->diag, DIAG_ID_RECORD_NO_COMPONENT,
                     framework_match_place(match, match->record->line), component->id, NULL);
            continue;
        }
        framework_match_years(match, DIAG_ID_SCORE_YEAR, component->id, given->years,
                              given->n_years);
        for (guint k = 0; k < given->n_kpis; k++)
            framework_match_kpi(match, component, &given->kpis[k]);
        match_count(match, component, given);
        match_weights(match, component, given);
    }
}

/* ---- Joint KPIs */

static guint
count_joint(const Record *record, const char *joint)
{
    guint count = 0;
    for (guint c = 0; c < record->n_components; c++) {
        const RecordComponent *component = &record->components[c];
        for (guint k = 0; k < component->n_kpis; k++)
            count += component->kpis[k].joint && strcmp(component->kpis[k].joint, joint) == 0;
    }
    return count;
}

static void
match_joint(const Match *match, const JointKpi *joint)
{
    DiagPlace place = framework_match_place(match, match->record->line);
    const char *unit = match->record->unit;
    guint count = count_joint(match->record, joint->id);
    if (count > 1)
        diag_add(match->diag, DIAG_ID_JOINT_TWICE, place, joint->id, NULL);
    if (count == 0 && framework_carries(joint, unit))
        diag_add(match->diag, DIAG_ID_JOINT_MISSING, place, joint->id, unit, NULL);
}

static void
match_joints(const Match *match)
{
    for (guint a = 0; a < match->framework->n_agendas; a++) {
        const Agenda *agenda = &match->framework->agendas[a];
        for (guint k = 0; k < agenda->n_kpis; k++)
            match_joint(match, &agenda->kpis[k]);
    }
}

void
framework_match(const Record *record, const Framework *framework, const Register *reg, Diag *diag)
{
    g_autoptr(Arena) scratch = arena_new();
    Match match = {record, framework, reg, diag, scratch};
    match_head(&match);
    match_components(&match);
    match_joints(&match);
}

/* ---- all records together */

/* Two records of one unit: nobody can tell which is right, so both are refused. */
static void
match_duplicates(RecordFile *first, RecordFile *second)
{
    const Record *a = first->record, *b = second->record;
    diag_add(first->diag, DIAG_ID_RECORD_DUPLICATE, (DiagPlace){a->file, a->line, 0}, a->unit,
             b->file, NULL);
    diag_add(second->diag, DIAG_ID_RECORD_DUPLICATE, (DiagPlace){b->file, b->line, 0}, b->unit,
             a->file, NULL);
}

enum {
    MISSING_NAMED = 10, /* units without a record that are named; more are counted */
};

/* The units that are evaluated in the year, and of them those without a record, told by name if
 * few.
 */
static void
match_missing(const Framework *framework, const Register *reg, GHashTable *present, Diag *diag)
{
    guint n_evaluated = 0;
    g_autoptr(GPtrArray) missing = g_ptr_array_new();
    for (guint i = 0; i < reg->n_units; i++) {
        Unit *unit = &reg->units[i];
        if (!register_is_in_year(unit, framework->fiscal_year))
            continue;
        n_evaluated++;
        if (!g_hash_table_contains(present, unit->code))
            g_ptr_array_add(missing, unit);
    }
    if (missing->len > MISSING_NAMED) {
        g_autofree char *count = g_strdup_printf("%u", missing->len);
        g_autofree char *all = g_strdup_printf("%u", n_evaluated);
        diag_add(diag, DIAG_ID_RECORDS_MISSING, (DiagPlace){reg->file, 0, 0}, count, all,
                 framework->set_id, NULL);
        return;
    }
    for (guint i = 0; i < missing->len; i++) {
        const Unit *unit = missing->pdata[i];
        diag_add(diag, DIAG_ID_RECORD_MISSING, (DiagPlace){reg->file, unit->line, 0}, unit->code,
                 unit->names.thai, framework->set_id, NULL);
    }
}

/* Who carries a Joint KPI is in the register, if the framework is for no other. */
static void
match_carriers(const Framework *framework, const Register *reg, Diag *diag)
{
    for (guint a = 0; framework->register_kinds.count == 1 && a < framework->n_agendas; a++) {
        const Agenda *agenda = &framework->agendas[a];
        for (guint k = 0; k < agenda->n_kpis; k++) {
            const JointKpi *joint = &agenda->kpis[k];
            for (guint c = 0; c < joint->carriers.count; c++) {
                if (!register_find_unit(reg, joint->carriers.items[c]))
                    diag_add(diag, DIAG_ID_REGISTER_UNIT,
                             (DiagPlace){framework->file, joint->line, 0}, joint->carriers.items[c],
                             NULL);
            }
        }
    }
}

void
framework_match_all(const GPtrArray *files, const Framework *framework, const Register *reg,
                    Diag *diag)
{
    g_autoptr(GHashTable) by_unit = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < files->len; i++) {
        RecordFile *file = files->pdata[i];
        g_hash_table_add(by_unit, file->stem); /* present, whatever its state */
    }
    g_autoptr(GHashTable) records = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < files->len; i++) {
        RecordFile *file = files->pdata[i];
        if (!file->record)
            continue;
        framework_match(file->record, framework, reg, file->diag);
        RecordFile *other = g_hash_table_lookup(records, file->record->unit);
        if (other)
            match_duplicates(other, file);
        else
            g_hash_table_insert(records, (gpointer) file->record->unit, file);
        g_hash_table_add(by_unit, (gpointer) file->record->unit);
    }
    match_carriers(framework, reg, diag);
    match_missing(framework, reg, by_unit, diag);
}
