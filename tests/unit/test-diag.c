#include "base/diag.h"

#include "base/limits.h"

static void
test_text_has_place_both_languages_and_id(void)
{
    g_autoptr(Diag) diag = diag_new();
    diag_add(diag, DIAG_ID_FO_BAD_VALUE, (DiagPlace){"a.fo", 7, 3}, "width", "wide\nish", NULL);
    g_autofree char *text = diag_to_string(diag);
    g_assert_cmpstr(text, ==,
                    "a.fo:7:3: warning: width=\"wide ish\" is not a valid value · "
                    "ค่า width=\"wide ish\" ไม่ถูกต้อง [FO_BAD_VALUE]\n");
}

/* What a cell or a file name brings with it is shown, and moves no cursor. */
static void
test_text_has_no_control_characters(void)
{
    g_autoptr(Diag) diag = diag_new();
    diag_add(diag, DIAG_ID_FO_UNSUPPORTED, (DiagPlace){"a\x1b.fo", 0, 0}, "\v\x1b[2J\x7f\xC2\x9Bน้ำ",
             NULL);
    g_autofree char *line = diag_format(diag_get(diag, 0), DIAG_FORMAT_TEXT, DIAG_LANGUAGE_ENGLISH);
    g_assert_cmpstr(line, ==, "a .fo: warning:   [2J   น้ำ is not supported [FO_UNSUPPORTED]\n");
}

static void
test_json_is_utf8(void)
{
    g_autoptr(Diag) diag = diag_new();
    diag_add(diag, DIAG_ID_FO_UNSUPPORTED, (DiagPlace){"a\xC3.fo", 0, 0}, "x", NULL);
    g_autofree char *line = diag_format(diag_get(diag, 0), DIAG_FORMAT_JSONL, DIAG_LANGUAGE_BOTH);
    g_assert_nonnull(strstr(line, "\"file\":\"a\xEF\xBF\xBD.fo\""));
    g_assert_true(g_utf8_validate(line, -1, NULL));
}

static void
test_jsonl_is_escaped(void)
{
    g_autoptr(Diag) diag = diag_new();
    diag_add(diag, DIAG_ID_FO_UNSUPPORTED, (DiagPlace){"a\"b.fo", 0, 0}, "x\\\ty", NULL);
    g_autofree char *line = diag_format(diag_get(diag, 0), DIAG_FORMAT_JSONL, DIAG_LANGUAGE_BOTH);
    g_assert_nonnull(strstr(line, "\"file\":\"a\\\"b.fo\""));
    g_assert_nonnull(strstr(line, "\"en\":\"x\\\\\\u0009y is not supported\""));
}

static void
test_cells_are_named_as_in_a_sheet(void)
{
    static const struct {
        DiagPlace place;
        const char *text;
    } cases[] = {
        {{"a.xlsx!KPI", 14, 3}, "a.xlsx:KPI!C14: error"},
        {{"a.XLSM!สรุป", 7, 28}, "a.XLSM:สรุป!AB7: error"},
        {{"a.xlsx!KPI", 14, 0}, "a.xlsx:KPI!14: error"},
        {{"a.xlsx!KPI", 0, 0}, "a.xlsx:KPI: error"},
        {{"a.xlsx!K!PI", 1, 16384}, "a.xlsx:K!PI!XFD1: error"},
        {{"a!b.csv", 14, 3}, "a!b.csv:14:3: error"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Diag) diag = diag_new();
        diag_add(diag, DIAG_ID_XML_DOCTYPE, cases[i].place, NULL);
        g_autofree char *text = diag_to_string(diag);
        text[MIN(strlen(text), strlen(cases[i].text))] = '\0';
        g_assert_cmpstr(text, ==, cases[i].text);
    }
    g_autoptr(Diag) diag = diag_new();
    diag_add(diag, DIAG_ID_XML_DOCTYPE, cases[0].place, NULL);
    g_autofree char *json = diag_format(diag_get(diag, 0), DIAG_FORMAT_JSONL, DIAG_LANGUAGE_BOTH);
    g_assert_nonnull(strstr(json, "\"file\":\"a.xlsx\",\"sheet\":\"KPI\",\"cell\":\"C14\""));
}

static void
test_counts_go_on_past_the_limit(void)
{
    g_autoptr(Diag) diag = diag_new();
    for (int i = 0; i < LIMIT_FINDINGS + 5; i++)
        diag_add(diag, DIAG_ID_XML_DOCTYPE, (DiagPlace){0}, NULL);
    g_assert_cmpuint(diag_count(diag), ==, LIMIT_FINDINGS);
    g_assert_cmpuint(diag_count_of(diag, DIAG_ERROR), ==, LIMIT_FINDINGS + 5);
}

/* Ten thousand warnings do not hide an error, nor what is looked for by its kind. */
static void
test_warnings_crowd_out_no_error(void)
{
    g_autoptr(Diag) diag = diag_new(), all = diag_new();
    for (int i = 0; i < LIMIT_FINDINGS + 5; i++)
        diag_add(diag, DIAG_ID_FO_BAD_VALUE, (DiagPlace){0}, NULL);
    diag_add(diag, DIAG_ID_GLYPH_MISSING, (DiagPlace){0}, NULL);
    diag_add(diag, DIAG_ID_XML_DOCTYPE, (DiagPlace){0}, NULL);
    g_assert_cmpint(diag_get(diag, diag_count(diag) - 1)->id, ==, DIAG_ID_XML_DOCTYPE);
    diag_append(all, diag);
    g_assert_cmpuint(diag_count_of(all, DIAG_WARNING), ==, LIMIT_FINDINGS + 6);
    g_assert_cmpuint(diag_count_of(all, DIAG_ERROR), ==, 1);
    g_assert_true(diag_has(all, DIAG_ID_GLYPH_MISSING));
    g_assert_false(diag_has(all, DIAG_ID_XML_ENTITY));
}

static void
test_free_nothing(void)
{
    diag_free(NULL);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/diag/crowd", test_warnings_crowd_out_no_error);
    g_test_add_func("/diag/text", test_text_has_place_both_languages_and_id);
    g_test_add_func("/diag/controls", test_text_has_no_control_characters);
    g_test_add_func("/diag/utf8", test_json_is_utf8);
    g_test_add_func("/diag/jsonl", test_jsonl_is_escaped);
    g_test_add_func("/diag/cells", test_cells_are_named_as_in_a_sheet);
    g_test_add_func("/diag/limit", test_counts_go_on_past_the_limit);
    g_test_add_func("/diag/free", test_free_nothing);
    return g_test_run();
}
