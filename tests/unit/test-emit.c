#include "emit/emit.h"

#include <string.h>

#include "job/evaluation.h"
#include "xml/doc.h"
#include "xml/query.h"
#include "xml/schema.h"

/* A project read and scored, without any finding. */
typedef struct {
    JobEvaluation *loaded;
    const Project *project;
    const NationResult *nation;
} Evaluation;

static void
set_up(Evaluation *evaluation, gconstpointer path)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    evaluation->loaded = job_evaluation_load(path, diag, &error);
    g_assert_no_error(error);
    g_autofree char *findings = diag_to_string(diag);
    g_assert_cmpstr(findings, ==, "");
    evaluation->project = evaluation->loaded->project;
    evaluation->nation = evaluation->loaded->sets[0].nation;
}

static void
tear_down(Evaluation *evaluation, gconstpointer path G_GNUC_UNUSED)
{
    job_evaluation_free(evaluation->loaded);
}

static xmlDoc *
check_valid(GBytes *bytes)
{
    g_autoptr(Diag) diag = diag_new();
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    xmlDoc *doc = xml_doc_parse(data, size, "results.xml", diag, NULL);
    g_assert_nonnull(doc);
    bool valid = xml_schema_check(doc, "results", diag);
    g_autofree char *findings = diag_to_string(diag);
    g_assert_cmpstr(findings, ==, "");
    g_assert_true(valid);
    return doc;
}

/* The sample project has every province, all four bands, and one of each special case. */
static void
test_sample_is_varied(Evaluation *evaluation, gconstpointer path G_GNUC_UNUSED)
{
    const NationResult *nation = evaluation->nation;
    g_assert_cmpuint(nation->n_units, ==, 76);
    for (guint i = 0; i < 4; i++)
        g_assert_cmpuint(nation->all.by_band[i], >, 0);
    g_assert_cmpuint(nation->all.unscored, >, 0);
    g_assert_cmpuint(nation->kpis.cancelled, >, 0);
    g_assert_cmpuint(nation->kpis.missing, >, 0);
    static const guint carriers[] = {17, 27, 7, 20};
    for (guint i = 0; i < G_N_ELEMENTS(carriers); i++)
        g_assert_cmpuint(nation->joints[i].count, ==, carriers[i]);
}

static void
test_results_are_valid(Evaluation *evaluation, gconstpointer path G_GNUC_UNUSED)
{
    g_autoptr(GBytes) all = emit_results_xml(evaluation->project, evaluation->nation);
    g_autoptr(xmlDoc) doc = check_valid(all);
    const xmlNode *units = xml_query_child(xmlDocGetRootElement(doc), "units");
    g_assert_cmpuint(xml_query_count(units, "unit"), ==, 76);
    const char *first = xml_query_attribute(xml_query_child(units, "unit"), "code");
    g_assert_cmpstr(first, ==, "TH-50");
    g_autoptr(GBytes) again = emit_results_xml(evaluation->project, evaluation->nation);
    g_assert_true(g_bytes_equal(all, again));
}

static void
test_unit_results_are_valid(Evaluation *evaluation, gconstpointer path G_GNUC_UNUSED)
{
    for (guint i = 0; i < evaluation->nation->n_units; i++) {
        g_autoptr(GBytes) bytes =
            emit_unit_xml(evaluation->project, evaluation->nation, evaluation->nation->units[i]);
        g_autoptr(xmlDoc) doc = check_valid(bytes);
        const xmlNode *root = xmlDocGetRootElement(doc);
        g_assert_cmpstr(xml_query_attribute(root, "scope"), ==, "unit");
        g_assert_cmpuint(xml_query_count(xml_query_child(root, "units"), "unit"), ==, 1);
    }
}

/* Every line named in a unit's results is the line of the record that holds the number. */
static void
test_lines_hold_their_numbers(Evaluation *evaluation, gconstpointer path G_GNUC_UNUSED)
{
    const UnitResult *unit = result_find_unit(evaluation->nation, "TH-50");
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(unit->record->file, &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    guint checked = 0;
    for (guint c = 0; c < unit->n_components; c++) {
        for (guint k = 0; k < unit->components[c].n_kpis; k++) {
            const Kpi *kpi = unit->components[c].kpis[k].kpi;
            if (!kpi->result.value)
                continue;
            const char *line = lines[kpi->result.line - 1];
            if (kpi->from) {
                g_assert_nonnull(strstr(line, "<result from="));
                continue;
            }
            g_assert_nonnull(strstr(line, "<result value="));
            g_autofree char *number = g_strdup(strchr(line, '"') + 1);
            *strchr(number, '"') = '\0';
            g_assert_true(
                decimal_equal(decimal_parse(evaluation->loaded->arena, number), kpi->result.value));
            checked++;
        }
    }
    g_assert_cmpuint(checked, >=, 4);
}

/* A KPI that is the score of another evaluation shows its parts: their mean is the result. */
static void
test_parts_of_a_result(Evaluation *evaluation, gconstpointer path G_GNUC_UNUSED)
{
    Arena *arena = evaluation->loaded->arena;
    const UnitResult *unit = result_find_unit(evaluation->nation, "TH-50");
    const Kpi *kpi = result_find_kpi(unit, "2.2")->kpi;
    g_autoptr(GBytes) bytes = emit_unit_xml(evaluation->project, evaluation->nation, unit);
    g_autoptr(xmlDoc) doc = check_valid(bytes);
    g_autofree char *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    const char *linked = strstr(text, "<linked set=");
    g_assert_nonnull(linked);
    g_assert_true(linked == g_strrstr(text, "<linked set="));
    guint parts = 0;
    for (const char *p = linked; (p = strstr(p, "<part id=\"category-")); p++)
        parts++;
    g_assert_cmpuint(parts, ==, 7);

    const Decimal *sum = decimal_new(arena, 0, 1);
    for (guint i = 0; i < kpi->linked->unit->n_components; i++)
        sum = decimal_add(arena, sum, kpi->linked->unit->components[i].score);
    const Decimal *mean = decimal_divide(arena, sum, decimal_new(arena, 7, 1));
    g_assert_true(decimal_equal(decimal_round(arena, mean, 2), kpi->result.value));
}

static void
test_csv(Evaluation *evaluation, gconstpointer path G_GNUC_UNUSED)
{
    g_autoptr(GBytes) bytes = emit_results_csv(evaluation->nation);
    g_autofree char *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    g_assert_true(g_str_has_prefix(text, "\xEF\xBB\xBF"
                                         "ปีงบประมาณ,รหัส,หน่วยงาน,"));
    g_auto(GStrv) rows = g_strsplit(text, "\r\n", -1);
    guint n = g_strv_length(rows), columns = 0;
    g_assert_cmpstr(rows[n - 1], ==, "");
    for (guint i = 0; i + 1 < n; i++) {
        guint commas = 0;
        bool quoted = false;
        for (const char *p = rows[i]; *p; p++) {
            quoted = quoted != (*p == '"');
            commas += !quoted && *p == ',';
        }
        if (i)
            g_assert_cmpuint(commas, ==, columns);
        columns = commas;
    }
    g_assert_cmpuint(n, ==, 2 + 76 * 3 + evaluation->nation->kpis.total);
}

static void
test_explain(Evaluation *evaluation, gconstpointer path G_GNUC_UNUSED)
{
    const UnitResult *unit = result_find_unit(evaluation->nation, "TH-50");
    g_autofree char *all = emit_explain(evaluation->nation, unit, NULL);
    g_assert_nonnull(strstr(all, "จังหวัดเชียงใหม่"));
    g_assert_nonnull(strstr(all, "[round]"));
    g_assert_nonnull(strstr(all, "records/TH-50.xml:"));
    g_autofree char *one = emit_explain(evaluation->nation, unit, "1.1");
    g_assert_nonnull(strstr(one, "[weighted]"));
    g_assert_null(strstr(one, "[round]"));
    g_assert_null(emit_explain(evaluation->nation, unit, "9.9"));
}

#define ADD(name, test) g_test_add("/emit/" name, Evaluation, "input/2566", set_up, test, tear_down)

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("varied", test_sample_is_varied);
    ADD("valid", test_results_are_valid);
    ADD("units-valid", test_unit_results_are_valid);
    ADD("lines", test_lines_hold_their_numbers);
    ADD("parts", test_parts_of_a_result);
    ADD("csv", test_csv);
    ADD("explain", test_explain);
    return g_test_run();
}
