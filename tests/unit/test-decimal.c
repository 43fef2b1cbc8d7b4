#include "base/decimal.h"

#include <string.h>

static void
assert_parses(const char *text, const char *fraction)
{
    g_autoptr(Arena) arena = arena_new();
    const Decimal *number = decimal_parse(arena, text);
    if (!fraction) {
        if (number)
            g_error("\"%s\" was read as %s", text, decimal_fraction(arena, number));
        return;
    }
    if (!number)
        g_error("\"%s\" was not read", text);
    g_assert_cmpstr(decimal_fraction(arena, number), ==, fraction);
}

static void
test_parse(void)
{
    assert_parses("0", "0");
    assert_parses("007", "7");
    assert_parses("1,234.50", "2469/2");
    assert_parses("1234567.25", "4938269/4");
    assert_parses("12,345,678", "12345678");
    assert_parses("-3", "-3");
    assert_parses("−3.5", "-7/2");
    assert_parses("+3", "3");
    assert_parses("92.50%", "185/2");
    assert_parses("92.50 %", "185/2");
    assert_parses(" \t8\n", "8");
    assert_parses("๑,๒๓๔.๕๐", "2469/2");
    assert_parses("1234567890123456789012345678901234567890",
                  "1234567890123456789012345678901234567890");
}

static void
test_parse_refuses(void)
{
    static const char *const wrong[] = {
        "",     " ",   "-",   ".",    ".5",    "5.",    "1,23",    "1,2345", "1234,567",
        ",123", "1,",  "1e5", "0x10", "1.2.3", "1 234", "--1",     "+-1",    "12a",
        "ไม่มี",  "1/2", "nan", "inf",  "%",     "1%%",   "1.5,000", "1,,000", "\xE0\xB9",
    };
    for (guint i = 0; i < G_N_ELEMENTS(wrong); i++)
        assert_parses(wrong[i], NULL);
    assert_parses("12345678901234567890123456789012345678901", NULL); /* 41 digits */
}

static void
test_places(void)
{
    g_assert_cmpint(decimal_places("1,234.50"), ==, 2);
    g_assert_cmpint(decimal_places("8,640"), ==, 0);
    g_assert_cmpint(decimal_places("0.3000%"), ==, 4);
}

static void
assert_format(const char *number, int places, DecimalStyle style, const char *expected)
{
    g_autoptr(Arena) arena = arena_new();
    const Decimal *a = decimal_parse(arena, number);
    g_assert_cmpstr(decimal_format(arena, a, places, style), ==, expected);
}

static void
test_format_rounds_half_up(void)
{
    assert_format("59.995", 2, DECIMAL_PLAIN, "60.00");
    assert_format("59.994999", 2, DECIMAL_PLAIN, "59.99");
    assert_format("0.005", 2, DECIMAL_PLAIN, "0.01");
    assert_format("-0.005", 2, DECIMAL_PLAIN, "-0.01");
    assert_format("-0.004", 2, DECIMAL_PLAIN, "0.00");
    assert_format("-0.004", 2, DECIMAL_SIGNED, "0.00");
    assert_format("2.5", 0, DECIMAL_PLAIN, "3");
    assert_format("0", 0, DECIMAL_GROUPED, "0");
    assert_format("0.07", 1, DECIMAL_GROUPED, "0.1");
}

static void
test_format_styles(void)
{
    assert_format("1234567.891", 2, DECIMAL_GROUPED, "1,234,567.89");
    assert_format("123456", 0, DECIMAL_GROUPED, "123,456");
    assert_format("-1234.5", 1, DECIMAL_GROUPED, "−1,234.5");
    assert_format("-1234.5", 1, DECIMAL_PLAIN, "-1234.5");
    assert_format("3.75", 2, DECIMAL_SIGNED, "+3.75");
    assert_format("999", 2, DECIMAL_SIGNED, "+999.00");
}

static void
test_format_full(void)
{
    g_autoptr(Arena) arena = arena_new();
    const Decimal *exact = decimal_new(arena, 268661, 3200);
    g_assert_cmpstr(decimal_format_full(arena, exact, 2, DECIMAL_PLAIN), ==, "83.9565625");
    const Decimal *endless = decimal_new(arena, 1, 3);
    g_assert_cmpstr(decimal_format_full(arena, endless, 2, DECIMAL_PLAIN), ==, "0.333333");
    const Decimal *whole = decimal_new(arena, 83, 1);
    g_assert_cmpstr(decimal_format_full(arena, whole, 2, DECIMAL_PLAIN), ==, "83.00");
}

static const Decimal *
random_number(Arena *arena)
{
    return decimal_new(arena, g_test_rand_int(), (unsigned long) g_test_rand_int_range(1, 100000));
}

/* The laws of arithmetic, over many numbers: each is an equation that rounding would break. */
static void
test_arithmetic_is_exact(void)
{
    g_autoptr(Arena) arena = arena_new();
    for (int i = 0; i < 2000; i++) {
        const Decimal *a = random_number(arena), *b = random_number(arena),
                      *c = random_number(arena);
        const Decimal *sum = decimal_add(arena, a, b);
        g_assert_true(decimal_equal(decimal_subtract(arena, sum, b), a));
        const Decimal *left = decimal_multiply(arena, sum, c);
        const Decimal *right =
            decimal_add(arena, decimal_multiply(arena, a, c), decimal_multiply(arena, b, c));
        g_assert_true(decimal_equal(left, right));
        if (decimal_sign(c))
            g_assert_true(decimal_equal(decimal_divide(arena, left, c), sum));
        g_assert_cmpint(decimal_compare(a, b), ==, -decimal_compare(b, a));
        g_assert_cmpint(decimal_sign(decimal_negate(arena, a)), ==, -decimal_sign(a));
    }
}

/* Reading what was printed gives the rounded number; rounding is within half a unit and idempotent.
 */
static void
test_print_and_read_back(void)
{
    g_autoptr(Arena) arena = arena_new();
    const Decimal *half = decimal_new(arena, 1, 200);
    for (int i = 0; i < 2000; i++) {
        const Decimal *a = random_number(arena);
        const Decimal *rounded = decimal_round(arena, a, 2);
        DecimalStyle style = (DecimalStyle) (i % 3);
        const Decimal *back = decimal_parse(arena, decimal_format(arena, a, 2, style));
        g_assert_nonnull(back);
        g_assert_true(decimal_equal(back, rounded));
        g_assert_true(decimal_equal(decimal_round(arena, rounded, 2), rounded));
        const Decimal *off = decimal_subtract(arena, a, rounded);
        if (decimal_sign(off) < 0)
            off = decimal_negate(arena, off);
        g_assert_cmpint(decimal_compare(off, half), <=, 0);
    }
}

static void
test_min_and_max(void)
{
    g_autoptr(Arena) arena = arena_new();
    const Decimal *two = decimal_new(arena, 4, 2), *three = decimal_new(arena, 3, 1);
    g_assert_true(decimal_min(two, three) == two);
    g_assert_true(decimal_max(two, three) == three);
    g_assert_cmpstr(decimal_fraction(arena, two), ==, "2");
}

/* Short numbers are scaled without GMP, long ones with it: both in the same way. */
static void
test_short_and_long(void)
{
    static const struct {
        const char *number;
        int places;
        const char *text;
    } cases[] = {
        {"0.995", 2, "1.00"},
        {"-0.005", 2, "-0.01"},
        {"-0.004", 2, "0.00"},
        {"1099511627.995", 2, "1099511628.00"},
        {"1099511627775.5", 0, "1099511627776"},
        {"1099511627776.994", 2, "1099511627776.99"},
        {"1099511627776.995", 2, "1099511627777.00"},
        {"-99999999999999999999.995", 2, "-100000000000000000000.00"},
        {"0.0000005", 6, "0.000001"},
        {"0.00000005", 7, "0.0000001"},
        {"1234567.0000005", 7, "1234567.0000005"},
    };
    g_autoptr(Arena) arena = arena_new();
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        const Decimal *number = decimal_parse(arena, cases[i].number);
        g_assert_cmpstr(decimal_format(arena, number, cases[i].places, DECIMAL_PLAIN), ==,
                        cases[i].text);
    }
}

static void
test_ends_within(void)
{
    g_autoptr(Arena) arena = arena_new();
    const Decimal *quarter = decimal_new(arena, 1, 4), *third = decimal_new(arena, 1, 3);
    g_assert_false(decimal_ends_within(quarter, 1));
    g_assert_true(decimal_ends_within(quarter, 2));
    g_assert_true(decimal_ends_within(decimal_new(arena, -7, 1), 0));
    g_assert_false(decimal_ends_within(third, 40));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/decimal/parse", test_parse);
    g_test_add_func("/decimal/parse-refuses", test_parse_refuses);
    g_test_add_func("/decimal/places", test_places);
    g_test_add_func("/decimal/format-rounds", test_format_rounds_half_up);
    g_test_add_func("/decimal/format-styles", test_format_styles);
    g_test_add_func("/decimal/format-full", test_format_full);
    g_test_add_func("/decimal/exact", test_arithmetic_is_exact);
    g_test_add_func("/decimal/print-and-read", test_print_and_read_back);
    g_test_add_func("/decimal/short-and-long", test_short_and_long);
    g_test_add_func("/decimal/ends-within", test_ends_within);
    g_test_add_func("/decimal/min-max", test_min_and_max);
    return g_test_run();
}
