#include <glib.h>
#include <string.h>

#include "base/error.h"
#include "cli/commands.h"
#include "cli/message.h"
#include "cli/options.h"
#include "cli/output.h"
#include "job/comparison.h"

typedef struct {
    const char *output, *format, *archive, *language, *digits;
    bool erratum;
} Diff;

static GBytes *
write_result(const Diff *diff, const Comparison *comparison, Diag *diag, GError **error)
{
    if (strcmp(diff->format, "pdf") == 0)
        return job_comparison_pdf(comparison, diff->erratum ? "erratum" : "diff", diff->digits,
                                  diag, error);
    if (strcmp(diff->format, "xlsx") == 0)
        return compare_write_xlsx(comparison, error);
    if (strcmp(diff->format, "xml") == 0)
        return compare_write_xml(comparison);
    return compare_write_text(comparison, strcmp(diff->language, "th") == 0);
}

/* An erratum tells why: a unit that changed must say so in its record. */
static void
check_reasons(const Comparison *comparison, Diag *diag)
{
    for (guint s = 0; s < comparison->n_sets; s++) {
        const CompareSet *set = &comparison->sets[s];
        for (guint i = 0; i < set->n_units; i++) {
            const CompareUnit *unit = &set->units[i];
            bool own = unit->counts[COMPARE_DATA] || unit->counts[COMPARE_TEXT];
            if (own && !unit->n_correction)
                diag_add(diag, DIAG_ID_CORRECTION_MISSING, (DiagPlace){0}, unit->code,
                         unit->name ? unit->name : "", NULL);
        }
    }
}

static int
compare(const Diff *diff, char **names, Diag *diag, GError **error)
{
    g_autoptr(GPtrArray) before = job_comparison_side(names[0], diff->archive, error);
    g_autoptr(GPtrArray) after =
        before ? job_comparison_side(names[1], diff->archive, error) : NULL;
    g_autoptr(Comparison) comparison =
        after ? job_comparison_make(before, after, diag, error) : NULL;
    if (!comparison)
        return EXIT_INTERNAL;
    if (diff->erratum)
        check_reasons(comparison, diag);
    if (diff->erratum && comparison->equal)
        return EXIT_DONE;
    g_autoptr(GBytes) result = write_result(diff, comparison, diag, error);
    if (!result || !cli_output_put(diff->output, result, error))
        return EXIT_INTERNAL;
    return comparison->equal ? EXIT_DONE : EXIT_DIFFERENT;
}

int
cli_diff(int argc, char **argv)
{
    Diff diff = {.language = "th"};
    const CliOption options[] = {
        {'o', "output", "FILE",
         "a .txt, .xml, .xlsx or .pdf file; text on standard output otherwise",
         .text = &diff.output},
        {'a', "archive", "FOLDER", "the two are revisions of this archive", .text = &diff.archive},
        {0, "erratum", NULL, "a PDF that tells what was corrected in which unit, and why",
         .on = &diff.erratum},
        {0, "text", "th|en", "the language of text; th", .choice = true, .text = &diff.language},
        {0, "digits", "thai|arabic", "the digits of a PDF; thai", .choice = true,
         .text = &diff.digits},
        {0},
    };
    const CliUsage usage = {
        "diff",
        "BEFORE AFTER",
        "Tells what differs between two years' results, or two revisions.",
        options,
        2,
        2,
    };
    int status;
    char **arguments = cli_options_parse(&usage, argc, argv, &status);
    if (!arguments)
        return status;
    static const char *const formats[] = {"txt", "xml", "xlsx", "pdf", NULL};
    if (!(diff.format = cli_output_format(diff.output, formats)))
        return EXIT_USAGE;
    bool is_text = strcmp(diff.format, "txt") == 0, is_pdf = strcmp(diff.format, "pdf") == 0;
    if (!cli_options_go_with(is_text, "text", "text", NULL) ||
        !cli_options_go_with(is_pdf, "PDF", "digits", NULL))
        return EXIT_USAGE;
    if (diff.erratum && !is_pdf)
        return cli_message_usage("an erratum is a PDF: name it with -o FILE.pdf",
                                 "ใบแก้คำผิดเป็นไฟล์ PDF ระบุชื่อด้วย -o FILE.pdf");

    g_autoptr(GError) error = NULL;
    g_autoptr(Diag) diag = diag_new();
    status = compare(&diff, arguments, diag, &error);
    cli_message_findings(diag);
    return error ? cli_message_error(error) : status;
}
