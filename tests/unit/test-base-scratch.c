#include <glib.h>

#include "base/scratch.h"

static void
test_is_empty_and_zeroed(void)
{
    for (guint round = 0; round < 3; round++) {
        g_autoptr(Scratch) numbers = scratch_new(sizeof(int));
        g_assert_cmpuint(numbers->len, ==, 0);
        g_array_set_size(numbers, 100);
        for (guint i = 0; i < 100; i++) {
            g_assert_cmpint(g_array_index(numbers, int, i), ==, 0);
            g_array_index(numbers, int, i) = -1;
        }
    }
}

static void
test_two_at_once_are_two(void)
{
    g_autoptr(Scratch) one = scratch_new(sizeof(gint64));
    g_autoptr(Scratch) other = scratch_new(sizeof(gint64));
    g_autoptr(Scratch) small = scratch_new(sizeof(int));
    g_assert_true(one != other && one != small && other != small);
    g_assert_cmpuint(g_array_get_element_size(small), ==, sizeof(int));
}

/* Of sizes that no shelf is for, and more and longer ones than are kept. */
static void
test_any_size(void)
{
    static const gsize sizes[] = {1, 3, 4, 252, 256, 1000};
    for (guint i = 0; i < G_N_ELEMENTS(sizes); i++) {
        Scratch *arrays[300];
        for (guint k = 0; k < G_N_ELEMENTS(arrays); k++) {
            arrays[k] = scratch_new(sizes[i]);
            g_array_set_size(arrays[k], 10 * k);
        }
        for (guint k = 0; k < G_N_ELEMENTS(arrays); k++)
            scratch_free(arrays[k]);
        g_autoptr(Scratch) again = scratch_new(sizes[i]);
        g_assert_cmpuint(again->len, ==, 0);
        g_assert_cmpuint(g_array_get_element_size(again), ==, sizes[i]);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/scratch/empty-and-zeroed", test_is_empty_and_zeroed);
    g_test_add_func("/scratch/two-at-once", test_two_at_once_are_two);
    g_test_add_func("/scratch/any-size", test_any_size);
    return g_test_run();
}
