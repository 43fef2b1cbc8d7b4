#include "job/make.h"

#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "emit/emit.h"
#include "job/document.h"
#include "job/paths.h"
#include "read/image.h"
#include "xml/doc.h"

/* ---- fonts */

static void
protect_names(TextFonts *fonts, const Register *reg)
{
    for (guint i = 0; i < reg->n_units; i++) {
        if (register_is_place(&reg->units[i]))
            text_name_protect(fonts, reg->units[i].names.thai);
    }
}

TextFonts *
job_make_fonts(const JobEvaluation *evaluation, GError **error)
{
    g_autofree char *own = job_paths_find("fonts");
    TextFonts *fonts = text_fonts_new(NULL, own, error);
    for (guint i = 0; fonts && i < evaluation->n_sets; i++)
        protect_names(fonts, evaluation->sets[i].reg);
    return fonts;
}

/* ---- results → FO */

/* Adds @name to the parameters; one of the same name goes. Names and values are borrowed. */
static void
set_param(GPtrArray *params, const char *name, const char *value)
{
    for (guint i = 0; value && i < params->len; i += 2) {
        if (g_str_equal(params->pdata[i], name)) {
            params->pdata[i + 1] = (gpointer) value;
            return;
        }
    }
    if (value) {
        g_ptr_array_add(params, (gpointer) name);
        g_ptr_array_add(params, (gpointer) value);
    }
}

/* The document's own parameters under those given for the whole build, closed by NULL. */
static GPtrArray *
collect_params(const JobTask *task, const JobMakeOptions *options)
{
    GPtrArray *params = g_ptr_array_new();
    const char *const *own = task->document->params;
    for (guint i = 0; own && own[i]; i += 2)
        set_param(params, own[i], own[i + 1]);
    set_param(params, "digits", options->digits);
    set_param(params, "watermark", options->watermark);
    set_param(params, "paper", options->paper);
    set_param(params, "duplex", options->duplex);
    set_param(params, "garuda", options->garuda);
    g_ptr_array_add(params, NULL);
    return params;
}

char *
job_make_settings(const JobTasks *tasks, const JobTask *task, const JobMakeOptions *options)
{
    g_autoptr(GPtrArray) params = collect_params(task, options);
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, "%" G_GINT64_FORMAT,
                           job_paths_date(tasks->evaluation->project->issued));
    for (guint i = 0; params->pdata[i]; i++) {
        g_string_append_c(text, '\0');
        g_string_append(text, params->pdata[i]);
    }
    g_autoptr(GBytes) bytes = g_string_free_to_bytes(text);
    return file_sha256(bytes);
}

static xmlDoc *
transform(JobResults *results, const JobTask *task, const JobMakeOptions *options, Diag *diag,
          GError **error)
{
    xmlDoc *input = job_results_parse(results, task, diag, error);
    if (!input)
        return NULL;
    g_autoptr(GPtrArray) params = collect_params(task, options);
    bool read = options->keep_fo || transform_is_html(task->stylesheet); /* by others */
    return (read ? transform_apply : transform_apply_short)(
        task->stylesheet, input, (const char *const *) params->pdata, diag, error);
}

/* ---- FO → PDF */

static GBytes *
make_pdf(const JobTasks *tasks, const JobTask *task, TextFonts *fonts, xmlDoc *fo,
         JobProduct *product, Diag *diag, GError **error)
{
    g_autoptr(FoReader) reader =
        fo_reader_new_for_short(fo, transform_shorts(task->stylesheet), task->name, diag, error);
    if (!reader)
        return NULL;
    /* What the document was made from, for whoever asks in thirty years (samrit extract). */
    g_autoptr(GBytes) framework = file_read(task->set->set->framework, LIMIT_XML_BYTES, error);
    if (!framework)
        return NULL;
    const PdfAttachment attachments[] = {
        {"framework.xml", "กรอบและเกณฑ์การประเมินที่ใช้คิดคะแนน", "text/xml", "Data", framework},
        {"results.xml", "ข้อมูลผลการประเมินที่ใช้จัดทำเอกสารนี้", "text/xml", "Source", product->results},
    };
    guint hidden = tasks->evaluation->is_blind; /* a framework names the units that carry KPIs */
    JobDocument document = {
        .format = JOB_PDF,
        .pdf = {.date = job_paths_date(tasks->evaluation->project->issued),
                .attachments = attachments + hidden,
                .n_attachments = G_N_ELEMENTS(attachments) - hidden},
    };
    return job_document_format(reader, fonts, &document, &product->pages, diag, error);
}

static GBytes *
write_fo(xmlDoc *fo)
{
    xmlChar *text = NULL;
    int size = 0;
    xmlDocDumpMemoryEnc(fo, &text, &size, "UTF-8");
    return g_bytes_new_with_free_func(text, (gsize) size, (GDestroyNotify) xmlFree, text);
}

/* A character without a glyph would be a box on paper: that document is not published. */
static bool
is_publishable(const Diag *diag, const char *name, GError **error)
{
    if (!diag_has(diag, DIAG_ID_GLYPH_MISSING) && !diag_count_of(diag, DIAG_ERROR))
        return true;
    error_set(error, SAMRIT_ERROR_INPUT, "%s: not published because of the errors above",
              "%s: ไม่ได้เผยแพร่ เพราะมีข้อผิดพลาดข้างต้น", name);
    return false;
}

bool
job_make(JobResults *results, const JobTasks *tasks, const JobTask *task, TextFonts *fonts,
         const JobMakeOptions *options, JobProduct *product, Diag *diag, GError **error)
{
    product->results = job_results_emit(results, task);
    g_autoptr(xmlDoc) doc = transform(results, task, options, diag, error);
    if (!doc)
        return false;
    bool html = transform_is_html(task->stylesheet);
    if (options->keep_fo && !html)
        product->fo = write_fo(doc);
    product->document = html ? transform_write(task->stylesheet, doc)
                             : make_pdf(tasks, task, fonts, doc, product, diag, error);
    return product->document && is_publishable(diag, task->name, error);
}

void
job_product_clear(JobProduct *product)
{
    g_clear_pointer(&product->document, g_bytes_unref);
    g_clear_pointer(&product->results, g_bytes_unref);
    g_clear_pointer(&product->fo, g_bytes_unref);
}

char *
job_make_picture(const char *path, GError **error)
{
    return read_image_uri(path, error);
}
