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
#include "job/what_if.h"

typedef struct {
    const char *output, *format, *framework;
    const char *export; /* "heads", or NULL for the results themselves */
    GPtrArray *changes; /* of char *: "UNIT/KPI=VALUE" */
    bool what_if;
} Score;

/* The set named by its framework; when none is named, the first that is meant. */
static const JobSet *
choose_set(const JobEvaluation *evaluation, const char *name)
{
    g_autofree const JobSet **sets = job_evaluation_by_use(evaluation);
    for (guint i = 0; i < evaluation->n_sets; i++) {
        if (!name || strcmp(sets[i]->framework->set_id, name) == 0)
            return sets[i];
    }
    return NULL;
}

static const char *const formats[] = {
    [JOB_XML] = "xml", [JOB_CSV] = "csv", [JOB_XLSX] = "xlsx", NULL};

/* The format called @name, or -1. */
static int
find_format(const char *name)
{
    for (int i = 0; formats[i]; i++) {
        if (strcmp(name, formats[i]) == 0)
            return i;
    }
    return -1;
}

/* Whether it is not the results that are wanted, but what they would be. */
static bool
asks(const Score *score)
{
    return score->what_if || score->changes->len;
}

/* What the results are written as when nothing is said: what the name of the file says, or XML.
 * NULL after a message. */
static const char *
default_format(const Score *score)
{
    static const char *const text[] = {"txt", NULL};
    return cli_output_format(score->output, asks(score) ? text : formats);
}

/* ---- what if */

/* "TH-50/1.1=80" taken apart in place; false with a message if it is nothing like that. */
static bool
parse_change(char *text, JobChange *change)
{
    char *slash = strchr(text, '/'), *equals = slash ? strchr(slash, '=') : NULL;
    if (!equals) {
        cli_message_usage("--set takes UNIT/KPI=VALUE, not \"%s\"",
                          "--set ต้องอยู่ในรูป หน่วยงาน/ตัวชี้วัด=ค่า ไม่ใช่ \"%s\"", text);
        return false;
    }
    *slash = *equals = '\0';
    *change = (JobChange){text, slash + 1, equals + 1};
    return true;
}

/* How far the units of each set are from their next bands. */
static char *
next_bands(const Score *score, const JobEvaluation *evaluation)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < evaluation->n_sets; i++) {
        const JobSet *set = &evaluation->sets[i];
        if (score->framework ? strcmp(set->framework->set_id, score->framework) != 0
                             : set->set->is_source)
            continue;
        g_autofree char *part = job_what_if_next(set);
        g_string_append(text, part);
    }
    return g_string_free(text, FALSE);
}

/* False with a message if a change cannot be understood, or is of no result there is. */
static bool
read_changes(const Score *score, const JobEvaluation *evaluation, GArray *changes)
{
    for (guint i = 0; i < score->changes->len; i++) {
        JobChange change;
        if (!parse_change(score->changes->pdata[i], &change))
            return false;
        if (!job_what_if_find(evaluation, score->framework, &change)) {
            cli_message_usage("there are no results for %s %s", "ไม่มีผลการดำเนินงานของ %s ตัวชี้วัด %s",
                              change.unit, change.kpi);
            return false;
        }
        g_array_append_val(changes, change);
    }
    return true;
}

static int
ask(const Score *score, const JobEvaluation *evaluation, GError **error)
{
    g_autoptr(GArray) changes = g_array_new(FALSE, FALSE, sizeof(JobChange));
    if (!read_changes(score, evaluation, changes))
        return EXIT_USAGE;
    g_autofree char *text =
        changes->len ? job_what_if(evaluation, score->framework,
                                   (const JobChange *) (void *) changes->data, changes->len, error)
                     : next_bands(score, evaluation);
    if (!text)
        return EXIT_INPUT;
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    return cli_output_put(score->output, bytes, error) ? EXIT_DONE : EXIT_IO;
}

/* ---- the command */

static GBytes *
emit(const Score *score, const JobEvaluation *evaluation, GError **error)
{
    JobResultsFormat format = (JobResultsFormat) find_format(score->format);
    if (score->export)
        return job_evaluation_heads(evaluation, score->framework, format);
    const JobSet *set = choose_set(evaluation, score->framework);
    return set ? job_evaluation_emit(evaluation, set, format, error) : NULL;
}

static int
put_results(const Score *score, const JobEvaluation *evaluation, GError **error)
{
    g_autoptr(GBytes) results = emit(score, evaluation, error);
    if (!results || !cli_output_put(score->output, results, error))
        return EXIT_IO;
    return evaluation->left_out ? EXIT_INPUT : EXIT_DONE;
}

static int
score_project(const Score *score, const char *folder, GError **error)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(JobEvaluation) evaluation = job_evaluation_load(folder, diag, error);
    cli_message_findings(diag);
    if (!evaluation)
        return EXIT_INPUT;
    if (!choose_set(evaluation, score->framework))
        return cli_message_usage("the project has no set with the framework \"%s\"",
                                 "โครงการไม่มีชุดการประเมินที่ใช้กรอบ \"%s\"", score->framework);
    return asks(score) ? ask(score, evaluation, error) : put_results(score, evaluation, error);
}

int
cli_score(int argc, char **argv)
{
    g_autoptr(GPtrArray) changes = g_ptr_array_new();
    Score score = {.changes = changes};
    const CliOption options[] = {
        {'o', "output", "FILE", "where to put the results; standard output otherwise",
         .text = &score.output},
        {0, "output-format", "xml|csv|xlsx", "what they are written as; FILE's suffix, or xml",
         .choice = true, .text = &score.format},
        {0, "framework", "ID", "of a project with several frameworks, the one to score",
         .text = &score.framework},
        {0, "export", "heads", "what the evaluation of unit heads takes over, as xml or csv",
         .choice = true, .text = &score.export},
        {0, "set", "UNIT/KPI=VALUE", "show what would change with this result; may be repeated",
         .list = changes},
        {0, "what-if", NULL, "show that, or without --set how far every unit's next band is",
         .on = &score.what_if},
        {0},
    };
    const CliUsage usage = {
        "score", "[PROJECT]", "Scores a project and prints the results.", options, 0, 1,
    };
    int status;
    char **arguments = cli_options_parse(&usage, argc, argv, &status);
    if (!arguments)
        return status;
    if (asks(&score) && (score.format || score.export))
        return cli_message_usage("--set and --what-if go without --output-format and --export",
                                 "--set และ --what-if ใช้กับ --output-format หรือ --export ไม่ได้");
    if (!score.format && !(score.format = default_format(&score)))
        return EXIT_USAGE;
    if (score.export && find_format(score.format) == JOB_XLSX)
        return cli_message_usage("--export=heads is written as xml or csv",
                                 "--export=heads เขียนได้เฉพาะ xml หรือ csv");
    g_autofree char *folder = cli_project_folder(arguments[0]);
    if (!folder)
        return EXIT_USAGE;

    g_autoptr(GError) error = NULL;
    status = score_project(&score, folder, &error);
    return error ? cli_message_error(error) : status;
}
