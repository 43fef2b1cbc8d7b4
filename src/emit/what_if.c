#include "emit/what_if.h"

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

/* The next better band that asks nothing else, and what is wanting to it. */
static void
add_next_band(const Change *change, const Framework *framework, const UnitResult *unit)
{
    for (guint i = unit->band ? unit->band->order - 1 : 0; i-- > 0;) {
        const Band *next = &framework->bands[i];
        const Decimal *wanting = decimal_subtract(change->arena, next->from.value, unit->score);
        if (next->each.value || decimal_sign(wanting) <= 0)
            continue;
        g_string_append_printf(change->text, "  ยังขาดอีก %s คะแนนจึงถึง%s · %s points short of %s\n",
                               emit_text(change->arena, wanting, change->decimals),
                               next->names.thai,
                               emit_text(change->arena, wanting, change->decimals),
                               next->names.english ? next->names.english : next->names.thai);
        return;
    }
}

char *
emit_what_if(const Framework *framework, const UnitResult *before, const UnitResult *after,
             const char *kpi)
{
    g_autoptr(Arena) arena = arena_new();
    Change change = {g_string_new(NULL), arena, framework->decimals};
    const KpiResult *old = result_find_kpi(before, kpi), *new = result_find_kpi(after, kpi);
    g_string_append_printf(change.text, "%s  %s\n%s  %s\n", before->unit->code,
                           before->unit->full_name, kpi, old->kpi->names.thai);
    if (!old->kpi->n_milestones)
        add_number(&change, "ผลการดำเนินงาน · result", old->kpi->result.value,
                   new->kpi->result.value, new->kpi->places);
    add_number(&change, "คะแนน · score", old->score, new->score, change.decimals);
    add_number(&change, "คะแนนถ่วงน้ำหนัก · weighted", old->weighted, new->weighted, change.decimals);
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
