/* Any bytes as a record: refused with a finding, or scored; then its results keep to the schema. */
#include "emit/emit.h"
#include "framework/load.h"
#include "framework/match.h"
#include "read/project.h"
#include "read/record_xml.h"
#include "result.h"
#include "score/score.h"
#include "xml/schema.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

/* What records are held to: loaded once, kept. */
static Project *project;
static Framework *framework;
static Register *reg;

static void
load_rules(void)
{
    g_autoptr(Diag) diag = diag_new();
    project = read_project("input/2566", diag, NULL);
    framework = framework_load("input/frameworks/province-2566.xml", diag, NULL);
    reg = framework_load_register("input/registers/provinces.xml", diag, NULL);
    g_assert(project && framework && reg);
}

static void
check_results(const NationResult *nation)
{
    g_autoptr(GBytes) bytes = emit_results_xml(project, nation);
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(xmlDoc) doc = fuzz_result(bytes);
    g_assert_true(xml_schema_check(doc, "results", diag));
}

static void
score_record(Record *record)
{
    g_autoptr(Arena) arena = arena_new();
    UnitResult *unit = score_unit(arena, framework, record, register_find_unit(reg, record->unit));
    if (unit->score) {
        g_assert_cmpint(decimal_compare(unit->score, framework->minimum.value), >=, 0);
        g_assert_cmpint(decimal_compare(unit->score, framework->maximum.value), <=, 0);
        g_assert_nonnull(unit->band);
    }
    const NationResult *nation = score_nation(arena, framework, reg, &unit, 1);
    check_results(nation);
    g_autofree char *text = emit_explain(nation, unit, NULL);
    g_assert_nonnull(text);
    g_autoptr(GBytes) csv = emit_results_csv(nation);
    g_assert_nonnull(csv);
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    if (!framework)
        load_rules();
    g_autoptr(GBytes) bytes = g_bytes_new_static(data, size);
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(Record) record = read_record_xml(bytes, "r.xml", diag, &error);
    g_assert_true((record == NULL) == (error != NULL));
    if (!record) {
        g_assert_cmpuint(diag_count_of(diag, DIAG_ERROR), >, 0);
        return 0;
    }
    record->file = "r.xml";
    record->name = "records/r.xml";
    record->sha256 = "";
    framework_match(record, framework, reg, diag);
    if (diag_count_of(diag, DIAG_ERROR) == 0)
        score_record(record);
    return 0;
}
