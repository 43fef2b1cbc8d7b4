#include <glib.h>
#include <string.h>

#include "base/error.h"
#include "cli/commands.h"
#include "cli/message.h"
#include "cli/options.h"
#include "cli/output.h"
#include "job/framework.h"

/* All files are checked, whatever is wrong with one. */
static int
check(const char *path, GError **error)
{
    g_autoptr(GPtrArray) files = job_framework_files(path, error);
    if (!files)
        return EXIT_USAGE;
    g_autoptr(Diag) diag = diag_new();
    guint unusable = 0;
    for (guint i = 0; i < files->len; i++) {
        g_autoptr(GError) cause = NULL;
        if (job_framework_check(files->pdata[i], diag, &cause))
            continue;
        unusable++;
        if (cause->domain != SAMRIT_ERROR || cause->code != SAMRIT_ERROR_SETUP) {
            g_propagate_error(error, g_steal_pointer(&cause));
            break;
        }
    }
    cli_message_findings(diag);
    cli_message_note("%u frameworks, %u cannot be used · กรอบการประเมิน %u ใช้ไม่ได้ %u", files->len,
                     unusable, files->len, unusable);
    return unusable ? EXIT_INPUT : EXIT_DONE;
}

static int
doc(const char *path, const char *output, GError **error)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GBytes) text = job_framework_doc(path, diag, error);
    cli_message_findings(diag);
    if (!text)
        return EXIT_INPUT;
    return cli_output_put(output, text, error) ? EXIT_DONE : EXIT_IO;
}

int
cli_frameworks(int argc, char **argv)
{
    const char *output = NULL;
    const CliOption options[] = {
        {'o', "output", "FILE", "of doc: where to put the table; standard output otherwise",
         .text = &output},
        {0},
    };
    const CliUsage usage = {
        "frameworks",
        "check [FRAMEWORK.xml|FOLDER] | doc FRAMEWORK.xml",
        "Checks frameworks, or prints one as a readable table with its sources.",
        options,
        1,
        2,
    };
    int status;
    char **arguments = cli_options_parse(&usage, argc, argv, &status);
    if (!arguments)
        return status;
    static const char *const formats[] = {"md", "txt", NULL};
    const char *what = arguments[0], *path = arguments[1];
    g_autoptr(GError) error = NULL;
    status = EXIT_USAGE;
    if (strcmp(what, "check") == 0)
        status = check(path, &error);
    else if (strcmp(what, "doc") == 0 && path)
        status = cli_output_format(output, formats) ? doc(path, output, &error) : EXIT_USAGE;
    else
        return cli_message_usage("frameworks takes check, or doc and a framework's file",
                                 "frameworks ใช้กับ check หรือ doc พร้อมไฟล์กรอบการประเมิน");
    return error ? cli_message_error(error) : status;
}
