#include "score/method.h"

#include "model/method.h"

static ScoreFunction *const functions[METHOD_COUNT] = {
#define METHOD(function, needs, rules) [METHOD_##function] = score_##function,
#include "model/method.def"
#undef METHOD
};

void
score_method_run(const ScoreTask *task, KpiResult *result)
{
    functions[method_find(task->method->function)](task, result);
}
