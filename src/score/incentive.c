#include <stdlib.h>

#include "score/score.h"
#include "score/step.h"

enum {
    SATANG = 2, /* decimals of baht */
};

/* A unit that is rewarded, and what its amount lost by rounding down. */
typedef struct {
    UnitResult *unit;
    const Decimal *lost;
} Rewarded;

static bool
is_rewarded(const Framework *framework, const UnitResult *unit)
{
    const Decimal *base = unit->record->salary_base.value;
    return unit->score && base && decimal_sign(base) > 0 &&
           decimal_compare(unit->score, framework->incentive_from.value) >= 0;
}

static guint
find_rewarded(const NationResult *nation, Arena *arena, Rewarded *rewarded, const Decimal **all)
{
    guint count = 0;
    for (guint i = 0; i < nation->n_units; i++) {
        UnitResult *unit = nation->units[i];
        if (!is_rewarded(nation->framework, unit))
            continue;
        const Decimal *base = unit->record->salary_base.value;
        unit->incentive.base = base;
        unit->incentive.points = decimal_multiply(arena, base, unit->score);
        *all = decimal_add(arena, *all, unit->incentive.points);
        rewarded[count++].unit = unit;
    }
    return count;
}

/* The exact share, of which the amount is all whole satang. */
static void
set_amount(Arena *arena, Rewarded *rewarded, const Decimal *pot, const Decimal *all)
{
    Incentive *incentive = &rewarded->unit->incentive;
    const Decimal *share = decimal_divide(arena, incentive->points, all);
    const Decimal *exact = decimal_multiply(arena, share, pot);
    incentive->share = decimal_multiply(arena, share, decimal_new(arena, 100, 1));
    incentive->amount = decimal_round_down(arena, exact, SATANG);
    rewarded->lost = decimal_subtract(arena, exact, incentive->amount);
}

/* Most lost first; equals in report order. */
static int
compare_lost(const void *a, const void *b)
{
    const Rewarded *left = a, *right = b;
    int order = decimal_compare(right->lost, left->lost);
    return order ? order : left->unit->unit->order < right->unit->unit->order ? -1 : 1;
}

/* What rounding down left over goes to those who lost most by it, a satang each. */
static void
give_rest(Arena *arena, Rewarded *rewarded, guint count, const Decimal *pot)
{
    const Decimal *satang = decimal_new(arena, 1, 100), *rest = pot;
    for (guint i = 0; i < count; i++)
        rest = decimal_subtract(arena, rest, rewarded[i].unit->incentive.amount);
    qsort(rewarded, count, sizeof *rewarded, compare_lost);
    for (guint i = 0; i < count && decimal_compare(rest, satang) >= 0; i++) {
        Incentive *incentive = &rewarded[i].unit->incentive;
        incentive->amount = decimal_add(arena, incentive->amount, satang);
        rest = decimal_subtract(arena, rest, satang);
    }
}

static void
write_down(Arena *arena, UnitResult *unit, const Number *pot, const Decimal *all, int decimals)
{
    Step *step = score_step_add(arena, &unit->steps, "incentive", 4);
    step->operands[0] = score_step_value("pot", pot->value, SATANG);
    step->operands[1] = score_step_given("base", unit->record->salary_base, SATANG);
    step->operands[2] = score_step_value("score", unit->score, decimals);
    step->operands[3] = score_step_value("all", all, SATANG);
    step->outcome = unit->incentive.amount;
}

void
score_incentive(Arena *arena, NationResult *nation, const Number *pot)
{
    const Framework *framework = nation->framework;
    if (!framework->incentive_from.value || !pot->value)
        return;
    nation->pot = pot->value;
    g_autofree Rewarded *rewarded = g_new0(Rewarded, nation->n_units);
    const Decimal *all = decimal_new(arena, 0, 1);
    nation->rewarded = find_rewarded(nation, arena, rewarded, &all);
    for (guint i = 0; i < nation->rewarded; i++)
        set_amount(arena, &rewarded[i], pot->value, all);
    give_rest(arena, rewarded, nation->rewarded, pot->value);
    for (guint i = 0; i < nation->rewarded; i++)
        write_down(arena, rewarded[i].unit, pot, all, framework->decimals);
}
