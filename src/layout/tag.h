#pragma once

#include "layout/context.h"

/**
 * The structure element for @node below @parent: by its role, or else by what it is; @parent
 * itself when it needs none of its own. All inside an artifact is that artifact.
 */
AreaTag *layout_tag_open(Layout *layout, const FoNode *node, AreaTag *parent);

/** Whether @node is in another language than what is around it. */
bool layout_tag_changes_language(const FoNode *node);

/** Has @tag tell the language of @node where it is not that of the element around it. */
void layout_tag_set_language(Layout *layout, const FoNode *node, AreaTag *tag);

/** The document's language is what its root says, if it says one. */
void layout_tag_read_language(Layout *layout);

/** All of @tag has been placed: nothing may be put in it or below it any more. */
void layout_tag_done(const Layout *layout, AreaTag *tag);

/** An artifact of running titles and the like: what static content is. */
AreaTag *layout_tag_artifact(Layout *layout, const char *type);
