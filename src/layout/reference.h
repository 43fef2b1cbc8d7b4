#pragma once

#include "layout/context.h"

/**
 * Where ids are, and what waits to know it. Pages leave in order, each as soon as nothing on
 * it waits any more.
 */
typedef struct LayoutReferences LayoutReferences;

LayoutReferences *layout_references_new(AreaPageFunc emit, void *data);
void layout_references_free(LayoutReferences *references);

/** Content of the object with @id is on layout->page. The first page counts, and the last. */
void layout_reference_place(Layout *layout, const char *id);

/** Makes @area the destination of @node's id, if it has one. */
void layout_reference_identify(Layout *layout, const FoNode *node, Area *area);

/** The same for what has no area: the destination is a place in @parent. */
void layout_reference_mark(Layout *layout, const FoNode *node, Area *parent, Length x, Length y);

/** All of the object with @id has been placed: its last page is known. */
void layout_reference_close(Layout *layout, const char *id);

/**
 * The label of the page that @id is first on, or @last on; NULL while it is not known. Lives
 * as long as the layout.
 */
const char *layout_reference_label(Layout *layout, const char *id, bool last);

/** Called with the label when it is known, or with NULL when no area turned out to have the id. */
typedef void (*LayoutReferenceFunc)(Layout *layout, const char *label, void *data);

/**
 * Holds layout->page back until @id's page is known and @func has been called. @node is who
 * refers, for the finding when nobody has the id. @data lives in the page's arena.
 */
void layout_reference_wait(Layout *layout, const FoNode *node, const char *id, bool last,
                           LayoutReferenceFunc func, void *data);

/** Takes a finished page over and lets go what waits for nothing. */
bool layout_reference_release(Layout *layout, AreaPage *page, GError **error);

/** Whether every page that was released has gone: none waits. */
bool layout_references_idle(const LayoutReferences *references);

/** The document is at its end: what is still not known gets NULL, and all pages go. */
bool layout_references_finish(Layout *layout, GError **error);
