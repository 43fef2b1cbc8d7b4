#pragma once

#include "job/results.h"
#include "job/tasks.h"
#include "text/text.h"

/** What all documents of a build have in common. */
typedef struct {
    /* Parameters of all stylesheets, which win over the project's; NULL: not given. */
    const char *digits, *watermark, *paper, *duplex;
    const char *garuda; /* job_make_picture() */
    bool keep_fo;       /* give the XSL-FO too */
} JobMakeOptions;

/** A document made, and what goes with it. */
typedef struct {
    GBytes *document;
    GBytes *results; /* results.xml it was made from */
    GBytes *fo;      /* its XSL-FO, if that was asked for and there is any */
    guint pages;
} JobProduct;

/** The fonts of all documents, which know the names of @evaluation's units. */
TextFonts *job_make_fonts(const JobEvaluation *evaluation, GError **error);

/** A digest of the parameters and the date that it is made with. Free with g_free(). */
char *job_make_settings(const JobTasks *tasks, const JobTask *task, const JobMakeOptions *options);

/**
 * Makes @task's document: results → XSL-FO → PDF, or results → HTML.
 * Findings go to @diag. False and @error when it cannot be made or must not be published. Clear
 * @product in any case.
 */
bool job_make(JobResults *results, const JobTasks *tasks, const JobTask *task, TextFonts *fonts,
              const JobMakeOptions *options, JobProduct *product, Diag *diag, GError **error);

/**
 * The picture in @path as JobMakeOptions.garuda wants it (read/image.h). NULL and @error when it
 * cannot be used; free with g_free().
 */
char *job_make_picture(const char *path, GError **error);

void job_product_clear(JobProduct *product);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(JobProduct, job_product_clear)
