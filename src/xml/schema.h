#pragma once

#include <glib.h>
#include <libxml/tree.h>
#include <stdbool.h>

#include "base/diag.h"

/**
 * The XSD schemas, which are part of the program: input/schemas/NAME.xsd for each name, such as
 * "framework", "record" and "results". A name past the last gives NULL.
 */
const char *xml_schema_name(guint index);

/** The text of the schema @name, static, NUL-terminated; NULL if there is none. */
const char *xml_schema_text(const char *name);

/**
 * Holds @doc, of a version that is known, to the schema @name; each violation is a finding with its
 * line. True when there is none. The schema is compiled at its first use.
 */
bool xml_schema_check(const xmlDoc *doc, const char *name, Diag *diag);

/**
 * Each file says its version. Whether that of @doc is one that this program reads; a later one is a
 * SAMRIT_ERROR_SETUP with file and line, in both languages. What is no version is the schema's.
 */
bool xml_schema_check_version(const xmlDoc *doc, GError **error);
