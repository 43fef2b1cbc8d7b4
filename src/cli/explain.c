#include <glib.h>
#include <stdio.h>

#include "base/error.h"
#include "base/explain.h"
#include "base/near.h"
#include "cli/commands.h"
#include "cli/message.h"
#include "cli/options.h"
#include "cli/project.h"
#include "job/evaluation.h"
#include "job/what_if.h"

/* The steps of a unit's score, in the first set that has it; or what another result would make of
 * it. NULL if there is none, or with @error. */
static char *
explain_in(const JobEvaluation *evaluation, const char *unit, const char *kpi, const char *what_if,
           GError **error)
{
    const JobChange change = {unit, kpi, what_if};
    if (what_if && !job_what_if_find(evaluation, NULL, &change))
        return NULL;
    if (what_if)
        return job_what_if(evaluation, NULL, &change, 1, error);
    char *text = NULL;
    g_autofree const JobSet **sets = job_evaluation_by_use(evaluation);
    for (guint i = 0; !text && i < evaluation->n_sets; i++)
        text = job_evaluation_explain(sets[i], unit, kpi);
    return text;
}

/* The unit that may be meant, in the first set that has one: register_unit_hint(). */
static char *
guess_unit(const JobEvaluation *evaluation, const char *given)
{
    char *hint = g_strdup("");
    for (guint i = 0; !*hint && i < evaluation->n_sets; i++) {
        const Register *reg = evaluation->sets[i].reg;
        if (register_find_unit(reg, given))
            break;
        g_free(hint);
        hint = register_unit_hint(reg, given);
    }
    return hint;
}

static int
explain(const char *folder, const char *unit, const char *kpi, const char *what_if, GError **error)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(JobEvaluation) evaluation = job_evaluation_load(folder, diag, error);
    if (!evaluation) {
        cli_message_findings(diag);
        return EXIT_INPUT;
    }
    GError *failure = NULL;
    g_autofree char *text = explain_in(evaluation, unit, kpi, what_if, &failure);
    if (failure) {
        g_propagate_error(error, failure);
        return EXIT_INPUT;
    }
    if (text) {
        fputs(text, stdout);
        return EXIT_DONE;
    }
    /* It may be one of those that have errors. */
    cli_message_findings(diag);
    if (kpi)
        return cli_message_usage("%s has no results for %s %s", "%s ไม่มีผลของ %s ตัวชี้วัด %s", folder,
                                 unit, kpi);
    g_autofree char *hint = guess_unit(evaluation, unit);
    return cli_message_usage("%s has no results for %s%s", "%s ไม่มีผลของ %s%s", folder, unit, hint);
}

static int
refuse_finding(const char *name)
{
    Near near = near_begin(name);
    for (guint i = 0; i < DIAG_ID_COUNT; i++)
        near_try(&near, diag_id_name((DiagId) i));
    g_autofree char *hint = near_hint(near.best);
    return cli_message_usage("there is no finding \"%s\"%s; samrit(1) lists them",
                             "ไม่มีข้อตรวจพบชื่อ \"%s\"%s ดูรายการใน samrit(1)", name, hint);
}

/* The sentence of the kind, and what to do about it. */
static int
explain_finding(const char *name)
{
    DiagId id;
    if (!diag_id_find(name, &id))
        return refuse_finding(name);
    static const char *const severities[] = {
        [DIAG_INFO] = "info", [DIAG_WARNING] = "warning", [DIAG_ERROR] = "error"};
    printf("%s (%s)\n%s\n%s\n", diag_id_name(id), severities[diag_id_severity(id)],
           diag_id_sentence(id), diag_id_sentence_thai(id));
    if (explain_english(id))
        printf("\n%s\n%s\n", explain_english(id), explain_thai(id));
    return EXIT_DONE;
}

int
cli_explain(int argc, char **argv)
{
    const char *project = NULL, *finding = NULL, *what_if = NULL;
    const CliOption options[] = {
        {0, "finding", "ID", "explain a message, such as WEIGHT_SUM, and what to do about it",
         .text = &finding},
        {0, "what-if", "VALUE", "show what would change if the KPI had this result",
         .text = &what_if},
        {'p', "project", "PROJECT", "the project's folder", .text = &project},
        {0},
    };
    const CliUsage usage = {
        "explain", "UNIT [KPI]", "Shows how a unit's score came about, step by step.", options, 0,
        2,
    };
    int status;
    char **arguments = cli_options_parse(&usage, argc, argv, &status);
    if (!arguments)
        return status;
    if (finding && (arguments[0] || project || what_if))
        return cli_message_usage("--finding is asked about alone", "--finding ต้องใช้เดี่ยว ๆ");
    if (finding)
        return explain_finding(finding);
    if (!arguments[0])
        return cli_message_usage("name a unit, or a finding with --finding",
                                 "ระบุหน่วยงาน หรือข้อตรวจพบด้วย --finding");
    if (what_if && !arguments[1])
        return cli_message_usage("--what-if needs a unit and a KPI",
                                 "--what-if ต้องระบุหน่วยงานและตัวชี้วัด");
    g_autofree char *folder = cli_project_folder(project);
    if (!folder)
        return EXIT_USAGE;

    g_autoptr(GError) error = NULL;
    status = explain(folder, arguments[0], arguments[1], what_if, &error);
    return error ? cli_message_error(error) : status;
}
