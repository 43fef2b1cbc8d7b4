#include "base/explain.h"

static const struct {
    const char *english, *thai;
} rows[DIAG_ID_COUNT] = {
#define EXPLAIN(id, english, thai) [DIAG_ID_##id] = {english, thai},
#include "base/explain.def"
#undef EXPLAIN
};

const char *
explain_english(DiagId id)
{
    return rows[id].english;
}

const char *
explain_thai(DiagId id)
{
    return rows[id].thai;
}
