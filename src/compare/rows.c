#include "compare/rows.h"

#include "base/error.h"
#include "xml/doc.h"
#include "xml/query.h"
#include "xml/schema.h"

/* What the reader hands around. */
typedef struct {
    const CompareTexts *texts;
    GArray *units; /* of CompareUnitRow */
    bool sound;    /* all of them have what comparing relies on */
} Reading;

/* ---- finding values */

static const char *
attribute(const CompareTexts *texts, const xmlNode *node, const char *name)
{
    return node ? compare_texts_keep(texts, xml_query_attribute(node, name)) : NULL;
}

static const char *
child_attribute(const CompareTexts *texts, const xmlNode *node, const char *child, const char *name)
{
    return attribute(texts, node ? xml_query_child(node, child) : NULL, name);
}

static const char *
child_text(const CompareTexts *texts, const xmlNode *node, const char *child)
{
    g_autoptr(Arena) scratch = arena_new();
    return node ? compare_texts_keep(texts, xml_query_child_text(scratch, node, child)) : NULL;
}

static void *
keep(const CompareTexts *texts, const GArray *array)
{
    return arena_memdup(texts->arena, array->data,
                        array->len * g_array_get_element_size((GArray *) array));
}

/* ---- units */

static CompareKpiRow
read_kpi(const CompareTexts *texts, const xmlNode *kpi)
{
    return (CompareKpiRow){
        .id = attribute(texts, kpi, "id"),
        .name = child_text(texts, kpi, "name"),
        .joint = attribute(texts, kpi, "joint"),
        .family = child_attribute(texts, kpi, "family", "id"),
        .method = child_attribute(texts, kpi, "method", "id"),
        .facts = compare_facts(texts, kpi, COMPARE_KPI),
    };
}

static void
read_components(const CompareTexts *texts, const xmlNode *node, CompareUnitRow *unit)
{
    g_autoptr(GArray) components = g_array_new(FALSE, FALSE, sizeof(CompareComponentRow));
    g_autoptr(GArray) kpis = g_array_new(FALSE, FALSE, sizeof(CompareKpiRow));
    XML_QUERY_EACH (component, node, "component") {
        CompareComponentRow row = {
            attribute(texts, component, "id"),
            child_text(texts, component, "name"),
            compare_facts(texts, component, COMPARE_COMPONENT),
        };
        g_array_append_val(components, row);
        XML_QUERY_EACH (child, component, "kpi") {
            CompareKpiRow kpi = read_kpi(texts, child);
            g_array_append_val(kpis, kpi);
        }
    }
    unit->components = keep(texts, components);
    unit->n_components = components->len;
    unit->kpis = keep(texts, kpis);
    unit->n_kpis = kpis->len;
}

/* Bands get their order when the framework is known. */
static CompareScore
read_score(const CompareTexts *texts, const xmlNode *unit)
{
    const xmlNode *score = xml_query_child(unit, "score");
    return (CompareScore){
        .score = attribute(texts, score, "text"),
        .value = attribute(texts, score, "value"),
        .band = attribute(texts, score, "band"),
        .band_name = attribute(texts, score, "band-name"),
    };
}

static void
read_correction(const CompareTexts *texts, const xmlNode *node, CompareUnitRow *unit)
{
    const xmlNode *correction = xml_query_child(node, "correction");
    if (!correction)
        return;
    g_autoptr(Arena) scratch = arena_new();
    unit->correction =
        ARENA_NEW_N(texts->arena, const char *, xml_query_count(correction, "p") + 1);
    XML_QUERY_EACH (paragraph, correction, "p")
        unit->correction[unit->n_correction++] =
            compare_texts_keep(texts, xml_query_text(scratch, paragraph));
}

/* The smallest group a unit is in: its cluster before its region. */
static const char *
read_group(const CompareTexts *texts, const xmlNode *unit)
{
    const xmlNode *best = NULL;
    XML_QUERY_EACH (group, unit, "group") {
        if (!best || xml_query_attribute(group, "parent"))
            best = group;
    }
    return child_text(texts, best, "name");
}

static bool
is_sound_unit(const CompareUnitRow *unit)
{
    for (guint i = 0; i < unit->n_kpis; i++) {
        if (!unit->kpis[i].id)
            return false;
    }
    return unit->code != NULL;
}

static void
take_unit(const xmlNode *node, void *data)
{
    Reading *reading = data;
    const CompareTexts *texts = reading->texts;
    CompareUnitRow unit = {
        .code = attribute(texts, node, "code"),
        .name = child_text(texts, node, "name"),
        .group = read_group(texts, node),
        .score = read_score(texts, node),
        .facts = compare_facts(texts, node, COMPARE_UNIT),
    };
    read_components(texts, node, &unit);
    read_correction(texts, node, &unit);
    reading->sound = reading->sound && is_sound_unit(&unit);
    g_array_append_val(reading->units, unit);
}

/* ---- the whole set */

static void
read_framework(const CompareTexts *texts, const xmlNode *framework, CompareSide *side)
{
    const char *policy = child_attribute(texts, framework, "ranking", "policy");
    side->framework = attribute(texts, framework, "id");
    side->framework_title = child_text(texts, framework, "title");
    side->kind = child_text(texts, xml_query_child(framework, "unit-kind"), "name");
    side->maximum = child_attribute(texts, framework, "scale", "maximum");
    side->exempt = g_strcmp0(policy, "exempt") == 0;
    side->round = child_attribute(texts, framework, "round", "id");
    side->round_name = child_text(texts, xml_query_child(framework, "round"), "name");
    side->ranking_text = child_text(texts, xml_query_child(framework, "ranking"), "text");
}

static void
read_side(const CompareTexts *texts, const xmlNode *root, CompareSide *side)
{
    const xmlNode *project = xml_query_child(root, "project");
    side->project = attribute(texts, project, "id");
    side->fiscal_year = xml_query_int(project, "fiscal-year", 0);
    side->title = child_text(texts, project, "title");
    side->issued = child_attribute(texts, project, "issued", "text");
    side->issued_date = child_attribute(texts, project, "issued", "date");
    side->synthetic = xml_query_is_yes(root, "synthetic");
    side->mean = child_attribute(texts, xml_query_child(root, "summary"), "mean", "text");
    read_framework(texts, xml_query_child(root, "framework"), side);
}

static int
order_of_band(const xmlNode *framework, const char *id)
{
    int order = 0;
    XML_QUERY_EACH (band, framework, "band") {
        if (g_strcmp0(xml_query_attribute(band, "id"), id) == 0)
            order = xml_query_int(band, "order", 0);
    }
    return order;
}

/* In a year that is tracked and not judged nobody has a band. */
static void
settle_band(const CompareSide *side, const xmlNode *framework, CompareScore *score)
{
    if (side->exempt)
        score->band = score->band_name = NULL;
    if (score->band)
        score->band_order = order_of_band(framework, score->band);
}

static CompareRows *
make_rows(const CompareTexts *texts, const xmlNode *root, const GArray *units)
{
    const xmlNode *framework = xml_query_child(root, "framework");
    CompareRows *rows = ARENA_NEW(texts->arena, CompareRows);
    read_side(texts, root, &rows->side);
    rows->side.units = units->len;
    rows->kind = child_attribute(texts, framework, "unit-kind", "id");
    rows->framework = compare_facts(texts, framework, COMPARE_FRAMEWORK);
    rows->units = keep(texts, units);
    rows->by_code = g_hash_table_new(g_str_hash, g_str_equal);
    arena_defer(texts->arena, rows->by_code, (GDestroyNotify) g_hash_table_unref);
    for (guint i = 0; i < units->len; i++) {
        settle_band(&rows->side, framework, &rows->units[i].score);
        g_hash_table_insert(rows->by_code, (void *) rows->units[i].code, &rows->units[i]);
    }
    return rows;
}

/* What comparing relies on, beside what units have. The schema asks for more, but holding forty
 * megabytes to it takes as long as comparing them. */
static bool
is_sound(const xmlNode *root)
{
    const xmlNode *project = xml_query_child(root, "project");
    const xmlNode *framework = xml_query_child(root, "framework");
    if (!xml_query_is(root, "results") || !project || !framework ||
        !xml_query_child(root, "units") || !xml_query_attribute(project, "id") ||
        !xml_schema_check_version(root->doc, NULL) || !xml_query_attribute(framework, "id"))
        return false;
    XML_QUERY_EACH (band, framework, "band") {
        if (!xml_query_attribute(band, "id"))
            return false;
    }
    return true;
}

/* The schema tells what is wrong. */
static void
refuse(const char *data, gsize size, const char *name, Diag *diag, GError **error)
{
    g_autoptr(xmlDoc) doc = xml_doc_parse(data, size, name, diag, NULL);
    if (doc)
        xml_schema_check(doc, "results", diag);
    error_set(error, SAMRIT_ERROR_INPUT, "%s: is no results.xml", "%s: ไม่ใช่ไฟล์ results.xml", name);
}

CompareRows *
compare_rows(const CompareTexts *texts, const CompareFile *file, Diag *diag, GError **error)
{
    g_autoptr(GBytes) bytes = file->read(file->data, error);
    if (!bytes)
        return NULL;
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    g_autoptr(GArray) units = g_array_new(FALSE, FALSE, sizeof(CompareUnitRow));
    Reading reading = {texts, units, true};
    const XmlDocParts parts = {"units", "unit", take_unit, &reading};
    g_autoptr(xmlDoc) doc =
        xml_doc_parse_parts(data ? data : "", size, file->name, &parts, diag, error);
    if (!doc)
        return NULL;
    if (reading.sound && is_sound(xmlDocGetRootElement(doc)))
        return make_rows(texts, xmlDocGetRootElement(doc), units);
    refuse(data, size, file->name, diag, error);
    return NULL;
}
