#include <string.h>

#include "text/text.h"

/* A case is a text with its breaks marked: | allowed, ~ poor, ^ required. */
static const struct {
    const char *language, *marked;
} cases[] = {
    /* Latin: UAX #14 as FOP has it */
    {NULL, "The |quick-|brown |fox/|jumps |over |(the) |\"lazy\" |dog."},
    {NULL, "3.14 |12/34 |e-|mail |10% |$5 |a\u00a0b |x\u2060y |p\u200b|q"},
    {"en", "one!\n^two"},
    {NULL, "wait... |no |- |yes |http://|a.b/|c"},
    /* marks that may not begin or end a line */
    {"th", "อื่น ๆ |ต่างๆ ~ใกล้ ๆ"},
    {"th", "เด็ก |สตรี ฯลฯ |และ~กรุงเทพฯ"},
    {"th", "เรียน |ฯพณฯ นายกรัฐมนตรี"},
    {"th", "คำ|ว่า |“คำ|พูด” ~นี้"},
    {"th", "กล่าว|ว่า~“คำ|พูด”|และ~ไป"},
    {"th", "สำนักงาน |(กรม~ที่ดิน)"},
    /* numbers and what they go with */
    {"th", "ราคา |฿ 500 |และ |฿1,250.50"},
    {"th", "ร้อยละ 88.57 |ใน |76 จังหวัด"},
    {"th", "เวลา 13.30 น. |วันที่ 4 กรกฎาคม ~2566"},
    {"th", "พ.ศ. ๒๕๖๖ |ปี 2565–2567 |ครั้งที่ 3/2565"},
    {"th", "มาตรา ๓/๑ |แห่ง~พระราชบัญญัติ"},
    {"th", "มาตรา 12 |จังหวัด"},
    {"th", "±5 องศา |≥ 75 คะแนน |20 % |ของ~ทั้งหมด"},
    {"th", "ที่ นร 0505/ว 89 |ลง|วันที่ 3 ก.ย. ~68"},
    {"th", "ไตรมาสที่ 3 |และ~ที่~สถานี"},
    {"th", "โทร. 0 ~2356 ~9999"},
    /* items */
    {"th", "(๑) ความรู้ |(2) ด้าน~งาน"},
    {"th", "1.1 สรุป~เรื่อง"},
    {"th", "ตาม~ข้อ ๑๒ (๓) |ของ~ระเบียบ"},
    /* names */
    {"th", "นายลิลิน |อารีย์พันธ์ |และ |น.ส. สมศรี ~มีสุข"},
    {"th", "ผู้ว่าราชการจังหวัด|หนองบัวลำภู"},
    {"th", "กรุงเทพมหานคร|มีมติ|รับทราบ"},
    {"th", "ครม. |อบก. ~กทม."},
    /* Latin beside Thai */
    {"th", "ใช้|ระบบ|e-Service|ของ~กรม |และ |PMQA 4.0"},
    {"th", "ระบบ |e-Service"},
    /* SARA AM in two parts, with a tone or without */
    {"th", "ส\u0e4d\u0e32นักงาน|ตรวจ|น\u0e4d\u0e49\u0e32ประปา"},
    /* a last line of one syllable */
    {"th", "จังหวัด|จัดทำ~แผน"},
    {"th", "คณะทำงาน|จังหวัด"},
    /* what the author says himself */
    {"th", "สำนัก\u2060งาน\u2060จังหวัด"},
    {"th", "สำนัก\u200b|งาน |และ\u200b|ที่\u200b|12"},
};

/* The text of @marked without its marks, which go to @wanted by byte. */
static GString *
unmark(const char *marked, guint8 *wanted)
{
    static const char signs[] = "|~^";
    GString *text = g_string_new(NULL);
    guint8 mark = TEXT_BREAK_NONE;
    for (const char *at = marked; *at; at++) {
        const char *sign = strchr(signs, *at);
        if (sign) {
            mark = (guint8) (TEXT_BREAK_ALLOWED + (sign - signs));
            continue;
        }
        wanted[text->len] = mark;
        g_string_append_c(text, *at);
        mark = TEXT_BREAK_NONE;
    }
    return text;
}

static char *
mark(const GString *text, const guint8 *breaks)
{
    GString *out = g_string_new(NULL);
    for (gsize i = 0; i < text->len; i++) {
        if (breaks[i] != TEXT_BREAK_NONE)
            g_string_append_c(out, "|~^"[breaks[i] - TEXT_BREAK_ALLOWED]);
        g_string_append_c(out, text->str[i]);
    }
    return g_string_free(out, FALSE);
}

static void
test_breaks(void)
{
    g_autoptr(TextFonts) fonts = text_fonts_new(NULL, NULL, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree guint8 *wanted = g_new0(guint8, strlen(cases[i].marked) + 1);
        g_autofree guint8 *found = g_new(guint8, strlen(cases[i].marked) + 1);
        GString *text = unmark(cases[i].marked, wanted);
        text_breaks_find(fonts, text->str, text->len, cases[i].language, found);
        g_autofree char *ours = mark(text, found), *right = mark(text, wanted);
        g_assert_cmpstr(ours, ==, right);
        g_string_free(text, TRUE);
    }
}

static void
assert_end(TextFonts *fonts, const char *text, TextBreak wanted)
{
    g_autofree guint8 *breaks = g_new(guint8, strlen(text) + 1);
    text_breaks_find(fonts, text, strlen(text), NULL, breaks);
    g_assert_cmpint(breaks[strlen(text)], ==, wanted);
    g_assert_cmpint(breaks[0], ==, *text ? TEXT_BREAK_NONE : wanted);
}

static void
test_ends(void)
{
    g_autoptr(TextFonts) fonts = text_fonts_new(NULL, NULL, NULL);
    assert_end(fonts, "", TEXT_BREAK_NONE);
    assert_end(fonts, "word", TEXT_BREAK_ALLOWED);
    assert_end(fonts, "คำ", TEXT_BREAK_ALLOWED);
    assert_end(fonts, "line\n", TEXT_BREAK_REQUIRED);
}

/* A break depends on the text alone: not on what was asked before, nor on its cache. */
static void
test_cache_changes_nothing(void)
{
    static const char text[] = "คณะรัฐมนตรีมีมติรับทราบผลการประเมินของจังหวัดหนองบัวลำภู";
    g_autoptr(TextFonts) fonts = text_fonts_new(NULL, NULL, NULL);
    guint8 first[sizeof text], again[sizeof text];
    text_breaks_find(fonts, text, sizeof text - 1, "th", first);
    for (int i = 0; i < 3; i++) {
        text_breaks_find(fonts, text, sizeof text - 1, "th", again);
        g_assert_cmpmem(again, sizeof again, first, sizeof first);
    }
}

static guint
count_breaks(TextFonts *fonts, const char *text)
{
    guint8 breaks[256];
    guint count = 0;
    text_breaks_find(fonts, text, strlen(text), "th", breaks);
    for (gsize i = 1; i < strlen(text); i++)
        count += breaks[i] != TEXT_BREAK_NONE;
    return count;
}

/* A name that no dictionary has is kept whole where it stands alone, and nowhere else. */
static void
test_names(void)
{
    g_autoptr(TextFonts) fonts = text_fonts_new(NULL, NULL, NULL);
    guint before = count_breaks(fonts, "ตำบลหนองปลาสามรส ได้รับรางวัล");
    guint inside = count_breaks(fonts, "หนองปลาสามรส");
    guint other = count_breaks(fonts, "หนองปลาสามรสชาติ");
    g_assert_cmpuint(inside, >, 0);
    text_name_protect(fonts, "หนอง");
    text_name_protect(fonts, "หนองปลาสามรส");
    text_name_protect(fonts, "Latin");
    text_name_protect(fonts, "");
    g_assert_cmpuint(count_breaks(fonts, "หนองปลาสามรส"), ==, 0);
    g_assert_cmpuint(count_breaks(fonts, "ตำบลหนองปลาสามรส ได้รับรางวัล"), ==, before - inside);
    g_assert_cmpuint(count_breaks(fonts, "หนองปลาสามรสชาติ"), ==, other);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/text/breaks/cases", test_breaks);
    g_test_add_func("/text/breaks/ends", test_ends);
    g_test_add_func("/text/breaks/cache", test_cache_changes_nothing);
    g_test_add_func("/text/breaks/names", test_names);
    return g_test_run();
}
