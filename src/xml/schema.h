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
 * Holds @doc to the schema @name; each violation is a finding with its line. True when
 * there is none. The schema is compiled at its first use.
 */
bool xml_schema_check(const xmlDoc *doc, const char *name, Diag *diag);
