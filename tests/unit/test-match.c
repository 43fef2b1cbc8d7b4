#include "framework/match.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "framework/load.h"
#include "read/project.h"
#include "read/record.h"
#include "read/record_xml.h"

/* A good record, its framework and register. */
typedef struct {
    Framework *framework;
    Register *reg;
    char *good;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr(Diag) diag = diag_new();
    fixture->framework = framework_load("input/frameworks/province-2566.xml", diag, NULL);
    fixture->reg = framework_load_register("input/registers/provinces.xml", diag, NULL);
    g_assert_true(g_file_get_contents("tests/data/record.xml", &fixture->good, NULL, NULL));
}

static void
tear_down(Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    framework_free(fixture->framework);
    register_free(fixture->reg);
    g_free(fixture->good);
}

/* What is found in @text; the record is dropped. */
static char *
find(const Fixture *fixture, const char *text)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    g_autoptr(Record) record = read_record_xml(bytes, "r.xml", diag, NULL);
    if (record) {
        record->file = "r.xml";
        framework_match(record, fixture->framework, fixture->reg, diag);
    }
    return diag_to_string(diag);
}

static void
test_good(Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *findings = find(fixture, fixture->good);
    g_assert_cmpstr(findings, ==, "");
}

/* What could not be read was said then; nothing is said of what follows from that. */
static void
test_unread(Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const char *const cases[][3] = {
        {"<result value=\"8,640\"/>", "<result value=\"many\"/>", "result: \"many\""},
        {"tier=\"standard\" value=\"9,000\"", "tier=\"standard\" value=\"some\"",
         "target: \"some\""},
        {"weight=\"20\" method=\"milestone\"", "weight=\"heavy\" method=\"milestone\"",
         "kpi: \"heavy\""},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_auto(GStrv) around = g_strsplit(fixture->good, cases[i][0], 2);
        g_assert_nonnull(around[1]);
        g_autofree char *text = g_strconcat(around[0], cases[i][1], around[1], NULL);
        g_autofree char *findings = find(fixture, text);
        g_assert_nonnull(strstr(findings, cases[i][2]));
        g_assert_null(strchr(strchr(findings, '\n') + 1, '\n')); /* one line */
    }
}

/* The good record with one thing changed, and what must be said of it: place, severity, words, id.
 */
static const struct {
    const char *from, *to, *finding, *id;
} cases[] = {
    {"unit=\"TH-50\"", "unit=\"TH-10\"", "r.xml:2: error: unit TH-10 is not in the register",
     "RECORD_UNIT"},
    {"unit=\"TH-50\"", "unit=\"TH50\"", "unit TH50 is not in the register (TH-50 จังหวัดเชียงใหม่?)",
     "RECORD_UNIT"},
    {"unit=\"TH-50\"", "unit=\"BKK\"", "unit BKK is not in the register · ", "RECORD_UNIT"},
    {"fiscal-year=\"2566\" framework", "fiscal-year=\"2565\" framework",
     "r.xml:2: error: fiscal year 2565, must be 2566", "RECORD_YEAR"},
    {"fiscal-year=\"2566\" framework", "fiscal-year=\"2023\" framework",
     "r.xml:2: error: year 2023 is of the Common Era; in the Buddhist Era it is 2566",
     "RECORD_YEAR_CE"},
    {"province-2566", "department-2566", "framework department-2566, must be province-2566",
     "RECORD_FRAMEWORK"},
    {"component id=\"potential\"", "component id=\"potency\"",
     "component potency is not in the framework, which has performance, potential",
     "RECORD_COMPONENT"},
    {"component id=\"potential\"", "component id=\"potency\"", "component potential is missing",
     "RECORD_NO_COMPONENT"},
    {"id=\"1.1\" family=\"1.3\" joint=\"haze\" weight=\"30\"",
     "id=\"1.1\" family=\"1.3\" joint=\"haze\" weight=\"25\"",
     "r.xml:3: error: weights sum to 65, must be 70", "WEIGHT_SUM"},
    {"id=\"2.1\" family=\"2.1\" weight=\"15\"", "id=\"2.1\" family=\"2.1\" weight=\"16\"",
     "KPIs of 2.1 weigh 16, must weigh 15", "FAMILY_WEIGHT"},
    {"id=\"2.1\" family=\"2.1\" weight=\"15\"", "id=\"2.1\" family=\"2.2\" weight=\"15\"",
     "KPIs of 2.2 weigh 30, must weigh 15", "FAMILY_WEIGHT"},
    {"weight=\"20\" method=\"milestone\"", "weight=\"-20\" method=\"milestone\"",
     "KPI 1.3: the weight must be above 0", "KPI_WEIGHT"},
    {"weight=\"20\" method=\"milestone\"", "weight=\"heavy\" method=\"milestone\"",
     "kpi: \"heavy\" is not a number", "NOT_A_NUMBER"},
    {"weight=\"20\" method=\"milestone\"",
     "weight=\"20\" status=\"monitored\" method=\"milestone\"",
     "KPI 1.3 is only monitored: its weight must be 0", "KPI_MONITOR_WEIGHT"},
    {"<kpi id=\"2.1\"",
     "<kpi id=\"2.0\" family=\"2.1\" weight=\"1\" method=\"ratio\"><name>n</name>"
     "<unit-of-measure>u</unit-of-measure><full-mark value=\"1\"/><result value=\"1\"/></kpi>"
     "<kpi id=\"2.1\"",
     "error: potential has 3 KPIs, must have 2 ", "KPI_COUNT"},
    {"family=\"1.4\"", "family=\"9.9\"",
     "KPI 1.3: family \"9.9\" is not in its component, which has 1.1, 1.2, 1.3, 1.4", "KPI_FAMILY"},
    {"method=\"milestone\"", "method=\"guess\"",
     "KPI 1.3: method guess is not in the framework, which has linear, step, milestone, ratio",
     "KPI_METHOD"},
    {"<result value=\"8,640\"/>", "", "r.xml:4: error: KPI 1.1 has no result; write \"-\"",
     "KPI_NO_RESULT"},
    {"<result value=\"8,640\"/>", "<result value=\"ไม่มีข้อมูล\"/>",
     "r.xml:11: error: result: \"ไม่มีข้อมูล\" is not a number", "NOT_A_NUMBER"},
    {"<result value=\"8,640\"/>", "<result value=\"8.640,00\"/>", "\"8.640,00\" is not a number",
     "NOT_A_NUMBER"},
    {"<result value=\"8,640\"/>", "<result value=\"-\"/>",
     "r.xml:4: warning: KPI 1.1 is cancelled or without result, but no reason", "KPI_NO_REASON"},
    {"<result value=\"8,640\"/>", "<result value=\"-8,640\"/>",
     "r.xml:11: warning: KPI 1.1: the result −8,640 is far from its targets", "RESULT_MAGNITUDE"},
    {"<result value=\"8,640\"/>", "<result value=\"864,000\"/>",
     "r.xml:11: warning: KPI 1.1: the result 864,000 is far from its targets", "RESULT_MAGNITUDE"},
    {"<year fiscal-year=\"2565\" value=\"9,880\"/>", "<year fiscal-year=\"2566\" value=\"9,880\"/>",
     "r.xml:10: error: KPI 1.1: year 2566 is not before 2566, or given twice", "KPI_YEAR"},
    {"<year fiscal-year=\"2565\" value=\"9,880\"/>", "<year fiscal-year=\"2564\" value=\"9,880\"/>",
     "KPI 1.1: year 2564", "KPI_YEAR"},
    {"<year fiscal-year=\"2565\" value=\"9,880\"/>", "<year fiscal-year=\"2022\" value=\"9,880\"/>",
     "KPI 1.1: year 2022", "KPI_YEAR"},
    {"tier=\"standard\" value=\"9,000\"", "tier=\"silver\" value=\"9,000\"",
     "r.xml:7: error: KPI 1.1: the framework has no tier silver, but minimum, standard, advanced",
     "TARGET_TIER"},
    {"tier=\"standard\" value=\"9,000\"", "tier=\"silver\" value=\"9,000\"",
     "KPI 1.1: no value for target ค่าเป้าหมายมาตรฐาน", "TARGET_MISSING"},
    {"tier=\"standard\" value=\"9,000\"", "tier=\"standard\" value=\"9,600\"",
     "r.xml:7: error: KPI 1.1: target standard must be < the one before", "TARGET_ORDER"},
    {"tier=\"standard\" value=\"52,000\"", "tier=\"standard\" value=\"45,000.00\"",
     "KPI 1.2: target standard must be > the one before", "TARGET_ORDER"},
    {"<result value=\"437.50\"/>", "<result value=\"537.50\"/>",
     "KPI 2.2: the result 537.50 is not within 0–500", "RESULT_RANGE"},
    {"<result value=\"437.50\"/>", "<result value=\"-1\"/>",
     "KPI 2.2: the result −1 is not within 0–500", "RESULT_RANGE"},
    {"<result value=\"437.50\"/>", "<result value=\"437.50\"/><self-result value=\"4375\"/>",
     "KPI 2.2: the result 4,375 is not within 0–500", "RESULT_RANGE"},
    {"<result value=\"437.50\"/>", "<result value=\"4.3750\"/>",
     "warning: KPI 2.2: the result 4.3750 is far from its targets, full mark", "RESULT_MAGNITUDE"},
    {"<full-mark value=\"500\"/>", "<full-mark value=\"0\"/>", "KPI 2.2 needs a full mark above 0",
     "FULL_MARK"},
    {"<milestone tier=\"standard\" done=\"yes\">four</milestone>", "",
     "KPI 1.3: no milestone leads to ค่าเป้าหมายมาตรฐาน", "MILESTONE_TIER"},
    {"<milestone tier=\"advanced\"", "<milestone tier=\"minimum\"",
     "KPI 1.3: no milestone leads to", "MILESTONE_TIER"},
    {"done=\"yes\">two", "done=\"no\">two", "warning: KPI 1.3: milestone 3 is done, but an earlier",
     "MILESTONE_GAP"},
    {"joint=\"haze\"", "joint=\"gaze\"", "KPI 1.1: the framework has no Joint KPI gaze",
     "JOINT_UNKNOWN"},
    {"joint=\"haze\"", "joint=\"foreign-visitors\"",
     "r.xml:4: error: KPI 1.1: Joint KPI foreign-visitors is not carried by TH-50",
     "JOINT_CARRIER"},
    {"joint=\"haze\"", "", "Joint KPI haze must be carried by TH-50", "JOINT_MISSING"},
    {"joint=\"thai-visitors\"", "joint=\"haze\"", "Joint KPI haze is carried twice", "JOINT_TWICE"},
    {"kpi id=\"1.2\"", "kpi id=\"1.1\"", "id \"1.1\" is used twice", "DUPLICATE_ID"},
    {"<result value=\"82\"/>", "<result value=\"82\"/><deduction points=\"0.2\">late</deduction>",
     "rule deduct is followed but not stated", "FRAMEWORK_RULE"},
    {"<result value=\"82\"/>", "<result value=\"82\"/><deduction points=\"-1\">late</deduction>",
     "KPI 2.1: points to be deducted must be above 0", "DEDUCTION"},
    {"<unit-of-measure>จุด</unit-of-measure>", "", "<target> may not stand here",
     "SCHEMA_UNEXPECTED"},
    {"direction=\"lower\"", "direction=\"sideways\"",
     "kpi/@direction: \"sideways\" is not accepted", "SCHEMA_VALUE"},
};

static char *
replace_once(const char *text, const char *from, const char *to)
{
    const char *at = strstr(text, from);
    if (!at)
        g_error("\"%s\" is not in the record", from);
    return g_strdup_printf("%.*s%s%s", (int) (at - text), text, to, at + strlen(from));
}

static void
test_findings(Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *bad = replace_once(fixture->good, cases[i].from, cases[i].to);
        g_autofree char *findings = find(fixture, bad);
        g_autofree char *id = g_strdup_printf("[%s]", cases[i].id);
        if (!strstr(findings, cases[i].finding) || !strstr(findings, id))
            g_error("%s\nexpected: %s %s\nfound: %s", cases[i].to, cases[i].finding, id, findings);
    }
}

/* The same of records of other systems. */
static void
test_systems(Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const struct {
        const char *framework, *reg, *record, *from, *to, *finding;
    } rows[] = {
        {"pmqa-2566", "departments", "pmqa-2566/records/D0205.xml", "id=\"7.2\" weight=\"1\"",
         "id=\"7.2\" weight=\"10\"", "KPI 7.2 weighs 10, must weigh 1 by the framework"},
        {"five-base-2560", "departments", "five-base-2560/records/D0806.xml",
         "id=\"3.1\" weight=\"20\"", "id=\"3.1\" weight=\"2\"", "weights sum to 2, must be 20"},
        {"ita-2566", "provinces", "ita-2566/records/TH-40.xml", "<result value=\"85.16\"/>",
         "<result value=\"8516\"/>", "error: KPI 1.1: the result 8,516 is not within 0–100"},
        {"ita-2566", "provinces", "ita-2566/records/TH-40.xml", "<result value=\"85.16\"/>",
         "<result value=\"0.8516\"/>", "warning: KPI 1.1: the result 0.8516 is far from"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *framework = g_strdup_printf("input/frameworks/%s.xml", rows[i].framework);
        g_autofree char *reg = g_strdup_printf("input/registers/%s.xml", rows[i].reg);
        g_autofree char *path = g_build_filename("input", rows[i].record, NULL);
        g_autofree char *text = NULL;
        g_autoptr(Diag) diag = diag_new();
        Fixture other = {framework_load(framework, diag, NULL),
                         framework_load_register(reg, diag, NULL), fixture->good};
        g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
        g_autofree char *before = find(&other, text);
        g_autofree char *bad = replace_once(text, rows[i].from, rows[i].to);
        g_autofree char *findings = find(&other, bad);
        if (strstr(before, rows[i].finding) || !strstr(findings, rows[i].finding))
            g_error("%s\nexpected: %s\nfound: %s", path, rows[i].finding, findings);
        framework_free(other.framework);
        register_free(other.reg);
    }
}

static void
test_all_cancelled(Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_auto(GStrv) parts = g_strsplit(fixture->good, "method=\"ratio\"", -1);
    g_autofree char *bad = g_strjoinv("method=\"ratio\" status=\"cancelled\"", parts);
    g_autofree char *findings = find(fixture, bad);
    g_assert_nonnull(strstr(findings, "[KPI_ALL_CANCELLED]"));
}

/* ---- a folder of records: what is wrong with one stays with it */

static void
write_file(const char *folder, const char *name, const char *text)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_assert_true(file_write(path, text, strlen(text), NULL));
}

static void
remove_files(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    for (const char *name; (name = g_dir_read_name(dir));) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_remove(path);
    }
    g_rmdir(folder);
}

static void
test_folder(Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *folder = g_dir_make_tmp("samrit-XXXXXX", NULL);
    g_autofree char *negative = replace_once(fixture->good, "value=\"8,640\"", "value=\"much\"");
    write_file(folder, "TH-11.xml", "<record");
    write_file(folder, "TH-12.xml", "<!DOCTYPE record><record/>");
    write_file(folder, "TH-50.xml", fixture->good);
    write_file(folder, "TH-50-copy.xml", fixture->good);
    write_file(folder, "TH-51.xml", negative);
    write_file(folder, "README.md", "not a record");
    write_file(folder, ".hidden.xml", "not a record");

    ProjectSet set = {.records = folder, .records_name = "records"};
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) files = read_records(&set, &error);
    g_assert_no_error(error);
    g_autoptr(Diag) diag = diag_new();
    framework_match_all(files, fixture->framework, fixture->reg, diag);

    static const struct {
        const char *stem, *id;
        bool has_record;
    } expected[] = {
        {"README", "[RECORD_PASSED_OVER]", false}, {"TH-11", "[XML_SYNTAX]", false},
        {"TH-12", "[XML_DOCTYPE]", false},         {"TH-50-copy", "[RECORD_DUPLICATE]", true},
        {"TH-50", "[RECORD_DUPLICATE]", true},     {"TH-51", "[NOT_A_NUMBER]", true},
    };
    g_assert_cmpuint(files->len, ==, G_N_ELEMENTS(expected));
    for (guint i = 0; i < files->len; i++) {
        const RecordFile *file = files->pdata[i];
        g_autofree char *findings = diag_to_string(file->diag);
        g_assert_cmpstr(file->stem, ==, expected[i].stem);
        g_assert_false(record_file_is_usable(file));
        g_assert_true((file->record != NULL) == expected[i].has_record);
        if (!strstr(findings, expected[i].id))
            g_error("%s: %s not in %s", file->stem, expected[i].id, findings);
    }
    /* 76 provinces less TH-11, TH-12, TH-50 and TH-51, whose files are there, whatever their state.
     */
    g_autofree char *missing = diag_to_string(diag);
    g_assert_nonnull(
        strstr(missing, "72 of the register's 76 units have no record of province-2566"));
    remove_files(folder);
}

static void
test_no_folder(Fixture *fixture G_GNUC_UNUSED, gconstpointer data G_GNUC_UNUSED)
{
    ProjectSet set = {.records = "tests/no-such-folder", .records_name = "records"};
    g_autoptr(GError) error = NULL;
    g_assert_null(read_records(&set, &error));
    g_assert_nonnull(error);
}

/* ---- projects */

#define PROJECT                                                                                   \
    "<project xmlns='urn:samrit:project' version='1' id='x' fiscal-year='2566' synthetic='no'>\n" \
    "<title>t</title><owner>o</owner><period from='2022-10-01' to='2023-09-30'/>\n"               \
    "<set framework='%s' register='../registers/r.xml' records='records'/></project>"

static Project *
read_with_framework(const char *folder, const char *framework, Diag *diag, GError **error)
{
    g_autofree char *text = g_strdup_printf(PROJECT, framework);
    write_file(folder, "project.xml", text);
    return read_project(folder, diag, error);
}

static void
test_project(Fixture *fixture G_GNUC_UNUSED, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *folder = g_dir_make_tmp("samrit-XXXXXX", NULL);
    g_autofree char *parent = g_path_get_dirname(folder);
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(Project) project = read_with_framework(folder, "../f/f.xml", diag, &error);
    g_assert_no_error(error);
    g_autofree char *expected = g_build_filename(parent, "f/f.xml", NULL);
    g_assert_cmpstr(project->sets[0].framework, ==, expected);
    g_assert_cmpstr(project->period, ==, "1 ตุลาคม 2565 – 30 กันยายน 2566");

    static const char *const wrong[] = {"/etc/passwd",   "../../f.xml",   "a/../../../f.xml",
                                        "a/../../f.xml", "../a/../f.xml", ""};
    for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autoptr(Diag) findings = diag_new();
        g_clear_error(&error);
        g_assert_null(read_with_framework(folder, wrong[i], findings, &error));
        g_assert_error(error, SAMRIT_ERROR, SAMRIT_ERROR_SETUP);
        g_assert_cmpint(diag_get(findings, 0)->id, ==, DIAG_ID_PROJECT_PATH);
    }
    remove_files(folder);
}

#define ADD(name, test) g_test_add("/match/" name, Fixture, NULL, set_up, test, tear_down)

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("good", test_good);
    ADD("unread", test_unread);
    ADD("findings", test_findings);
    ADD("systems", test_systems);
    ADD("all-cancelled", test_all_cancelled);
    ADD("folder", test_folder);
    ADD("no-folder", test_no_folder);
    ADD("project", test_project);
    return g_test_run();
}
