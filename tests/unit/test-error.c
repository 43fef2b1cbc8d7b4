#include <string.h>

#include "base/diag.h"
#include "base/error.h"

static void
check_halves(const char *text, const char *english, const char *thai)
{
    g_autofree char *first = error_text_in(text, false), *second = error_text_in(text, true);
    g_assert_cmpstr(first, ==, english);
    g_assert_cmpstr(second, ==, thai);
}

static void
test_both_languages(void)
{
    g_autoptr(GError) error = NULL;
    error_set(&error, SAMRIT_ERROR_INPUT, "%s: more than %d", "%s: เกิน %d", "a.csv", 7);
    g_assert_error(error, SAMRIT_ERROR, SAMRIT_ERROR_INPUT);
    check_halves(error->message, "a.csv: more than 7", "a.csv: เกิน 7");

    error_prefix(&error, "first: ", "ก่อน: ");
    check_halves(error->message, "first: a.csv: more than 7", "ก่อน: a.csv: เกิน 7");
}

static void
test_one_language(void)
{
    check_halves("No such file", "No such file", "No such file");

    g_autoptr(GError) error = g_error_new_literal(SAMRIT_ERROR, SAMRIT_ERROR_IO, "gone");
    error_prefix(&error, "disk: ", "ดิสก์: ");
    check_halves(error->message, "disk: gone", "ดิสก์: gone");
}

static void
test_reason(void)
{
    g_autoptr(GError) error = NULL;
    const char *why = ERROR_TEXT("is damaged", "เสียหาย");
    error_set_reason(&error, SAMRIT_ERROR_DAMAGED, "a.zip", why, NULL);
    g_assert_error(error, SAMRIT_ERROR, SAMRIT_ERROR_DAMAGED);
    check_halves(error->message, "a.zip: is damaged", "a.zip: เสียหาย");
    g_clear_error(&error);

    error_set_reason(&error, SAMRIT_ERROR_IO, ERROR_TEXT("row 3", "แถว 3"), why, "No space");
    check_halves(error->message, "row 3: is damaged: No space", "แถว 3: เสียหาย: No space");
    g_clear_error(&error);

    error_set_reason(&error, SAMRIT_ERROR_IO, NULL, why, ERROR_TEXT("cut off", "ขาดหาย"));
    check_halves(error->message, "is damaged: cut off", "เสียหาย: ขาดหาย");
}

/* What nothing can go on after is a finding become an error: its place, both texts, its name. */
static void
test_of_finding(void)
{
    g_autoptr(Diag) diag = diag_new();
    diag_add(diag, DIAG_ID_XML_DOCTYPE, (DiagPlace){"a.xml", 3, 0}, NULL);
    g_autoptr(GError) error = NULL;
    diag_set_error(&error, SAMRIT_ERROR_SETUP, diag_get(diag, 0));
    g_assert_error(error, SAMRIT_ERROR, SAMRIT_ERROR_SETUP);
    check_halves(error->message, "a.xml:3: a DOCTYPE is not allowed [XML_DOCTYPE]",
                 "a.xml:3: ไม่อนุญาตให้มี DOCTYPE [XML_DOCTYPE]");
}

static void
test_nobody_asks(void)
{
    error_set(NULL, SAMRIT_ERROR_IO, "%s", "%s", "x");
    error_prefix(NULL, "a", "b");
    GError *none = NULL;
    error_prefix(&none, "a", "b");
    g_assert_null(none);
}

/* A finding that says why takes from the error what its own language is. */
static void
test_in_findings(void)
{
    g_autoptr(GError) error = NULL;
    error_set(&error, SAMRIT_ERROR_INPUT, "broken", "เสียหาย");
    g_autoptr(Diag) diag = diag_new();
    diag_add(diag, DIAG_ID_RECORD_UNREADABLE, (DiagPlace){"a.csv", 0, 0}, error->message, NULL);
    g_autofree char *english = diag_finding_text(diag_get(diag, 0), DIAG_LANGUAGE_ENGLISH);
    g_autofree char *thai = diag_finding_text(diag_get(diag, 0), DIAG_LANGUAGE_THAI);
    g_assert_nonnull(strstr(english, "broken"));
    g_assert_null(strstr(english, "เสียหาย"));
    g_assert_nonnull(strstr(thai, "เสียหาย"));
    g_assert_null(strstr(thai, "broken"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/error/both-languages", test_both_languages);
    g_test_add_func("/error/one-language", test_one_language);
    g_test_add_func("/error/reason", test_reason);
    g_test_add_func("/error/of-finding", test_of_finding);
    g_test_add_func("/error/nobody-asks", test_nobody_asks);
    g_test_add_func("/error/in-findings", test_in_findings);
    return g_test_run();
}
