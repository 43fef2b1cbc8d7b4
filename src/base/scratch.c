#include "base/scratch.h"

#include "base/watched.h"

enum {
    UNIT = 4, /* bytes that the size of an element is a multiple of */
    SHELVES = 64,
    KEPT = 256,              /* arrays on a shelf */
    LONGEST_KEPT = 8 * 1024, /* bytes of one that is kept */
    FIRST_BYTES = 256,       /* of a new one */
};

typedef struct {
    GArray *arrays[KEPT];
    guint count;
} Shelf;

static Shelf shelves[SHELVES]; /* by the size of an element in units */

/* NULL: those of @size are not kept. */
static Shelf *
find_shelf(gsize size)
{
    return !WATCHED && size % UNIT == 0 && size / UNIT < SHELVES ? &shelves[size / UNIT] : NULL;
}

Scratch *
scratch_new(gsize size)
{
    Shelf *shelf = find_shelf(size);
    if (shelf && shelf->count)
        return shelf->arrays[--shelf->count];
    return g_array_sized_new(FALSE, TRUE, (guint) size, (guint) (FIRST_BYTES / size + 1));
}

void
scratch_free(Scratch *array)
{
    gsize size = g_array_get_element_size(array);
    Shelf *shelf = find_shelf(size);
    if (!shelf || shelf->count == KEPT || array->len * size > LONGEST_KEPT) {
        g_array_unref(array);
        return;
    }
    array->len = 0;
    shelf->arrays[shelf->count++] = array;
}
