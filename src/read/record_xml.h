#pragma once

#include <glib.h>

#include "base/diag.h"
#include "model/record.h"

/** The reader of XML records (input/schemas/record.xsd); see read_record(). */
Record *read_record_xml(GBytes *bytes, const char *path, Diag *diag, GError **error);
