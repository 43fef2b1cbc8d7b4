#pragma once

#include "model/framework.h"

/**
 * The one of @count @scores that decides where one component does: the lowest
 * (FRAMEWORK_MINIMUM), or the best that more than half of them reach (FRAMEWORK_MAJORITY). @scores
 * are sorted.
 */
const Decimal *score_choose(FrameworkAggregate aggregate, const Decimal **scores, guint count);
