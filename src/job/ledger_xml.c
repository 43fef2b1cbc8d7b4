#include <string.h>

#include "job/ledger.h"
#include "xml/doc.h"
#include "xml/query.h"
#include "xml/schema.h"
#include "xml/writer.h"

#define NAMESPACE "urn:samrit:build"

/* ---- writing */

static void
write_files(XmlWriter *writer, const char *element, const JobManifest *files)
{
    g_autoptr(GList) names = job_manifest_names(files);
    for (const GList *name = names; name; name = name->next) {
        xml_writer_start(writer, element);
        xml_writer_attribute(writer, "name", name->data);
        xml_writer_attribute(writer, "sha256", job_manifest_find(files, name->data));
        xml_writer_end(writer);
    }
}

static void
write_list(XmlWriter *writer, const char *element, const char *name, const JobManifest *files)
{
    xml_writer_start(writer, element);
    xml_writer_attribute(writer, "name", name);
    write_files(writer, "file", files);
    xml_writer_end(writer);
}

static void
write_stylesheets(XmlWriter *writer, GHashTable *stylesheets)
{
    g_autoptr(GList) names = g_list_sort(g_hash_table_get_keys(stylesheets), (GCompareFunc) strcmp);
    for (const GList *name = names; name; name = name->next)
        write_list(writer, "stylesheet", name->data, g_hash_table_lookup(stylesheets, name->data));
}

/* One that says something in both languages has them apart: no text has what is between them. */
static void
write_argument(XmlWriter *writer, const char *argument)
{
    g_autofree char *english = error_text_in(argument, false),
                    *thai = error_text_in(argument, true);
    xml_writer_start(writer, "argument");
    xml_writer_attribute(writer, "text", english);
    xml_writer_attribute(writer, "thai", strcmp(english, thai) == 0 ? NULL : thai);
    xml_writer_end(writer);
}

static void
write_finding(XmlWriter *writer, const Finding *finding)
{
    xml_writer_start(writer, "finding");
    xml_writer_attribute(writer, "id", diag_id_name(finding->id));
    xml_writer_attribute(writer, "file", finding->place.file);
    if (finding->place.line)
        xml_writer_attribute_int(writer, "line", finding->place.line);
    if (finding->place.column)
        xml_writer_attribute_int(writer, "column", finding->place.column);
    for (guint i = 0; i < G_N_ELEMENTS(finding->arguments) && finding->arguments[i]; i++) {
        write_argument(writer, finding->arguments[i]);
    }
    xml_writer_end(writer);
}

static void
write_entry(XmlWriter *writer, const JobEntry *entry)
{
    xml_writer_start(writer, "document");
    xml_writer_attribute(writer, "name", entry->name);
    xml_writer_attribute_int(writer, "pages", entry->pages);
    xml_writer_attribute(writer, "sha256", entry->document);
    xml_writer_attribute(writer, "results", entry->results);
    xml_writer_attribute(writer, "stylesheet", entry->stylesheet);
    xml_writer_attribute(writer, "fonts", entry->fonts);
    xml_writer_attribute(writer, "settings", entry->settings);
    xml_writer_attribute(writer, "fo", entry->fo);
    write_files(writer, "file", entry->files);
    for (guint i = 0; i < diag_count(entry->findings); i++)
        write_finding(writer, diag_get(entry->findings, i));
    xml_writer_end(writer);
}

GBytes *
job_ledger_write(const JobLedger *ledger, const JobTasks *tasks)
{
    g_autoptr(XmlWriter) writer = xml_writer_new();
    xml_writer_start(writer, "build");
    xml_writer_attribute(writer, "xmlns", NAMESPACE);
    xml_writer_attribute(writer, "version", "1");
    xml_writer_attribute(writer, "project", tasks->evaluation->project->id);
    xml_writer_attribute(writer, "program", "samrit " SAMRIT_VERSION);
    write_list(writer, "inputs", NULL, ledger->inputs);
    write_files(writer, "set", ledger->sets);
    write_list(writer, "fonts", NULL, ledger->fonts);
    write_stylesheets(writer, ledger->stylesheets);
    for (guint i = 0; i < tasks->count; i++) {
        const JobEntry *entry = job_ledger_find(ledger, tasks->tasks[i].name);
        if (entry)
            write_entry(writer, entry);
    }
    write_list(writer, "whole", NULL, ledger->whole);
    xml_writer_end(writer);
    return xml_writer_finish(writer);
}

/* ---- reading: what cannot be read is not there, and so is made anew */

static void
read_file(JobManifest *files, const xmlNode *node)
{
    const char *name = xml_query_attribute(node, "name");
    const char *digest = xml_query_attribute(node, "sha256");
    if (name && digest)
        job_manifest_set(files, name, digest);
}

static void
read_files(JobManifest *files, const xmlNode *list)
{
    XML_QUERY_EACH (node, list, "file")
        read_file(files, node);
}

/* To be freed; NULL: there is none. */
static char *
read_argument(const xmlNode *node)
{
    const char *text = xml_query_attribute(node, "text"), *thai = xml_query_attribute(node, "thai");
    return text && thai ? g_strconcat(text, ERROR_BETWEEN, thai, NULL) : g_strdup(text);
}

static void
read_finding(Diag *findings, const xmlNode *node)
{
    DiagId id;
    const char *name = xml_query_attribute(node, "id");
    g_autoptr(GPtrArray) arguments = g_ptr_array_new_with_free_func(g_free);
    const char *file = xml_query_attribute(node, "file");
    DiagPlace place = {file ? g_intern_string(file) : NULL, xml_query_int(node, "line", 0),
                       xml_query_int(node, "column", 0)};
    XML_QUERY_EACH (argument, node, "argument")
        g_ptr_array_add(arguments, read_argument(argument));
    g_ptr_array_set_size(arguments, 3);
    if (name && diag_id_find(name, &id))
        diag_add(findings, id, place, arguments->pdata[0], arguments->pdata[1], arguments->pdata[2],
                 NULL);
}

/* One that many entries have. */
static const char *
read_text(JobLedger *ledger, const xmlNode *node, const char *attribute)
{
    return job_ledger_text(ledger, xml_query_attribute(node, attribute));
}

static const char *
read_digest(JobLedger *ledger, const xmlNode *node, const char *attribute)
{
    const char *digest = xml_query_attribute(node, attribute);
    return digest ? arena_strdup(ledger->arena, digest) : NULL;
}

static void
read_entry(JobLedger *ledger, const xmlNode *node)
{
    const char *name = xml_query_attribute(node, "name");
    if (!name)
        return;
    JobManifest *files = job_manifest_new();
    g_autoptr(Diag) findings = diag_new();
    read_files(files, node);
    XML_QUERY_EACH (finding, node, "finding")
        read_finding(findings, finding);
    JobEntry entry = {
        .name = arena_strdup(ledger->arena, name),
        .results = read_digest(ledger, node, "results"),
        .stylesheet = read_text(ledger, node, "stylesheet"),
        .fonts = read_text(ledger, node, "fonts"),
        .settings = read_text(ledger, node, "settings"),
        .document = read_digest(ledger, node, "sha256"),
        .fo = read_digest(ledger, node, "fo"),
        .pages = (guint) MAX(0, xml_query_int(node, "pages", 0)),
        .files = job_ledger_files(ledger, files),
        .findings = job_ledger_findings(ledger->arena, findings),
    };
    job_ledger_put(ledger, arena_memdup(ledger->arena, &entry, sizeof entry));
}

static void
read_stylesheet(JobLedger *ledger, const xmlNode *node)
{
    const char *name = xml_query_attribute(node, "name");
    if (!name)
        return;
    JobManifest *files = job_manifest_new();
    read_files(files, node);
    g_hash_table_replace(ledger->stylesheets, g_strdup(name), files);
}

static void
read_root(JobLedger *ledger, const xmlNode *root)
{
    XML_QUERY_EACH (node, root, NULL) {
        if (xml_query_is(node, "inputs"))
            read_files(ledger->inputs, node);
        else if (xml_query_is(node, "set"))
            read_file(ledger->sets, node);
        else if (xml_query_is(node, "fonts"))
            read_files(ledger->fonts, node);
        else if (xml_query_is(node, "stylesheet"))
            read_stylesheet(ledger, node);
        else if (xml_query_is(node, "document"))
            read_entry(ledger, node);
        else if (xml_query_is(node, "whole"))
            read_files(ledger->whole, node);
    }
}

JobLedger *
job_ledger_load(const char *folder, GError **error)
{
    g_autofree char *path = g_build_filename(folder, JOB_LEDGER_NAME, NULL);
    g_autoptr(Diag) unused = diag_new();
    g_autoptr(xmlDoc) doc = xml_doc_load(path, unused, NULL);
    const xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
    const char *version = root ? xml_query_attribute(root, "version") : NULL;
    if (!root || !xml_query_is(root, "build") || !xml_schema_check_version(doc, error) ||
        g_strcmp0(version, "1") != 0)
        return NULL;
    JobLedger *ledger = job_ledger_new_empty();
    read_root(ledger, root);
    job_ledger_settle(ledger);
    return ledger;
}
