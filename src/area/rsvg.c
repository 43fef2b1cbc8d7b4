#include "area/rsvg.h"

#include "base/library.h"

/* gdk-pixbuf comes with librsvg, which needs it. */
static AreaRsvg
load(void)
{
    void *library = library_open("librsvg-2.so.2");
    return (AreaRsvg){
#define AREA_RSVG(name) .name = (__typeof__(name) *) library_find(library, #name),
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
