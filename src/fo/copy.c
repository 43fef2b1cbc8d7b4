#include <libxml/tree.h>

#include "fo/style.h"
#include "fo/tree.h"

/* Copies under another parent. Each style is computed again from the attributes, without findings:
 * its source had them. */

static void
append(FoNode *parent, FoNode *node)
{
    if (parent->last)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
}

/* The source's arena may go before the copy's, so nothing is shared with it. */
static void
copy_content(Arena *arena, FoNode *copy)
{
    if (copy->id)
        copy->id = arena_strdup(arena, copy->id);
    if (copy->element == FO_TEXT)
        copy->text = arena_strndup(arena, copy->text, copy->length);
    if (copy->element == FO_FOREIGN && copy->foreign)
        copy->foreign = fo_tree_copy_foreign(arena, copy->foreign);
}

static FoNode *
copy_below(FoReader *reader, FoStyles *styles, Arena *arena, const FoNode *node, FoNode *parent)
{
    FoNode *copy = arena_memdup(arena, node, sizeof *node);
    copy_content(arena, copy);
    copy->parent = parent;
    copy->first = copy->last = copy->next = NULL;
    copy->has_marker = false; /* markers in it are no one's: it may go before they are asked for */
    bool own = node->element != FO_TEXT && node->element != FO_FOREIGN;
    copy->style =
        own ? fo_styles_rebase(styles, parent->style, node->style, fo_reader_place(reader, node))
            : parent->style;
    FO_EACH_CHILD (child, node)
        append(copy, copy_below(reader, styles, arena, child, copy));
    return copy;
}

FoNode *
fo_copy(FoReader *reader, Arena *arena, const FoNode *node, FoNode *parent)
{
    return copy_below(reader, fo_styles_new(arena, NULL), arena, node, parent);
}
