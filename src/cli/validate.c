#include <glib.h>

#include "base/error.h"
#include "cli/commands.h"
#include "cli/message.h"
#include "cli/options.h"
#include "cli/project.h"
#include "job/evaluation.h"
#include "job/table.h"
#include "job/tasks.h"

static int
finish(const char *what, const Diag *diag)
{
    guint errors = diag_count_of(diag, DIAG_ERROR), warnings = diag_count_of(diag, DIAG_WARNING);
    cli_message_note("%s: %u errors, %u warnings · ข้อผิดพลาด %u คำเตือน %u", what, errors, warnings,
                     errors, warnings);
    return errors ? EXIT_INPUT : EXIT_DONE;
}

static int
validate_table(const char *path)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Diag) diag = diag_new();
    bool done = job_table_check(path, diag, &error);
    cli_message_findings(diag);
    return done ? finish(path, diag) : cli_message_error(error);
}

int
cli_validate(int argc, char **argv)
{
    const CliOption options[] = {{0}};
    const CliUsage usage = {
        "validate",
        "[PROJECT|TABLE.xml]",
        "Checks a project's framework, register and records, or a published table.",
        options,
        0,
        1,
    };
    int status;
    char **arguments = cli_options_parse(&usage, argc, argv, &status);
    if (!arguments)
        return status;
    if (arguments[0] && job_table_is(arguments[0]))
        return validate_table(arguments[0]);
    g_autofree char *folder = cli_project_folder(arguments[0]);
    if (!folder)
        return EXIT_USAGE;

    g_autoptr(GError) error = NULL;
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(JobEvaluation) evaluation = job_evaluation_load(folder, diag, &error);
    g_autoptr(JobTasks) tasks = evaluation ? job_tasks_new(evaluation, &error) : NULL;
    if (tasks)
        job_tasks_check(tasks, diag);
    cli_message_findings(diag);
    return tasks ? finish(folder, diag) : cli_message_error(error);
}
