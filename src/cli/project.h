#pragma once

#include <glib.h>

/**
 * The project folder that @argument (may be NULL) means, or the default. NULL, with a message,
 * when there is none. Free with g_free().
 */
char *cli_project_folder(const char *argument);
