#include "score/part.h"
#include "score/step.h"

const Decimal *
score_round(const Scoring *scoring, FrameworkRounded kind, Steps *steps, const Decimal *value)
{
    const Framework *framework = scoring->framework;
    if (framework->rounded < kind)
        return value;
    Step *step = score_step_add(scoring->arena, steps, "round", 1);
    step->operands[0] = score_step_value("score", value, framework->decimals);
    step->outcome = framework_round(framework, scoring->arena, value);
    return step->outcome;
}
