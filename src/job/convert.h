#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/diag.h"

/** Records from one form into another: XML, CSV, workbooks, and forms to fill in. */
typedef struct {
    char **inputs;      /* files, and folders of them; ends with NULL */
    const char *output; /* a file, or a folder for one file a unit */
    bool folder;
    const char *suffix; /* what is written: "xml", "csv", "xlsx" */
    bool form;          /* workbooks are forms: without results, and open only for those */
    bool thai;          /* headings of tables */
} JobConvert;

/**
 * Converts. What is wrong with the records goes to @diag; with an error among them nothing is
 * written. The number of records written goes to *@count. False and @error if it cannot be done.
 */
bool job_convert(const JobConvert *convert, Diag *diag, guint *count, GError **error);

/** The encoding of records in CSV from now on; false if there is none of that name. */
bool job_convert_set_encoding(const char *name);
