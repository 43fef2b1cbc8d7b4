#include "cli/shard.h"

#include "base/error.h"
#include "cli/message.h"
#include "cli/progress.h"
#include "cli/project.h"
#include "job/shard.h"

static int
summary_status(const JobBuildSummary *summary)
{
    if (summary->signal)
        return 128 + summary->signal;
    return summary->failed ? EXIT_INCOMPLETE : EXIT_DONE;
}

static int
make_shard(const JobPlan *plan, const char *project, const JobShardOptions *options, GError **error)
{
    int status = EXIT_DONE;
    g_autoptr(JobEvaluation) evaluation = cli_project_load(project, plan->keep_going, &status);
    if (!evaluation)
        return status;
    JobBuildSummary summary;
    g_autoptr(Diag) made = diag_new();
    if (!job_shard_make(plan, evaluation, options, &summary, made, error))
        return EXIT_INTERNAL;
    cli_message_findings(made);
    g_autofree char *folder = job_plan_shard_folder(options->path, options->number);
    cli_progress_close(folder, &summary, made);
    return summary_status(&summary);
}

int
cli_shard_build(const char *path, const char *shard, const char *project, guint workers)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(JobPlan) plan = cli_project_load_plan(path, &error);
    if (!plan)
        return cli_message_error(error);
    JobShardOptions options = {
        .path = path,
        .number = job_shard_number(shard, plan->n_shards, &error),
        .workers = workers,
        .progress = cli_progress_show,
    };
    if (!options.number)
        return cli_message_error(error);
    g_autofree char *planned = job_plan_project(plan, path);
    int status = make_shard(plan, project ? project : planned, &options, &error);
    return error ? cli_message_error(error) : status;
}
