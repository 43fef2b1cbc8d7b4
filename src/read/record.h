#pragma once

#include <glib.h>

#include "base/diag.h"
#include "model/project.h"
#include "model/record.h"

/**
 * Reads the record in @path by the reader for its suffix. NULL and @error when it cannot
 * be read at all; findings about its content go to @diag, and with an error among them
 * the record is not to be scored. It is not yet held to any framework
 * (framework_match()). @name is how results.xml names the file.
 */
Record *read_record(const char *path, const char *name, Diag *diag, GError **error);

/**
 * Reads every record of a set, in the order of their names: an array of RecordFile, freed
 * with g_ptr_array_unref(). What is wrong with one stays in its own findings. NULL and
 * @error only if the folder cannot be read.
 */
GPtrArray *read_records(const ProjectSet *set, GError **error);
