#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/diag.h"

/**
 * @bytes as UTF-8 without a byte-order mark. @name is the encoding: "utf-8", "utf-16le",
 * "utf-16be", "windows-874" (also "tis-620", "iso-8859-11", "cp874"), or NULL to find out: a
 * byte-order mark decides, then what is valid UTF-8 is that, what is nearly so is damaged UTF-8,
 * and the rest is Windows-874. What was found out goes to @diag unless it is plain UTF-8; so does
 * each line with bytes that mean nothing, which become U+FFFD. NULL and SAMRIT_ERROR_SETUP when
 * there is no encoding called @name. @file (interned) is for the findings.
 */
GBytes *read_encoding_to_utf8(GBytes *bytes, const char *name, const char *file, Diag *diag,
                              GError **error);

/** Whether there is an encoding called @name. */
bool read_encoding_is_known(const char *name);
