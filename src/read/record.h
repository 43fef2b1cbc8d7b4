#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/diag.h"
#include "model/project.h"
#include "model/record.h"

/**
 * Reads the record, or the records, in @path by the reader for its suffix and adds a RecordFile
 * for each unit to @files; one without record if the file cannot be read. With an error among its
 * findings a record is not to be scored. It is not yet held to any framework (framework_match()).
 * @name is how results.xml names the file.
 */
void read_record_file(const char *path, const char *name, GPtrArray *files);

/**
 * read_record_file() of all files in @folder in the order of their names; @name is how results.xml
 * names the folder. What is no record is said in a RecordFile without one; what systems and
 * programs leave in a folder is not. False and @error if it cannot be listed.
 */
bool read_record_folder(const char *folder, const char *name, GPtrArray *files, GError **error);

/**
 * Reads every record of a set, in the order of their names: an array of RecordFile, freed
 * with g_ptr_array_unref(). What is wrong with one stays in its own findings. NULL and
 * @error only if the folder cannot be read.
 */
GPtrArray *read_records(const ProjectSet *set, GError **error);
