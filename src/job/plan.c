#include "job/plan.h"

#include <string.h>

#include "base/error.h"
#include "job/environment.h"
#include "job/paths.h"

void
job_plan_free(JobPlan *plan)
{
    if (!plan)
        return;
    job_manifest_free(plan->inputs);
    arena_free(plan->arena);
    g_free(plan);
}

/* ---- what documents depend on */

static void
set_input(JobManifest *inputs, const char *kind, const char *name, const char *digest)
{
    g_autofree char *full = g_strconcat(kind, ":", name, NULL);
    job_manifest_set(inputs, full, digest);
}

static void
add_all(JobManifest *inputs, const char *kind, const JobManifest *files)
{
    g_autoptr(GList) names = job_manifest_names(files);
    for (const GList *name = names; name; name = name->next)
        set_input(inputs, kind, name->data, job_manifest_find(files, name->data));
}

/* Where a font lies does not matter, nor in which order they are found. */
static bool
add_fonts(JobManifest *inputs, const JobEvaluation *evaluation, GError **error)
{
    TextFonts *fonts = job_make_fonts(evaluation, error);
    if (!fonts)
        return false;
    g_autoptr(GPtrArray) files = text_fonts_files(fonts);
    text_fonts_free(fonts);
    for (guint i = 0; i < files->len; i++) {
        g_autofree char *name = g_path_get_basename(files->pdata[i]);
        g_autofree char *digest = job_manifest_digest_file(files->pdata[i]);
        set_input(inputs, "font", name, digest);
    }
    return true;
}

/* The libraries too: other code may make other bytes. */
static void
add_program(JobManifest *inputs)
{
    g_autofree char *digest = job_environment_digest();
    set_input(inputs, "program", "samrit", digest);
}

static JobManifest *
list_inputs(const JobTasks *tasks, GError **error)
{
    g_autoptr(JobManifest) inputs = job_manifest_new();
    add_all(inputs, "project", tasks->evaluation->inputs);
    GHashTableIter stylesheets;
    gpointer sources;
    g_hash_table_iter_init(&stylesheets, tasks->sources);
    while (g_hash_table_iter_next(&stylesheets, NULL, &sources))
        add_all(inputs, "stylesheet", sources);
    add_program(inputs);
    return add_fonts(inputs, tasks->evaluation, error) ? g_steal_pointer(&inputs) : NULL;
}

/* ---- sharing out */

/* Dearest first; those that cost the same in the order of the project. */
static int
compare_cost(const void *a, const void *b)
{
    const JobTask *left = *(const JobTask *const *) a, *right = *(const JobTask *const *) b;
    if (left->cost != right->cost)
        return left->cost > right->cost ? -1 : 1;
    return left < right ? -1 : left > right;
}

/* @number of the shard that each of @tasks goes to, by its place in the list. */
static void
balance(const JobTasks *tasks, JobPlan *plan, guint *number)
{
    g_autofree const JobTask **sorted = g_new(const JobTask *, MAX(1, tasks->count));
    for (guint i = 0; i < tasks->count; i++)
        sorted[i] = &tasks->tasks[i];
    qsort(sorted, tasks->count, sizeof *sorted, compare_cost);

    for (guint i = 0; i < tasks->count; i++) {
        guint least = 0;
        for (guint k = 1; k < plan->n_shards; k++) {
            if (plan->shards[k].cost < plan->shards[least].cost)
                least = k;
        }
        plan->shards[least].cost += sorted[i]->cost;
        plan->shards[least].n_tasks++;
        number[sorted[i] - tasks->tasks] = least;
    }
}

static void
share_out(const JobTasks *tasks, JobPlan *plan, guint n_shards)
{
    plan->n_shards = n_shards;
    plan->shards = ARENA_NEW_N(plan->arena, JobPlanShard, n_shards);
    g_autofree guint *number = g_new(guint, MAX(1, tasks->count));
    balance(tasks, plan, number);
    for (guint i = 0; i < n_shards; i++) {
        JobPlanShard *shard = &plan->shards[i];
        shard->tasks = ARENA_NEW_N(plan->arena, const char *, shard->n_tasks);
        shard->n_tasks = 0;
    }
    for (guint i = 0; i < tasks->count; i++) {
        JobPlanShard *shard = &plan->shards[number[i]];
        shard->tasks[shard->n_tasks++] = arena_strdup(plan->arena, tasks->tasks[i].name);
    }
}

/* ---- making one */

JobPlan *
job_plan_new(const JobTasks *tasks, const JobPlanOptions *options, GError **error)
{
    const Project *project = tasks->evaluation->project;
    g_autoptr(JobPlan) plan = g_new0(JobPlan, 1);
    plan->arena = arena_new();
    plan->project = arena_strdup(plan->arena, project->id);
    g_autofree char *to = g_path_get_dirname(options->path);
    g_autofree char *folder = job_paths_relative(to, project->folder);
    plan->folder = arena_strdup(plan->arena, folder);
    plan->date = job_paths_date(project->issued);
    plan->make = options->make;
    plan->keep_going = options->keep_going;
    plan->inputs = list_inputs(tasks, error);
    if (!plan->inputs)
        return NULL;
    share_out(tasks, plan, options->n_shards);
    return g_steal_pointer(&plan);
}

/* ---- holding one to what is there */

static bool
check_inputs(const JobPlan *plan, const JobManifest *now, GError **error)
{
    g_autoptr(GPtrArray) names = job_manifest_compare(plan->inputs, now);
    if (!names->len)
        return true;
    const char *name = names->pdata[0];
    const char *how =
        !job_manifest_find(now, name)
            ? ERROR_TEXT("is gone since the plan was made", "หายไปหลังจากวางแผน")
        : !job_manifest_find(plan->inputs, name)
            ? ERROR_TEXT("is new since the plan was made", "เพิ่มเข้ามาหลังจากวางแผน")
            : ERROR_TEXT("has changed since the plan was made", "เปลี่ยนไปหลังจากวางแผน");
    g_autofree char *again =
        g_strdup_printf(ERROR_TEXT("%u differences; plan again", "ต่างกัน %u แห่ง โปรดวางแผนใหม่"),
                        names->len, names->len);
    error_set_reason(error, SAMRIT_ERROR_SETUP, name, how, again);
    return false;
}

static bool
check_task(const JobTasks *tasks, const char *name, GHashTable *seen, GError **error)
{
    const char *wrong =
        !job_tasks_find(tasks, name)
            ? ERROR_TEXT("is in the plan, but not in the project", "มีในแผน แต่ไม่มีในโครงการ")
        : !g_hash_table_add(seen, (gpointer) name)
            ? ERROR_TEXT("is in the plan twice", "มีในแผนซ้ำกัน")
            : NULL;
    if (wrong)
        error_set_reason(error, SAMRIT_ERROR_SETUP, name, wrong, NULL);
    return !wrong;
}

/* Each document is in one shard. */
static bool
check_tasks(const JobPlan *plan, const JobTasks *tasks, GError **error)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < plan->n_shards; i++) {
        const JobPlanShard *shard = &plan->shards[i];
        for (guint k = 0; k < shard->n_tasks; k++) {
            if (!check_task(tasks, shard->tasks[k], seen, error))
                return false;
        }
    }
    if (g_hash_table_size(seen) == tasks->count)
        return true;
    error_set(error, SAMRIT_ERROR_SETUP, "the plan has %u documents, the project %u",
              "แผนงานมีเอกสาร %u ฉบับ แต่โครงการมี %u ฉบับ", g_hash_table_size(seen), tasks->count);
    return false;
}

bool
job_plan_check(const JobPlan *plan, const JobTasks *tasks, GError **error)
{
    g_autoptr(JobManifest) inputs = list_inputs(tasks, error);
    if (!inputs)
        return false;
    gint64 date = job_paths_date(tasks->evaluation->project->issued);
    if (date != plan->date) {
        error_set(error, SAMRIT_ERROR_SETUP,
                  "SOURCE_DATE_EPOCH gives documents another date than the plan's, "
                  "%" G_GINT64_FORMAT,
                  "SOURCE_DATE_EPOCH ทำให้วันที่ของเอกสารไม่ตรงกับของแผนงาน คือ %" G_GINT64_FORMAT,
                  plan->date);
        return false;
    }
    return check_inputs(plan, inputs, error) && check_tasks(plan, tasks, error);
}
