#pragma once

#include <glib.h>
#include <stdbool.h>

/**
 * Puts a command's result where -o says: into the file @path, whole or not at all, or on standard
 * output when @path is NULL or "-".
 */
bool cli_output_put(const char *path, GBytes *result, GError **error);

/**
 * What the file @path is to be written as: the one of @endings ("xml", "csv"; closed by NULL) that
 * its name has, whatever its capitals, or the first of them where the name has none or @path is
 * NULL. NULL after a message where the name has another one.
 */
const char *cli_output_format(const char *path, const char *const *endings);
