/*
 * What the stages of a build cost: `stages PROJECT [EVERY]` makes the PDFs of a project, or those
 * of every so manieth unit and none of the whole, one after the other in one process and prints
 * for each stage its name and CPU seconds, then the number of pages. Each is a function of its
 * own, for callgrind to count.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/error.h"
#include "job/make.h"
#include "layout/layout.h"
#include "paint/paint.h"
#include "score/score.h"
#include "xml/doc.h"
#include "xml/memory.h"

typedef enum {
    LOAD, /* reading and scoring */
    SCORE,
    SHEETS,  /* compiling the stylesheets */
    RESULTS, /* writing results.xml and reading it */
    XSLT,
    LAYOUT,
    PAINT,
    FINISH,
    STAGES,
} Stage;

static const char *const names[] = {"load", "score",  "stylesheets", "results",
                                    "xslt", "layout", "paint",       "finish"};

static double seconds[STAGES];
static guint pages;

static double
now(void)
{
    return (double) clock() / CLOCKS_PER_SEC;
}

static void
fail(const GError *error)
{
    fprintf(stderr, "stages: %s\n", error ? error->message : "cannot go on");
    exit(1);
}

static G_NO_INLINE JobEvaluation *
stage_load(const char *project, Diag *diag)
{
    g_autoptr(GError) error = NULL;
    double start = now();
    JobEvaluation *evaluation = job_evaluation_load(project, diag, &error);
    if (!evaluation)
        fail(error);
    seconds[LOAD] += now() - start;
    return evaluation;
}

/* Scores once more what stage_load() has scored. */
static G_NO_INLINE void
stage_score(const JobEvaluation *evaluation)
{
    double start = now();
    g_autoptr(Arena) arena = arena_new();
    for (guint i = 0; i < evaluation->n_sets; i++) {
        const JobSet *set = &evaluation->sets[i];
        guint count = 0;
        g_autofree UnitResult **units = g_new(UnitResult *, set->files->len);
        for (guint k = 0; k < set->files->len; k++) {
            const RecordFile *file = set->files->pdata[k];
            if (record_file_is_usable(file))
                units[count++] = score_unit(arena, set->framework, file->record,
                                            register_find_unit(set->reg, file->record->unit));
        }
        score_nation(arena, set->framework, set->reg, units, count);
    }
    seconds[SCORE] += now() - start;
}

static G_NO_INLINE JobTasks *
stage_stylesheets(const JobEvaluation *evaluation)
{
    g_autoptr(GError) error = NULL;
    double start = now();
    JobTasks *tasks = job_tasks_new(evaluation, &error);
    if (!tasks)
        fail(error);
    seconds[SHEETS] += now() - start;
    return tasks;
}

static G_NO_INLINE xmlDoc *
stage_results(JobResults *results, const JobTask *task, Diag *diag)
{
    g_autoptr(GError) error = NULL;
    double start = now();
    xmlDoc *input = job_results_parse(results, task, diag, &error);
    if (!input)
        fail(error);
    seconds[RESULTS] += now() - start;
    return input;
}

static G_NO_INLINE xmlDoc *
stage_xslt(xmlDoc *input, const JobTask *task, Diag *diag)
{
    static const char *const none[] = {NULL};
    g_autoptr(GError) error = NULL;
    double start = now();
    const char *const *params = task->document->params ? task->document->params : none;
    xmlDoc *fo = transform_apply_short(task->stylesheet, input, params, diag, &error);
    if (!fo)
        fail(error);
    seconds[XSLT] += now() - start;
    return fo;
}

static bool
keep_page(AreaPage *page, void *data, G_GNUC_UNUSED GError **error)
{
    g_ptr_array_add(data, page);
    return true;
}

static G_NO_INLINE void
stage_layout(xmlDoc *fo, const JobTask *task, TextFonts *fonts, AreaDocument *document,
             GPtrArray *sheets, Diag *diag)
{
    g_autoptr(GError) error = NULL;
    double start = now();
    LayoutOptions options = {0};
    g_autoptr(FoReader) reader =
        fo_reader_new_for_short(fo, transform_shorts(task->stylesheet), task->name, diag, &error);
    if (!reader ||
        !layout_document(reader, fonts, &options, document, keep_page, sheets, diag, &error))
        fail(error);
    seconds[LAYOUT] += now() - start;
}

static G_NO_INLINE void
stage_paint(Painter *painter, const GPtrArray *sheets)
{
    g_autoptr(GError) error = NULL;
    double start = now();
    for (guint i = 0; i < sheets->len; i++) {
        if (!paint_page(painter, sheets->pdata[i], &error))
            fail(error);
    }
    seconds[PAINT] += now() - start;
}

static G_NO_INLINE void
stage_finish(Painter *painter)
{
    g_autoptr(GError) error = NULL;
    double start = now();
    g_autoptr(GBytes) pdf = paint_finish(painter, &error);
    if (!pdf)
        fail(error);
    seconds[FINISH] += now() - start;
}

static void
make(JobResults *results, const JobTask *task, TextFonts *fonts)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(AreaDocument) document = area_document_new();
    g_autoptr(GPtrArray) sheets = g_ptr_array_new_with_free_func((GDestroyNotify) area_page_free);
    xmlDoc *input = stage_results(results, task, diag);
    g_autoptr(xmlDoc) fo = stage_xslt(input, task, diag);
    stage_layout(fo, task, fonts, document, sheets, diag);
    PdfOptions options = {0};
    g_autoptr(Painter) painter = paint_pdf_new(document, fonts, &options, diag);
    stage_paint(painter, sheets);
    stage_finish(painter);
    pages += sheets->len;
}

static void
make_pdfs(const JobTasks *tasks, guint every, TextFonts *fonts)
{
    g_autoptr(JobResults) results = job_results_new(tasks);
    guint turn = 0;
    for (guint i = 0; i < tasks->count; i++) {
        const JobTask *task = &tasks->tasks[i];
        if (transform_is_html(task->stylesheet) || (every > 1 && !task->unit))
            continue;
        if (turn++ % every == 0)
            make(results, task, fonts);
    }
}

int
main(int argc, char **argv)
{
    if (argc < 2)
        return EXIT_USAGE;
    xml_memory_begin();
    guint every = argc > 2 ? (guint) MAX(1, atoi(argv[2])) : 1;
    g_autoptr(GError) error = NULL;
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(JobEvaluation) evaluation = stage_load(argv[1], diag);
    stage_score(evaluation);
    g_autoptr(JobTasks) tasks = stage_stylesheets(evaluation);
    g_autoptr(TextFonts) fonts = job_make_fonts(evaluation, &error);
    if (!fonts)
        fail(error);
    make_pdfs(tasks, every, fonts);
    for (guint i = 0; i < STAGES; i++)
        printf("%s %.4f\n", names[i], seconds[i]);
    printf("pages %u\n", pages);
    return EXIT_DONE;
}
