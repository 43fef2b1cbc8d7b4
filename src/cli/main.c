#include <glib.h>
#include <libxml/parser.h>
#include <locale.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/near.h"
#include "cli/commands.h"
#include "cli/crash.h"
#include "cli/message.h"
#include "job/sandbox.h"
#include "xml/memory.h"

typedef struct {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *summary;
} Command;

static const Command commands[] = {
    {"validate", cli_validate, "check a project's records, frameworks and registers"},
    {"score", cli_score, "score a project and print its results"},
    {"build", cli_build, "make a project's documents and results"},
    {"pack", cli_pack, "pack a build into a ZIP for each unit"},
    {"plan", cli_plan, "share a project's documents out to several machines"},
    {"submit", cli_submit, "have the shards of a plan made by slurm or parallel, and merged"},
    {"merge", cli_merge, "check the shards of a plan and put them together"},
    {"explain", cli_explain, "show how a unit's score came about, step by step"},
    {"frameworks", cli_frameworks, "check frameworks, or print one as a readable table"},
    {"render", cli_render, "format one XSL-FO file as PDF or PNG"},
    {"convert", cli_convert, "turn records into XML, CSV, workbooks or forms to fill in"},
    {"doctor", cli_doctor, "check what this machine has: fonts, dictionary, libraries, space"},
    {"diff", cli_diff, "tell what differs between two years' results, or two revisions"},
    {"archive", cli_archive, "keep what was published, search it, show it is unchanged"},
    {"extract", cli_extract, "give back the data that a report was made from"},
    {"sign", cli_sign, "sign a build, a pack or a PDF"},
    {"verify", cli_verify, "check that a build, pack, archive or PDF is whole and signed"},
    {"schema", cli_schema, "print an XML schema"},
};

/* Commands that read what others sent and start no process: they cannot, from the beginning, nor
 * open a connection, nor take all memory. Not under the leak sanitizer, which looks at its process
 * from another, nor the address sanitizer, which reserves all addresses. */
static void
confine(const char *name)
{
#if !defined(__SANITIZE_ADDRESS__)
    static const char *const alone[] = {"validate", "score",   "explain", "frameworks", "render",
                                        "convert",  "extract", "sign",    "verify",     NULL};
    if (!g_strv_contains(alone, name))
        return;
    cli_crash_limit_memory();
    job_sandbox_enter(NULL, NULL);
#else
    (void) name;
#endif
}

/* What one document gives back the next one takes again: the system need not clear it in between,
 * and large blocks, whose pages would be new each time, come out of the same memory. */
static void
keep_memory(void)
{
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
    mallopt(M_TOP_PAD, 4 << 20);
    mallopt(M_MMAP_THRESHOLD, 4 << 20);
}

static void
print_help(FILE *to)
{
    fputs("usage: samrit COMMAND [options] [arguments]\n\n", to);
    for (guint i = 0; i < G_N_ELEMENTS(commands); i++)
        fprintf(to, "  %-10s %s\n", commands[i].name, commands[i].summary);
    fputs("\n`samrit COMMAND --help` tells more of one; samrit(1) tells all.\n", to);
}

static int
refuse_command(const char *name)
{
    Near near = near_begin(name);
    for (guint i = 0; i < G_N_ELEMENTS(commands); i++)
        near_try(&near, commands[i].name);
    g_autofree char *hint = near_hint(near.best);
    return cli_message_usage("there is no command \"%s\"%s; `samrit --help` lists them",
                             "ไม่มีคำสั่ง \"%s\"%s ดูรายการคำสั่งด้วย `samrit --help`", name, hint);
}

static int
run_command(int argc, char **argv)
{
    for (guint i = 0; i < G_N_ELEMENTS(commands); i++) {
        if (strcmp(argv[0], commands[i].name) != 0)
            continue;
        confine(argv[0]);
        return commands[i].run(argc, argv);
    }
    return refuse_command(argv[0]);
}

/* stdout is the result asked for: what could not be written is an error like any other. */
static int
close_output(int status)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    perror("samrit: standard output");
    return EXIT_IO;
}

int
main(int argc, char **argv)
{
    /* Nothing we write may depend on the locale; cairo and libxml2 follow LC_NUMERIC. */
    setlocale(LC_ALL, "C");
    cli_crash_catch();
    keep_memory();
    xml_memory_begin();
    xmlInitParser();

    int status = EXIT_DONE;
    if (argc < 2) {
        print_help(stderr);
        return EXIT_USAGE;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
        print_help(stdout);
    else if (strcmp(argv[1], "--version") == 0)
        puts("samrit " SAMRIT_VERSION);
    else
        status = run_command(argc - 1, argv + 1);
    cli_message_finish();
    return close_output(status);
}
