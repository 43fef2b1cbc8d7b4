#pragma once

#include "fo/column.h"
#include "fo/short.h"
#include "fo/style.h"

#define FO_NAMESPACE  "http://www.w3.org/1999/XSL/Format"
#define FOX_NAMESPACE "http://xmlgraphics.apache.org/fop/extensions"

/** A tree in the making: fo:root with what precedes the page-sequences, or one page-sequence. */
typedef struct {
    Arena *arena;
    Diag *diag;
    const char *file; /* interned, for findings */
    FoStyles *styles;
    FoNode *current;    /* the element that is open; NULL at first */
    const FoBars *bars; /* the change bars that are open */
    FoColumns columns;
    bool lasting;    /* something was read that is asked for after its place: markers, notes */
    gsize *entities; /* bytes that entities may still come to, in the whole document */
    GHashTable *ids; /* of the whole document; strings are copied into it */
} FoTree;

/** Where an element of the FO file stands. */
DiagPlace fo_tree_place(const FoTree *tree, int line);

/**
 * Opens @element with the attributes of @node and those that it is @short_for (may be NULL), as the
 * last child of the current one, or, when there is none, under @parent without being linked to it.
 */
FoNode *fo_tree_open(FoTree *tree, FoNode *parent, FoElement element, const xmlNode *node,
                     const FoShort *short_for, int line);

/** Closes the current element; its parent is current again, NULL after the first. */
void fo_tree_close(FoTree *tree);

/** Adds @length bytes of @text; white space is left out where only elements may stand. */
void fo_tree_text(FoTree *tree, const char *text, gsize length, int line);

/** Adds a copy of @node, of another vocabulary, with all below it. */
void fo_tree_foreign(FoTree *tree, const xmlNode *node, int line);

/** Notes, where text may stand, that an element was passed over, which parts white space. */
void fo_tree_pass_over(FoTree *tree, int line);

/** A copy of @source and all below it as a document of its own, which @arena frees. */
const xmlNode *fo_tree_copy_foreign(Arena *arena, const xmlNode *source);
