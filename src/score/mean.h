#pragma once

#include "model/framework.h"

/** Private to score/: a mean in the making. */
typedef struct {
    const Decimal *sum; /* NULL: of nothing */
    guint count;
} Mean;

void score_mean_add(Arena *arena, Mean *mean, const Decimal *value);

/** As score_mean_add(), @value rounded first: what is averaged is what is printed, so that a reader
 * can do the sum. */
void score_mean_add_rounded(Arena *arena, const Framework *framework, Mean *mean,
                            const Decimal *value);

/** NULL if nothing was added. */
const Decimal *score_mean_get(Arena *arena, const Mean *mean);
