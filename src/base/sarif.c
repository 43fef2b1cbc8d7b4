#include "base/sarif.h"

#include <stdbool.h>

#include "base/json.h"

static const char *
level_name(DiagSeverity severity)
{
    static const char *const names[] = {
        [DIAG_INFO] = "note", [DIAG_WARNING] = "warning", [DIAG_ERROR] = "error"};
    return names[severity];
}

static void
append_message(GString *json, const char *text)
{
    g_string_append(json, "\"message\":{");
    json_append_member(json, "text", text);
    g_string_append_c(json, '}');
}

/* Each kind of finding that occurs, once, in the order of the table. */
static void
append_rules(GString *json, const Diag *diag)
{
    bool seen[DIAG_ID_COUNT] = {0};
    for (guint i = 0; i < diag_count(diag); i++)
        seen[diag_get(diag, i)->id] = true;
    const char *comma = "";
    for (guint id = 0; id < DIAG_ID_COUNT; id++) {
        if (!seen[id])
            continue;
        g_string_append_printf(json, "%s{", comma);
        json_append_member(json, "id", diag_id_name((DiagId) id));
        g_string_append(json, ",\"shortDescription\":{");
        json_append_member(json, "text", diag_id_sentence((DiagId) id));
        g_string_append(json, "}}");
        comma = ",";
    }
}

static void
append_location(GString *json, const DiagPlace *place)
{
    g_autofree char *file = diag_place_file(place);
    g_autofree char *cell = diag_place_cell(place);
    g_string_append(json, ",\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{");
    g_autofree char *uri = g_uri_escape_string(file, "/", TRUE);
    json_append_member(json, "uri", uri);
    g_string_append_c(json, '}');
    if (place->line && !cell) {
        g_string_append_printf(json, ",\"region\":{\"startLine\":%d", place->line);
        if (place->column)
            g_string_append_printf(json, ",\"startColumn\":%d", place->column);
        g_string_append_c(json, '}');
    }
    g_string_append_c(json, '}');
    if (cell) {
        g_string_append(json, ",\"logicalLocations\":[{");
        json_append_member(json, "fullyQualifiedName", cell);
        g_string_append(json, "}]");
    }
    g_string_append(json, "}]");
}

static void
append_results(GString *json, const Diag *diag, DiagLanguage language)
{
    for (guint i = 0; i < diag_count(diag); i++) {
        const Finding *finding = diag_get(diag, i);
        g_autofree char *text = diag_finding_text(finding, language);
        g_string_append(json, i ? ",{" : "{");
        json_append_member(json, "ruleId", diag_id_name(finding->id));
        json_append_member(json, "level", level_name(diag_id_severity(finding->id)));
        g_string_append_c(json, ',');
        append_message(json, text);
        if (finding->place.file)
            append_location(json, &finding->place);
        g_string_append_c(json, '}');
    }
}

static void
append_invocation(GString *json, const GPtrArray *errors)
{
    guint count = errors ? errors->len : 0;
    g_string_append_printf(json, "\"invocations\":[{\"executionSuccessful\":%s",
                           count ? "false" : "true");
    for (guint i = 0; i < count; i++) {
        g_string_append(json, i ? ",{" : ",\"toolExecutionNotifications\":[{");
        json_append_member(json, "level", "error");
        g_string_append_c(json, ',');
        append_message(json, errors->pdata[i]);
        g_string_append(json, i + 1 == count ? "}]" : "}");
    }
    g_string_append(json, "}]");
}

char *
sarif_document(const Diag *diag, DiagLanguage language, const GPtrArray *errors)
{
    GString *json = g_string_new("{\"version\":\"2.1.0\",\"$schema\":"
                                 "\"https://json.schemastore.org/sarif-2.1.0.json\","
                                 "\"runs\":[{\"tool\":{\"driver\":{\"name\":\"samrit\","
                                 "\"version\":\"" SAMRIT_VERSION "\",\"rules\":[");
    append_rules(json, diag);
    g_string_append(json, "]}},");
    append_invocation(json, errors);
    g_string_append(json, ",\"results\":[");
    append_results(json, diag, language);
    g_string_append(json, "]}]}\n");
    return g_string_free(json, FALSE);
}
