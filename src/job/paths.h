#pragma once

#include <glib.h>

/**
 * The folder @name ("stylesheets", "fonts") that came with the program: beside the build
 * folder it runs from, or in ../share/samrit of where it is installed. NULL when it is
 * nowhere. Free with g_free().
 */
char *job_paths_find(const char *name);

/**
 * How @path is reached from @folder: "../registers/provinces.xml", or the absolute path if they
 * have nothing in common. Both may be relative to the current folder; links are not followed. Free
 * with g_free().
 */
char *job_paths_relative(const char *folder, const char *path);

/**
 * The date that goes into a document, in seconds since 1970: the beginning of the day @issued
 * ("2023-12-15", may be NULL) in Thailand; without it SOURCE_DATE_EPOCH, or else the
 * beginning of the year 2000. Never the clock, so that the same input gives the same bytes.
 */
gint64 job_paths_date(const char *issued);

/** @word as a word for sh(1), in quotes only where it needs them. Free with g_free(). */
char *job_paths_quote(const char *word);
