#include <glib.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "base/limits.h"
#include "cli/commands.h"
#include "cli/message.h"
#include "cli/options.h"
#include "cli/project.h"
#include "job/submit.h"

/* The shell takes our place: what it says and how it ends is what we say and how we end. */
static int
run(const char *script)
{
    fflush(stdout);
    execl("/bin/sh", "sh", "-c", script, (char *) NULL);
    perror("samrit: /bin/sh");
    return EXIT_INTERNAL;
}

int
cli_submit(int argc, char **argv)
{
    JobSubmit submit = {0};
    bool dry_run = false;
    int jobs = 1;
    const CliOption rows[] = {
        {0, "engine", "slurm|parallel", "who runs it", .choice = true, .text = &submit.engine},
        {'n', "dry-run", NULL, "print the commands; run none", .on = &dry_run},
        {'j', "jobs", "N", "work with N processes on each machine; 1 otherwise", .number = &jobs,
         .min = 1, .max = LIMIT_JOBS},
        {0, "shards", "LIST", "these alone: 3,5-7", .text = &submit.shards},
        {0, "hosts", "LIST", "machines for parallel to reach by ssh; this one otherwise",
         .text = &submit.hosts},
        {0, "wait", NULL, "wait until slurm has merged all", .on = &submit.wait},
        {'k', "keep-going", NULL, "given to merge", .on = &submit.keep_going},
        {'o', "output", "FOLDER", "given to merge", .text = &submit.output},
        {0},
    };
    const CliUsage usage = {
        "submit",
        "--engine=NAME PLAN.xml",
        "Has the shards of a plan made on other machines and merged.",
        rows,
        1,
        1,
    };
    int status;
    char **arguments = cli_options_parse(&usage, argc, argv, &status);
    if (!arguments)
        return status;
    if (!submit.engine)
        return cli_message_usage("say with --engine who runs it: slurm or parallel",
                                 "ระบุระบบที่ใช้เดินงานด้วย --engine คือ slurm หรือ parallel");

    bool is_slurm = strcmp(submit.engine, "slurm") == 0;
    if (!cli_options_go_with(is_slurm, "--engine=slurm", "wait", NULL) ||
        !cli_options_go_with(!is_slurm, "--engine=parallel", "hosts", NULL))
        return EXIT_USAGE;
    submit.path = arguments[0];
    submit.workers = (guint) jobs;
    g_autoptr(GError) error = NULL;
    g_autoptr(JobPlan) plan = cli_project_load_plan(submit.path, &error);
    g_autofree char *script = plan ? job_submit_script(plan, &submit, &error) : NULL;
    if (!script)
        return cli_message_error(error);
    if (!dry_run)
        return run(script);
    fputs(script, stdout);
    return EXIT_DONE;
}
