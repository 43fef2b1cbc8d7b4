#include <glib.h>
#include <stdio.h>

#include "base/error.h"
#include "base/limits.h"
#include "cli/commands.h"
#include "cli/making.h"
#include "cli/message.h"
#include "cli/options.h"
#include "cli/progress.h"
#include "cli/project.h"
#include "cli/shard.h"
#include "job/build.h"

static void
tell(const char *name, const char *why, void *data)
{
    (void) data;
    if (why)
        printf("%s: %s\n", name, why);
    else
        puts(name);
}

static int
summary_status(const JobBuildSummary *summary, JobBuildMode mode, bool keep_going)
{
    if (mode == JOB_BUILD_COMPARE && summary->differing && !summary->signal && !summary->failed)
        return EXIT_DIFFERENT;
    if (summary->signal)
        return 128 + summary->signal;
    if (!summary->failed && !summary->left_out)
        return EXIT_DONE;
    if (keep_going)
        return EXIT_INCOMPLETE;
    return summary->status ? summary->status : EXIT_INPUT;
}

/* The key to the names goes to standard output: never among what the committee gets. */
static void
blind(JobEvaluation *evaluation)
{
    g_autofree char *key = job_evaluation_blind(evaluation);
    fputs(key, stdout);
}

static int
build_project(const char *folder, const JobBuildOptions *options, bool is_blind, GError **error)
{
    int status = EXIT_DONE;
    g_autoptr(JobEvaluation) evaluation = cli_project_load(folder, options->keep_going, &status);
    if (!evaluation)
        return status;
    if (is_blind)
        blind(evaluation);
    JobBuildOptions own = *options;
    g_autofree char *output = NULL;
    if (!own.folder) {
        output = g_strconcat("output/", evaluation->project->id, is_blind ? "-blind" : "", NULL);
        own.folder = output;
    }
    JobBuildSummary summary;
    g_autoptr(Diag) made = diag_new();
    if (!job_build_run(evaluation, &own, &summary, made, error))
        return EXIT_INTERNAL;
    cli_message_findings(made);
    cli_progress_close(own.folder, &summary, made);
    return summary_status(&summary, own.mode, own.keep_going);
}

/* The command line. */
typedef struct {
    JobBuildOptions build;
    CliMaking making;
    bool check, dry_run, blind;
    const char *progress, *plan, *shard;
} Build;

/* The plan says how and where to, lest shards differ. */
static int
build_shard(const Build *line, const char *project)
{
    const JobBuildOptions *build = &line->build;
    const JobMakeOptions *make = &line->making.make;
    if (!line->plan || !line->shard)
        return cli_message_usage("--plan and --shard go together", "--plan กับ --shard ต้องใช้ด้วยกัน");
    if (line->blind)
        return cli_message_usage("--blind is not for shards", "--blind ใช้กับส่วนแบ่งงานไม่ได้");
    if (build->folder || build->keep_going || make->digits || make->watermark || make->paper ||
        make->keep_fo || line->making.duplex || line->making.garuda)
        return cli_message_usage("with --plan, say to samrit plan how documents are made",
                                 "เมื่อใช้ --plan ให้กำหนดวิธีจัดทำเอกสารไว้ที่คำสั่ง samrit plan");
    if (line->check || line->dry_run || build->anew || build->wait)
        return cli_message_usage("--check, --dry-run, --force and --wait are not for shards",
                                 "--check, --dry-run, --force และ --wait ใช้กับส่วนแบ่งงานไม่ได้");
    return cli_shard_build(line->plan, line->shard, project, build->workers);
}

static int
build_what_is_said(Build *line, const char *project)
{
    cli_progress_set(line->progress);
    if (line->plan || line->shard)
        return build_shard(line, project);
    if (line->check && line->dry_run)
        return cli_message_usage("--check and --dry-run do not go together",
                                 "--check กับ --dry-run ใช้ด้วยกันไม่ได้");
    int status = cli_making_settle(&line->making);
    if (status)
        return status;
    g_autofree char *folder = cli_project_folder(project);
    if (!folder)
        return EXIT_USAGE;

    g_autoptr(GError) error = NULL;
    JobBuildOptions options = line->build;
    options.make = line->making.make;
    options.mode = line->check     ? JOB_BUILD_COMPARE
                   : line->dry_run ? JOB_BUILD_EXPLAIN
                                   : JOB_BUILD_MAKE;
    status = build_project(folder, &options, line->blind, &error);
    return error ? cli_message_error(error) : status;
}

int
cli_build(int argc, char **argv)
{
    Build line = {.build = {.progress = cli_progress_show, .tell = tell}};
    JobBuildOptions *build = &line.build;
    int jobs = (int) g_get_num_processors();
    const CliOption options[] = {
        {'j', "jobs", "N", "work with N processes", .number = &jobs, .min = 1, .max = LIMIT_JOBS},
        {'k', "keep-going", NULL, "leave out units with errors and make the rest",
         .on = &build->keep_going},
        CLI_MAKING_ROWS(line.making),
        {0, "blind", NULL, "withhold the units' names; the key goes to standard output",
         .on = &line.blind},
        {'n', "dry-run", NULL, "make nothing; list what would be made, and why",
         .on = &line.dry_run},
        {0, "check", NULL, "write nothing; list what would come out otherwise", .on = &line.check},
        {0, "force", NULL, "make what has not changed, too", .on = &build->anew},
        {0, "wait", NULL, "wait for another build of the same output to end", .on = &build->wait},
        {0, "progress", "bar|lines|jsonl|none", "how progress is shown", .choice = true,
         .text = &line.progress},
        {0, "plan", "FILE", "make one shard of what samrit plan planned", .text = &line.plan},
        {0, "shard", "K/N|auto", "which one; auto: the one the engine that runs us says",
         .text = &line.shard},
        {'o', "output", "FOLDER", "where to put it all; output/NAME otherwise",
         .text = &build->folder},
        {0},
    };
    const CliUsage usage = {
        "build", "[PROJECT]", "Makes a project's documents and results.", options, 0, 1,
    };
    int status;
    char **arguments = cli_options_parse(&usage, argc, argv, &status);
    if (!arguments)
        return status;
    build->workers = (guint) jobs;
    status = build_what_is_said(&line, arguments[0]);
    cli_making_clear(&line.making);
    return status;
}
