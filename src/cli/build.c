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

/* The plan says how and where to, lest shards differ. */
static int
build_shard(const JobBuildOptions *build, const CliMaking *making, const char *plan,
            const char *shard, const char *project)
{
    const JobMakeOptions *make = &making->make;
    if (!plan || !shard)
        return cli_message_usage("--plan and --shard go together", "--plan กับ --shard ต้องใช้ด้วยกัน");
    if (build->folder || build->keep_going || make->digits || make->watermark || make->paper ||
        make->keep_fo || making->duplex || making->garuda)
        return cli_message_usage("with --plan, say to samrit plan how documents are made",
                                 "เมื่อใช้ --plan ให้กำหนดวิธีจัดทำเอกสารไว้ที่คำสั่ง samrit plan");
    if (build->mode != JOB_BUILD_MAKE || build->anew || build->wait)
        return cli_message_usage("--check, --dry-run, --force and --wait are not for shards",
                                 "--check, --dry-run, --force และ --wait ใช้กับส่วนแบ่งงานไม่ได้");
    return cli_shard_build(plan, shard, project, build->workers);
}

int
cli_build(int argc, char **argv)
{
    JobBuildOptions build = {.progress = cli_progress_show, .tell = tell};
    bool check = false, dry_run = false;
    bool is_blind = false;
    const char *progress = NULL, *plan = NULL, *shard = NULL;
    int jobs = (int) g_get_num_processors();
    g_auto(CliMaking) making = {0};
    const CliOption options[] = {
        {'j', "jobs", "N", "work with N processes", .number = &jobs, .min = 1, .max = LIMIT_JOBS},
        {'k', "keep-going", NULL, "leave out units with errors and make the rest",
         .on = &build.keep_going},
        CLI_MAKING_ROWS(making),
        {0, "blind", NULL, "withhold the units' names; the key goes to standard output",
         .on = &is_blind},
        {'n', "dry-run", NULL, "make nothing; list what would be made, and why", .on = &dry_run},
        {0, "check", NULL, "write nothing; list what would come out otherwise", .on = &check},
        {0, "force", NULL, "make what has not changed, too", .on = &build.anew},
        {0, "wait", NULL, "wait for another build of the same output to end", .on = &build.wait},
        {0, "progress", "KIND", "bar, lines, jsonl or none", .text = &progress},
        {0, "plan", "FILE", "make one shard of what samrit plan planned", .text = &plan},
        {0, "shard", "K/N|auto", "which one; auto: the one the engine that runs us says",
         .text = &shard},
        {'o', "output", "FOLDER", "where to put it all; output/NAME otherwise",
         .text = &build.folder},
        {0},
    };
    const CliUsage usage = {"build", "[PROJECT]", "Makes a project's documents and results.",
                            options, 0,           1};
    int first;
    CliOptionsResult parsed = cli_options_parse(&usage, argc, argv, &first);
    if (parsed != CLI_OPTIONS_OK)
        return parsed == CLI_OPTIONS_HELP ? EXIT_DONE : EXIT_USAGE;
    if (!cli_progress_set(progress))
        return cli_message_usage("--progress is bar, lines, jsonl or none, not \"%s\"",
                                 "--progress ต้องเป็น bar, lines, jsonl หรือ none ไม่ใช่ \"%s\"",
                                 progress);
    if (check && dry_run)
        return cli_message_usage("--check and --dry-run do not go together",
                                 "--check กับ --dry-run ใช้ด้วยกันไม่ได้");
    build.mode = check ? JOB_BUILD_COMPARE : dry_run ? JOB_BUILD_EXPLAIN : JOB_BUILD_MAKE;
    build.workers = (guint) jobs;
    if (plan || shard)
        return is_blind
                   ? cli_message_usage("--blind is not for shards", "--blind ใช้กับส่วนแบ่งงานไม่ได้")
                   : build_shard(&build, &making, plan, shard, argv[first]);
    int status = cli_making_settle(&making);
    if (status)
        return status;
    build.make = making.make;
    g_autofree char *folder = cli_project_folder(argv[first]);
    if (!folder)
        return EXIT_USAGE;

    g_autoptr(GError) error = NULL;
    status = build_project(folder, &build, is_blind, &error);
    return error ? cli_message_error(error) : status;
}
