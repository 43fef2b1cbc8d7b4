#include "layout/space.h"

static LayoutElement
space(Length optimum, int precedence, bool discard)
{
    return (LayoutElement){.kind = LAYOUT_SPACE,
                           .minimum = optimum,
                           .optimum = optimum,
                           .maximum = optimum,
                           .precedence = precedence,
                           .discard = discard};
}

static LayoutElement
edge(Length size)
{
    return (LayoutElement){.kind = LAYOUT_EDGE, .size = size, .broken = size};
}

static const LayoutElement mark = {.kind = LAYOUT_BREAK};

static void
test_the_largest_of_equals_stays(void)
{
    LayoutElement run[] = {space(10, 0, true), space(30, 0, true), space(20, 0, true)};
    layout_space_resolve(run, run + 3, false, false);
    g_assert_cmpint(run[0].size, ==, 0);
    g_assert_cmpint(run[1].size, ==, 30);
    g_assert_cmpint(run[2].size, ==, 0);
}

static void
test_precedence_beats_size(void)
{
    LayoutElement run[] = {space(50, 0, true), space(5, 1, true)};
    layout_space_resolve(run, run + 2, false, false);
    g_assert_cmpint(run[0].size, ==, 0);
    g_assert_cmpint(run[1].size, ==, 5);
}

static void
test_forcing_spaces_all_stay(void)
{
    LayoutElement run[] = {space(50, 0, true), space(5, 0, true), space(7, 0, true)};
    run[1].forcing = run[2].forcing = true;
    layout_space_resolve(run, run + 3, false, false);
    g_assert_cmpint(run[0].size, ==, 0);
    g_assert_cmpint(run[1].size, ==, 5);
    g_assert_cmpint(run[2].size, ==, 7);
}

static void
test_limits_of_equals_are_joined(void)
{
    LayoutElement run[] = {space(10, 0, true), space(10, 0, true)};
    run[0].minimum = 2, run[0].maximum = 14;
    run[1].minimum = 4, run[1].maximum = 30;
    layout_space_resolve(run, run + 2, false, false);
    g_assert_cmpint(run[0].size + run[1].size, ==, 10);
    g_assert_cmpint(run[0].stretch + run[1].stretch, ==, 4);
    g_assert_cmpint(run[0].shrink + run[1].shrink, ==, 6);
}

static void
test_border_is_a_fence(void)
{
    LayoutElement run[] = {space(10, 0, true), edge(1), space(30, 0, true)};
    layout_space_resolve(run, run + 3, false, false);
    g_assert_cmpint(run[0].size, ==, 10);
    g_assert_cmpint(run[2].size, ==, 30);
}

static void
test_conditional_space_goes_at_the_start(void)
{
    LayoutElement run[] = {space(10, 0, true), space(4, 0, false), edge(1), space(30, 0, true)};
    layout_space_resolve(run, run + 4, true, false);
    g_assert_cmpint(run[0].size, ==, 0);
    g_assert_cmpint(run[1].size, ==, 4);
    g_assert_cmpint(run[3].size, ==, 30);
}

static void
test_a_break_parts_the_run(void)
{
    LayoutElement run[] = {space(10, 0, true), mark, space(30, 0, true), space(8, 0, false)};
    layout_space_resolve(run, run + 4, false, false);
    g_assert_cmpint(run[0].broken, ==, 0);
    g_assert_cmpint(run[2].broken, ==, 0);
    g_assert_cmpint(run[3].broken, ==, 8);
    g_assert_cmpint(run[0].size + run[2].size + run[3].size, ==, 30);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/space/largest", test_the_largest_of_equals_stays);
    g_test_add_func("/space/precedence", test_precedence_beats_size);
    g_test_add_func("/space/forcing", test_forcing_spaces_all_stay);
    g_test_add_func("/space/limits", test_limits_of_equals_are_joined);
    g_test_add_func("/space/fence", test_border_is_a_fence);
    g_test_add_func("/space/start", test_conditional_space_goes_at_the_start);
    g_test_add_func("/space/break", test_a_break_parts_the_run);
    return g_test_run();
}
