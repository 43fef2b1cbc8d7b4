#include "read/value.h"

static void
test_numbers(void)
{
    static const char *const cases[][2] = {
        {"1,234.50", "1234.50"},
        {"92.50%", "92.50"},
        {"92.5 %", "92.5"},
        {" -3 ", "-3"},
        {"−3", "-3"},
        {"+3.0", "3.0"},
        {"๑,๒๓๔.๕๐", "1234.50"},
        {"ร้อยละ 92.50", "92.50"},
        {"0", "0"},
        {"\xC2\xA0"
         "12\xC2\xA0",
         "12"},
        {"75\u200b", "75"},
        {"\ufeff75\u200e", "75"},
        {"\u202f75\u3000", "75"},
        {"\u200b", NULL},
        {"", NULL},
        {"-", NULL},
        {"12,34", NULL},
        {"1e5", NULL},
        {"12.5.1", NULL},
        {"92,5", NULL},
        {"12 บาท", NULL},
        {"0x10", NULL},
        {"nan", NULL},
        {"1 234", NULL},
        {".5", NULL},
        {"5.", NULL},
        {"11111111111111111111111111111111111111111", NULL},
    };
    g_autoptr(Arena) arena = arena_new();
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_cmpstr(read_value_number(arena, cases[i][0]), ==, cases[i][1]);
}

static void
test_none(void)
{
    static const char *const none[] = {"",    " ",    "-",  " – ",     "—",      "−",
                                       "N/A", "n.a.", "NA", "ไม่มีข้อมูล", "ยังไม่มีผล"};
    for (guint i = 0; i < G_N_ELEMENTS(none); i++)
        g_assert_true(read_value_is_none(none[i]));
    g_assert_true(read_value_is_none("\u00a0\u200b"));
    g_assert_false(read_value_is_none("0"));
    g_assert_false(read_value_is_none("--"));
    g_assert_false(read_value_is_none("#N/A")); /* a formula's error */
}

static void
test_words(void)
{
    g_autoptr(Arena) arena = arena_new();
    g_assert_cmpstr(read_value_word(arena, " \u200bTH-50\u2060\u00a0"), ==, "TH-50");
    g_assert_cmpstr(read_value_word(arena, "น้ำ\u200bหนัก\u2003 ก"), ==, "น้ำหนัก ก");
    g_assert_true(read_value_is_blank(" \t\u00a0\u200b", 7));
    g_assert_true(read_value_is_blank("", 0));
    g_assert_false(read_value_is_blank("\u200b0", 4));
}

static void
test_serials(void)
{
    static const struct {
        double serial;
        gboolean from_1904;
        const char *iso;
    } cases[] = {
        {1, FALSE, "1900-01-01"},
        {59, FALSE, "1900-02-28"},
        {60, FALSE, NULL},
        {61, FALSE, "1900-03-01"},
        {45199.75, FALSE, "2023-09-30"},
        {43737, TRUE, "2023-09-30"},
        {0, TRUE, "1904-01-01"},
        {0, FALSE, NULL},
        {-1, FALSE, NULL},
        {2958465, FALSE, "9999-12-31"},
        {2958466, FALSE, NULL},
        {2958465, TRUE, NULL},
        {1e300, TRUE, NULL},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        char iso[11];
        gboolean found = read_value_serial(cases[i].serial, cases[i].from_1904, iso);
        g_assert_cmpstr(found ? iso : NULL, ==, cases[i].iso);
    }
}

static void
test_years(void)
{
    g_assert_cmpint(read_value_year("2566"), ==, 2566);
    g_assert_cmpint(read_value_year("พ.ศ. ๒๕๖๖"), ==, 2566);
    g_assert_cmpint(read_value_year("ปีงบประมาณ พ.ศ. 2566"), ==, 2566);
    g_assert_cmpint(read_value_year("FY2023"), ==, 2023);
    g_assert_cmpint(read_value_year("2566.00"), ==, 2566);
    g_assert_cmpint(read_value_year("2566.5"), ==, 0);
    g_assert_cmpint(read_value_year("66"), ==, 0);
    g_assert_cmpint(read_value_year("0566"), ==, 0);
    g_assert_cmpint(read_value_year("25660"), ==, 0);
    g_assert_cmpint(read_value_year("ปี"), ==, 0);
}

static void
test_text(void)
{
    g_autoptr(Arena) arena = arena_new();
    g_assert_cmpstr(read_value_text(arena, "  เเม่ฮ่องสอน \n เมือง\t"), ==, "แม่ฮ่องสอน เมือง");
    /* ป with the glyphs of a left-shifted sara ii and tone, as Word 97 wrote them */
    g_assert_cmpstr(read_value_text(arena, "ป\xEF\x9C\x82\xEF\x9C\x93"), ==, "ปี่");
    /* a line break of Word, and what XML has no way to say */
    g_assert_cmpstr(read_value_text(arena, "บรรทัด\vหนึ่ง\x01 \x1b[2Jสอง\xEF\xBF\xBE"), ==,
                    "บรรทัด หนึ่ง [2Jสอง");
    static const char *const uniform[] = {"ก\fข", "แม่น้ำ", "ปี่", "ก็", "abc ก", "ที่ ญี่ปุ่น", ""};
    static const char *const not [] = {"เเม่",
                                       "น้ํา",
                                       "ที่ี",
                                       "ป่ี",
                                       "ก\xC2\xA0",
                                       "\xEF\xBB\xBF"
                                       "ก",
                                       "\xEF\x9C\x82",
                                       "ก\v",
                                       "\xEF\xBF\xBF",
                                       "ก่่"};
    for (guint i = 0; i < G_N_ELEMENTS(uniform); i++)
        g_assert_true(read_value_is_uniform(uniform[i]));
    for (guint i = 0; i < G_N_ELEMENTS(not ); i++)
        g_assert_false(read_value_is_uniform(not [i]));
    g_assert_true(read_value_is_mojibake("¡ÃØ§à·¾ÁËÒ¹¤Ã"));
    g_assert_false(read_value_is_mojibake("กรุงเทพฯ ±2°"));
    g_assert_false(read_value_is_mojibake("café"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/value/words", test_words);
    g_test_add_func("/value/numbers", test_numbers);
    g_test_add_func("/value/none", test_none);
    g_test_add_func("/value/serials", test_serials);
    g_test_add_func("/value/years", test_years);
    g_test_add_func("/value/text", test_text);
    return g_test_run();
}
