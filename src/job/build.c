#include "job/build.h"

#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/limits.h"
#include "emit/emit.h"
#include "job/document.h"
#include "job/output.h"
#include "job/paths.h"
#include "job/worker.h"
#include "transform/transform.h"
#include "xml/doc.h"

/* One document to make: of a unit, or of a whole set. */
typedef struct {
    const JobSet *set;
    const ProjectDocument *document;
    const Stylesheet *stylesheet;
    const UnitResult *unit; /* NULL: of the set */
    bool first_of_unit;     /* and so the one that publishes the unit's results */
} Task;

typedef struct {
    const JobEvaluation *evaluation;
    const JobBuildOptions *options;
    JobBuildSummary *summary;
    JobOutput *output;
    TextFonts *fonts;
    GHashTable *stylesheets; /* name → Stylesheet */
    GArray *tasks;           /* of Task */
    GHashTable *made;        /* names of files, a set */
    GPtrArray *findings;     /* of Diag, one a task; NULL while it is not done */
    guint done;
} Build;

/* ---- what is to be made */

static char *
document_name(const Task *task)
{
    const char *suffix = transform_is_html(task->stylesheet) ? "html" : "pdf";
    if (task->unit)
        return g_strdup_printf("units/%s/%s.%s", task->unit->unit->code, task->document->name,
                               suffix);
    return g_strdup_printf("reports/%s.%s", task->document->name, suffix);
}

/* Beside the document: units/TH-50/report.fo. */
static char *
fo_name(const Task *task)
{
    g_autofree char *name = document_name(task);
    name[strlen(name) - strlen(".pdf")] = '\0';
    return g_strconcat(name, ".fo", NULL);
}

static char *
unit_results_name(const Task *task)
{
    return g_strdup_printf("units/%s/results.xml", task->unit->unit->code);
}

static void
plan_document(Build *build, const JobSet *set, guint index, const UnitResult *unit, bool first)
{
    const ProjectDocument *document = &build->evaluation->project->documents[index];
    const Stylesheet *stylesheet = g_hash_table_lookup(build->stylesheets, document->stylesheet);
    Task task = {set, document, stylesheet, unit, first};
    g_array_append_val(build->tasks, task);
}

/* Documents of the whole set come first: they take longest. */
static void
plan_set(Build *build, const JobSet *set)
{
    const Project *project = build->evaluation->project;
    for (guint i = 0; i < project->n_documents; i++) {
        if (project->documents[i].per_unit)
            continue;
        plan_document(build, set, i, NULL, false);
    }
    for (guint u = 0; u < set->nation->n_units; u++) {
        bool first = true;
        for (guint i = 0; i < project->n_documents; i++) {
            if (!project->documents[i].per_unit)
                continue;
            plan_document(build, set, i, set->nation->units[u], first);
            first = false;
        }
    }
}

/* ---- making one, in a worker */

static GBytes *
emit_data(const Build *build, const Task *task)
{
    const Project *project = build->evaluation->project;
    if (task->unit)
        return emit_unit_xml(project, task->set->nation, task->unit);
    return emit_results_xml(project, task->set->nation);
}

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
collect_params(const Build *build, const Task *task)
{
    GPtrArray *params = g_ptr_array_new();
    const char *const *own = task->document->params;
    for (guint i = 0; own && own[i]; i += 2)
        set_param(params, own[i], own[i + 1]);
    set_param(params, "digits", build->options->digits);
    set_param(params, "watermark", build->options->watermark);
    g_ptr_array_add(params, NULL);
    return params;
}

static xmlDoc *
transform(const Build *build, const Task *task, GBytes *data, Diag *diag, GError **error)
{
    gsize size;
    const char *bytes = g_bytes_get_data(data, &size);
    g_autoptr(xmlDoc) input = xml_doc_parse(bytes, size, "results.xml", diag, error);
    if (!input)
        return NULL;
    g_autoptr(GPtrArray) params = collect_params(build, task);
    return transform_apply(task->stylesheet, input, (const char *const *) params->pdata, diag,
                           error);
}

static GBytes *
make_pdf(const Build *build, GBytes *data, xmlDoc *fo, const char *name, guint *pages, Diag *diag,
         GError **error)
{
    g_autoptr(FoReader) reader = fo_reader_new_for_doc(fo, name, diag, error);
    if (!reader)
        return NULL;
    const PdfAttachment attachment = {"results.xml", "ข้อมูลผลการประเมินที่ใช้จัดทำเอกสารนี้", "text/xml",
                                      "Source", data};
    JobDocument document = {
        .format = JOB_PDF,
        .pdf = {.date = job_paths_date(build->evaluation->project->issued),
                .attachments = &attachment,
                .n_attachments = 1},
    };
    return job_document_format(reader, build->fonts, &document, pages, diag, error);
}

/* A character without a glyph would be a box on paper: that document is not published. */
static bool
is_publishable(const Diag *diag, const char *name, GError **error)
{
    bool missing = false;
    for (guint i = 0; i < diag_count(diag) && !missing; i++)
        missing = diag_get(diag, i)->id == DIAG_ID_GLYPH_MISSING;
    if (!missing && !diag_count_of(diag, DIAG_ERROR))
        return true;
    g_set_error(error, SAMRIT_ERROR, SAMRIT_ERROR_INPUT,
                "%s: not published because of the errors above", name);
    return false;
}

static bool
write_fo(const Build *build, const Task *task, xmlDoc *fo, GError **error)
{
    xmlChar *text = NULL;
    int size = 0;
    xmlDocDumpMemoryEnc(fo, &text, &size, "UTF-8");
    g_autoptr(GBytes) bytes =
        g_bytes_new_with_free_func(text, (gsize) size, (GDestroyNotify) xmlFree, text);
    g_autofree char *name = fo_name(task);
    return job_output_write(build->output, name, bytes, error);
}

static bool
run_task(guint index, guint *pages, Diag *diag, void *data, GError **error)
{
    const Build *build = data;
    const Task *task = &g_array_index(build->tasks, Task, index);
    g_autofree char *name = document_name(task);

    /* results → FO → PDF, or results → HTML */
    g_autoptr(GBytes) results = emit_data(build, task);
    g_autoptr(xmlDoc) doc = transform(build, task, results, diag, error);
    if (!doc)
        return false;
    bool html = transform_is_html(task->stylesheet);
    if (build->options->keep_fo && !html && !write_fo(build, task, doc, error))
        return false;
    g_autoptr(GBytes) bytes = html ? transform_write(task->stylesheet, doc)
                                   : make_pdf(build, results, doc, name, pages, diag, error);
    if (!bytes || !is_publishable(diag, name, error))
        return false;

    /* The data first: a report never stands beside older results than it was made from. */
    if (task->first_of_unit) {
        g_autofree char *results_name = unit_results_name(task);
        if (!job_output_write(build->output, results_name, results, error))
            return false;
    }
    return job_output_write(build->output, name, bytes, error);
}

/* ---- taking note, in the parent */

static void
note_outcome(const JobOutcome *outcome, void *data)
{
    Build *build = data;
    const Task *task = &g_array_index(build->tasks, Task, outcome->task);
    g_autofree char *name = document_name(task);

    Diag *findings = diag_new();
    build->findings->pdata[outcome->task] = findings;
    diag_append(findings, outcome->diag);
    if (outcome->ok) {
        build->summary->documents++;
        build->summary->pages += outcome->pages;
        if (task->first_of_unit)
            g_hash_table_add(build->made, unit_results_name(task));
        if (build->options->keep_fo && !transform_is_html(task->stylesheet))
            g_hash_table_add(build->made, fo_name(task));
        g_hash_table_add(build->made, g_steal_pointer(&name));
    } else {
        build->summary->failed++;
        if (!build->summary->status)
            build->summary->status = outcome->status;
        diag_add(findings, DIAG_ID_DOCUMENT_FAILED, (DiagPlace){0}, name, outcome->message, NULL);
    }
    build->done++;
    if (build->options->progress)
        build->options->progress(build->done, build->tasks->len, build->summary->pages,
                                 build->options->data);
}

/* ---- the results of all, in the parent */

static bool
write_result(Build *build, const char *folder, const char *file, GBytes *bytes, GError **error)
{
    g_autofree char *name = g_build_filename(folder, file, NULL);
    if (!job_output_write(build->output, name, bytes, error))
        return false;
    g_hash_table_add(build->made, g_steal_pointer(&name));
    return true;
}

/* One set's results are in results/; with several, each set has a folder named by its framework. */
static bool
write_results(Build *build, const JobSet *set, GError **error)
{
    g_autofree char *folder = build->evaluation->n_sets == 1
                                  ? g_strdup("results")
                                  : g_build_filename("results", set->framework->id, NULL);
    g_autoptr(GBytes) xml = emit_results_xml(build->evaluation->project, set->nation);
    g_autoptr(GBytes) csv = emit_results_csv(set->nation);
    g_autoptr(GBytes) xlsx = emit_results_xlsx(set->nation, error);
    return xlsx && write_result(build, folder, "results.xlsx", xlsx, error) &&
           write_result(build, folder, "results.xml", xml, error) &&
           write_result(build, folder, "results.csv", csv, error);
}

static bool
write_messages(Build *build, GError **error)
{
    GString *lines = g_string_new(NULL);
    for (guint i = 0; i < build->findings->len; i++) {
        const Diag *diag = build->findings->pdata[i];
        for (guint k = 0; diag && k < diag_count(diag); k++) {
            g_autofree char *line =
                diag_format(diag_get(diag, k), DIAG_FORMAT_JSONL, DIAG_LANGUAGE_BOTH);
            g_string_append(lines, line);
        }
    }
    g_autoptr(GBytes) bytes = g_string_free_to_bytes(lines);
    return write_result(build, "audit", "messages.jsonl", bytes, error);
}

/* ---- the whole */

static bool
load_stylesheets(Build *build, GError **error)
{
    const Project *project = build->evaluation->project;
    g_autofree char *folder = job_paths_find("stylesheets");
    for (guint i = 0; i < project->n_documents; i++) {
        const char *name = project->documents[i].stylesheet;
        if (g_hash_table_contains(build->stylesheets, name))
            continue;
        g_autofree char *file = g_strconcat(name, ".xsl", NULL);
        g_autofree char *path = g_build_filename(folder ? folder : "stylesheets", file, NULL);
        Stylesheet *stylesheet = transform_load(path, error);
        if (!stylesheet)
            return false;
        g_hash_table_insert(build->stylesheets, (gpointer) name, stylesheet);
    }
    return true;
}

static bool
prepare(Build *build, GError **error)
{
    build->output = job_output_open(build->options->folder, error);
    if (!build->output || !load_stylesheets(build, error))
        return false;
    g_autofree char *own_fonts = job_paths_find("fonts");
    build->fonts = text_fonts_new(NULL, own_fonts, error);
    return build->fonts != NULL;
}

static bool
run_tasks(Build *build, GError **error)
{
    for (guint i = 0; i < build->evaluation->n_sets; i++)
        plan_set(build, &build->evaluation->sets[i]);
    g_ptr_array_set_size(build->findings, (int) build->tasks->len);

    JobWork work = {
        .n_tasks = build->tasks->len,
        .n_workers = CLAMP(build->options->workers, 1, MAX(1, build->tasks->len)),
        .keep_going = build->options->keep_going,
        .time_limit = LIMIT_UNIT_SECONDS,
        .run = run_task,
        .done = note_outcome,
        .data = build,
    };
    if (!job_worker_run(&work, error))
        return false;
    build->summary->signal = job_worker_signal();
    return true;
}

static bool
run(Build *build, Diag *diag, GError **error)
{
    if (!prepare(build, error) || !run_tasks(build, error))
        return false;
    for (guint i = 0; i < build->findings->len; i++) {
        if (build->findings->pdata[i])
            diag_append(diag, build->findings->pdata[i]);
    }

    /* A build that was stopped leaves the manifest of the one before it; the next one mends that.
     */
    bool stopped =
        build->summary->signal || (build->summary->failed && !build->options->keep_going);
    if (stopped)
        return true;
    for (guint i = 0; i < build->evaluation->n_sets; i++) {
        if (!write_results(build, &build->evaluation->sets[i], error))
            return false;
    }
    return write_messages(build, error) && job_output_seal(build->output, build->made, error);
}

bool
job_build_run(const JobEvaluation *evaluation, const JobBuildOptions *options,
              JobBuildSummary *summary, Diag *diag, GError **error)
{
    *summary = (JobBuildSummary){.left_out = evaluation->left_out};
    Build build = {
        .evaluation = evaluation,
        .options = options,
        .summary = summary,
        .stylesheets =
            g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify) transform_free),
        .tasks = g_array_new(FALSE, FALSE, sizeof(Task)),
        .made = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .findings = g_ptr_array_new_with_free_func((GDestroyNotify) diag_free),
    };
    bool done = run(&build, diag, error);
    g_hash_table_unref(build.stylesheets);
    g_array_unref(build.tasks);
    g_hash_table_unref(build.made);
    g_ptr_array_unref(build.findings);
    g_clear_pointer(&build.fonts, text_fonts_free);
    job_output_free(build.output);
    return done;
}
