#include <glib.h>
#include <stdio.h>

#include "base/error.h"
#include "cli/commands.h"
#include "cli/message.h"
#include "cli/options.h"
#include "cli/project.h"
#include "job/evaluation.h"

static int
explain(const char *folder, const char *unit, const char *kpi, GError **error)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(JobEvaluation) evaluation = job_evaluation_load(folder, diag, error);
    if (!evaluation) {
        cli_message_findings(diag);
        return EXIT_INPUT;
    }
    for (guint i = 0; i < evaluation->n_sets; i++) {
        g_autofree char *text = job_evaluation_explain(&evaluation->sets[i], unit, kpi);
        if (text) {
            fputs(text, stdout);
            return EXIT_DONE;
        }
    }
    /* It may be one of those that have errors. */
    cli_message_findings(diag);
    return cli_message_usage(kpi ? "%s has no results for %s %s" : "%s has no results for %s",
                             folder, unit, kpi);
}

int
cli_explain(int argc, char **argv)
{
    const char *project = NULL;
    const CliOption options[] = {
        {'p', "project", "PROJECT", "the project's folder", .text = &project},
        {0},
    };
    const CliUsage usage = {
        "explain", "UNIT [KPI]", "Shows how a unit's score came about, step by step.", options, 1,
        2};
    int first;
    CliOptionsResult parsed = cli_options_parse(&usage, argc, argv, &first);
    if (parsed != CLI_OPTIONS_OK)
        return parsed == CLI_OPTIONS_HELP ? EXIT_DONE : EXIT_USAGE;
    g_autofree char *folder = cli_project_folder(project);
    if (!folder)
        return EXIT_USAGE;

    g_autoptr(GError) error = NULL;
    int status = explain(folder, argv[first], argv[first + 1], &error);
    return error ? cli_message_error(error) : status;
}
