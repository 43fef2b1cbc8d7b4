#include "base/thai.h"

#include <string.h>

static void
assert_owned(char *text, const char *expected)
{
    g_assert_cmpstr(text, ==, expected);
    g_free(text);
}

static void
test_digits(void)
{
    assert_owned(thai_digits("83.00 (พ.ศ. 2566)"), "๘๓.๐๐ (พ.ศ. ๒๕๖๖)");
    assert_owned(thai_arabic_digits("๐๑๒๓๔๕๖๗๘๙ ๆฯ a"), "0123456789 ๆฯ a");
    assert_owned(thai_digits(""), "");
}

static void
test_dates(void)
{
    assert_owned(thai_date(2022, 10, 1), "1 ตุลาคม 2565");
    assert_owned(thai_date_short(2025, 9, 3), "3 ก.ย. 68");
    assert_owned(thai_date(2024, 2, 29), "29 กุมภาพันธ์ 2567");
    assert_owned(thai_date_from_iso("2023-09-30"), "30 กันยายน 2566");
    g_assert_null(thai_date(2023, 2, 29));
    g_assert_null(thai_date(2023, 13, 1));
    g_assert_null(thai_date_short(2023, 0, 1));
    g_assert_null(thai_date_from_iso("2023-9-30"));
    g_assert_null(thai_date_from_iso("2023-09-31"));
    g_assert_null(thai_date_from_iso("30/09/2023"));
    g_assert_cmpint(thai_year(2023), ==, 2566);
}

static void
test_order(void)
{
    static const char *const lists[][8] = {
        {"กระบี่", "กาญจนบุรี", "แพร่", "ภูเก็ต", "มหาสารคาม", "แม่ฮ่องสอน", "ยะลา", "เลย"},
        {"เชียงราย", "เชียงใหม่", "ตรัง", "ตราด", "ตาก", "นครนายก", "น่าน", "โนนไทย"},
        {"ก", "กก", "กา", "กำ", "กิ", "เก", "แก", "ไก"},
        {"กา", "ก่า", "ก้า", "ก๊า", "ก๋า", "กาก", "ก่าก", "กาง"},
    };
    for (guint list = 0; list < G_N_ELEMENTS(lists); list++) {
        for (int i = 1; i < 8; i++) {
            g_autofree char *before = thai_sort_key(lists[list][i - 1]);
            g_autofree char *after = thai_sort_key(lists[list][i]);
            if (strcmp(before, after) >= 0)
                g_error("%s must come before %s", lists[list][i - 1], lists[list][i]);
        }
    }
}

static void
test_normalise(void)
{
    assert_owned(thai_normalise("เเม่ฮ่องสอน"), "แม่ฮ่องสอน");
    assert_owned(thai_normalise("นํ้า"), "น้ำ");
    assert_owned(thai_normalise("น้ํา"), "น้ำ");
    assert_owned(thai_normalise("ทํางาน"), "ทำงาน");
    assert_owned(thai_normalise("ท่ี"), "ที่");
    assert_owned(thai_normalise("ที่่"), "ที่");
    assert_owned(thai_normalise("\xEF\xBB\xBF"
                                "ก\xC2\xA0"
                                "ข"),
                 "ก ข");
    assert_owned(thai_normalise("ก\xE2\x80\x8B"
                                "ข"),
                 "ก\xE2\x80\x8B"
                 "ข");
    assert_owned(thai_normalise(""), "");
    assert_owned(thai_normalise("สำนักงานเขตพื้นที่ ๆ ฯลฯ"), "สำนักงานเขตพื้นที่ ๆ ฯลฯ");
}

/* What is found to be clean already comes out as it does when every character is looked at, as the
 * byte-order mark at its end, which goes, brings about. */
static void
test_normalise_at_once(void)
{
    static const char *const parts[] = {"ก", "น", "า", "ำ", "เ",      "แ", "ั",  "ี",
                                        "ู",  "่",  "้",  "์",  "\u0E4D", "็",  " ", "a"};
    for (int i = 0; i < 20000; i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        for (int k = g_test_rand_int_range(0, 8); k > 0; k--)
            g_string_append(text, parts[g_test_rand_int_range(0, G_N_ELEMENTS(parts))]);
        g_autofree char *at_once = thai_normalise(text->str);
        g_string_append(text, "\xEF\xBB\xBF");
        assert_owned(thai_normalise(text->str), at_once);
    }
}

/* What is normal stays as it is, whatever it was made from. */
static void
test_normalise_is_idempotent(void)
{
    static const gunichar alphabet[] = {0x0E01, 0x0E31, 0x0E32, 0x0E33, 0x0E34, 0x0E38, 0x0E40,
                                        0x0E41, 0x0E47, 0x0E48, 0x0E49, 0x0E4C, 0x0E4D, 0x00A0};
    for (int i = 0; i < 5000; i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        for (int n = g_test_rand_int_range(0, 8); n > 0; n--)
            g_string_append_unichar(text,
                                    alphabet[g_test_rand_int_range(0, G_N_ELEMENTS(alphabet))]);
        g_autofree char *once = thai_normalise(text->str);
        g_autofree char *twice = thai_normalise(once);
        g_assert_cmpstr(once, ==, twice);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/thai/digits", test_digits);
    g_test_add_func("/thai/dates", test_dates);
    g_test_add_func("/thai/order", test_order);
    g_test_add_func("/thai/normalise", test_normalise);
    g_test_add_func("/thai/normalise-at-once", test_normalise_at_once);
    g_test_add_func("/thai/normalise-idempotent", test_normalise_is_idempotent);
    return g_test_run();
}
