#include <glib.h>

#include "base/error.h"
#include "base/limits.h"
#include "cli/commands.h"
#include "cli/message.h"
#include "cli/options.h"
#include "cli/progress.h"
#include "cli/project.h"
#include "job/pack.h"

static bool
has_grouping(const JobEvaluation *evaluation, const char *id)
{
    for (guint i = 0; i < evaluation->n_sets; i++) {
        if (register_find_grouping(evaluation->sets[i].reg, id))
            return true;
    }
    return false;
}

static int
pack_project(const char *folder, JobPackOptions *options, Diag *diag, GError **error)
{
    g_autoptr(JobEvaluation) evaluation = job_evaluation_load(folder, diag, error);
    cli_message_findings(diag);
    if (!evaluation)
        return EXIT_INPUT;
    if (options->grouping && !has_grouping(evaluation, options->grouping))
        return cli_message_usage("no register has a grouping \"%s\"", "ไม่มีทะเบียนใดมีการจัดกลุ่ม \"%s\"",
                                 options->grouping);
    if (!options->grouping)
        options->grouping = "ministry";

    g_autofree char *output = NULL;
    if (!options->folder) {
        output = g_build_filename("output", evaluation->project->id, NULL);
        options->folder = output;
    }
    JobPackSummary summary;
    g_autoptr(Diag) made = diag_new();
    if (!job_pack_run(evaluation, options, &summary, made, error))
        return EXIT_INTERNAL;
    cli_message_findings(made);
    cli_message_note("%s/packs: %u packs in %u ZIP files, %.1f MB; %u failed · "
                     "ชุดเอกสาร %u ชุด แฟ้ม ZIP %u แฟ้ม ทำไม่สำเร็จ %u ชุด",
                     options->folder, summary.packs, summary.zips, (double) summary.bytes / 1e6,
                     summary.failed, summary.packs, summary.zips, summary.failed);
    if (summary.signal)
        return 128 + summary.signal;
    return summary.failed ? EXIT_INCOMPLETE : EXIT_DONE;
}

int
cli_pack(int argc, char **argv)
{
    JobPackOptions pack = {.progress = cli_progress_show};
    int jobs = (int) g_get_num_processors(), part = 0;
    const char *progress = NULL;
    const CliOption options[] = {
        {'j', "jobs", "N", "work with N processes", .number = &jobs, .min = 1, .max = LIMIT_JOBS},
        {0, "group", "GROUPING", "also a pack for each group of it; ministry",
         .text = &pack.grouping},
        {0, "max-part-size", "KB", "split what is larger into ZIPs that stand alone",
         .number = &part, .min = 1, .max = LIMIT_PART_KB},
        {0, "digits", "thai|arabic", "the digits of what is made for the packs; thai",
         .choice = true, .text = &pack.make.digits},
        {0, "watermark", "TEXT", "a mark at the top of each page of the KPI sheets",
         .text = &pack.make.watermark},
        {0, "progress", "bar|lines|jsonl|none", "how progress is shown", .choice = true,
         .text = &progress},
        {'o', "output", "FOLDER", "where the build is; output/NAME otherwise",
         .text = &pack.folder},
        {0},
    };
    const CliUsage usage = {
        "pack", "[PROJECT]", "Packs a build into a ZIP for each unit.", options, 0, 1,
    };
    int status;
    char **arguments = cli_options_parse(&usage, argc, argv, &status);
    if (!arguments)
        return status;
    cli_progress_set(progress);
    g_autofree char *folder = cli_project_folder(arguments[0]);
    if (!folder)
        return EXIT_USAGE;

    pack.workers = (guint) jobs;
    pack.part_bytes = (gsize) part * 1024;
    g_autoptr(GError) error = NULL;
    g_autoptr(Diag) diag = diag_new();
    status = pack_project(folder, &pack, diag, &error);
    return error ? cli_message_error(error) : status;
}
