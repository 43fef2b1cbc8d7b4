#pragma once

#include <stdbool.h>

#include "area/area.h"
#include "base/diag.h"
#include "fo/fo.h"
#include "text/text.h"

typedef struct {
    bool greedy; /* break lines by first fit, not by total fit */
} LayoutOptions;

/**
 * Lays @reader's document out on pages. Each page goes to @emit as soon as nothing on
 * it waits for a later one; tags, bookmarks and metadata go into @document as they come.
 */
bool layout_document(FoReader *reader, TextFonts *fonts, const LayoutOptions *options,
                     AreaDocument *document, AreaPageFunc emit, void *data, Diag *diag,
                     GError **error);
