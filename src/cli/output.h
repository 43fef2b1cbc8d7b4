#pragma once

#include <glib.h>
#include <stdbool.h>

/**
 * Puts a command's result where -o says: into the file @path, whole or not at all, or on standard
 * output when @path is NULL or "-".
 */
bool cli_output_put(const char *path, GBytes *result, GError **error);
