#include <glib.h>

#include "base/error.h"
#include "base/limits.h"
#include "cli/commands.h"
#include "cli/making.h"
#include "cli/message.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/project.h"
#include "job/plan.h"

static bool
write_plan(const JobEvaluation *evaluation, JobPlanOptions *options, GError **error)
{
    g_autofree char *standard = NULL;
    if (!options->path) {
        standard = job_plan_path(evaluation->project);
        options->path = standard;
    }
    g_autoptr(JobTasks) tasks = job_tasks_new(evaluation, error);
    g_autoptr(JobPlan) plan = tasks ? job_plan_new(tasks, options, error) : NULL;
    if (!plan)
        return false;
    g_autoptr(GBytes) bytes = job_plan_write(plan);
    if (!cli_output_put(options->path, bytes, error))
        return false;
    cli_message_note("%s: %u documents in %u shards · เอกสาร %u ฉบับ แบ่งเป็น %u ส่วน", options->path,
                     tasks->count, plan->n_shards, tasks->count, plan->n_shards);
    return true;
}

int
cli_plan(int argc, char **argv)
{
    JobPlanOptions plan = {0};
    g_auto(CliMaking) making = {0};
    int shards = 0;
    const CliOption options[] = {
        {0, "shards", "N", "share the work out to N machines", .number = &shards, .min = 1,
         .max = LIMIT_SHARDS},
        {'k', "keep-going", NULL, "leave out records with errors", .on = &plan.keep_going},
        CLI_MAKING_ROWS(making),
        {'o', "output", "FILE", "where to put the plan; output/NAME.plan/plan.xml otherwise",
         .text = &plan.path},
        {0},
    };
    const CliUsage usage = {
        "plan",
        "--shards=N [PROJECT]",
        "Shares a project's documents out to several machines.",
        options,
        0,
        1,
    };
    int status;
    char **arguments = cli_options_parse(&usage, argc, argv, &status);
    if (!arguments)
        return status;
    if (!shards)
        return cli_message_usage("say with --shards how many machines share the work",
                                 "ระบุจำนวนเครื่องที่แบ่งงานกันด้วย --shards");
    status = cli_making_settle(&making);
    if (status)
        return status;
    g_autofree char *folder = cli_project_folder(arguments[0]);
    if (!folder)
        return EXIT_USAGE;

    g_autoptr(JobEvaluation) evaluation = cli_project_load(folder, plan.keep_going, &status);
    if (!evaluation)
        return status;
    plan.make = making.make;
    plan.n_shards = (guint) shards;
    g_autoptr(GError) error = NULL;
    return write_plan(evaluation, &plan, &error) ? EXIT_DONE : cli_message_error(error);
}
