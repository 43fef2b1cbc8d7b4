/* Dashes and dots: a whole one at both ends of the line, whatever its length. */
#include <math.h>

#include "paint/walk.h"

/* Dash and gap of a line, by @style, @thickness and @length in points. */
static void
assert_dashes(AreaBorderStyle style, double thickness, double length, double dash, double gap)
{
    double dashes[2];
    paint_dashes(style, thickness, length, dashes);
    g_assert_cmpfloat_with_epsilon(dashes[0], dash, 1e-9);
    g_assert_cmpfloat_with_epsilon(dashes[1], gap, 1e-9);
}

static void
test_dashes_are_longer_on_fine_lines(void)
{
    assert_dashes(AREA_BORDER_DASHED, 1, 60, 6, 3);
    assert_dashes(AREA_BORDER_DASHED, 4, 80, 8, 4);
}

/* 65 is six dashes and five gaps with 5 left over: all grow alike. */
static void
test_dashes_end_with_a_whole_one(void)
{
    assert_dashes(AREA_BORDER_DASHED, 1, 65, 65 / 10.0, 65 / 20.0);
    for (double length = 1; length < 300; length += 7) {
        double dashes[2];
        paint_dashes(AREA_BORDER_DASHED, 2, length, dashes);
        double gaps = (length - dashes[0]) / (dashes[0] + dashes[1]);
        g_assert_cmpfloat_with_epsilon(gaps, round(gaps), 1e-6);
    }
}

static void
test_short_lines_are_one_dash(void)
{
    assert_dashes(AREA_BORDER_DASHED, 1, 5, 5, 2.5);
}

/* Dots are dashes of no length with round ends, a thickness apart or a little more. */
static void
test_dots_reach_both_ends(void)
{
    for (double length = 10; length < 300; length += 7) {
        double dashes[2];
        paint_dashes(AREA_BORDER_DOTTED, 2, length, dashes);
        g_assert_cmpfloat(dashes[0], ==, 0);
        g_assert_cmpfloat(dashes[1], >=, 3);
        double gaps = length / dashes[1];
        g_assert_cmpfloat_with_epsilon(gaps, round(gaps), 1e-6);
    }
}

/* Of a line that holds no second dot, the gap is longer than what is left. */
static void
test_short_lines_are_one_dot(void)
{
    double dashes[2];
    paint_dashes(AREA_BORDER_DOTTED, 4, 1, dashes);
    g_assert_cmpfloat(dashes[1], >, 1);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/paint/dash/fine", test_dashes_are_longer_on_fine_lines);
    g_test_add_func("/paint/dash/whole", test_dashes_end_with_a_whole_one);
    g_test_add_func("/paint/dash/short", test_short_lines_are_one_dash);
    g_test_add_func("/paint/dash/dots", test_dots_reach_both_ends);
    g_test_add_func("/paint/dash/dot", test_short_lines_are_one_dot);
    return g_test_run();
}
