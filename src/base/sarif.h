#pragma once

#include <glib.h>

#include "base/diag.h"

/**
 * All findings of a run as one SARIF 2.1.0 document (OASIS), with the sentences in @language.
 * @errors are messages of why the run ended, or NULL. A cell of a sheet is a logical location. Free
 * with g_free().
 */
char *sarif_document(const Diag *diag, DiagLanguage language, const GPtrArray *errors);
