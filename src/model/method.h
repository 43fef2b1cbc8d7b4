#pragma once

#include <glib.h>

/** The scoring functions there are (model/method.def), which frameworks name and score/ implements.
 */

enum {
    METHOD_NEEDS_TARGETS = 1,    /* one a tier of the framework */
    METHOD_NEEDS_RESULT = 2,     /* a number, or "-" */
    METHOD_NEEDS_MILESTONES = 4, /* which give the result */
    METHOD_NEEDS_FULL_MARK = 8,
    METHOD_NEEDS_CHECKS = 16, /* one a level of the method; they give the result */
    METHOD_NEEDS_GOAL = 32,   /* one value to be achieved, above 0 */
    METHOD_NEEDS_SCORE = 64,  /* a result on the framework's scale */
};

typedef enum {
#define METHOD(function, needs, rules) METHOD_##function,
#include "model/method.def"
#undef METHOD
    METHOD_COUNT
} MethodFunction;

/** The function called @name, or METHOD_COUNT. */
MethodFunction method_find(const char *name);
int method_needs(MethodFunction function);
/** The ids of the rules its steps may name, separated by spaces. */
const char *method_rules(MethodFunction function);
