#include <glib.h>

#include "base/error.h"
#include "base/limits.h"
#include "cli/commands.h"
#include "cli/message.h"
#include "cli/options.h"
#include "cli/progress.h"
#include "cli/project.h"
#include "job/merge.h"

static int
summary_status(const JobBuildSummary *summary)
{
    if (summary->signal)
        return 128 + summary->signal;
    return summary->failed || summary->left_out ? EXIT_INCOMPLETE : EXIT_DONE;
}

static int
merge(const JobPlan *plan, const char *project, JobMergeOptions *options, GError **error)
{
    /* What is not there needs no project to be seen. */
    g_autoptr(Diag) missing = diag_new();
    bool complete = job_merge_check(plan, options->path, options->keep_going, missing);
    cli_message_findings(missing);
    if (!complete && !options->keep_going)
        return EXIT_INCOMPLETE;

    int status = EXIT_DONE;
    g_autoptr(JobEvaluation) evaluation = cli_project_load(project, plan->keep_going, &status);
    if (!evaluation)
        return status;
    g_autofree char *output = g_build_filename("output", plan->project, NULL);
    if (!options->folder)
        options->folder = output;
    JobBuildSummary summary;
    g_autoptr(Diag) made = diag_new();
    if (!job_merge(plan, evaluation, options, &summary, made, error))
        return EXIT_INTERNAL;
    cli_message_findings(made);
    cli_progress_close(options->folder, &summary, made);
    return summary_status(&summary);
}

int
cli_merge(int argc, char **argv)
{
    JobMergeOptions options = {.progress = cli_progress_show};
    int jobs = (int) g_get_num_processors();
    const CliOption rows[] = {
        {'j', "jobs", "N", "work with N processes", .number = &jobs, .min = 1, .max = LIMIT_JOBS},
        {'k', "keep-going", NULL,
         "make here what is missing, and publish all but what cannot be made",
         .on = &options.keep_going},
        {'o', "output", "FOLDER", "where to put it all; output/NAME otherwise",
         .text = &options.folder},
        {0},
    };
    const CliUsage usage = {
        "merge",
        "PLAN.xml [PROJECT]",
        "Checks the shards of a plan and puts them together.",
        rows,
        1,
        2,
    };
    int status;
    char **arguments = cli_options_parse(&usage, argc, argv, &status);
    if (!arguments)
        return status;

    options.path = arguments[0];
    options.workers = (guint) jobs;
    cli_progress_set(NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(JobPlan) plan = cli_project_load_plan(options.path, &error);
    if (!plan)
        return cli_message_error(error);
    g_autofree char *planned = job_plan_project(plan, options.path);
    status = merge(plan, arguments[1] ? arguments[1] : planned, &options, &error);
    return error ? cli_message_error(error) : status;
}
