#include "emit/emit.h"

#include <string.h>

#include "framework/load.h"
#include "framework/match.h"
#include "read/project.h"
#include "read/record.h"
#include "score/score.h"
#include "xml/doc.h"
#include "xml/query.h"
#include "xml/schema.h"

/* A project read and scored, as far as its records are usable. */
typedef struct {
    Project *project;
    Framework *framework;
    Register *reg;
    GPtrArray *files;
    Arena *arena;
    NationResult *nation;
} Evaluation;

static void
set_up(Evaluation *evaluation, gconstpointer path)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    evaluation->arena = arena_new();
    evaluation->project = read_project(path, diag, &error);
    g_assert_no_error(error);
    const ProjectSet *set = &evaluation->project->sets[0];
    evaluation->framework = framework_load(set->framework, diag, &error);
    g_assert_no_error(error);
    evaluation->reg = framework_load_register(set->reg, diag, &error);
    g_assert_no_error(error);
    evaluation->files = read_records(set, &error);
    g_assert_no_error(error);
    framework_match_all(evaluation->files, evaluation->framework, evaluation->reg, diag);

    g_autofree UnitResult **units = g_new0(UnitResult *, evaluation->files->len);
    guint count = 0;
    for (guint i = 0; i < evaluation->files->len; i++) {
        const RecordFile *file = evaluation->files->pdata[i];
        g_autofree char *findings = diag_to_string(file->diag);
        g_assert_cmpstr(findings, ==, "");
        units[count++] = score_unit(evaluation->arena, evaluation->framework, file->record,
                                    register_find_unit(evaluation->reg, file->record->unit));
    }
    g_autofree char *findings = diag_to_string(diag);
    g_assert_cmpstr(findings, ==, "");
    evaluation->nation =
        score_nation(evaluation->arena, evaluation->framework, evaluation->reg, units, count);
}

static void
tear_down(Evaluation *evaluation, gconstpointer path G_GNUC_UNUSED)
{
    arena_free(evaluation->arena);
    g_ptr_array_unref(evaluation->files);
    register_free(evaluation->reg);
    framework_free(evaluation->framework);
    project_free(evaluation->project);
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
            g_assert_nonnull(strstr(line, "<result value="));
            g_autofree char *number = g_strdup(strchr(line, '"') + 1);
            *strchr(number, '"') = '\0';
            g_assert_true(
                decimal_equal(decimal_parse(evaluation->arena, number), kpi->result.value));
            checked++;
        }
    }
    g_assert_cmpuint(checked, >=, 4);
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
    ADD("csv", test_csv);
    ADD("explain", test_explain);
    return g_test_run();
}
