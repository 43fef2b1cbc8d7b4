#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "framework/load.h"

static void
test_province_2566(void)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(Framework) framework =
        framework_load("input/frameworks/province-2566.xml", diag, &error);
    g_autofree char *findings = diag_to_string(diag);
    g_assert_cmpstr(findings, ==, "");
    g_assert_no_error(error);
    g_assert_cmpint(framework->fiscal_year, ==, 2566);
    g_assert_cmpstr(framework->name, ==, "frameworks/province-2566.xml");
    g_assert_cmpuint(framework->n_components, ==, 2);
    g_assert_cmpuint(framework->n_bands, ==, 4);
    g_assert_cmpstr(framework->bands[0].names.thai, ==, "ระดับคุณภาพ");
    g_assert_cmpint(framework->components[0].maximum_kpis, ==, 5);

    const Agenda *agenda = NULL;
    const JointKpi *joint = framework_find_joint(framework, "thai-visitors", &agenda);
    g_assert_cmpstr(agenda->id, ==, "tourism");
    g_assert_cmpuint(joint->carriers.count, ==, 20);
    g_assert_true(framework_carries(joint, "TH-50"));
    g_assert_false(framework_carries(joint, "TH-58"));
}

static void
test_provinces(void)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(Register) reg =
        framework_load_register("input/registers/provinces.xml", diag, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(diag_count(diag), ==, 0);
    g_assert_cmpuint(reg->n_units, ==, 76);
    g_assert_cmpuint(register_find_grouping(reg, "cluster")->n_groups, ==, 18);

    /* The first cluster, its operating centre first, the rest in ก–ฮ order. */
    static const char *const first[] = {"TH-50", "TH-58", "TH-52", "TH-51", "TH-57"};
    for (guint i = 0; i < G_N_ELEMENTS(first); i++)
        g_assert_cmpuint(register_find_unit(reg, first[i])->order, ==, i + 1);
    g_assert_cmpstr(register_find_unit(reg, "TH-81")->full_name, ==, "จังหวัดกระบี่");
    g_assert_cmpuint(register_find_unit(reg, "TH-81")->collation, ==, 1);
    g_assert_cmpuint(register_find_unit(reg, "TH-37")->collation, ==, 72);
    g_assert_null(register_find_unit(reg, "TH-10"));
}

/* Each case is the framework of 2566 with one thing changed, and the finding that must name it. */
static const struct {
    const char *from, *to, *finding;
} cases[] = {
    {"id=\"performance\" weight=\"70\"", "id=\"performance\" weight=\"65\"", "WEIGHT_SUM"},
    {"id=\"2.1\" weight=\"15\"", "id=\"2.1\" weight=\"14\"", "WEIGHT_SUM"},
    {"id=\"standard\" score=\"75\"", "id=\"standard\" score=\"50\"", "FRAMEWORK_TIERS"},
    {"id=\"advanced\" score=\"100\"", "id=\"advanced\" score=\"101\"", "FRAMEWORK_TIERS"},
    {"function=\"milestone\"", "function=\"stepping-stone\"", "FRAMEWORK_METHOD"},
    {"function=\"milestone\"", "function=\"checklist\"", "FRAMEWORK_LEVELS"},
    {"rule id=\"tier.below\"", "rule id=\"tier.beneath\"", "FRAMEWORK_RULE"},
    {"source=\"cab-2566-07-25\"", "source=\"cab-0000\"", "FRAMEWORK_SOURCE"},
    {"from=\"75.00\" to=\"89.99\"", "from=\"75.00\" to=\"90.00\"", "FRAMEWORK_BAND_END"},
    {"from=\"75.00\" to=\"89.99\"", "from=\"75.00\" to=\"89.98\"", "FRAMEWORK_BAND_END"},
    {"from=\"60.00\" to=\"74.99\"", "from=\"80.00\" to=\"74.99\"", "FRAMEWORK_BAND_ORDER"},
    {"from=\"0.00\" to=\"59.99\"", "from=\"10.00\" to=\"59.99\"", "FRAMEWORK_BAND_LAST"},
    {"range=\"75.00 – 89.99\"", "range=\"75.00 – 98.99\"", "FRAMEWORK_RANGE"},
    {"rule id=\"sum\"", "rule id=\"round\"", "DUPLICATE_ID"},
    {"aggregate=\"weighted-sum\"", "aggregate=\"vote\"", "SCHEMA_VALUE"},
    {"<legal-basis>", "<legal-basics>", "XML_TAG_MISMATCH"},
    {"<scale minimum=\"0\"", "<scale", "SCHEMA_MISSING_ATTRIBUTE"},
    {"<ranking policy", "<ranking mood=\"good\" policy", "SCHEMA_UNKNOWN_ATTRIBUTE"},
    {"<unit-kind id", "<unit-sort id", "XML_TAG_MISMATCH"},
};

static char *
replace_once(const char *text, const char *from, const char *to)
{
    const char *at = strstr(text, from);
    if (!at)
        g_error("\"%s\" is not in the framework", from);
    return g_strdup_printf("%.*s%s%s", (int) (at - text), text, to, at + strlen(from));
}

static void
test_errors_are_found(void)
{
    g_autofree char *good = NULL;
    g_autofree char *folder = g_dir_make_tmp("samrit-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "f.xml", NULL);
    g_assert_true(g_file_get_contents("input/frameworks/province-2566.xml", &good, NULL, NULL));
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *bad = replace_once(good, cases[i].from, cases[i].to);
        g_assert_true(file_write(path, bad, strlen(bad), NULL));
        g_autoptr(Diag) diag = diag_new();
        g_autoptr(GError) error = NULL;
        g_autoptr(Framework) framework = framework_load(path, diag, &error);
        g_assert_null(framework);
        g_assert_error(error, SAMRIT_ERROR, SAMRIT_ERROR_SETUP);
        g_autofree char *findings = diag_to_string(diag);
        if (!strstr(findings, cases[i].finding))
            g_error("%s: %s not found in:\n%s", cases[i].to, cases[i].finding, findings);
    }
    unlink(path);
    rmdir(folder);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/framework/province-2566", test_province_2566);
    g_test_add_func("/framework/provinces", test_provinces);
    g_test_add_func("/framework/errors", test_errors_are_found);
    return g_test_run();
}
