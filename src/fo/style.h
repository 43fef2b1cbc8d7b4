#pragma once

#include "fo/fo.h"

/** Attributes of an element as written, without id; names with fox: or xml: where they have one. */
typedef struct {
    const char *name, *value;
} FoAttribute;

typedef struct FoAttributes {
    guint count;
    FoAttribute list[]; /* in the order of the document */
} FoAttributes;

/**
 * Computes styles, each set of attributes once: cells with the same attributes under the same
 * parent share a style, and what is wrong with it is found once. Lives in the arena it is given.
 */
typedef struct FoStyles FoStyles;

/** @diag may be NULL: nothing is reported (the source of a copy has been). */
FoStyles *fo_styles_new(Arena *arena, Diag *diag);

/**
 * The style of @element with @attributes (copied) under @parent, NULL for fo:root. @source is the
 * style that from-table-column() or from-page-master-region() is to read, or NULL.
 */
const FoStyle *fo_styles_find(FoStyles *styles, const FoStyle *parent, const FoStyle *source,
                              FoElement element, const FoAttribute *attributes, guint count,
                              DiagPlace place);

/** The same without a source for attributes that are in memory once, for as long as @styles is:
 * under the same @parent they need not be looked at again. */
const FoStyle *fo_styles_find_again(FoStyles *styles, const FoStyle *parent, FoElement element,
                                    const FoAttribute *attributes, guint count, DiagPlace place);

/** The style @original had if it inherited from @parent. */
const FoStyle *fo_styles_rebase(FoStyles *styles, const FoStyle *parent, const FoStyle *original,
                                DiagPlace place);
