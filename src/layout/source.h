#pragma once

#include "base/arena.h"
#include "fo/fo.h"

/**
 * The page-sequences of a document, one after the other: read as they are needed, dropped when
 * the next is asked for. A long table may be read in pieces while it is laid out.
 */
typedef struct LayoutSource LayoutSource;

LayoutSource *layout_source_new(FoReader *reader);
void layout_source_free(LayoutSource *source);

/**
 * The next page-sequence, whole but for a long table that is open; its tree stays until the next
 * call. NULL at the end of the document or when it cannot be read.
 */
FoNode *layout_source_next(LayoutSource *source);

/** The page-sequence that comes after it, without content, or NULL. Reads the rest before it. */
const FoNode *layout_source_following(LayoutSource *source);

/** The table-body that is open, or NULL when the page-sequence is whole. */
FoNode *layout_source_open_body(const LayoutSource *source);

/** Reads on. Whether there is more of @body, which was open. */
bool layout_source_read_on(LayoutSource *source, const FoNode *body);

/** Reads the page-sequence to its end. */
void layout_source_complete(LayoutSource *source);

/** The rows up to @last, which was a body's last when reading stopped, are not needed any more. */
void layout_source_drop_rows(LayoutSource *source, FoNode *last);

/** Moves what went wrong in reading to @error; false when that is so. */
bool layout_source_finish(LayoutSource *source, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(LayoutSource, layout_source_free)
