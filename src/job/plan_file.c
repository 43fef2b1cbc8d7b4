#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "job/plan.h"
#include "xml/doc.h"
#include "xml/query.h"
#include "xml/schema.h"
#include "xml/writer.h"

/* The parameters of stylesheets in JobMakeOptions. */
static const struct {
    const char *name;
    gsize offset;
} params[] = {
    {"digits", G_STRUCT_OFFSET(JobMakeOptions, digits)},
    {"watermark", G_STRUCT_OFFSET(JobMakeOptions, watermark)},
    {"paper", G_STRUCT_OFFSET(JobMakeOptions, paper)},
    {"duplex", G_STRUCT_OFFSET(JobMakeOptions, duplex)},
    {"garuda", G_STRUCT_OFFSET(JobMakeOptions, garuda)},
};

static const char **
find_param(JobMakeOptions *make, const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(params); i++) {
        if (g_str_equal(params[i].name, name))
            return G_STRUCT_MEMBER_P(make, params[i].offset);
    }
    return NULL;
}

/* ---- writing */

static void
write_params(XmlWriter *writer, const JobMakeOptions *make)
{
    for (guint i = 0; i < G_N_ELEMENTS(params); i++) {
        const char *value = G_STRUCT_MEMBER(const char *, make, params[i].offset);
        if (!value)
            continue;
        xml_writer_start(writer, "param");
        xml_writer_attribute(writer, "name", params[i].name);
        xml_writer_attribute(writer, "value", value);
        xml_writer_end(writer);
    }
}

static void
write_inputs(XmlWriter *writer, const JobPlan *plan)
{
    g_autoptr(GList) names = job_manifest_names(plan->inputs);
    for (const GList *name = names; name; name = name->next) {
        xml_writer_start(writer, "input");
        xml_writer_attribute(writer, "name", name->data);
        xml_writer_attribute(writer, "sha256", job_manifest_find(plan->inputs, name->data));
        xml_writer_end(writer);
    }
}

static void
write_shard(XmlWriter *writer, const JobPlanShard *shard, guint number)
{
    xml_writer_start(writer, "shard");
    xml_writer_attribute_int(writer, "number", number);
    xml_writer_attribute_int(writer, "cost", (gint64) shard->cost);
    for (guint i = 0; i < shard->n_tasks; i++) {
        xml_writer_start(writer, "task");
        xml_writer_attribute(writer, "name", shard->tasks[i]);
        xml_writer_end(writer);
    }
    xml_writer_end(writer);
}

GBytes *
job_plan_write(const JobPlan *plan)
{
    g_autoptr(XmlWriter) writer = xml_writer_new();
    xml_writer_start(writer, "plan");
    xml_writer_attribute(writer, "xmlns", "urn:samrit:plan");
    xml_writer_attribute(writer, "version", "1");
    xml_writer_attribute(writer, "project", plan->project);
    xml_writer_attribute(writer, "folder", plan->folder);
    xml_writer_attribute_int(writer, "date", plan->date);
    xml_writer_attribute(writer, "keep-going", plan->keep_going ? "yes" : "no");
    xml_writer_attribute(writer, "keep-fo", plan->make.keep_fo ? "yes" : "no");
    write_params(writer, &plan->make);
    write_inputs(writer, plan);
    for (guint i = 0; i < plan->n_shards; i++)
        write_shard(writer, &plan->shards[i], i + 1);
    xml_writer_end(writer);
    return xml_writer_finish(writer);
}

/* ---- reading */

static void
read_inputs(JobPlan *plan, const xmlNode *root)
{
    plan->inputs = job_manifest_new();
    XML_QUERY_EACH (node, root, "input")
        job_manifest_set(plan->inputs, xml_query_attribute(node, "name"),
                         xml_query_attribute(node, "sha256"));
}

static JobPlanShard
read_shard(Arena *arena, const xmlNode *node)
{
    JobPlanShard shard = {
        .cost = g_ascii_strtoull(xml_query_attribute(node, "cost"), NULL, 10),
        .tasks = ARENA_NEW_N(arena, const char *, xml_query_count(node, "task")),
    };
    XML_QUERY_EACH (task, node, "task")
        shard.tasks[shard.n_tasks++] = xml_query_string(arena, task, "name");
    return shard;
}

/* Their numbers only tell a reader which is which: they count from 1. */
static bool
read_shards(JobPlan *plan, const xmlNode *root, GError **error)
{
    plan->shards = ARENA_NEW_N(plan->arena, JobPlanShard, xml_query_count(root, "shard"));
    XML_QUERY_EACH (node, root, "shard") {
        plan->shards[plan->n_shards++] = read_shard(plan->arena, node);
        if (xml_query_int(node, "number", 0) == (int) plan->n_shards)
            continue;
        error_set(error, SAMRIT_ERROR_SETUP, "shard %u has another number",
                  "ส่วนแบ่งงานที่ %u มีหมายเลขไม่ตรงลำดับ", plan->n_shards);
        return false;
    }
    return true;
}

static bool
read_params(JobPlan *plan, const xmlNode *root, GError **error)
{
    XML_QUERY_EACH (node, root, "param") {
        const char *name = xml_query_attribute(node, "name");
        const char **value = find_param(&plan->make, name);
        if (!value) {
            error_set(error, SAMRIT_ERROR_SETUP, "there is no parameter \"%s\"",
                      "ไม่มีพารามิเตอร์ \"%s\"", name);
            return false;
        }
        *value = xml_query_string(plan->arena, node, "value");
    }
    return true;
}

static bool
read_plan(JobPlan *plan, const xmlNode *root, GError **error)
{
    plan->project = xml_query_string(plan->arena, root, "project");
    plan->folder = xml_query_string(plan->arena, root, "folder");
    plan->date = g_ascii_strtoll(xml_query_attribute(root, "date"), NULL, 10);
    plan->keep_going = xml_query_is_yes(root, "keep-going");
    plan->make.keep_fo = xml_query_is_yes(root, "keep-fo");
    read_inputs(plan, root);
    return read_params(plan, root, error) && read_shards(plan, root, error);
}

static JobPlan *
load(const char *path, Diag *diag, GError **error)
{
    g_autoptr(GBytes) bytes = file_read(path, LIMIT_XML_BYTES, error);
    if (!bytes)
        return NULL;
    gsize size;
    const char *text = g_bytes_get_data(bytes, &size);
    g_autoptr(xmlDoc) doc = xml_doc_parse(text, size, path, diag, error);
    if (!doc)
        return NULL;
    if (!xml_schema_check(doc, "plan", diag)) {
        error_set(error, SAMRIT_ERROR_SETUP, "%s: is no plan", "%s: ไม่ใช่แผนงาน", path);
        return NULL;
    }

    g_autoptr(JobPlan) plan = g_new0(JobPlan, 1);
    plan->arena = arena_new();
    g_autofree char *digest = file_sha256(bytes);
    plan->digest = arena_strdup(plan->arena, digest);
    if (read_plan(plan, xmlDocGetRootElement(doc), error))
        return g_steal_pointer(&plan);
    g_autofree char *prefix = g_strconcat(path, ": ", NULL);
    error_prefix(error, prefix, prefix);
    return NULL;
}

/* A plan that cannot be used is the operator's to mend, whatever is wrong with it. */
JobPlan *
job_plan_load(const char *path, Diag *diag, GError **error)
{
    GError *cause = NULL;
    JobPlan *plan = load(path, diag, &cause);
    if (plan)
        return plan;
    if (g_error_matches(cause, SAMRIT_ERROR, SAMRIT_ERROR_INPUT))
        cause->code = SAMRIT_ERROR_SETUP;
    g_propagate_error(error, cause);
    return NULL;
}

/* ---- places */

char *
job_plan_path(const Project *project)
{
    g_autofree char *folder = g_strconcat(project->id, ".plan", NULL);
    return g_build_filename("output", folder, "plan.xml", NULL);
}

char *
job_plan_project(const JobPlan *plan, const char *path)
{
    if (g_path_is_absolute(plan->folder))
        return g_strdup(plan->folder);
    g_autofree char *folder = g_path_get_dirname(path);
    return g_build_filename(folder, plan->folder, NULL);
}

char *
job_plan_shard_folder(const char *path, guint number)
{
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *name = g_strdup_printf("shard-%u", number);
    return g_build_filename(folder, name, NULL);
}
