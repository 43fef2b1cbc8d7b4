#include "score/score.h"

#include <string.h>
#include <time.h>

#include "framework/load.h"
#include "framework/match.h"
#include "read/record_xml.h"

/* A framework, its register and an arena for results. */
typedef struct {
    Framework *framework;
    Register *reg;
    Arena *arena;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer path)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    fixture->framework = framework_load(path, diag, &error);
    g_assert_no_error(error);
    fixture->reg = framework_load_register("input/registers/provinces.xml", diag, &error);
    g_assert_no_error(error);
    fixture->arena = arena_new();
}

static void
tear_down(Fixture *fixture, gconstpointer path G_GNUC_UNUSED)
{
    framework_free(fixture->framework);
    register_free(fixture->reg);
    arena_free(fixture->arena);
}

/* The record that @components is the content of; it must be without error. Lives as long as the
 * fixture. */
static const Record *
make_record(Fixture *fixture, const char *unit, const char *components)
{
    g_autofree char *text = g_strdup_printf(
        "<record xmlns='urn:samrit:record' version='1' unit='%s' fiscal-year='%d' framework='%s' "
        "synthetic='yes'>%s</record>",
        unit, fixture->framework->fiscal_year, fixture->framework->id, components);
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    g_autoptr(Diag) diag = diag_new();
    Record *record = read_record_xml(bytes, "r.xml", diag, NULL);
    if (record)
        framework_match(record, fixture->framework, fixture->reg, diag);
    g_autofree char *findings = diag_to_string(diag);
    if (diag_count_of(diag, DIAG_ERROR))
        g_error("%s", findings);
    return arena_defer(fixture->arena, record, (GDestroyNotify) record_free);
}

static const UnitResult *
score(Fixture *fixture, const Record *record)
{
    return score_unit(fixture->arena, fixture->framework, record,
                      register_find_unit(fixture->reg, record->unit));
}

/* TH-43 carries no Joint KPI, so its record may hold what the case wants. */
#define UNIT "TH-43"

#define KPI(id, weight, rest) \
    "<kpi id='" id "' family='1.4' menu='smart-city' weight='" weight "' " rest "</kpi>"
#define NAMED(attributes) attributes "><name>n</name><unit-of-measure>u</unit-of-measure>"
#define TARGETS(a, b, c)                                                            \
    "<target tier='minimum' value='" a "'/><target tier='standard' value='" b "'/>" \
    "<target tier='advanced' value='" c "'/>"
#define RATIO(id, family, result, full)                                \
    "<kpi id='" id "' family='" family "' weight='15' method='ratio'>" \
    "<name>n</name><unit-of-measure>u</unit-of-measure>"               \
    "<full-mark value='" full "'/><result value='" result "'/></kpi>"
#define POTENTIAL(digital, pmqa)                                     \
    "<component id='potential'>" RATIO("2.1", "2.1", digital, "100") \
        RATIO("2.2", "2.2", pmqa, "500") "</component>"

static char *
unit_with_first_kpi(const char *first)
{
    return g_strdup_printf(
        "<component id='performance'>%s" KPI(
            "1.2", "20", NAMED("method='linear'") TARGETS("1", "2", "3") "<result value='3'/>")
            KPI("1.3", "20",
                NAMED("method='linear'") TARGETS(
                    "1", "2", "3") "<result value='3'/>") "</component>" POTENTIAL("80", "450"),
        first);
}

static const KpiResult *
score_first(Fixture *fixture, const char *method, const char *direction, const char *targets,
            const char *result)
{
    g_autofree char *kpi = g_strdup_printf(
        "<kpi id='1.1' family='1.4' menu='smart-city' weight='30' method='%s' direction='%s'>"
        "<name>n</name><unit-of-measure>u</unit-of-measure>"
        "%s<result value='%s'/></kpi>",
        method, direction, targets, result);
    g_autofree char *unit = unit_with_first_kpi(kpi);
    return &score(fixture, make_record(fixture, UNIT, unit))->components[0].kpis[0];
}

static void
assert_number(Fixture *fixture, const Decimal *number, int places, const char *expected)
{
    g_assert_nonnull(number);
    g_assert_cmpstr(decimal_format(fixture->arena, number, places, DECIMAL_PLAIN), ==, expected);
}

/* ---- the worked figures */

static void
test_linear_higher(Fixture *fixture, gconstpointer path G_GNUC_UNUSED)
{
    static const char *const cases[][2] = {
        {"59.99", "0.00"}, {"60", "50.00"},  {"65", "62.50"},  {"70", "75.00"},
        {"77.5", "93.75"}, {"80", "100.00"}, {"95", "100.00"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        const KpiResult *result =
            score_first(fixture, "linear", "higher", TARGETS("60", "70", "80"), cases[i][0]);
        assert_number(fixture, result->score, 2, cases[i][1]);
    }
}

static void
test_linear_lower(Fixture *fixture, gconstpointer path G_GNUC_UNUSED)
{
    static const char *const cases[][2] = {
        {"30.01", "0.00"}, {"30", "50.00"},  {"29", "62.50"},  {"28", "75.00"},
        {"26.5", "87.50"}, {"25", "100.00"}, {"10", "100.00"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        const KpiResult *result =
            score_first(fixture, "linear", "lower", TARGETS("30", "28", "25"), cases[i][0]);
        assert_number(fixture, result->score, 2, cases[i][1]);
    }
}

static void
test_step(Fixture *fixture, gconstpointer path G_GNUC_UNUSED)
{
    static const char *const cases[][2] = {
        {"59.99", "0.00"}, {"60", "50.00"}, {"69.99", "50.00"}, {"70", "75.00"}, {"80", "100.00"}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        const KpiResult *result =
            score_first(fixture, "step", "higher", TARGETS("60", "70", "80"), cases[i][0]);
        assert_number(fixture, result->score, 2, cases[i][1]);
    }
}

/* {30:100, 20:75, 20:62.5}, digital 15:80, PMQA 15:90 → 30 + 15 + 12.5 + 12 + 13.5 = 83.00. */
#define WORKED_UNIT                                                                             \
    "<component id='performance'>" KPI(                                                         \
        "1.1", "30", NAMED("method='linear'") TARGETS("60", "70", "80") "<result value='95'/>") \
        KPI("1.2", "20",                                                                        \
            NAMED("method='linear'") TARGETS("60", "70", "80") "<result value='70'/>")          \
            KPI("1.3", "20",                                                                    \
                NAMED("method='linear'")                                                        \
                    TARGETS("60", "70",                                                         \
                            "80") "<result value='65'/>") "</component>" POTENTIAL("80", "450")

static void
test_unit(Fixture *fixture, gconstpointer path G_GNUC_UNUSED)
{
    const UnitResult *unit = score(fixture, make_record(fixture, UNIT, WORKED_UNIT));
    static const char *const weighted[] = {"30.00", "15.00", "12.50"};
    for (guint i = 0; i < 3; i++)
        assert_number(fixture, unit->components[0].kpis[i].weighted, 2, weighted[i]);
    assert_number(fixture, unit->components[1].kpis[0].weighted, 2, "12.00");
    assert_number(fixture, unit->components[1].kpis[1].weighted, 2, "13.50");
    assert_number(fixture, unit->components[0].weighted, 2, "57.50");
    assert_number(fixture, unit->components[0].score, 2, "82.14");
    assert_number(fixture, unit->score, 2, "83.00");
    g_assert_cmpstr(unit->band->names.thai, ==, "ระดับมาตรฐานขั้นสูง");
    g_assert_cmpstr(decimal_fraction(fixture->arena, unit->exact), ==, "83");
}

/* A KPI of weight 20 cancelled out of {30, 20, 20}: the others become {42, 28}. */
static void
test_cancelled(Fixture *fixture, gconstpointer path G_GNUC_UNUSED)
{
    static const char components[] = "<component id='performance'>" KPI(
        "1.1", "30", NAMED("method='linear'") TARGETS("60", "70", "80") "<result value='95'/>")
        KPI("1.2", "20", NAMED("method='linear'") TARGETS("60", "70", "80") "<result value='70'/>")
            KPI("1.3", "20",
                NAMED("method='linear' status='cancelled'") TARGETS(
                    "60", "70", "80") "<reason>r</reason>") "</component>" POTENTIAL("80", "450");
    const UnitResult *unit = score(fixture, make_record(fixture, UNIT, components));
    const KpiResult *kpis = unit->components[0].kpis;
    g_assert_cmpstr(decimal_fraction(fixture->arena, kpis[0].weight), ==, "42");
    g_assert_cmpstr(decimal_fraction(fixture->arena, kpis[1].weight), ==, "28");
    g_assert_cmpint(decimal_sign(kpis[2].weight), ==, 0);
    g_assert_null(kpis[2].score);
    assert_number(fixture, unit->score, 2, "88.50"); /* 42 + 21 + 12 + 13.5 */
}

static void
test_missing(Fixture *fixture, gconstpointer path G_GNUC_UNUSED)
{
    static const char components[] = "<component id='performance'>" KPI(
        "1.1", "30",
        NAMED("method='linear'") TARGETS("60", "70", "80") "<result value='-'/><reason>r</reason>")
        KPI("1.2", "40", NAMED("method='linear'") TARGETS("60", "70", "80") "<result value='70'/>")
            KPI("1.3", "0",
                NAMED("method='linear' status='monitored'") TARGETS(
                    "1", "2", "3") "<result value='2'/>") "</component>" POTENTIAL("80", "450");
    fixture->framework->components[0].minimum_kpis = 2;
    const UnitResult *unit = score(fixture, make_record(fixture, UNIT, components));
    g_assert_cmpint(unit->status, ==, KPI_MISSING);
    g_assert_null(unit->score);
    g_assert_null(unit->band);
    g_assert_null(unit->components[0].score);
    assert_number(fixture, unit->components[0].kpis[1].score, 2, "75.00");
    assert_number(fixture, unit->components[0].kpis[2].score, 2, "75.00"); /* followed, no weight */
    assert_number(fixture, unit->components[1].weighted, 2, "25.50");
}

static void
test_milestone(Fixture *fixture, gconstpointer path G_GNUC_UNUSED)
{
    static const struct {
        const char *done; /* of five milestones: 1–3 basic, 4 standard, 5 advanced */
        const char *score;
    } cases[] = {{"nnnnn", "0.00"},   {"yynnn", "0.00"},  {"yyynn", "50.00"}, {"yyyyn", "75.00"},
                 {"yyyyy", "100.00"}, {"yyyny", "50.00"}, {"nyyyy", "0.00"}};
    static const char *const tiers[] = {"minimum", "minimum", "minimum", "standard", "advanced"};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) milestones = g_string_new(NULL);
        for (guint m = 0; m < 5; m++)
            g_string_append_printf(milestones, "<milestone tier='%s' done='%s'>m</milestone>",
                                   tiers[m], cases[i].done[m] == 'y' ? "yes" : "no");
        g_autofree char *kpi = g_strdup_printf("<kpi id='1.1' family='1.4' menu='smart-city' "
                                               "weight='30' method='milestone'><name>n</name>"
                                               "<unit-of-measure>u</unit-of-measure>%s</kpi>",
                                               milestones->str);
        g_autofree char *unit = unit_with_first_kpi(kpi);
        const UnitResult *result = score(fixture, make_record(fixture, UNIT, unit));
        assert_number(fixture, result->components[0].kpis[0].score, 2, cases[i].score);
    }
}

/* ---- rounding and bands */

static void
test_bands(Fixture *fixture, gconstpointer path G_GNUC_UNUSED)
{
    static const struct {
        const char *digital, *pmqa; /* the performance KPIs score 100: 70 points */
        const char *score, *band;
    } cases[] = {
        {"100", "500", "100.00", "quality"},
        {"66.6666", "333.3333", "90.00", "quality"}, /* 89.999985 rounds before it is banded */
        {"66.63", "333.15", "89.99", "high-standard"},
        {"33.33", "166.65", "80.00", "high-standard"},
        {"0", "0", "70.00", "basic-standard"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *components = g_strdup_printf(
            "<component id='performance'>" KPI(
                "1.1", "30", NAMED("method='linear'") TARGETS("1", "2", "3") "<result value='3'/>")
                KPI("1.2", "20",
                    NAMED("method='linear'") TARGETS("1", "2", "3") "<result value='3'/>")
                    KPI("1.3", "20",
                        NAMED("method='linear'") TARGETS(
                            "1", "2",
                            "3") "<result value='3'/>") "</component><component id='potential'>"
                                                        "<kpi id='2.1' family='2.1' weight='15' "
                                                        "method='ratio'><name>n</"
                                                        "name><unit-of-measure>u"
                                                        "</unit-of-measure><full-mark "
                                                        "value='100'/><result value='%s'/></kpi>"
                                                        "<kpi id='2.2' family='2.2' weight='15' "
                                                        "method='ratio'><name>n</"
                                                        "name><unit-of-measure>u"
                                                        "</unit-of-measure><full-mark "
                                                        "value='500'/><result "
                                                        "value='%s'/></kpi></component>",
            cases[i].digital, cases[i].pmqa);
        const UnitResult *unit = score(fixture, make_record(fixture, UNIT, components));
        assert_number(fixture, unit->score, 2, cases[i].score);
        g_assert_cmpstr(unit->band->id, ==, cases[i].band);
    }
}

static void
test_exempt(Fixture *fixture, gconstpointer path G_GNUC_UNUSED)
{
    fixture->framework->ranking = FRAMEWORK_RANKING_EXEMPT;
    UnitResult *unit = (UnitResult *) score(fixture, make_record(fixture, UNIT, WORKED_UNIT));
    score_nation(fixture->arena, fixture->framework, fixture->reg, &unit, 1);
    assert_number(fixture, unit->score, 2, "83.00");
    g_assert_null(unit->band);
    g_assert_cmpuint(unit->rank.place, ==, 0);
}

/* ---- properties */

/* Raising a result never lowers a score where higher is better, and the reverse where lower is. */
static void
test_monotone(Fixture *fixture, gconstpointer path G_GNUC_UNUSED)
{
    static const char *const methods[] = {"linear", "step"};
    for (int i = 0; i < 300; i++) {
        int a = g_test_rand_int_range(0, 1000), b = g_test_rand_int_range(0, 1000);
        g_autofree char *low = g_strdup_printf("%d.%d", MIN(a, b) / 10, MIN(a, b) % 10);
        g_autofree char *high = g_strdup_printf("%d.%d", MAX(a, b) / 10, MAX(a, b) % 10);
        const char *method = methods[i % 2];
        const Decimal *worse =
            score_first(fixture, method, "higher", TARGETS("30", "47.5", "80"), low)->score;
        const Decimal *better =
            score_first(fixture, method, "higher", TARGETS("30", "47.5", "80"), high)->score;
        g_assert_cmpint(decimal_compare(worse, better), <=, 0);
        worse = score_first(fixture, method, "lower", TARGETS("80", "47.5", "30"), high)->score;
        better = score_first(fixture, method, "lower", TARGETS("80", "47.5", "30"), low)->score;
        g_assert_cmpint(decimal_compare(worse, better), <=, 0);
    }
}

/* The order of the KPIs, of the components and of the units changes nothing. */
static void
test_order_does_not_matter(Fixture *fixture, gconstpointer path G_GNUC_UNUSED)
{
    static const char turned[] = POTENTIAL("80", "450") "<component id='performance'>" KPI(
        "1.3", "20", NAMED("method='linear'") TARGETS("60", "70", "80") "<result value='65'/>")
        KPI("1.1", "30", NAMED("method='linear'") TARGETS("60", "70", "80") "<result value='95'/>")
            KPI("1.2", "20",
                NAMED("method='linear'")
                    TARGETS("60", "70", "80") "<result value='70'/>") "</component>";
    const UnitResult *one = score(fixture, make_record(fixture, UNIT, WORKED_UNIT));
    const UnitResult *other = score(fixture, make_record(fixture, UNIT, turned));
    g_assert_true(decimal_equal(one->exact, other->exact));
}

/* Giving every KPI of a component c times the weight and taking the c-th part changes nothing. */
static void
test_weights_scale(Fixture *fixture, gconstpointer path G_GNUC_UNUSED)
{
    const Record *record = make_record(fixture, UNIT, WORKED_UNIT);
    const Decimal *before = score(fixture, record)->components[0].score;
    for (guint i = 0; i < 3; i++) {
        Kpi *kpi = &record->components[0].kpis[i];
        kpi->weight.value =
            decimal_multiply(fixture->arena, kpi->weight.value, decimal_new(fixture->arena, 7, 3));
    }
    const Decimal *after = score(fixture, record)->components[0].score;
    g_assert_true(decimal_equal(before, after));
}

/* ---- all units together */

/* A unit whose performance KPIs score @percent. */
static UnitResult *
make_unit(Fixture *fixture, const char *code, const char *percent)
{
    g_autofree char *components = g_strdup_printf(
        "<year fiscal-year='2565' value='80.50'/><component id='performance'>"
        "<kpi id='1.1' family='1.4' menu='smart-city' weight='70' "
        "method='linear'><name>n</name><unit-of-measure>u"
        "</unit-of-measure>" TARGETS(
            "50", "75",
            "100") "<result value='%s'/><reason>r</reason></kpi></component>" POTENTIAL("100",
                                                                                        "500"),
        percent);
    return (UnitResult *) score(fixture, make_record(fixture, code, components));
}

static void
test_nation(Fixture *fixture, gconstpointer path G_GNUC_UNUSED)
{
    /* Joint KPIs are not what is tested here. */
    fixture->framework->n_agendas = 0;
    fixture->framework->components[0].minimum_kpis = 1;
    UnitResult *units[] = {
        make_unit(fixture, "TH-58", "100"), make_unit(fixture, "TH-51", "80"),
        make_unit(fixture, "TH-50", "80"),  make_unit(fixture, "TH-43", "50"),
        make_unit(fixture, "TH-52", "-"),
    };
    const NationResult *nation =
        score_nation(fixture->arena, fixture->framework, fixture->reg, units, 5);

    static const char *const order[] = {"TH-50", "TH-58", "TH-52", "TH-51", "TH-43"};
    for (guint i = 0; i < 5; i++)
        g_assert_cmpstr(nation->units[i]->unit->code, ==, order[i]);
    assert_number(fixture, nation->all.mean, 2, "84.25"); /* 100, 86, 86, 65 */
    g_assert_cmpuint(nation->all.total, ==, 5);
    g_assert_cmpuint(nation->all.unscored, ==, 1);
    g_assert_cmpuint(nation->all.by_band[0], ==, 1);
    g_assert_cmpuint(nation->all.by_band[1], ==, 2);
    g_assert_cmpuint(nation->all.by_band[2], ==, 1);
    g_assert_cmpstr(nation->all.highest->unit->code, ==, "TH-58");
    g_assert_cmpstr(nation->all.lowest->unit->code, ==, "TH-43");

    g_assert_cmpuint(units[0]->rank.place, ==, 1);
    g_assert_cmpuint(units[1]->rank.place, ==, 2);
    g_assert_true(units[1]->rank.tied);
    g_assert_cmpuint(units[2]->rank.place, ==, 2);
    g_assert_cmpuint(units[3]->rank.place, ==, 4);
    g_assert_cmpuint(units[3]->rank.of, ==, 4);
    g_assert_cmpuint(units[3]->group_rank.place, ==, 1);
    g_assert_cmpuint(units[4]->rank.place, ==, 0);

    guint cluster =
        (guint) (register_find_grouping(fixture->reg, "cluster") - fixture->reg->groupings);
    assert_number(fixture, nation->groups[cluster][0].mean, 2, "90.67");
    g_assert_cmpuint(nation->groups[cluster][0].total, ==, 4);
    assert_number(fixture, nation->means.components[0].mean, 2, "77.50");
    g_assert_true(nation->means.years[0].exempt);
    g_assert_null(nation->means.years[0].mean);
    assert_number(fixture, nation->means.years[1].mean, 2, "80.50");
    assert_number(fixture, nation->peers[0].components[0].mean, 2, "86.67");
    assert_number(fixture, nation->peers[0].years[1].mean, 2, "80.50");
    g_assert_cmpuint(nation->kpis.tiered, ==, 4);
    g_assert_cmpuint(nation->kpis.reached[2], ==, 1);
    g_assert_cmpuint(nation->kpis.missing, ==, 1);
}

/* ---- speed */

static void
test_ten_thousand_units(Fixture *fixture, gconstpointer path G_GNUC_UNUSED)
{
    enum { COUNT = 10000 };
    static const double allowed = 2; /* CPU seconds, where nothing watches the memory */
    const Record *record = make_record(fixture, UNIT, WORKED_UNIT);
    g_autofree UnitResult **units = g_new(UnitResult *, COUNT);
    clock_t start = clock();
    for (guint i = 0; i < COUNT; i++)
        units[i] = (UnitResult *) score(fixture, record);
    const NationResult *nation =
        score_nation(fixture->arena, fixture->framework, fixture->reg, units, COUNT);
    double used = (double) (clock() - start) / CLOCKS_PER_SEC;
    g_test_message("10,000 units scored in %.2f CPU s", used);
    if (!g_getenv("WRAP") || !*g_getenv("WRAP"))
        g_assert_cmpfloat(used, <, allowed);
    assert_number(fixture, nation->all.mean, 2, "83.00");
    g_assert_cmpuint(nation->units[0]->rank.of, ==, COUNT);
}

#define ADD(name, test)                                                                     \
    g_test_add("/score/" name, Fixture, "input/frameworks/province-2566.xml", set_up, test, \
               tear_down)

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("linear-higher", test_linear_higher);
    ADD("linear-lower", test_linear_lower);
    ADD("step", test_step);
    ADD("unit", test_unit);
    ADD("cancelled", test_cancelled);
    ADD("missing", test_missing);
    ADD("milestone", test_milestone);
    ADD("bands", test_bands);
    ADD("exempt", test_exempt);
    ADD("monotone", test_monotone);
    ADD("order", test_order_does_not_matter);
    ADD("weights-scale", test_weights_scale);
    ADD("nation", test_nation);
    ADD("ten-thousand", test_ten_thousand_units);
    return g_test_run();
}
