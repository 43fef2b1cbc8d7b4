#include <glib.h>

#include "base/error.h"
#include "cli/commands.h"
#include "cli/message.h"
#include "cli/options.h"
#include "cli/project.h"
#include "job/evaluation.h"

int
cli_validate(int argc, char **argv)
{
    const CliOption options[] = {{0}};
    const CliUsage usage = {
        "validate", "[PROJECT]", "Checks a project's framework, register and records.",
        options,    0,           1};
    int first;
    CliOptionsResult parsed = cli_options_parse(&usage, argc, argv, &first);
    if (parsed != CLI_OPTIONS_OK)
        return parsed == CLI_OPTIONS_HELP ? EXIT_DONE : EXIT_USAGE;
    g_autofree char *folder = cli_project_folder(argv[first]);
    if (!folder)
        return EXIT_USAGE;

    g_autoptr(GError) error = NULL;
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(JobEvaluation) evaluation = job_evaluation_load(folder, diag, &error);
    cli_message_findings(diag);
    if (!evaluation)
        return cli_message_error(error);
    cli_message_note("%s: %u errors, %u warnings · ข้อผิดพลาด %u คำเตือน %u", folder,
                     diag_count_of(diag, DIAG_ERROR), diag_count_of(diag, DIAG_WARNING),
                     diag_count_of(diag, DIAG_ERROR), diag_count_of(diag, DIAG_WARNING));
    return diag_count_of(diag, DIAG_ERROR) ? EXIT_INPUT : EXIT_DONE;
}
