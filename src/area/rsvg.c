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

static double
in_points(RsvgLength length, double whole)
{
    switch (length.unit) {
    case RSVG_UNIT_PERCENT:
        return length.length * whole;
    case RSVG_UNIT_IN:
        return length.length * 72;
    case RSVG_UNIT_CM:
        return length.length * 72 / 2.54;
    case RSVG_UNIT_MM:
        return length.length * 72 / 25.4;
    case RSVG_UNIT_PC:
        return length.length * 12;
    case RSVG_UNIT_EM:
        return length.length * 12;
    case RSVG_UNIT_EX:
        return length.length * 6;
    default:
        return length.length;
    }
}

void
area_rsvg_size(RsvgHandle *handle, double *width, double *height)
{
    RsvgLength across, down;
    RsvgRectangle box = {0, 0, 100, 100};
    gboolean has_width, has_height, has_box;
    area_rsvg()->rsvg_handle_get_intrinsic_dimensions(handle, &has_width, &across, &has_height,
                                                      &down, &has_box, &box);
    *width = has_width ? in_points(across, box.width) : box.width;
    *height = has_height ? in_points(down, box.height) : box.height;
}
