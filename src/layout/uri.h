#pragma once

#include "layout/context.h"

/**
 * A URI of the document as a path or data: URI in @arena: url(…) and quotes are taken off,
 * file: and escapes undone, what is relative is taken from the document's own folder.
 */
const char *layout_uri_resolve(Layout *layout, Arena *arena, const char *uri);
