#include "score/step.h"

enum {
    ROOM = 4, /* steps that most things need: score, deductions, reweighting, weighting */
};

Step *
score_step_add(Arena *arena, Steps *steps, const char *rule, guint n_operands)
{
    if (steps->count % ROOM == 0) {
        Step *more = ARENA_NEW_N(arena, Step, steps->count + ROOM);
        for (guint i = 0; i < steps->count; i++)
            more[i] = steps->steps[i];
        steps->steps = more;
    }
    Step *step = &steps->steps[steps->count++];
    *step = (Step){
        .rule = rule,
        .operands = ARENA_NEW_N(arena, Operand, n_operands),
        .n_operands = n_operands,
    };
    return step;
}

Operand
score_step_given(const char *name, Number number, int places)
{
    return (Operand){.name = name, .value = number.value, .places = places, .line = number.line};
}

Operand
score_step_value(const char *name, const Decimal *value, int places)
{
    return (Operand){.name = name, .value = value, .places = places};
}

Operand
score_step_named(const char *name, Names label, const Decimal *value, int places)
{
    return (Operand){.name = name, .label = label, .value = value, .places = places};
}
