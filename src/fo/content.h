#pragma once

#include "fo/fo.h"

/**
 * Content models (the content column of fo/element.def). What breaks one is a finding; the
 * element stays in the tree.
 */

/** Whether characters may stand in @node. */
bool fo_content_has_text(const FoNode *node);

/** Finds fault with @child as the next child of @parent, whose stage moves on. */
void fo_content_check(FoNode *parent, FoElement child, Diag *diag, DiagPlace place);

/** Finds fault with what @node lacks, now that it has all its children. */
void fo_content_complete(const FoNode *node, Diag *diag, DiagPlace place);
