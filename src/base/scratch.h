#pragma once

#include <glib.h>

/**
 * An array for a moment's use. Once freed it is kept for whoever next asks for one of the same
 * elements: a paragraph needs ten, and to make them would cost as much as to fill them. Not for
 * sharing between threads.
 */
typedef GArray Scratch;

/** Empty, of elements of @size bytes; what g_array_set_size() adds is zeroed. */
Scratch *scratch_new(gsize size);

void scratch_free(Scratch *array);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Scratch, scratch_free)
