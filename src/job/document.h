#pragma once

#include <stdbool.h>

#include "base/diag.h"
#include "fo/fo.h"
#include "pdf/pdf.h"
#include "text/text.h"

typedef enum {
    JOB_PDF,
    JOB_PNG,
    JOB_AREA,  /* the area tree as XML */
    JOB_TRACE, /* the painter's calls as text */
} JobFormat;

typedef struct {
    JobFormat format;
    bool greedy;       /* lines by first fit */
    int page;          /* for JOB_PNG: from 0 */
    double resolution; /* for JOB_PNG: dots per inch */
    PdfOptions pdf;
} JobDocument;

/**
 * Formats @reader's document: FO → areas → what was asked for, which is empty when pdf.sink has
 * taken it. @pages (may be NULL) gets the
 * number of pages. Findings go to @diag; NULL and @error when there is nothing to give.
 */
GBytes *job_document_format(FoReader *reader, TextFonts *fonts, const JobDocument *options,
                            guint *pages, Diag *diag, GError **error);
