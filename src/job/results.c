#include "job/results.h"

#include "emit/emit.h"
#include "xml/doc.h"

struct JobResults {
    const JobTasks *tasks;
    const JobSet *set;      /* whose results … */
    const UnitResult *unit; /* … or of which unit of it, are kept */
    GBytes *bytes;          /* NULL: none */
    xmlDoc *doc;            /* NULL: not parsed yet */
};

JobResults *
job_results_new(const JobTasks *tasks)
{
    JobResults *results = g_new0(JobResults, 1);
    results->tasks = tasks;
    return results;
}

static void
forget(JobResults *results)
{
    g_clear_pointer(&results->bytes, g_bytes_unref);
    g_clear_pointer(&results->doc, xmlFreeDoc);
}

void
job_results_free(JobResults *results)
{
    if (!results)
        return;
    forget(results);
    g_free(results);
}

GBytes *
job_results_emit(JobResults *results, const JobTask *task)
{
    if (results->bytes && results->set == task->set && results->unit == task->unit)
        return g_bytes_ref(results->bytes);
    forget(results);
    const Project *project = results->tasks->evaluation->project;
    results->set = task->set;
    results->unit = task->unit;
    results->bytes = task->unit ? emit_unit_xml(project, task->set->nation, task->unit)
                                : emit_results_xml(project, task->set->nation);
    return g_bytes_ref(results->bytes);
}

xmlDoc *
job_results_parse(JobResults *results, const JobTask *task, Diag *diag, GError **error)
{
    g_autoptr(GBytes) bytes = job_results_emit(results, task);
    if (results->doc)
        return results->doc;
    gsize size;
    const char *text = g_bytes_get_data(bytes, &size);
    results->doc = xml_doc_parse_data(text, size, "results.xml", diag, error);
    return results->doc;
}
