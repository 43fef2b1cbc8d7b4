#include "score/mean.h"

void
score_mean_add(Arena *arena, Mean *mean, const Decimal *value)
{
    mean->sum = mean->sum ? decimal_add(arena, mean->sum, value) : value;
    mean->count++;
}

void
score_mean_add_rounded(Arena *arena, const Framework *framework, Mean *mean, const Decimal *value)
{
    score_mean_add(arena, mean, decimal_round(arena, value, framework->decimals));
}

const Decimal *
score_mean_get(Arena *arena, const Mean *mean)
{
    if (!mean->count)
        return NULL;
    return decimal_divide(arena, mean->sum, decimal_new(arena, (long) mean->count, 1));
}
