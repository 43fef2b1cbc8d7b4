#pragma once

#include <glib.h>

/**
 * The picture in @path as a data: URI, so that a document made with it depends on what the file
 * holds and not on where it is. PNG, JPEG and SVG. NULL and @error (SAMRIT_ERROR_IO or _LIMIT: it
 * cannot be read; SAMRIT_ERROR_INPUT: it is none of these). Free with g_free().
 */
char *read_image_uri(const char *path, GError **error);
