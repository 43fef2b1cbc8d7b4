#include <glib.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "cli/commands.h"
#include "cli/message.h"
#include "cli/options.h"
#include "cli/output.h"
#include "proof/attachment.h"

typedef struct {
    const char *folder; /* NULL: to standard output */
    bool list;
} Extract;

static void
list(const GPtrArray *attachments)
{
    for (guint i = 0; i < attachments->len; i++) {
        const ProofAttachment *attachment = attachments->pdata[i];
        g_autofree char *name = g_strescape(attachment->name, NULL);
        gsize size = attachment->bytes ? g_bytes_get_size(attachment->bytes) : 0;
        printf("%s\t%" G_GSIZE_FORMAT "\t%s\n",
               proof_attachment_is_safe(attachment->name) ? attachment->name : name, size,
               attachment->relationship ? attachment->relationship : "-");
    }
}

static bool
put(const Extract *extract, const ProofAttachment *attachment, const char *file, GError **error)
{
    if (!attachment->intact) {
        error_set(error, SAMRIT_ERROR_DAMAGED, "%s: the attached %s is damaged",
                  "%s: ไฟล์แนบ %s เสียหาย", file, attachment->name);
        return false;
    }
    if (!extract->folder)
        return cli_output_put(NULL, attachment->bytes, error);
    if (!proof_attachment_is_safe(attachment->name)) {
        error_set(error, SAMRIT_ERROR_INPUT,
                  "%s: an attached file is called \"%s\", which cannot be a file's name",
                  "%s: มีไฟล์แนบชื่อ \"%s\" ซึ่งใช้เป็นชื่อไฟล์ไม่ได้", file, attachment->name);
        return false;
    }
    g_autofree char *path = g_build_filename(extract->folder, attachment->name, NULL);
    return cli_output_put(path, attachment->bytes, error);
}

/* Those called @names, or all when there are none. */
static int
put_named(const Extract *extract, const GPtrArray *attachments, const char *file,
          const char *const *names, GError **error)
{
    guint count = 0;
    for (guint i = 0; i < attachments->len; i++) {
        const ProofAttachment *attachment = attachments->pdata[i];
        if (*names && !g_strv_contains(names, attachment->name))
            continue;
        if (!put(extract, attachment, file, error))
            return EXIT_INTERNAL;
        count++;
    }
    if (count && (!*names || count >= g_strv_length((char **) names)))
        return EXIT_DONE;
    if (*names)
        error_set(error, SAMRIT_ERROR_INPUT, "%s: has no attached file of that name",
                  "%s: ไม่มีไฟล์แนบชื่อนั้น", file);
    else
        error_set(error, SAMRIT_ERROR_INPUT, "%s: has no attached files", "%s: ไม่มีไฟล์แนบ", file);
    return EXIT_INTERNAL;
}

int
cli_extract(int argc, char **argv)
{
    static const char *const results[] = {"results.xml", NULL};
    Extract extract = {0};
    const CliOption options[] = {
        {'o', "output", "FOLDER",
         "where to put the files; the data go to standard output otherwise",
         .text = &extract.folder},
        {'l', "list", NULL, "only list what there is", .on = &extract.list},
        {0},
    };
    const CliUsage usage = {
        "extract",
        "FILE.pdf [NAME...]",
        "Gives back the data that a report was made from.",
        options,
        1,
        1000,
    };
    int status;
    char **arguments = cli_options_parse(&usage, argc, argv, &status);
    if (!arguments)
        return status;

    g_autoptr(GError) error = NULL;
    const char *file = arguments[0];
    const char *const *names = (const char *const *) arguments + 1;
    if (extract.list && (extract.folder || *names))
        return cli_message_usage("--list gives nothing back: it goes without names and --output",
                                 "--list แสดงรายชื่อเท่านั้น ใช้กับชื่อไฟล์หรือ --output ไม่ได้");
    if (!extract.folder && g_strv_length((char **) names) > 1)
        return cli_message_usage("name a folder for several files: -o FOLDER",
                                 "มีหลายไฟล์ ให้ระบุโฟลเดอร์ด้วย -o FOLDER");
    g_autoptr(GBytes) bytes = file_read(file, LIMIT_FILE_BYTES, &error);
    g_autoptr(ProofPdf) pdf = bytes ? proof_pdf_open(bytes, file, &error) : NULL;
    g_autoptr(GPtrArray) attachments = pdf ? proof_attachments_load(pdf) : NULL;
    status = EXIT_DONE;
    if (attachments && extract.list)
        list(attachments);
    else if (attachments)
        status = put_named(&extract, attachments, file, extract.folder || *names ? names : results,
                           &error);
    return error ? cli_message_error(error) : status;
}
