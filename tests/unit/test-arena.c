#include <string.h>

#include "base/arena.h"

static void
test_memory_is_zeroed_aligned_and_apart(void)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GPtrArray) pieces = g_ptr_array_new();
    for (gsize i = 0; i < 3000; i++) {
        gsize size = (gsize) g_test_rand_int_range(0, 9000);
        unsigned char *piece = arena_alloc(arena, size + sizeof size);
        g_assert_cmpuint((guintptr) piece % 8, ==, 0);
        for (gsize k = 0; k < size + sizeof size; k++)
            g_assert_cmpint(piece[k], ==, 0);
        memcpy(piece, &size, sizeof size);
        memset(piece + sizeof size, (int) (i & 0xff), size);
        g_ptr_array_add(pieces, piece);
    }
    for (guint i = 0; i < pieces->len; i++) {
        const unsigned char *piece = pieces->pdata[i];
        gsize size;
        memcpy(&size, piece, sizeof size);
        for (gsize k = 0; k < size; k++)
            g_assert_cmpint(piece[sizeof size + k], ==, i & 0xff);
    }
}

/* What an arena leaves behind is zero again for the next. */
static void
test_chunks_are_used_again(void)
{
    for (guint round = 0; round < 4; round++) {
        g_autoptr(Arena) arena = arena_new();
        for (guint i = 0; i < 3000; i++) {
            gsize size = (gsize) g_test_rand_int_range(1, i % 50 ? 100 : 33000);
            unsigned char *piece = arena_alloc(arena, size);
            for (gsize k = 0; k < size; k++)
                g_assert_cmpint(piece[k], ==, 0);
            memset(piece, 0xff, size);
        }
    }
}

static void
append_mark(void *mark)
{
    GString **log = mark;
    g_string_append_printf(*log, "%d", (int) (*log)->len);
}

static void
test_deferred_calls_run_once_when_it_goes(void)
{
    g_autoptr(GString) log = g_string_new(NULL);
    GString *mark = log;
    Arena *arena = arena_new();
    arena_defer(arena, &mark, append_mark);
    arena_defer(arena, &mark, append_mark);
    g_assert_cmpuint(log->len, ==, 0);
    arena_free(arena);
    g_assert_cmpstr(log->str, ==, "01");
}

static void
test_a_size_past_all_memory_ends_the_program(void)
{
    g_autoptr(Arena) arena = arena_new();
    arena_alloc_n(arena, G_MAXSIZE / 4, 8);
}

static void
test_a_size_past_all_addresses_ends_the_program(void)
{
    g_autoptr(Arena) arena = arena_new();
    arena_alloc(arena, G_MAXSIZE);
}

/* Runs the test @path by itself: it must end the program with a message. */
static void
assert_ends(gconstpointer path)
{
    if (g_test_subprocess())
        return;
    g_test_trap_subprocess(path, 0, 0);
    g_test_trap_assert_failed();
    g_test_trap_assert_stderr("*bytes asked for*");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/arena/memory", test_memory_is_zeroed_aligned_and_apart);
    g_test_add_func("/arena/again", test_chunks_are_used_again);
    g_test_add_func("/arena/subprocess/many", test_a_size_past_all_memory_ends_the_program);
    g_test_add_func("/arena/subprocess/large", test_a_size_past_all_addresses_ends_the_program);
    g_test_add_data_func("/arena/too-many", "/arena/subprocess/many", assert_ends);
    g_test_add_data_func("/arena/too-large", "/arena/subprocess/large", assert_ends);
    g_test_add_func("/arena/defer", test_deferred_calls_run_once_when_it_goes);
    return g_test_run();
}
