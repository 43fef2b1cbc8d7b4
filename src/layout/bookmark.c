#include "layout/bookmark.h"

/* The text of a bookmark's title, white space collapsed. Free with g_free(). */
static char *
title_of(const FoNode *bookmark)
{
    GString *title = g_string_new(NULL);
    FO_EACH_CHILD (child, bookmark)
        if (child->element == FO_BOOKMARK_TITLE)
            FO_EACH_CHILD (text, child)
                if (text->element == FO_TEXT)
                    g_string_append_len(title, text->text, (gssize) text->length);

    g_auto(GStrv) words = g_strsplit_set(title->str, " \t\r\n", -1);
    g_string_truncate(title, 0);
    for (char **word = words; *word; word++)
        if (**word)
            g_string_append_printf(title, "%s%s", title->len ? " " : "", *word);
    return g_string_free(title, FALSE);
}

static const char *
destination_of(Layout *layout, const FoNode *bookmark)
{
    Arena *arena = layout->document->arena;
    const char *internal = fo_string(bookmark, FO_PROP_INTERNAL_DESTINATION);
    if (internal && *internal)
        return arena_strdup(arena, internal);
    const char *external = fo_string(bookmark, FO_PROP_EXTERNAL_DESTINATION);
    return external && *external ? arena_strdup(arena, external) : NULL;
}

static void
add_bookmarks(Layout *layout, const FoNode *parent, AreaBookmark *above)
{
    FO_EACH_CHILD (child, parent) {
        if (child->element != FO_BOOKMARK)
            continue;
        g_autofree char *title = title_of(child);
        AreaBookmark *bookmark = area_bookmark_new(layout->document, above, title);
        bookmark->destination = destination_of(layout, child);
        bookmark->open = !fo_is(child, FO_PROP_STARTING_STATE, FO_KW_HIDE);
        add_bookmarks(layout, child, bookmark);
    }
}

void
layout_bookmarks_read(Layout *layout)
{
    FO_EACH_CHILD (child, fo_reader_root(layout->reader))
        if (child->element == FO_BOOKMARK_TREE)
            add_bookmarks(layout, child, NULL);
}
