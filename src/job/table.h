#pragma once

#include <stdbool.h>

#include "base/diag.h"

/** True if @path is a file other than a project: `validate` then checks it as a published table. */
bool job_table_is(const char *path);

/** framework_table_check(). */
bool job_table_check(const char *path, Diag *diag, GError **error);
