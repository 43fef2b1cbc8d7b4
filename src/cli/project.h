#pragma once

#include <glib.h>
#include <stdbool.h>

#include "job/evaluation.h"
#include "job/plan.h"

/**
 * The project folder that @argument (may be NULL) means, or the default. NULL, with a message,
 * when there is none. Free with g_free().
 */
char *cli_project_folder(const char *argument);

/**
 * The project in @folder, what was found in it having been told. NULL and *@status when it cannot
 * be used, or has records with errors and @keep_going is not set.
 */
JobEvaluation *cli_project_load(const char *folder, bool keep_going, int *status);

/** The plan at @path, what was found in it having been told; NULL and @error. */
JobPlan *cli_project_load_plan(const char *path, GError **error);
