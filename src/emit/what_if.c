#include "emit/what_if.h"

#include "emit/text_table.h"
#include "emit/write.h"

/* What the lines hand around. */
typedef struct {
    GString *text;
    Arena *arena;
    int decimals;
} Change;

/* "label: a → b (+difference)"; the difference only where both are numbers. */
static void
add_number(const Change *change, const char *label, const Decimal *before, const Decimal *after,
           int places)
{
    g_string_append_printf(change->text, "  %s: %s → %s", label,
                           emit_text(change->arena, before, places),
                           emit_text(change->arena, after, places));
    if (before && after) {
        const Decimal *difference = decimal_subtract(change->arena, after, before);
        g_string_append_printf(change->text, " (%s)",
                               decimal_format(change->arena, difference, places, DECIMAL_SIGNED));
    }
    g_string_append_c(change->text, '\n');
}

static const char *
band_name(const UnitResult *unit)
{
    return unit->band ? unit->band->names.thai : "-";
}

static char *
print_rank(const Rank *rank)
{
    return rank->place ? g_strdup_printf("%u/%u", rank->place, rank->of) : g_strdup("-");
}

static void
add_rank(const Change *change, const char *label, const Rank *before, const Rank *after)
{
    if (!before->place && !after->place)
        return;
    g_autofree char *old = print_rank(before);
    g_autofree char *new = print_rank(after);
    g_string_append_printf(change->text, "  %s: %s → %s\n", label, old, new);
}

static void
add_next_band(const Change *change, const Framework *framework, const UnitResult *unit)
{
    const Decimal *wanting;
    const Band *next = emit_next_band(change->arena, framework, unit, &wanting);
    if (!next)
        return;
    const char *points = emit_text(change->arena, wanting, change->decimals);
    g_string_append_printf(change->text, "  ยังขาดอีก %s คะแนนจึงถึง%s · %s points short of %s\n",
                           points, next->names.thai, points,
                           next->names.english ? next->names.english : next->names.thai);
}

static void
add_kpi(const Change *change, const UnitResult *before, const UnitResult *after, const char *id)
{
    const KpiResult *old = result_find_kpi(before, id), *new = result_find_kpi(after, id);
    g_string_append_printf(change->text, "%s  %s\n", id, old->kpi->names.thai);
    if (!old->kpi->n_milestones)
        add_number(change, "ผลการดำเนินงาน · result", old->kpi->result.value, new->kpi->result.value,
                   new->kpi->places);
    add_number(change, "คะแนน · score", old->score, new->score, change->decimals);
    add_number(change, "คะแนนถ่วงน้ำหนัก · weighted", old->weighted, new->weighted, change->decimals);
}

char *
emit_what_if(const Framework *framework, const UnitResult *before, const UnitResult *after,
             const GPtrArray *kpis)
{
    g_autoptr(Arena) arena = arena_new();
    Change change = {g_string_new(NULL), arena, framework->decimals};
    g_string_append_printf(change.text, "%s  %s\n", before->unit->code, before->unit->full_name);
    for (guint i = 0; i < kpis->len; i++)
        add_kpi(&change, before, after, kpis->pdata[i]);
    add_number(&change, "คะแนนภาพรวม · overall score", before->score, after->score,
               change.decimals);
    if (framework->ranking != FRAMEWORK_RANKING_EXEMPT)
        g_string_append_printf(change.text, "  ระดับ · band: %s → %s\n", band_name(before),
                               band_name(after));
    add_rank(&change, "ลำดับทั้งหมด · rank", &before->rank, &after->rank);
    add_rank(&change, "ลำดับในกลุ่ม · rank in its group", &before->group_rank, &after->group_rank);
    if (after->score)
        add_next_band(&change, framework, after);
    return g_string_free(change.text, FALSE);
}

char *
emit_what_if_others(const NationResult *before, const NationResult *after, GHashTable *changed)
{
    guint count = 0;
    for (guint i = 0; i < before->n_units; i++) {
        /* Both are in report order. */
        const UnitResult *old = before->units[i], *new = after->units[i];
        if (!g_hash_table_contains(changed, old->unit->code))
            count += old->rank.place != new->rank.place || old->band != new->band;
    }
    return count ? g_strdup_printf("หน่วยงานอื่นที่ลำดับเปลี่ยน %u แห่ง · %u other units change rank\n",
                                   count, count)
                 : g_strdup("");
}

/* ---- all units */

char *
emit_next_bands(const NationResult *nation)
{
    static const char *const headings[] = {
        "รหัส · code",  "หน่วยงาน · unit",       "คะแนน · score",
        "ระดับ · band", "ระดับถัดไป · next band", "ขาดอีก · short of it",
        NULL};
    g_autoptr(Arena) arena = arena_new();
    EmitTextTable *table = emit_text_table_new(headings);
    for (guint i = 0; i < nation->n_units; i++) {
        const UnitResult *unit = nation->units[i];
        const Decimal *wanting = NULL;
        const Band *next = emit_next_band(arena, nation->framework, unit, &wanting);
        emit_text_table_add(table, unit->unit->code);
        emit_text_table_add(table, unit->unit->names.thai);
        emit_text_table_add(table, emit_text(arena, unit->score, nation->framework->decimals));
        emit_text_table_add(table, band_name(unit));
        emit_text_table_add(table, next ? next->names.thai : "-");
        emit_text_table_add(table,
                            next ? emit_text(arena, wanting, nation->framework->decimals) : "-");
    }
    GString *text = g_string_new(NULL);
    emit_text_table_finish(table, text);
    return g_string_free(text, FALSE);
}
