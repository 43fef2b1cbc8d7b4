#include <glib.h>
#include <string.h>

#include "base/error.h"
#include "base/filename.h"
#include "cli/commands.h"
#include "cli/message.h"
#include "cli/options.h"
#include "cli/output.h"
#include "job/convert.h"

static int
convert_records(const JobConvert *convert)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Diag) diag = diag_new();
    guint count;
    bool done = job_convert(convert, diag, &count, &error);
    cli_message_findings(diag);
    if (!done)
        return cli_message_error(error);
    if (!count) {
        cli_message_note("nothing was written · ไม่ได้เขียนไฟล์ใด");
        return EXIT_INPUT;
    }
    cli_message_note("%u records to %s · บันทึก %u หน่วยงาน", count, convert->output, count);
    return EXIT_DONE;
}

/* A folder, or a file that its name tells what is in. False after a message. */
static bool
choose_format(JobConvert *convert)
{
    static const char *const formats[] = {"xml", "csv", "xlsx", NULL};
    convert->folder =
        !filename_ending(convert->output) || g_file_test(convert->output, G_FILE_TEST_IS_DIR);
    if (convert->folder) {
        if (!convert->suffix)
            convert->suffix = convert->form ? "xlsx" : "xml";
        return true;
    }
    const char *format = cli_output_format(convert->output, formats);
    if (format && convert->suffix && strcmp(convert->suffix, format) != 0) {
        cli_message_usage("--to=%s does not go with %s", "--to=%s ใช้กับ %s ไม่ได้", convert->suffix,
                          convert->output);
        return false;
    }
    convert->suffix = format;
    return format != NULL;
}

int
cli_convert(int argc, char **argv)
{
    JobConvert convert = {0};
    const char *headings = "th";
    const CliOption options[] = {
        {'o', "output", "FILE|FOLDER", "a .xml, .csv or .xlsx file, or a folder for one a unit",
         .text = &convert.output},
        {0, "to", "xml|csv|xlsx", "what a folder is filled with; xml, or xlsx for forms",
         .choice = true, .text = &convert.suffix},
        {0, "form", NULL, "workbooks for units to fill in", .on = &convert.form},
        {0, "headings", "th|en", "the language of column headings; th", .choice = true,
         .text = &headings},
        {0},
    };
    const CliUsage usage = {
        "convert",
        "-o OUTPUT RECORDS...",
        "Turns records (files, or folders of them) into another form.",
        options,
        1,
        G_MAXINT,
    };
    int status;
    char **arguments = cli_options_parse(&usage, argc, argv, &status);
    if (!arguments)
        return status;

    if (!convert.output)
        return cli_message_usage("name the output: -o FILE or -o FOLDER",
                                 "ระบุไฟล์หรือโฟลเดอร์ปลายทางด้วย -o FILE หรือ -o FOLDER");
    if (!choose_format(&convert) || !cli_options_go_with(strcmp(convert.suffix, "xml") != 0,
                                                         "CSV, XLSX", "form", "headings", NULL))
        return EXIT_USAGE;
    convert.thai = *headings == 't';
    convert.inputs = arguments;
    return convert_records(&convert);
}
