#include <glib.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "cli/commands.h"
#include "cli/message.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/project.h"
#include "job/evaluation.h"

typedef struct {
    const char *output, *format, *set;
} Score;

/* The set named by its framework; the first when none is named. */
static const JobSet *
choose_set(const JobEvaluation *evaluation, const char *name)
{
    for (guint i = 0; i < evaluation->n_sets; i++) {
        if (!name || strcmp(evaluation->sets[i].framework->id, name) == 0)
            return &evaluation->sets[i];
    }
    return NULL;
}

/* The format called @name, or -1. */
static int
find_format(const char *name)
{
    static const char *const names[] = {[JOB_XML] = "xml", [JOB_CSV] = "csv", [JOB_XLSX] = "xlsx"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        if (strcmp(name, names[i]) == 0)
            return (int) i;
    }
    return -1;
}

static int
score_project(const Score *score, const char *folder, GError **error)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(JobEvaluation) evaluation = job_evaluation_load(folder, diag, error);
    cli_message_findings(diag);
    if (!evaluation)
        return EXIT_INPUT;
    const JobSet *set = choose_set(evaluation, score->set);
    if (!set)
        return cli_message_usage("the project has no set with the framework \"%s\"", score->set);

    g_autoptr(GBytes) results =
        job_evaluation_emit(evaluation, set, (JobResultsFormat) find_format(score->format), error);
    if (!results || !cli_output_put(score->output, results, error))
        return EXIT_IO;
    return evaluation->left_out ? EXIT_INPUT : EXIT_DONE;
}

int
cli_score(int argc, char **argv)
{
    Score score = {.format = "xml"};
    const CliOption options[] = {
        {'o', "output", "FILE", "where to put the results; standard output otherwise",
         .text = &score.output},
        {0, "output-format", "xml|csv|xlsx", "what they are written as; xml",
         .text = &score.format},
        {0, "set", "FRAMEWORK", "of a project with several frameworks, the one to score",
         .text = &score.set},
        {0},
    };
    const CliUsage usage = {"score", "[PROJECT]", "Scores a project and prints the results.",
                            options, 0,           1};
    int first;
    CliOptionsResult parsed = cli_options_parse(&usage, argc, argv, &first);
    if (parsed != CLI_OPTIONS_OK)
        return parsed == CLI_OPTIONS_HELP ? EXIT_DONE : EXIT_USAGE;
    if (find_format(score.format) < 0)
        return cli_message_usage("--output-format is xml, csv or xlsx, not \"%s\"", score.format);
    g_autofree char *folder = cli_project_folder(argv[first]);
    if (!folder)
        return EXIT_USAGE;

    g_autoptr(GError) error = NULL;
    int status = score_project(&score, folder, &error);
    return error ? cli_message_error(error) : status;
}
