#include "job/tasks.h"

#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/near.h"
#include "job/paths.h"

enum {
    COST_OF_A_DOCUMENT = 8, /* its cover and what else does not grow, in KPIs */
};

/* ---- names */

/* @text, which is freed, in the arena. */
static char *
take_name(const JobTasks *tasks, char *text)
{
    char *name = arena_strdup(tasks->arena, text);
    g_free(text);
    return name;
}

/* Sets that are not there for others only. */
static guint
count_sets(const JobEvaluation *evaluation)
{
    guint count = 0;
    for (guint i = 0; i < evaluation->n_sets; i++)
        count += !evaluation->sets[i].set->is_source;
    return count;
}

const char *
job_tasks_folder(const JobTasks *tasks, const JobSet *set)
{
    if (!set->set->is_source && count_sets(tasks->evaluation) == 1)
        return "";
    return take_name(tasks, g_strconcat(set->framework->set_id, "/", NULL));
}

static void
name_files(const JobTasks *tasks, JobTask *task, bool first_of_unit)
{
    bool html = transform_is_html(task->stylesheet);
    g_autofree char *unit =
        task->unit ? g_strconcat("units/", task->unit->unit->code, NULL) : g_strdup("reports");
    g_autofree char *folder = g_strconcat(job_tasks_folder(tasks, task->set), unit, "/", NULL);
    const char *name = task->document->name;
    task->name = take_name(tasks, g_strconcat(folder, name, html ? ".html" : ".pdf", NULL));
    if (!html)
        task->fo = take_name(tasks, g_strconcat(folder, name, ".fo", NULL));
    if (first_of_unit)
        task->results = take_name(tasks, g_strconcat(folder, "results.xml", NULL));
}

/* ---- costs */

static guint
count_kpis(const UnitResult *unit)
{
    guint count = 0;
    for (guint i = 0; i < unit->n_components; i++)
        count += unit->components[i].n_kpis;
    return count;
}

/* Pages grow with KPIs, those of all units in a document of the whole. */
static guint
cost_of(const JobTask *task)
{
    if (task->unit)
        return COST_OF_A_DOCUMENT + count_kpis(task->unit);
    guint cost = COST_OF_A_DOCUMENT;
    for (guint i = 0; i < task->set->nation->n_units; i++)
        cost += count_kpis(task->set->nation->units[i]);
    return cost;
}

/* ---- the list */

static bool
add(JobTasks *tasks, const JobSet *set, const ProjectDocument *document, const UnitResult *unit,
    bool first_of_unit, GError **error)
{
    JobTask *task = &tasks->tasks[tasks->count++];
    *task = (JobTask){
        .set = set,
        .document = document,
        .stylesheet = g_hash_table_lookup(tasks->stylesheets, document->stylesheet),
        .unit = unit,
    };
    name_files(tasks, task, first_of_unit);
    task->cost = cost_of(task);
    if (g_hash_table_insert(tasks->by_name, (gpointer) task->name, task))
        return true;
    error_set(error, SAMRIT_ERROR_SETUP, "%s:%d: two documents would be %s",
              "%s:%d: เอกสารสองฉบับจะใช้ชื่อเดียวกันคือ %s", tasks->evaluation->project->file,
              document->line, task->name);
    return false;
}

static bool
is_of_set(const ProjectDocument *document, const JobSet *set)
{
    return document->set ? strcmp(document->set, set->framework->set_id) == 0
                         : !set->set->is_source;
}

static bool
add_of_whole(JobTasks *tasks, const JobSet *set, GError **error)
{
    const Project *project = tasks->evaluation->project;
    for (guint i = 0; i < project->n_documents; i++) {
        const ProjectDocument *document = &project->documents[i];
        bool wanted = !document->per_unit && is_of_set(document, set);
        if (wanted && !add(tasks, set, document, NULL, false, error))
            return false;
    }
    return true;
}

static bool
add_of_unit(JobTasks *tasks, const JobSet *set, const UnitResult *unit, GError **error)
{
    const Project *project = tasks->evaluation->project;
    bool first = true;
    for (guint i = 0; i < project->n_documents; i++) {
        const ProjectDocument *document = &project->documents[i];
        if (!document->per_unit || !is_of_set(document, set))
            continue;
        if (!add(tasks, set, document, unit, first, error))
            return false;
        first = false;
    }
    return true;
}

static bool
add_set(JobTasks *tasks, const JobSet *set, GError **error)
{
    if (!add_of_whole(tasks, set, error))
        return false;
    for (guint i = 0; i < set->nation->n_units; i++) {
        if (!add_of_unit(tasks, set, set->nation->units[i], error))
            return false;
    }
    return true;
}

static Stylesheet *
load_stylesheet(JobTasks *tasks, const char *folder, const char *name, GError **error)
{
    g_autofree char *file = g_strconcat(name, ".xsl", NULL);
    g_autofree char *path = g_build_filename(folder, file, NULL);
    g_autoptr(GHashTable) read = file_watch_begin();
    Stylesheet *stylesheet = transform_load(path, error);
    file_watch_end();
    if (!stylesheet)
        return NULL;
    JobManifest *sources = job_manifest_new();
    job_manifest_add_watched(sources, read, folder);
    g_hash_table_insert(tasks->stylesheets, (gpointer) name, stylesheet);
    g_hash_table_insert(tasks->sources, (gpointer) name, sources);
    return stylesheet;
}

const Stylesheet *
job_tasks_stylesheet(JobTasks *tasks, const char *name, GError **error)
{
    const Stylesheet *known = g_hash_table_lookup(tasks->stylesheets, name);
    if (known)
        return known;
    g_autofree char *found = job_paths_find("stylesheets");
    return load_stylesheet(tasks, found ? found : "stylesheets", name, error);
}

static bool
load_stylesheets(JobTasks *tasks, GError **error)
{
    const Project *project = tasks->evaluation->project;
    for (guint i = 0; i < project->n_documents; i++) {
        if (!job_tasks_stylesheet(tasks, project->documents[i].stylesheet, error))
            return false;
    }
    return true;
}

JobTasks *
job_tasks_new(const JobEvaluation *evaluation, GError **error)
{
    g_autoptr(JobTasks) tasks = g_new0(JobTasks, 1);
    tasks->arena = arena_new();
    tasks->evaluation = evaluation;
    tasks->stylesheets =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify) transform_free);
    tasks->sources =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify) job_manifest_free);
    tasks->by_name = g_hash_table_new(g_str_hash, g_str_equal);
    if (!load_stylesheets(tasks, error))
        return NULL;

    guint rows = 0;
    for (guint i = 0; i < evaluation->n_sets; i++)
        rows += 1 + evaluation->sets[i].nation->n_units;
    tasks->tasks =
        ARENA_NEW_N(tasks->arena, JobTask, (gsize) rows * evaluation->project->n_documents);
    for (guint i = 0; i < evaluation->n_sets; i++) {
        if (!add_set(tasks, &evaluation->sets[i], error))
            return NULL;
    }
    return g_steal_pointer(&tasks);
}

static void
check_param(const ProjectDocument *document, const GPtrArray *known, const char *name,
            const char *file, Diag *diag)
{
    Near near = near_begin(name);
    for (guint i = 0; i < known->len; i++) {
        if (strcmp(known->pdata[i], name) == 0)
            return;
        near_try(&near, known->pdata[i]);
    }
    g_autofree char *hint = near_hint(near.best);
    diag_add(diag, DIAG_ID_PROJECT_PARAM, (DiagPlace){file, document->line, 0},
             document->stylesheet, name, hint, NULL);
}

void
job_tasks_check(const JobTasks *tasks, Diag *diag)
{
    const Project *project = tasks->evaluation->project;
    for (guint i = 0; i < project->n_documents; i++) {
        const ProjectDocument *document = &project->documents[i];
        g_autoptr(GPtrArray) known =
            transform_params(g_hash_table_lookup(tasks->stylesheets, document->stylesheet));
        for (guint k = 0; document->params[k]; k += 2)
            check_param(document, known, document->params[k], project->file, diag);
    }
}

void
job_tasks_free(JobTasks *tasks)
{
    if (!tasks)
        return;
    g_hash_table_unref(tasks->stylesheets);
    g_hash_table_unref(tasks->sources);
    g_hash_table_unref(tasks->by_name);
    arena_free(tasks->arena);
    g_free(tasks);
}

const JobTask *
job_tasks_find(const JobTasks *tasks, const char *name)
{
    return g_hash_table_lookup(tasks->by_name, name);
}
