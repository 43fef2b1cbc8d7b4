#include "score/choose.h"

#include <stdlib.h>

static int
compare_scores(const void *a, const void *b)
{
    return decimal_compare(*(const Decimal *const *) a, *(const Decimal *const *) b);
}

/* From below; of five the third, of four the second. */
const Decimal *
score_choose(FrameworkAggregate aggregate, const Decimal **scores, guint count)
{
    qsort(scores, count, sizeof *scores, compare_scores);
    return scores[aggregate == FRAMEWORK_MAJORITY ? (count - 1) / 2 : 0];
}
