#include <glib.h>
#include <stdio.h>

#include "base/error.h"
#include "cli/commands.h"
#include "cli/message.h"
#include "cli/options.h"
#include "cli/progress.h"
#include "cli/project.h"
#include "job/build.h"

enum {
    MAX_JOBS = 256,
};

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
build_project(const char *folder, const JobBuildOptions *options, bool is_blind, Diag *diag,
              GError **error)
{
    g_autoptr(JobEvaluation) evaluation = job_evaluation_load(folder, diag, error);
    cli_message_findings(diag);
    if (!evaluation)
        return EXIT_INPUT;
    if (evaluation->left_out && !options->keep_going) {
        cli_message_note("%u records have errors; nothing was made (-k makes the rest) · "
                         "แบบรายงาน %u ฉบับมีข้อผิดพลาด จึงยังไม่จัดทำเอกสาร (ใช้ -k เพื่อทำส่วนที่เหลือ)",
                         evaluation->left_out, evaluation->left_out);
        return EXIT_INPUT;
    }

    if (is_blind)
        blind(evaluation);
    JobBuildOptions own = *options;
    g_autofree char *output = NULL;
    if (!own.folder)
        own.folder = output =
            g_strconcat("output/", evaluation->project->id, is_blind ? "-blind" : "", NULL);
    JobBuildSummary summary;
    g_autoptr(Diag) made = diag_new();
    if (!job_build_run(evaluation, &own, &summary, made, error))
        return EXIT_INTERNAL;
    cli_message_findings(made);
    cli_progress_close(own.folder, &summary, made);
    return summary_status(&summary, own.mode, own.keep_going);
}

static int
check_options(const JobMakeOptions *make)
{
    static const char *const digits[] = {"thai", "arabic", NULL};
    static const char *const papers[] = {"A4", "A3", "F4", "Letter", "Legal", NULL};
    if (make->digits && !g_strv_contains(digits, make->digits))
        return cli_message_usage("--digits is thai or arabic, not \"%s\"", make->digits);
    if (make->paper && !g_strv_contains(papers, make->paper))
        return cli_message_usage("--paper is A4, A3, F4, Letter or Legal, not \"%s\"", make->paper);
    return EXIT_DONE;
}

int
cli_build(int argc, char **argv)
{
    JobBuildOptions build = {.progress = cli_progress_show, .tell = tell};
    bool check = false, dry_run = false;
    const char *progress = NULL;
    int jobs = (int) g_get_num_processors();
    bool is_blind = false, duplex = false;
    const char *garuda = NULL;
    const CliOption options[] = {
        {'j', "jobs", "N", "work with N processes", .number = &jobs, .min = 1, .max = MAX_JOBS},
        {'k', "keep-going", NULL, "leave out units with errors and make the rest",
         .on = &build.keep_going},
        {0, "digits", "thai|arabic", "the digits of the documents; thai",
         .text = &build.make.digits},
        {0, "watermark", "TEXT", "a mark at the top of each page, such as ร่าง",
         .text = &build.make.watermark},
        {0, "paper", "A4|A3|F4|Letter|Legal", "what the documents are printed on; A4",
         .text = &build.make.paper},
        {0, "duplex", NULL, "both sides are printed: parts begin on the right", .on = &duplex},
        {0, "garuda", "FILE", "the picture of the Garuda: PNG, JPEG or SVG", .text = &garuda},
        {0, "blind", NULL, "withhold the units' names; the key goes to standard output",
         .on = &is_blind},
        {'n', "dry-run", NULL, "make nothing; list what would be made, and why", .on = &dry_run},
        {0, "check", NULL, "write nothing; list what would come out otherwise", .on = &check},
        {0, "force", NULL, "make what has not changed, too", .on = &build.anew},
        {0, "wait", NULL, "wait for another build of the same output to end", .on = &build.wait},
        {0, "progress", "KIND", "bar, lines, jsonl or none", .text = &progress},
        {0, "keep-fo", NULL, "put the XSL-FO of each document beside it",
         .on = &build.make.keep_fo},
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
    int wrong = check_options(&build.make);
    if (wrong)
        return wrong;
    if (!cli_progress_set(progress))
        return cli_message_usage("--progress is bar, lines, jsonl or none, not \"%s\"", progress);
    if (check && dry_run)
        return cli_message_usage("--check and --dry-run do not go together");
    build.mode = check ? JOB_BUILD_COMPARE : dry_run ? JOB_BUILD_EXPLAIN : JOB_BUILD_MAKE;
    g_autofree char *folder = cli_project_folder(argv[first]);
    if (!folder)
        return EXIT_USAGE;

    g_autoptr(GError) error = NULL;
    g_autofree char *picture = garuda ? job_make_picture(garuda, &error) : NULL;
    if (error)
        return cli_message_error(error);
    build.workers = (guint) jobs;
    build.make.duplex = duplex ? "yes" : NULL;
    build.make.garuda = picture;
    g_autoptr(Diag) diag = diag_new();
    int status = build_project(folder, &build, is_blind, diag, &error);
    return error ? cli_message_error(error) : status;
}
