/* Every evaluation system as data: its sample project, and the figures that its sources work out.
 */
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "emit/emit.h"
#include "framework/load.h"
#include "framework/match.h"
#include "job/evaluation.h"
#include "read/record_xml.h"
#include "score/score.h"
#include "xml/doc.h"
#include "xml/schema.h"

/* A framework, a register, and the records scored by them. */
typedef struct {
    Framework *framework;
    Register *reg;
    Arena *arena;
    GPtrArray *units; /* of UnitResult */
} System;

static System *
system_new(const char *framework, const char *reg)
{
    System *system = g_new0(System, 1);
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    system->framework = framework_load(framework, diag, &error);
    g_autofree char *findings = diag_to_string(diag);
    g_assert_cmpstr(findings, ==, "");
    g_assert_no_error(error);
    system->reg = framework_load_register(reg, diag, &error);
    g_assert_no_error(error);
    system->arena = arena_new();
    system->units = g_ptr_array_new();
    return system;
}

static void
system_free(System *system)
{
    framework_free(system->framework);
    register_free(system->reg);
    arena_free(system->arena);
    g_ptr_array_unref(system->units);
    g_free(system);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(System, system_free)

static System *
open_system(const char *name, const char *reg)
{
    g_autofree char *framework = g_strdup_printf("input/frameworks/%s.xml", name);
    g_autofree char *path = g_strdup_printf("input/registers/%s.xml", reg);
    return system_new(framework, path);
}

/* Scores @unit with the record that @components is the content of. */
static UnitResult *
score(System *system, const char *unit, const char *components)
{
    const Framework *framework = system->framework;
    g_autofree char *text = g_strdup_printf(
        "<record xmlns='urn:samrit:record' version='1' unit='%s' fiscal-year='%d' framework='%s' "
        "synthetic='yes'>%s</record>",
        unit, framework->fiscal_year, framework->id, components);
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    g_autoptr(Diag) diag = diag_new();
    Record *record = read_record_xml(bytes, "r.xml", diag, NULL);
    if (record)
        framework_match(record, framework, system->reg, diag);
    g_autofree char *findings = diag_to_string(diag);
    if (diag_count_of(diag, DIAG_ERROR))
        g_error("%s", findings);
    arena_defer(system->arena, record, (GDestroyNotify) record_free);
    UnitResult *result =
        score_unit(system->arena, framework, record, register_find_unit(system->reg, record->unit));
    g_ptr_array_add(system->units, result);
    return result;
}

static const NationResult *
score_all(System *system)
{
    return score_nation(system->arena, system->framework, system->reg,
                        (UnitResult **) system->units->pdata, system->units->len);
}

static void
assert_number(System *system, const Decimal *number, int places, const char *expected)
{
    g_assert_nonnull(number);
    g_assert_cmpstr(decimal_format(system->arena, number, places, DECIMAL_PLAIN), ==, expected);
}

#define NAME "<name>n</name><unit-of-measure>u</unit-of-measure>"

/* ---- every project under input/ */

static void
check_results(const Project *project, const NationResult *nation)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GBytes) bytes = emit_results_xml(project, nation);
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    g_autoptr(xmlDoc) doc = xml_doc_parse(data, size, project->id, diag, NULL);
    g_assert_nonnull(doc);
    bool valid = xml_schema_check(doc, "results", diag);
    g_autofree char *findings = diag_to_string(diag);
    g_assert_cmpstr(findings, ==, "");
    g_assert_true(valid);
    for (guint i = 0; i < nation->n_units; i++) {
        g_autofree char *text = emit_explain(nation, nation->units[i], NULL);
        g_assert_nonnull(text);
    }
}

static void
check_set(const Project *project, const JobSet *set)
{
    g_assert_cmpuint(set->files->len, >=, 3);
    for (guint i = 0; i < set->files->len; i++) {
        const RecordFile *file = set->files->pdata[i];
        g_autofree char *findings = diag_to_string(file->diag);
        g_assert_cmpstr(findings, ==, "");
    }
    g_assert_cmpuint(set->nation->all.unscored, <, set->nation->n_units);
    check_results(project, set->nation);
}

static void
check_heads(const JobEvaluation *evaluation)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GBytes) bytes = job_evaluation_heads(evaluation, NULL, JOB_XML);
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    g_autoptr(xmlDoc) doc = xml_doc_parse(data, size, evaluation->project->id, diag, NULL);
    g_assert_nonnull(doc);
    g_assert_true(xml_schema_check(doc, "heads", diag));
}

/* Every framework has a project that names it. */
static void
check_frameworks_used(GHashTable *used)
{
    g_autoptr(GDir) dir = g_dir_open("input/frameworks", 0, NULL);
    for (const char *name; (name = g_dir_read_name(dir));) {
        g_autofree char *path = g_build_filename("input/frameworks", name, NULL);
        if (!g_hash_table_contains(used, path))
            g_error("no project under input/ uses %s", path);
    }
}

static void
test_projects(void)
{
    guint count = 0;
    g_autoptr(GHashTable) used = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GDir) dir = g_dir_open("input", 0, NULL);
    for (const char *name; (name = g_dir_read_name(dir));) {
        g_autofree char *folder = g_build_filename("input", name, NULL);
        g_autofree char *path = g_build_filename(folder, "project.xml", NULL);
        if (!g_file_test(path, G_FILE_TEST_EXISTS))
            continue;
        g_autoptr(Diag) diag = diag_new();
        g_autoptr(GError) error = NULL;
        g_autoptr(JobEvaluation) evaluation = job_evaluation_load(folder, diag, &error);
        g_assert_no_error(error);
        g_assert_cmpuint(diag_count_of(diag, DIAG_WARNING), ==, 0);
        for (guint i = 0; i < evaluation->n_sets; i++) {
            check_set(evaluation->project, &evaluation->sets[i]);
            g_hash_table_add(used, g_strdup(evaluation->sets[i].set->framework));
        }
        check_heads(evaluation);
        count++;
    }
    g_assert_cmpuint(count, >=, 42);
    check_frameworks_used(used);
}

static void
test_frameworks(void)
{
    g_autoptr(GDir) dir = g_dir_open("input/frameworks", 0, NULL);
    guint count = 0;
    for (const char *name; (name = g_dir_read_name(dir)); count++) {
        g_autofree char *path = g_build_filename("input/frameworks", name, NULL);
        g_autoptr(Diag) diag = diag_new();
        g_autoptr(GError) error = NULL;
        g_autoptr(Framework) framework = framework_load(path, diag, &error);
        g_autofree char *findings = diag_to_string(diag);
        g_assert_cmpstr(findings, ==, "");
        g_assert_nonnull(framework);
        g_autofree char *file = g_strconcat(framework->id, ".xml", NULL);
        g_assert_cmpstr(file, ==, name);
    }
    g_assert_cmpuint(count, >=, 41);
}

/* ---- who is evaluated */

static void
assert_evaluated(const char *name, int year, guint expected)
{
    g_autofree char *path = g_strdup_printf("input/registers/%s.xml", name);
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Register) reg = framework_load_register(path, diag, NULL);
    g_assert_nonnull(reg);
    g_assert_cmpuint(diag_count(diag), ==, 0);
    guint count = 0;
    for (guint i = 0; i < reg->n_units; i++)
        count += register_is_in_year(&reg->units[i], year);
    g_assert_cmpuint(count, ==, expected);
}

/* The numbers of units that the cabinet was told, year by year. */
static void
test_units_by_year(void)
{
    assert_evaluated("departments", 2565, 153);
    assert_evaluated("departments", 2567, 154);
    assert_evaluated("departments", 2568, 163);
    assert_evaluated("provinces", 2553, 75); /* บึงกาฬ was made one in 2554 */
    assert_evaluated("provinces", 2568, 76);
    assert_evaluated("public-organisations", 2565, 46);
    assert_evaluated("area-offices", 2566, 245);
}

/* ---- the same score in different years */

/* A department that scores @score in all: every KPI gets it. */
static char *
department_with(const char *score, const char *families[3], const char *potential)
{
    g_autoptr(GString) text = g_string_new("<component id='performance'>");
    for (int i = 0; i < 3; i++)
        g_string_append_printf(text,
                               "<kpi id='1.%d' family='%s' weight='%d' method='ratio'>" NAME
                               "<full-mark value='100'/><result value='%s'/></kpi>",
                               i + 1, families[i], i ? 20 : 30, score);
    g_string_append_printf(text, "</component><component id='potential'>%s</component>", potential);
    return g_string_free(g_steal_pointer(&text), FALSE);
}

static char *
potential_with(const char *score, int n, const int *weights)
{
    GString *text = g_string_new(NULL);
    for (int i = 0; i < n; i++)
        g_string_append_printf(text,
                               "<kpi id='2.%d' family='2.%d' weight='%d' method='ratio'>" NAME
                               "<full-mark value='100'/><result value='%s'/></kpi>",
                               i + 1, i + 1, weights[i], score);
    return g_string_free(text, FALSE);
}

static void
assert_band(const char *name, const char *families[3], int n, const int *weights,
            const char *points, const char *band)
{
    g_autoptr(System) system = open_system(name, "departments");
    g_autofree char *potential = potential_with(points, n, weights);
    g_autofree char *components = department_with(points, families, potential);
    const UnitResult *unit = score(system, "D0806", components);
    assert_number(system, unit->score, 2, points);
    g_assert_cmpstr(unit->band ? unit->band->names.thai : NULL, ==, band);
}

static void
test_bands_by_year(void)
{
    const char *f65[] = {"1.1", "1.4", "1.5"}, *f64[] = {"1.1", "1.3", "1.4"};
    const char *f67[] = {"1.1", "1.1", "1.2"}, *f68[] = {"1.1.1", "1.1.2", "1.1.3"};
    const int two[] = {15, 15}, v2[] = {20, 10}, v3[] = {10, 10, 10};
    assert_band("department-2565", f65, 2, two, "62.00", "ระดับมาตรฐานขั้นต้น");
    assert_band("department-2567", f67, 2, v2, "62.00", "ระดับมาตรฐานขั้นต้น");
    assert_band("department-2568", f68, 3, v3, "62.00", "ดี");
    assert_band("department-2565", f65, 2, two, "83.00", "ระดับมาตรฐานขั้นสูง");
    assert_band("department-2568", f68, 3, v3, "83.00", "ดี");
    assert_band("department-2568", f68, 3, v3, "59.99", "พอใช้");
    assert_band("department-2565", f65, 2, two, "100.00", "ระดับคุณภาพ"); /* the Highways card */
    assert_band("monitor-2564", f64, 2, two, "95.00", NULL);            /* exempt */
}

/* ---- PMQA 4.0 */

#define BOXES(basic, advance, significance)                                                     \
    "<checks level='basic' ticked='" basic "' of='3'/><checks level='advance' ticked='" advance \
    "' of='3'/><checks level='significance' ticked='" significance "' of='3'/>"

/* All seven categories: @first is item 1.2, the 7 items of @seventh category 7, the others
 * complete. */
static char *
pmqa_with(const char *first, const char *seventh)
{
    GString *text = g_string_new(NULL);
    for (int c = 1; c <= 6; c++) {
        g_string_append_printf(text, "<component id='category-%d'>", c);
        for (int i = 1; i <= 4; i++)
            g_string_append_printf(text,
                                   "<kpi id='%d.%d' weight='1' method='checklist'>" NAME "%s</kpi>",
                                   c, i, c == 1 && i == 2 ? first : BOXES("3", "3", "3"));
        g_string_append(text, "</component>");
    }
    g_string_append(text, "<component id='category-7'>");
    g_auto(GStrv) around_number = g_strsplit(seventh, "#", -1);
    for (int i = 1; i <= 6; i++)
        g_string_append_printf(text, "%s%d%s", around_number[0], i, around_number[1]);
    g_string_append(text, "</component>");
    return g_string_free(text, FALSE);
}

#define GIVEN_500 "<kpi id='7.#' weight='1' method='given'>" NAME "<result value='500'/></kpi>"

static void
test_pmqa_checklist(void)
{
    static const struct {
        const char *boxes, *score;
    } cases[] = {
        {BOXES("2", "0", "0"), "200.00"}, {BOXES("3", "2", "0"), "366.67"},
        {BOXES("2", "3", "0"), "200.00"}, {BOXES("3", "3", "3"), "500.00"},
        {BOXES("3", "2", "3"), "366.67"}, {BOXES("0", "3", "3"), "0.00"},
    };
    g_autoptr(System) system = open_system("pmqa-2566", "departments");
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *components = pmqa_with(cases[i].boxes, GIVEN_500);
        const UnitResult *unit = score(system, "D0205", components);
        assert_number(system, unit->components[0].kpis[1].score, 2, cases[i].score);
    }
}

/* Rule A: the percentage of a goal; rule B: a line from 100 to 500 points. */
static void
test_pmqa_results(void)
{
    static const struct {
        const char *kpi, *score;
    } cases[] = {
#define GOAL(direction, goal, result)                                               \
    "<kpi id='7.#' weight='1' method='achievement' direction='" direction "'>" NAME \
    "<goal value='" goal "'/><result value='" result "'/></kpi>"
#define LINE(floor, full, result)                                                         \
    "<kpi id='7.#' weight='1' method='linear'>" NAME "<target tier='floor' value='" floor \
    "'/><target tier='full' value='" full "'/><result value='" result "'/></kpi>"
        {GOAL("higher", "80", "60"), "225.00"},
        {GOAL("higher", "80", "80"), "300.00"},
        {GOAL("higher", "100", "101"), "300.00"},
        {GOAL("higher", "100", "101.5"), "400.00"},
        {GOAL("higher", "100", "105"), "400.00"},
        {GOAL("higher", "100", "105.01"), "500.00"},
        {GOAL("lower", "100", "94"), "500.00"},
        {GOAL("lower", "100", "110"), "270.00"},
        {GOAL("lower", "100", "300"), "0.00"},
        {LINE("75", "95", "74.9"), "0.00"},
        {LINE("75", "95", "75"), "100.00"},
        {LINE("75", "95", "85"), "300.00"},
        {LINE("75", "95", "95"), "500.00"},
        {LINE("94", "98", "95.5"), "250.00"},
        {"<kpi id='7.#' weight='1' method='from-five'>" NAME
         "<full-mark value='5'/><result value='4.5'/></kpi>",
         "450.00"},
    };
    g_autoptr(System) system = open_system("pmqa-2566", "departments");
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *components = pmqa_with(BOXES("3", "3", "3"), cases[i].kpi);
        const UnitResult *unit = score(system, "D0205", components);
        assert_number(system, unit->components[6].kpis[0].score, 2, cases[i].score);
    }
}

/* The plain mean of seven categories, and 466.56 is Advance. */
static void
test_pmqa_mean(void)
{
    g_autoptr(System) system = open_system("pmqa-2566", "departments");
    g_autofree char *components =
        pmqa_with(BOXES("3", "3", "3"),
                  "<kpi id='7.#' weight='1' method='given'>" NAME "<result value='265.92'/></kpi>");
    const UnitResult *unit = score(system, "D1401", components);
    assert_number(system, unit->score, 2, "466.56"); /* (6 × 500 + 265.92) ÷ 7 */
    g_assert_cmpstr(unit->band->id, ==, "advance");
}

/* ---- performance agreements */

#define LEVELS(a, b, c, d, e)                                                   \
    "<target tier='level-1' value='" a "'/><target tier='level-2' value='" b    \
    "'/><target tier='level-3' value='" c "'/><target tier='level-4' value='" d \
    "'/><target tier='level-5' value='" e "'/>"
#define AGREED(id, weight, result)     \
    "<kpi id='" id "' weight='" weight \
    "' method='linear'>" NAME LEVELS("92", "93", "94", "95", "96") result "</kpi>"
#define AGREEMENT(efficiency)                                                                      \
    "<component id='effectiveness'>" AGREED(                                                       \
        "1.1", "50",                                                                               \
        "<result value='94'/>") "</component>"                                                     \
                                "<component id='quality'>" AGREED(                                 \
                                    "2.1", "20",                                                   \
                                    "<result value='94'/>") "</component>"                         \
                                                            "<component "                          \
                                                            "id='efficiency'>" efficiency          \
                                                            "</component>"                         \
                                                            "<component id='development'>" AGREED( \
                                                                "4.1", "20",                       \
                                                                "<result value='94'/>") "</"       \
                                                                                        "componen" \
                                                                                        "t>"

static void
test_agreement_levels(void)
{
    static const char *const cases[][2] = {{"94.35", "3.3500"},
                                           {"91", "1.0000"},
                                           {"96.5", "5.0000"},
                                           {"92", "1.0000"},
                                           {"96", "5.0000"}};
    g_autoptr(System) system = open_system("agreement-2553", "provinces");
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *kpi =
            g_strdup_printf("<kpi id='3.1' weight='10' method='linear'>" NAME LEVELS(
                                "92", "93", "94", "95", "96") "<result value='%s'/></kpi>",
                            cases[i][0]);
        g_autofree char *components = g_strdup_printf(AGREEMENT("%s"), kpi);
        const UnitResult *unit = score(system, "TH-50", components);
        assert_number(system, unit->components[2].kpis[0].score, 4, cases[i][1]);
    }
}

/* The table of the Private Education Commission's report of 2018: self and committee, 0.2 off a
 * missed report. */
static void
test_agreement_table(void)
{
    static const char table[] =
        "<kpi id='2.1' weight='4' method='given'>" NAME "<result value='5.0000'/>"
        "<self-result value='5.0000'/><deduction points='0.2'>ไม่ได้รายงาน 1 ครั้ง</deduction></kpi>"
        "<kpi id='2.2' weight='3' method='given'>" NAME "<result value='2.0000'/>"
        "<self-result value='2.0000'/><deduction points='0.4'>ไม่ได้รายงาน 2 ครั้ง</deduction></kpi>"
        "<kpi id='2.3' weight='3' method='given'>" NAME "<result value='4.0000'/>"
        "<self-result value='1.0000'/></kpi>";
    static const char *const rows[][4] = {
        {"5.0000", "0.2000", "4.8000", "0.1920"},
        {"2.0000", "0.0600", "1.6000", "0.0480"},
        {"1.0000", "0.0300", "4.0000", "0.1200"},
    };
    g_autoptr(System) system = open_system("agreement-2553", "provinces");
    g_autofree char *components = g_strdup_printf(AGREEMENT("%s"), table);
    /* The components above use id 2.1 already. */
    char *quality = strstr(components, "id='2.1'");
    memcpy(quality, "id='9.1'", strlen("id='9.1'"));
    const UnitResult *unit = score(system, "TH-50", components);
    const ComponentResult *efficiency = &unit->components[2];
    for (guint i = 0; i < 3; i++) {
        assert_number(system, efficiency->kpis[i].self_score, 4, rows[i][0]);
        assert_number(system, efficiency->kpis[i].self_weighted, 4, rows[i][1]);
        assert_number(system, efficiency->kpis[i].score, 4, rows[i][2]);
        assert_number(system, efficiency->kpis[i].weighted, 4, rows[i][3]);
    }
    assert_number(system, efficiency->score, 4, "3.6000"); /* the group's score */
}

/* ---- bands with conditions, and counts by band */

#define ITA(iit, eit1, eit2, oit)                                                                \
    "<component id='iit'><kpi id='1' weight='30' method='given'>" NAME "<result value='" iit     \
    "'/></kpi></component><component id='eit-1'><kpi id='2' weight='15' method='given'>" NAME    \
    "<result value='" eit1 "'/></kpi></component><component id='eit-2'><kpi id='3' weight='15' " \
    "method='given'>" NAME "<result value='" eit2 "'/></kpi></component><component id='oit'>"    \
    "<kpi id='4' weight='40' method='given'>" NAME "<result value='" oit "'/></kpi></component>"

static void
test_conditional_bands(void)
{
    static const struct {
        const char *components, *band;
    } cases[] = {
        {ITA("96", "95", "97", "100"), "excellent"},  {ITA("99", "94.99", "99", "100"), "good"},
        {ITA("86", "85", "88", "90"), "good"},        {ITA("99", "84.99", "99", "100"), "passed"},
        {ITA("99", "84.995", "99", "100"), "good"},   {ITA("99", "84.9949", "99", "100"), "passed"},
        {ITA("80", "80", "80", "80"), "improvement"}, {ITA("60", "60", "60", "60"), "urgent"},
    };
    g_autoptr(System) system = open_system("ita-2567", "provinces");
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        const UnitResult *unit = score(system, "TH-54", cases[i].components);
        g_assert_cmpstr(unit->band->id, ==, cases[i].band);
    }
}

#define ORGANISATION(score)                                                                \
    "<component id='effectiveness'><kpi id='1' weight='50' method='given'>" NAME           \
    "<result value='" score "'/></kpi></component><component id='efficiency'><kpi id='2' " \
    "weight='25' method='given'>" NAME "<result value='" score "'/></kpi></component>"     \
    "<component id='responsiveness'><kpi id='3' weight='10' method='given'>" NAME          \
    "<result value='" score "'/></kpi></component><component id='governance'><kpi id='4' " \
    "weight='15' method='given'>" NAME "<result value='" score "'/></kpi></component>"

/* The table of fiscal year 2565: 31 + 4 by the Act, 10 + 1 by acts of their own; in all 41 (89.13),
 * 5 (10.87). */
static void
test_public_organisations(void)
{
    g_autoptr(System) system = open_system("public-organisation-2565", "public-organisations");
    for (int i = 0; i < 46; i++) {
        bool by_act = i < 35, very_good = i < 31 || i >= 36;
        score(system, by_act ? "PO-02" : "PO-09",
              very_good ? ORGANISATION("90.00") : ORGANISATION("89.99"));
    }
    const NationResult *nation = score_all(system);
    const Tally *all = &nation->all, *act = &nation->groups[0][0], *law = &nation->groups[0][1];
    static const guint counts[3][2] = {{41, 5}, {31, 4}, {10, 1}};
    const Tally *tallies[] = {all, act, law};
    for (guint t = 0; t < 3; t++) {
        g_assert_cmpuint(tallies[t]->by_band[0], ==, counts[t][0]);
        g_assert_cmpuint(tallies[t]->by_band[1], ==, counts[t][1]);
    }
    static const char *const percents[] = {"89.13", "10.87", "88.57", "11.43", "90.91", "9.09"};
    g_autoptr(Arena) arena = arena_new();
    for (guint t = 0; t < 3; t++) {
        for (guint b = 0; b < 2; b++) {
            const Decimal *share =
                decimal_new(arena, 100L * tallies[t]->by_band[b], tallies[t]->total);
            assert_number(system, share, 2, percents[2 * t + b]);
        }
    }
}

/* ---- five bases: a verdict each, the lowest decides */

static void
test_five_bases(void)
{
    static const char *const bases[] = {"function", "agenda", "area", "innovation", "potential"};
    static const struct {
        const char *results[5], *band;
    } cases[] = {
        {{"110", "110", "110", "110", "110"}, "above"},
        {{"110", "100", "110", "95", "110"}, "as"},
        {{"110", "100", "110", "89.9", "110"}, "below"},
    };
    g_autoptr(System) system = open_system("five-base-2562", "departments");
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        for (guint b = 0; b < 5; b++)
            g_string_append_printf(
                text,
                "<component id='%s'><kpi id='%u.1' weight='20' method='step'>" NAME
                "<target tier='as' value='90'/><target tier='above' value='105'/>"
                "<result value='%s'/></kpi></component>",
                bases[b], b + 1, cases[i].results[b]);
        g_assert_cmpstr(score(system, "D0806", text->str)->band->id, ==, cases[i].band);
    }
}

/* ---- rounds, results of other evaluations, incentives */

static JobEvaluation *
load_project(const char *folder)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    JobEvaluation *evaluation = job_evaluation_load(folder, diag, &error);
    g_assert_no_error(error);
    return evaluation;
}

static const JobSet *
find_set(const JobEvaluation *evaluation, const char *id)
{
    for (guint i = 0; i < evaluation->n_sets; i++) {
        if (strcmp(evaluation->sets[i].framework->set_id, id) == 0)
            return &evaluation->sets[i];
    }
    g_error("no set %s", id);
}

static void
assert_text(const Decimal *number, int places, const char *expected)
{
    g_autoptr(Arena) arena = arena_new();
    g_assert_nonnull(number);
    g_assert_cmpstr(decimal_format(arena, number, places, DECIMAL_PLAIN), ==, expected);
}

/* After six months the first component alone counts, and is out of 100 by itself. */
static void
test_rounds(void)
{
    g_autoptr(JobEvaluation) evaluation = load_project("input/department-2567");
    const JobSet *half = find_set(evaluation, "department-2567-6-month");
    const JobSet *whole = find_set(evaluation, "department-2567");
    g_assert_cmpuint(half->framework->n_components, ==, 1);
    g_assert_cmpuint(whole->framework->n_components, ==, 2);
    assert_text(half->framework->whole, 0, "70");
    assert_text(whole->framework->whole, 0, "100");
    const UnitResult *early = result_find_unit(half->nation, "D0806");
    const UnitResult *late = result_find_unit(whole->nation, "D0806");
    g_assert_true(decimal_equal(early->exact, early->components[0].score));
    g_assert_null(early->band);
    g_assert_cmpuint(early->rank.place, ==, 0);
    g_assert_nonnull(late->band);
}

/* The heads' first round takes the first component, the second both: a row each, and a total. */
static void
test_heads(void)
{
    g_autoptr(JobEvaluation) evaluation = load_project("input/department-2567");
    static const struct {
        const char *set, *begin;
        guint rows;
    } cases[] = {{"department-2567-6-month", "\n2567,1,", 12},
                 {"department-2567", "\n2567,2,", 18}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GBytes) bytes = job_evaluation_heads(evaluation, cases[i].set, JOB_CSV);
        gsize size;
        g_autofree char *text = g_strndup(g_bytes_get_data(bytes, &size), g_bytes_get_size(bytes));
        g_auto(GStrv) rows = g_strsplit(text, cases[i].begin, -1);
        g_assert_cmpuint(g_strv_length(rows) - 1, ==, cases[i].rows);
    }
    g_assert_null(job_evaluation_heads(evaluation, "other", JOB_CSV));
}

/* A result of another set is that set's score as it is printed; the area offices' evaluation on
 * five levels counts a hundredfold in category 7 of PMQA 4.0. */
static void
test_results_of_others(void)
{
    g_autoptr(JobEvaluation) evaluation = load_project("input/area-office-2566");
    const JobSet *own = find_set(evaluation, "area-office-2566");
    const JobSet *pmqa = find_set(evaluation, "pmqa-2566");
    g_assert_cmpuint(pmqa->nation->n_units, ==, own->nation->n_units);
    g_autoptr(Arena) arena = arena_new();
    const Decimal *hundred = decimal_new(arena, 100, 1);
    for (guint i = 0; i < own->nation->n_units; i++) {
        const UnitResult *office = own->nation->units[i], *taken = pmqa->nation->units[i];
        const Decimal *score = decimal_multiply(arena, office->score, hundred);
        g_assert_true(decimal_equal(result_find_kpi(taken, "7.1")->score, score));
        const Decimal *part = decimal_round(arena, office->components[3].score, 4);
        part = decimal_multiply(arena, part, hundred);
        g_assert_true(decimal_equal(result_find_kpi(taken, "7.3")->score, part));
    }
}

/* A Joint KPI is scored once; who carries it takes the score over at a weight of its own. */
static void
test_joint_scored_once(void)
{
    g_autoptr(JobEvaluation) evaluation = load_project("input/department-2567");
    const JobSet *joint = find_set(evaluation, "joint-kpi-2567");
    const JobSet *whole = find_set(evaluation, "department-2567");
    const UnitResult *tourism = result_find_unit(joint->nation, "J-TOURISM");
    const KpiResult *carried = result_find_kpi(result_find_unit(whole->nation, "D0402"), "1.3");
    g_assert_cmpstr(carried->kpi->joint, ==, "tourism-revenue");
    g_assert_true(decimal_equal(carried->score, tourism->score));
    assert_text(carried->weight, 0, "20");
    g_assert_cmpuint(whole->nation->n_joints, ==, 3);
    for (guint i = 0; i < 3; i++)
        g_assert_cmpuint(whole->nation->joints[i].count, ==, 1);
}

/* Two provinces reach 3.0000 and share all of the pot, to the satang; the third does not. */
static void
test_incentive(void)
{
    g_autoptr(JobEvaluation) evaluation = load_project("input/agreement-2553");
    const NationResult *nation = evaluation->sets[0].nation;
    g_autoptr(Arena) arena = arena_new();
    const Decimal *sum = decimal_new(arena, 0, 1);
    g_assert_cmpuint(nation->rewarded, ==, 2);
    for (guint i = 0; i < nation->n_units; i++) {
        const UnitResult *unit = nation->units[i];
        bool reaches = decimal_compare(unit->score, decimal_new(arena, 3, 1)) >= 0;
        g_assert_cmpint(unit->incentive.amount != NULL, ==, reaches);
        if (reaches)
            sum = decimal_add(arena, sum, unit->incentive.amount);
    }
    g_assert_true(decimal_equal(sum, nation->pot));
    const UnitResult *first = result_find_unit(nation, "TH-50");
    /* 48,250,000 × 4.1360 of that and 45,120,500 × 3.5760 */
    assert_text(first->score, 4, "4.1360");
    assert_text(first->incentive.amount, 2, "11058734.42");
}

/* Full points, above the mean and below it: the cabinet's counts of the first round of 2568. */
static void
test_provinces_after_six_months(void)
{
    g_autoptr(JobEvaluation) evaluation = load_project("input/province-2568-6-month");
    const Tally *all = &evaluation->sets[0].nation->all;
    g_assert_cmpuint(all->full, ==, 6);
    g_assert_cmpuint(all->above, ==, 43);
    g_assert_cmpuint(all->below, ==, 27);
    g_assert_cmpuint(all->total, ==, 76);
}

/* A unit's own ticks are scored by the same gates, beside the assessor's. */
static void
test_own_ticks(void)
{
    static const char boxes[] =
        "<checks level='basic' ticked='2' self='3' of='3'/><checks level='advance' ticked='3' "
        "self='2' of='3'/><checks level='significance' ticked='0' self='0' of='3'/>";
    g_autoptr(System) system = open_system("pmqa-2566", "departments");
    g_autofree char *components = pmqa_with(boxes, GIVEN_500);
    const UnitResult *unit = score(system, "D0205", components);
    const KpiResult *item = &unit->components[0].kpis[1];
    assert_number(system, item->score, 2, "200.00");
    assert_number(system, item->self_score, 2, "366.67");
    g_assert_null(item->level);
    g_assert_cmpstr(unit->components[0].kpis[0].level->id, ==, "significance");
    assert_number(system, unit->components[0].score, 2, "425.00");
    assert_number(system, unit->components[0].self_score, 2, "466.67"); /* 3 × 500 and 366.67 */
    assert_number(system, unit->score, 2, "489.29");
    assert_number(system, unit->self_score, 2, "495.24");
    g_assert_null(unit->components[1].self_score);
}

/* ---- next year's framework is a file */

static char *
replace_all(const char *text, const char *from, const char *to)
{
    g_auto(GStrv) parts = g_strsplit(text, from, -1);
    g_assert_cmpuint(g_strv_length(parts), >, 1);
    return g_strjoinv(to, parts);
}

/* The framework of 2568 with @from replaced by @to, as a file of its own. */
static System *
changed_system(const char *from, const char *to)
{
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents("input/frameworks/department-2568.xml", &text, NULL, NULL));
    g_autofree char *changed = replace_all(text, from, to);
    g_autofree char *folder = g_dir_make_tmp("samrit-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "changed.xml", NULL);
    g_assert_true(file_write(path, changed, strlen(changed), NULL));
    System *system = system_new(path, "input/registers/departments.xml");
    unlink(path);
    rmdir(folder);
    return system;
}

/* A department with @first of @full for its first KPI and @rest of it for the other two. */
static const UnitResult *
score_shares(System *system, const char *full, const char *first, const char *rest,
             const char *potential)
{
    static const char *const families[] = {"1.1.1", "1.1.2", "1.1.3"};
    const int weights[] = {10, 10, 10};
    g_autoptr(GString) text = g_string_new("<component id='performance'>");
    for (int i = 0; i < 3; i++)
        g_string_append_printf(text,
                               "<kpi id='1.%d' family='%s' weight='%d' method='ratio'>" NAME
                               "<full-mark value='%s'/><result value='%s'/></kpi>",
                               i + 1, families[i], i ? 20 : 30, full, i ? rest : first);
    g_autofree char *others = potential_with(potential, 3, weights);
    g_string_append_printf(text, "</component><component id='potential'>%s</component>", others);
    return score(system, "D0806", text->str);
}

/* Where and how numbers are rounded is the framework's choice. */
static void
test_rounding(void)
{
    static const struct {
        const char *scale, *thirds, *tie;
    } cases[] = {
        {"rounded=\"unit\"", "53.33", "0.03"},
        {"rounded=\"kpi\"", "53.34", "0.03"},       /* 10.00 + 6.67 + 6.67 + 30 */
        {"rounded=\"component\"", "53.33", "0.03"}, /* 23.33 + 30 */
        {"rounding=\"half-even\"", "53.33", "0.02"},
        {"rounding=\"down\" rounded=\"kpi\"", "53.32", "0.02"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *scale = g_strdup_printf("decimals=\"2\" %s", cases[i].scale);
        g_autoptr(System) system = changed_system("decimals=\"2\"", scale);
        assert_number(system, score_shares(system, "3", "1", "1", "100")->score, 2,
                      cases[i].thirds);
        assert_number(system, score_shares(system, "1200", "1", "0", "0")->score, 2, cases[i].tie);
    }
}

/* A method may have a cap and a floor, told in steps of their own. */
static void
test_cap_and_floor(void)
{
    static const char rules[] =
        "  <rule id=\"cap\" certainty=\"chosen\"><text>c</text></rule>\n"
        "  <rule id=\"floor\" certainty=\"chosen\"><text>f</text></rule>\n  <rule id=\"round\"";
    static const struct {
        const char *result, *score;
        guint steps; /* of the score and the weight, and of the limit where it is reached */
    } cases[] = {{"95", "80.00", 3}, {"50", "50.00", 2}, {"3", "10.00", 3}};
    g_autoptr(System) system = changed_system("  <rule id=\"round\"", rules);
    Method *method = (Method *) framework_find_method(system->framework, "ratio");
    method->cap = (Number){.value = decimal_new(system->arena, 80, 1), .line = 1};
    method->floor = (Number){.value = decimal_new(system->arena, 10, 1), .line = 1};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        const UnitResult *unit = score_shares(system, "100", cases[i].result, "50", "50");
        const KpiResult *kpi = &unit->components[0].kpis[0];
        assert_number(system, kpi->score, 2, cases[i].score);
        g_assert_cmpuint(kpi->steps.count, ==, cases[i].steps);
    }
}

/* What cannot be measured here leaves its weight to the others, as what is cancelled does. */
static void
test_not_applicable(void)
{
    static const char *const words[] = {"cancelled", "not-applicable"};
    g_autoptr(System) system = open_system("department-2568", "departments");
    const int weights[] = {10, 10, 10};
    g_autofree char *potential = potential_with("90", 3, weights);
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        g_autofree char *components = g_strdup_printf(
            "<component id='performance'>"
            "<kpi id='1.1' family='1.1.1' weight='30' method='ratio'>" NAME
            "<full-mark value='100'/><result value='80'/></kpi>"
            "<kpi id='1.2' family='1.1.2' weight='20' method='ratio'>" NAME
            "<full-mark value='100'/><result value='60'/></kpi>"
            "<kpi id='1.3' family='1.1.3' weight='20' method='ratio' status='%s'>" NAME
            "<full-mark value='100'/><reason>r</reason></kpi></component>"
            "<component id='potential'>%s</component>",
            words[i], potential);
        const UnitResult *unit = score(system, "D0806", components);
        assert_number(system, unit->components[0].kpis[0].weight, 0, "42");
        assert_number(system, unit->components[0].kpis[1].weight, 0, "28");
        assert_number(system, unit->score, 2, "77.40"); /* 33.60 + 16.80 + 27 */
    }
}

static void
test_next_year(void)
{
    g_autofree char *this_year = NULL;
    g_assert_true(
        g_file_get_contents("input/frameworks/department-2568.xml", &this_year, NULL, NULL));
    g_autofree char *renamed = replace_all(this_year, "department-2568\" fiscal-year=\"2568",
                                           "department-2569\" fiscal-year=\"2569");
    g_autofree char *heavier =
        replace_all(renamed, "\"2.1\" weight=\"10\"", "\"2.1\" weight=\"12\"");
    g_autofree char *lighter =
        replace_all(heavier, "\"2.2\" weight=\"10\"", "\"2.2\" weight=\"8\"");
    g_autofree char *points =
        replace_all(lighter, "id=\"standard\" score=\"75\"", "id=\"standard\" score=\"80\"");
    g_autofree char *folder = g_dir_make_tmp("samrit-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "department-2569.xml", NULL);
    g_assert_true(file_write(path, points, strlen(points), NULL));

    g_autoptr(System) system = system_new(path, "input/registers/departments.xml");
    static const char performance[] =
        "<component id='performance'>"
        "<kpi id='1.1' family='1.1.1' weight='30' method='linear'>" NAME
        "<target tier='minimum' value='1'/><target tier='standard' value='2'/>"
        "<target tier='advanced' value='3'/><result value='2'/></kpi>"
        "<kpi id='1.2' family='1.1.2' weight='20' method='ratio'>" NAME
        "<full-mark value='1'/><result value='1'/></kpi>"
        "<kpi id='1.3' family='1.1.3' weight='20' method='ratio'>" NAME
        "<full-mark value='1'/><result value='1'/></kpi></component>";
    const int weights[] = {12, 8, 10};
    g_autofree char *potential = potential_with("100", 3, weights);
    g_autofree char *components =
        g_strconcat(performance, "<component id='potential'>", potential, "</component>", NULL);
    const UnitResult *unit = score(system, "D0806", components);
    assert_number(system, unit->components[0].kpis[0].score, 2, "80.00");
    assert_number(system, unit->score, 2, "94.00"); /* 24 + 20 + 20 + 12 + 8 + 10 */
    unlink(path);
    rmdir(folder);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/systems/projects", test_projects);
    g_test_add_func("/systems/frameworks", test_frameworks);
    g_test_add_func("/systems/units-by-year", test_units_by_year);
    g_test_add_func("/systems/bands-by-year", test_bands_by_year);
    g_test_add_func("/systems/pmqa-checklist", test_pmqa_checklist);
    g_test_add_func("/systems/pmqa-results", test_pmqa_results);
    g_test_add_func("/systems/pmqa-mean", test_pmqa_mean);
    g_test_add_func("/systems/agreement-levels", test_agreement_levels);
    g_test_add_func("/systems/agreement-table", test_agreement_table);
    g_test_add_func("/systems/conditional-bands", test_conditional_bands);
    g_test_add_func("/systems/public-organisations", test_public_organisations);
    g_test_add_func("/systems/five-bases", test_five_bases);
    g_test_add_func("/systems/rounds", test_rounds);
    g_test_add_func("/systems/heads", test_heads);
    g_test_add_func("/systems/results-of-others", test_results_of_others);
    g_test_add_func("/systems/joint-scored-once", test_joint_scored_once);
    g_test_add_func("/systems/incentive", test_incentive);
    g_test_add_func("/systems/provinces-after-six-months", test_provinces_after_six_months);
    g_test_add_func("/systems/own-ticks", test_own_ticks);
    g_test_add_func("/systems/rounding", test_rounding);
    g_test_add_func("/systems/cap-and-floor", test_cap_and_floor);
    g_test_add_func("/systems/not-applicable", test_not_applicable);
    g_test_add_func("/systems/next-year", test_next_year);
    return g_test_run();
}
