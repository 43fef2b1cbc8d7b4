#include "model/method.h"

#include <string.h>

static const struct {
    const char *name;
    int needs;
    const char *rules;
} methods[METHOD_COUNT] = {
#define METHOD(function, needs, rules) [METHOD_##function] = {#function, needs, rules},
#include "model/method.def"
#undef METHOD
};

MethodFunction
method_find(const char *name)
{
    for (int i = 0; i < METHOD_COUNT; i++) {
        if (strcmp(methods[i].name, name) == 0)
            return (MethodFunction) i;
    }
    return METHOD_COUNT;
}

int
method_needs(MethodFunction function)
{
    return methods[function].needs;
}

const char *
method_rules(MethodFunction function)
{
    return methods[function].rules;
}
