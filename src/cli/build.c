#include <glib.h>
#include <stdio.h>
#include <unistd.h>

#include "base/error.h"
#include "cli/commands.h"
#include "cli/message.h"
#include "cli/options.h"
#include "cli/project.h"
#include "job/build.h"

enum {
    MAX_JOBS = 256,
    BAR_WIDTH = 30,
    LINE_EVERY = 25, /* documents, where there is no terminal */
};

static void
show_progress(guint done, guint total, guint pages, void *data)
{
    (void) data;
    if (!isatty(STDERR_FILENO)) {
        if (done % LINE_EVERY == 0 || done == total)
            cli_message_note("%u of %u documents, %u pages", done, total, pages);
        return;
    }
    char bar[BAR_WIDTH + 1] = {0};
    for (guint i = 0; i < BAR_WIDTH; i++)
        bar[i] = i < done * BAR_WIDTH / total ? '#' : '.';
    fprintf(stderr, "\r[%s] %u/%u documents, %u pages%s", bar, done, total, pages,
            done == total ? "\n" : "");
}

static int
summary_status(const JobBuildSummary *summary, bool keep_going)
{
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
    cli_message_note("%s: %u documents, %u pages; %u failed, %u records left out · "
                     "เอกสาร %u ฉบับ %u หน้า ทำไม่สำเร็จ %u ฉบับ เว้นแบบรายงาน %u ฉบับ",
                     own.folder, summary.documents, summary.pages, summary.failed, summary.left_out,
                     summary.documents, summary.pages, summary.failed, summary.left_out);
    return summary_status(&summary, own.keep_going);
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
    JobBuildOptions build = {.progress = show_progress};
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
