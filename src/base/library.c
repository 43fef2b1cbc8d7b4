#include "base/library.h"

#include <dlfcn.h>
#include <glib.h>

void *
library_open(const char *name)
{
    void *library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
    if (!library)
        g_error("%s cannot be loaded: %s", name, dlerror());
    return library;
}

void *
library_find(void *library, const char *name)
{
    void *function = dlsym(library, name);
    if (!function)
        g_error("%s is not in its library: %s", name, dlerror());
    return function;
}
