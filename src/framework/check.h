#pragma once

#include "base/diag.h"
#include "model/framework.h"

/**
 * What a schema cannot say of a framework: weights that add up, tiers that rise, bands
 * that neither overlap nor leave gaps and print what they mean, methods that exist,
 * rules and sources that are named where they are used. Findings go to @diag.
 */
void framework_check(const Framework *framework, Diag *diag);
