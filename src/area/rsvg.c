#include "area/rsvg.h"

#include <dlfcn.h>

static void *
find(void *library, const char *name)
{
    void *function = library ? dlsym(library, name) : NULL;
    if (!function)
        g_error("librsvg cannot be loaded: %s", dlerror());
    return function;
}

/* gdk-pixbuf comes with librsvg, which needs it. */
static AreaRsvg
load(void)
{
    void *library = dlopen("librsvg-2.so.2", RTLD_NOW | RTLD_LOCAL);
    return (AreaRsvg){
#define AREA_RSVG(name) .name = (__typeof__(name) *) find(library, #name),
#include "area/rsvg.def"
#undef AREA_RSVG
    };
}

const AreaRsvg *
area_rsvg(void)
{
    static AreaRsvg functions;
    static gsize ready;
    if (g_once_init_enter(&ready)) {
        functions = load();
        g_once_init_leave(&ready, 1);
    }
    return &functions;
}
