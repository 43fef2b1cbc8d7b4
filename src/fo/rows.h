#pragma once

#include "fo/tree.h"

/**
 * The rows of a long fo:table-body of a page-sequence, read some at a time. Those after the first
 * time have arenas of their own, so that they can be freed before the page-sequence is.
 */
typedef struct {
    Arena *outside;                  /* the page-sequence's */
    FoNode *body;                    /* the long table-body that is open, or NULL */
    FoNode *row;                     /* its last that is whole */
    guint count;                     /* rows read since they were last asked for */
    struct FoRowsRead *first, *last; /* what each time has read; not the first of a body */
} FoRows;

/** Begins a page-sequence in @arena. */
void fo_rows_start(FoRows *rows, Arena *arena);

/** Rows are asked for: those of a body that is open go into an arena of their own. */
void fo_rows_ask(FoRows *rows, FoTree *tree);

/** After each event that @tree has taken: whether so many rows have come that it is enough for now.
 */
bool fo_rows_are_enough(FoRows *rows, FoTree *tree);

/**
 * Takes the rows up to @last out of their body, and frees them, unless something in them may be
 * asked for later.
 */
void fo_rows_drop(FoRows *rows, FoTree *tree, FoNode *last);
