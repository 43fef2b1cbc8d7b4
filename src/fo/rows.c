#include "fo/rows.h"

enum {
    ROWS_AT_ONCE = 500, /* some 20 pages, a megabyte */
};

/* What was read when rows were asked for once. In the arena of the page-sequence. */
typedef struct FoRowsRead Read;
struct FoRowsRead {
    Read *next;
    Arena *arena; /* NULL when they have been dropped */
    FoNode *last;
    bool lasting; /* something in them is looked at again */
};

void
fo_rows_start(FoRows *rows, Arena *arena)
{
    *rows = (FoRows){.outside = arena};
}

/* Whether @body is in a table of the flow, or of blocks in it: one that may be read in pieces. */
static bool
stands_in_flow(const FoNode *body)
{
    const FoNode *around = body->parent->parent;
    while (around && around->element == FO_BLOCK)
        around = around->parent;
    return body->parent->element == FO_TABLE && around && around->element == FO_FLOW;
}

static void
free_read(void *data)
{
    Read *read = data;
    arena_free(read->arena);
    read->arena = NULL;
}

void
fo_rows_ask(FoRows *rows, FoTree *tree)
{
    rows->count = 0;
    if (!rows->body)
        return;
    Read *read = ARENA_NEW(rows->outside, Read);
    read->arena = tree->arena = arena_new();
    arena_defer(rows->outside, read, free_read);
    if (rows->last)
        rows->last->next = read;
    else
        rows->first = read;
    rows->last = read;
    tree->lasting = tree->bars != NULL;
}

/* What follows goes into the page-sequence's arena again. */
static void
end_rows(FoRows *rows, FoTree *tree)
{
    if (tree->arena == rows->outside)
        return;
    rows->last->last = rows->body->last;
    rows->last->lasting = tree->lasting;
    tree->arena = rows->outside;
}

/* Counts a row that has become whole; whether there are enough of them for now. */
static bool
count_row(FoRows *rows, const FoNode *current)
{
    if (current != rows->body || current->last == rows->row)
        return false;
    rows->row = current->last;
    return current->last->element == FO_TABLE_ROW && ++rows->count == ROWS_AT_ONCE;
}

bool
fo_rows_are_enough(FoRows *rows, FoTree *tree)
{
    FoNode *current = tree->current;
    if (rows->body && current == rows->body->parent) {
        end_rows(rows, tree);
        rows->body = NULL;
    }
    if (!current || current->element != FO_TABLE_BODY)
        return false;
    if (!rows->body && stands_in_flow(current)) {
        rows->body = current;
        rows->row = NULL;
        rows->count = 0;
    }
    if (!count_row(rows, current))
        return false;
    end_rows(rows, tree);
    return true;
}

/* Frees what has been read up to the time that ended with @last. */
static void
free_rows(FoRows *rows, const FoNode *last)
{
    bool found = false;
    for (const Read *read = rows->first; read; read = read->next)
        found |= read->last == last;
    while (found) {
        Read *read = rows->first;
        found = read->last != last;
        if (!read->lasting)
            free_read(read);
        rows->first = read->next;
    }
    if (!rows->first)
        rows->last = NULL;
}

void
fo_rows_drop(FoRows *rows, FoTree *tree, FoNode *last)
{
    FoNode *body = last->parent;
    body->first = last->next;
    if (!last->next)
        body->last = NULL;
    if (rows->row == last)
        rows->row = NULL;
    if (tree->columns.part == body)
        tree->columns.part = NULL;
    free_rows(rows, last);
}
