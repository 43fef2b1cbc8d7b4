#include <glib.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/filename.h"
#include "base/limits.h"
#include "cli/commands.h"
#include "cli/crash.h"
#include "cli/message.h"
#include "cli/options.h"
#include "cli/output.h"
#include "job/document.h"
#include "job/paths.h"

typedef struct {
    const char *input, *output, *fonts, *dump;
    bool greedy;
    int page, resolution, seconds;
} Render;

/* What is asked for, by --dump or by the ending of the output's name. */
static bool
choose_format(const Render *render, JobFormat *format)
{
    if (render->dump && strcmp(render->dump, "area") == 0)
        *format = JOB_AREA;
    else if (render->dump && strcmp(render->dump, "trace") == 0)
        *format = JOB_TRACE;
    else if (!render->dump && render->output && filename_has_suffix(render->output, ".png"))
        *format = JOB_PNG;
    else if (!render->dump && render->output && filename_has_suffix(render->output, ".pdf"))
        *format = JOB_PDF;
    else
        return false;
    return true;
}

/* A PDF goes into @out as it grows. */
static bool
put_bytes(const void *bytes, gsize size, void *data, GError **error)
{
    return file_out_write(data, bytes, size, error);
}

/* What is asked for; a PDF goes into @out, which is opened when the input has been. */
static GBytes *
render_file(const Render *render, JobFormat format, FileOut **out, Diag *diag, GError **error)
{
    g_autofree char *own_fonts = job_paths_find("fonts");
    g_autoptr(TextFonts) fonts = text_fonts_new(render->fonts, own_fonts, error);
    if (!fonts)
        return NULL;
    g_autoptr(FoReader) reader = fo_reader_open(render->input, diag, error);
    if (!reader || (format == JOB_PDF && !(*out = file_out_new(render->output, error))))
        return NULL;

    JobDocument document = {
        .format = format,
        .greedy = render->greedy,
        .page = render->page - 1,
        .resolution = render->resolution,
        .pdf = {.sink = *out ? put_bytes : NULL, .sink_data = *out, .date = job_paths_date(NULL)},
    };
    return job_document_format(reader, fonts, &document, NULL, diag, error);
}

static int
render_to(const Render *render, JobFormat format)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(FileOut) out = NULL;
    g_autoptr(GBytes) result = render_file(render, format, &out, diag, &error);
    cli_message_findings(diag);
    if (!result || diag_count_of(diag, DIAG_ERROR))
        return error ? cli_message_error(error) : EXIT_INPUT;
    bool done = out ? file_out_commit(out, &error) : cli_output_put(render->output, result, &error);
    return done ? EXIT_DONE : cli_message_error(error);
}

int
cli_render(int argc, char **argv)
{
    Render render = {.page = 1, .resolution = 96, .seconds = LIMIT_UNIT_SECONDS};
    const CliOption options[] = {
        {'o', "output", "FILE", "where to put it: a .pdf or .png file", .text = &render.output},
        {0, "fonts", "FONTS.CONF", "take fonts from this fontconfig file only",
         .text = &render.fonts},
        {0, "dump", "area|trace", "print the area tree, or the painter's calls", .choice = true,
         .text = &render.dump},
        {0, "greedy", NULL, "break lines by first fit instead of total fit", .on = &render.greedy},
        {0, "page", "N", "the page to draw as PNG", .number = &render.page, .min = 1,
         .max = LIMIT_PAGES},
        {0, "resolution", "DPI", "of a PNG", .number = &render.resolution, .min = 10, .max = 1200},
        {0, "max-seconds", "N", "of processor time, after which it is stopped; 120",
         .number = &render.seconds, .min = 1, .max = 86400},
        {0},
    };
    const CliUsage usage = {"render", "FILE.fo", "Formats one XSL-FO file.", options, 1, 1};

    int status;
    char **arguments = cli_options_parse(&usage, argc, argv, &status);
    if (!arguments)
        return status;
    render.input = arguments[0];
    JobFormat format;
    if (!choose_format(&render, &format))
        return cli_message_usage("give -o FILE.pdf, -o FILE.png, --dump=area or --dump=trace",
                                 "ระบุ -o FILE.pdf, -o FILE.png, --dump=area หรือ --dump=trace");
    if (!cli_options_go_with(format == JOB_PNG, "PNG", "page", "resolution", NULL))
        return EXIT_USAGE;
    cli_crash_limit_time(render.seconds);
    return render_to(&render, format);
}
