#include "read/record_xml.h"

#include <string.h>

#include "base/error.h"
#include "xml/doc.h"
#include "xml/query.h"
#include "xml/schema.h"

/* What the readers of a record's parts hand around. */
typedef struct {
    Arena *arena;
    Diag *diag;
} Reading;

static int
line_of(const xmlNode *node)
{
    return (int) xmlGetLineNo(node);
}

/* ---- values and texts */

static bool
is_none(const char *text)
{
    return strcmp(text, "-") == 0 || strcmp(text, "–") == 0 || *text == '\0';
}

/* The number in the attribute @name; "-" is no value, anything else but a number a finding. */
static Number
read_number(const Reading *reading, const xmlNode *node, const char *name)
{
    const char *text = xml_query_attribute(node, name);
    Number number = {.line = line_of(node)};
    if (!text || is_none(text))
        return number;
    number.value = decimal_parse(reading->arena, text);
    number.places = decimal_places(text);
    number.is_unread = !number.value;
    if (number.is_unread)
        diag_add(reading->diag, DIAG_ID_NOT_A_NUMBER, xml_doc_place(node),
                 (const char *) node->name, text, NULL);
    return number;
}

/* The children <p> or <item> of the child @name, empty ones left out. */
static Strings
read_strings(const Reading *reading, const xmlNode *node, const char *name)
{
    const xmlNode *list = xml_query_child(node, name);
    Strings strings = {0};
    if (!list)
        return strings;
    strings.items = ARENA_NEW_N(reading->arena, const char *, xml_query_count(list, NULL));
    XML_QUERY_EACH (child, list, NULL) {
        const char *text = record_share(xml_query_dup_text(child));
        if (*text)
            strings.items[strings.count++] = text;
    }
    return strings;
}

/* The text of the child @name; empty is none. */
static const char *
read_text(const xmlNode *node, const char *name)
{
    const xmlNode *child = xml_query_child(node, name);
    const char *text = child ? record_share(xml_query_dup_text(child)) : NULL;
    return text && *text ? text : NULL;
}

static guint
read_years(const Reading *reading, const xmlNode *node, YearValue **years)
{
    guint count = 0;
    *years = ARENA_NEW_N(reading->arena, YearValue, xml_query_count(node, "year"));
    XML_QUERY_EACH (child, node, "year")
        (*years)[count++] = (YearValue){xml_query_int(child, "fiscal-year", 0),
                                        read_number(reading, child, "value")};
    return count;
}

/* ---- the parts of a KPI */

static void
read_targets(const Reading *reading, Kpi *kpi, const xmlNode *node)
{
    kpi->targets = ARENA_NEW_N(reading->arena, Target, xml_query_count(node, "target"));
    XML_QUERY_EACH (child, node, "target")
        kpi->targets[kpi->n_targets++] = (Target){xml_query_string(reading->arena, child, "tier"),
                                                  read_number(reading, child, "value")};
}

static void
read_milestones(const Reading *reading, Kpi *kpi, const xmlNode *node)
{
    Arena *arena = reading->arena;
    kpi->milestones = ARENA_NEW_N(arena, Milestone, xml_query_count(node, "milestone"));
    XML_QUERY_EACH (child, node, "milestone") {
        kpi->milestones[kpi->n_milestones] = (Milestone){
            .number = (int) kpi->n_milestones + 1,
            .tier = xml_query_string(arena, child, "tier"),
            .text = xml_query_text(arena, child),
            .done = xml_query_is_yes(child, "done"),
            .is_unsaid = !xml_query_attribute(child, "done"),
            .line = line_of(child),
        };
        kpi->n_milestones++;
    }
}

static void
read_checks(const Reading *reading, Kpi *kpi, const xmlNode *node)
{
    kpi->checks = ARENA_NEW_N(reading->arena, Checks, xml_query_count(node, "checks"));
    XML_QUERY_EACH (child, node, "checks")
        kpi->checks[kpi->n_checks++] = (Checks){
            .level = xml_query_string(reading->arena, child, "level"),
            .ticked = xml_query_int(child, "ticked", 0),
            .is_unsaid = !xml_query_attribute(child, "ticked"),
            .of = xml_query_int(child, "of", 0),
            .self = xml_query_int(child, "self", -1),
            .line = line_of(child),
        };
}

static void
read_deductions(const Reading *reading, Kpi *kpi, const xmlNode *node)
{
    kpi->deductions = ARENA_NEW_N(reading->arena, Deduction, xml_query_count(node, "deduction"));
    XML_QUERY_EACH (child, node, "deduction")
        kpi->deductions[kpi->n_deductions++] = (Deduction){read_number(reading, child, "points"),
                                                           xml_query_text(reading->arena, child)};
}

static void
read_result(const Reading *reading, Kpi *kpi, const xmlNode *node)
{
    const xmlNode *result = xml_query_child(node, "result");
    const xmlNode *full = xml_query_child(node, "full-mark");
    const xmlNode *goal = xml_query_child(node, "goal");
    const xmlNode *self = xml_query_child(node, "self-result");
    if (result && (xml_query_attribute(result, "value") || xml_query_attribute(result, "from"))) {
        kpi->result = read_number(reading, result, "value");
        kpi->from = xml_query_string(reading->arena, result, "from");
    }
    if (full)
        kpi->full_mark = read_number(reading, full, "value");
    if (goal)
        kpi->goal = read_number(reading, goal, "value");
    if (self)
        kpi->self = read_number(reading, self, "value");
}

static void
read_texts(const Reading *reading, Kpi *kpi, const xmlNode *node)
{
    kpi->definition = read_strings(reading, node, "definition");
    kpi->scope = read_strings(reading, node, "scope");
    kpi->formula = read_text(node, "formula");
    kpi->collection = read_strings(reading, node, "collection");
    kpi->source = read_text(node, "source");
    kpi->performance = read_strings(reading, node, "performance");
    kpi->evidence = read_strings(reading, node, "evidence");
    kpi->obstacles = read_strings(reading, node, "obstacles");
    kpi->opinion = read_strings(reading, node, "opinion");
    kpi->reason = read_text(node, "reason");
}

static void
read_kpi(const Reading *reading, Kpi *kpi, const xmlNode *node)
{
    Arena *arena = reading->arena;
    const char *direction = xml_query_attribute(node, "direction");
    kpi->id = xml_query_string(arena, node, "id");
    kpi->family = xml_query_string(arena, node, "family");
    kpi->joint = xml_query_string(arena, node, "joint");
    kpi->menu = xml_query_string(arena, node, "menu");
    kpi->method = xml_query_string(arena, node, "method");
    kpi->lower_is_better = direction && strcmp(direction, "lower") == 0;
    kpi->line = line_of(node);
    kpi->names = (Names){read_text(node, "name"), read_text(node, "name-en")};
    kpi->unit_of_measure = xml_query_child_text(arena, node, "unit-of-measure");
    kpi->weight = read_number(reading, node, "weight");
    read_targets(reading, kpi, node);
    read_milestones(reading, kpi, node);
    read_checks(reading, kpi, node);
    read_deductions(reading, kpi, node);
    kpi->n_years = read_years(reading, node, &kpi->years);
    read_result(reading, kpi, node);
    read_texts(reading, kpi, node);
    kpi->places = record_kpi_places(kpi);
    kpi->status = record_kpi_status(kpi, xml_query_attribute(node, "status"));
}

/* ---- the record */

static void
read_component(const Reading *reading, RecordComponent *component, const xmlNode *node)
{
    component->id = xml_query_string(reading->arena, node, "id");
    component->line = line_of(node);
    component->n_years = read_years(reading, node, &component->years);
    component->kpis = ARENA_NEW_N(reading->arena, Kpi, xml_query_count(node, "kpi"));
    XML_QUERY_EACH (child, node, "kpi")
        read_kpi(reading, &component->kpis[component->n_kpis++], child);
}

static void
read_all(const Reading *reading, Record *record, const xmlNode *root)
{
    Arena *arena = reading->arena;
    record->unit = xml_query_string(arena, root, "unit");
    record->framework = xml_query_string(arena, root, "framework");
    record->round = xml_query_string(arena, root, "round");
    record->fiscal_year = xml_query_int(root, "fiscal-year", 0);
    record->synthetic = xml_query_is_yes(root, "synthetic");
    record->line = line_of(root);
    const xmlNode *salaries = xml_query_child(root, "salary-base");
    if (salaries)
        record->salary_base = read_number(reading, salaries, "value");
    record->n_years = read_years(reading, root, &record->years);
    record->summary = read_strings(reading, root, "summary");
    record->strengths = read_strings(reading, root, "strengths");
    record->obstacles = read_strings(reading, root, "obstacles");
    record->recommendations = read_strings(reading, root, "recommendations");
    record->correction = read_strings(reading, root, "correction");
    record->components = ARENA_NEW_N(arena, RecordComponent, xml_query_count(root, "component"));
    XML_QUERY_EACH (child, root, "component")
        read_component(reading, &record->components[record->n_components++], child);
}

Record *
read_record_xml(GBytes *bytes, const char *path, Diag *diag, GError **error)
{
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    g_autoptr(xmlDoc) doc = xml_doc_parse(data ? data : "", size, path, diag, error);
    if (!doc)
        return NULL;
    if (!xml_schema_check(doc, "record", diag)) {
        error_set(error, SAMRIT_ERROR_INPUT, "%s: not a record", "%s: ไม่ใช่แบบรายงาน", path);
        return NULL;
    }

    g_autoptr(Record) record = record_new();
    Reading reading = {record->arena, diag};
    read_all(&reading, record, xmlDocGetRootElement(doc));
    return g_steal_pointer(&record);
}
