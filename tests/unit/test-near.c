#include "base/near.h"

#include <string.h>

static void
test_distance(void)
{
    static const struct {
        const char *a, *b;
        guint distance;
    } cases[] = {
        {"", "", 0},
        {"น้ำหนัก", "น้ำหนัก", 0},
        {"น้ำ หนัก", "น้ำหนัก", 0},
        {"Weight", "weight", 0},
        {"นำหนัก", "น้ำหนัก", 1},   /* left out */
        {"D0860", "D0806", 1},   /* swapped */
        {"weight", "height", 1}, /* changed */
        {"", "abc", 3},
        {"abc", "cba", 2},
        {"ab\xF0", "ab", G_MAXUINT},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_assert_cmpuint(near_distance(cases[i].a, cases[i].b), ==, cases[i].distance);
        g_assert_cmpuint(near_distance(cases[i].b, cases[i].a), ==, cases[i].distance);
    }
    g_autofree char *longest = g_strnfill(127, 'x'), *longer = g_strnfill(128, 'x');
    g_assert_cmpuint(near_distance(longest, longest), ==, 0);
    g_assert_cmpuint(near_distance(longest, longer), ==, G_MAXUINT);
}

static const char *
guess(const char *text)
{
    static const char *const words[] = {"กรมทางหลวง", "กรมทางหลวงชนบท", "กรมเจ้าท่า", "D0806", "ปี",
                                        "คน "};
    Near near = near_begin(text);
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        near_try(&near, words[i]);
    return near.best;
}

static void
test_guess(void)
{
    g_assert_cmpstr(guess("กรมทางหลวง"), ==, "กรมทางหลวง");
    g_assert_cmpstr(guess("ทางหลวงชนบท"), ==, "กรมทางหลวงชนบท");
    g_assert_cmpstr(guess("ทางหลวง"), ==, "กรมทางหลวง"); /* the less is left out, the nearer */
    g_assert_cmpstr(guess("กระทรวงคมนาคม กรมเจ้าท่า"), ==, "กรมเจ้าท่า");
    g_assert_cmpstr(guess("กรมเจาท่า"), ==, "กรมเจ้าท่า");
    g_assert_cmpstr(guess("กรมประมง"), ==, NULL);
    g_assert_cmpstr(guess("ที"), ==, NULL); /* too short to tell */
    g_assert_cmpstr(guess(""), ==, NULL);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/near/distance", test_distance);
    g_test_add_func("/near/guess", test_guess);
    return g_test_run();
}
