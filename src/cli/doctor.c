#include <glib.h>
#include <stdio.h>

#include "base/error.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "job/doctor.h"

static const char *
state_word(JobCheckState state)
{
    static const char *const words[] = {
        [JOB_CHECK_GOOD] = "good",
        [JOB_CHECK_DOUBTFUL] = "doubtful",
        [JOB_CHECK_BAD] = "bad",
    };
    return words[state];
}

int
cli_doctor(int argc, char **argv)
{
    const CliOption options[] = {{0}};
    const CliUsage usage = {
        "doctor",
        "[FOLDER]",
        "Checks what this machine has: fonts, dictionary, libraries, space for output in FOLDER.",
        options,
        0,
        1,
    };
    int status;
    char **arguments = cli_options_parse(&usage, argc, argv, &status);
    if (!arguments)
        return status;

    g_autoptr(GArray) checks = job_doctor(arguments[0] ? arguments[0] : ".");
    status = EXIT_DONE;
    for (guint i = 0; i < checks->len; i++) {
        const JobCheck *check = &g_array_index(checks, JobCheck, i);
        printf("%-8s %s · %s: %s\n", state_word(check->state), check->name, check->thai,
               check->detail);
        if (check->state == JOB_CHECK_BAD)
            status = EXIT_USAGE;
    }
    return status;
}
