#include "area/area.h"

#include <string.h>

AreaPage *
area_page_new(Length width, Length height)
{
    Arena *arena = arena_new();
    AreaPage *page = ARENA_NEW(arena, AreaPage);
    *page = (AreaPage){.arena = arena, .label = "", .width = width, .height = height};
    page->root = area_new(page, NULL, AREA_BLOCK, 0, 0, width, height);
    return page;
}

void
area_page_free(AreaPage *page)
{
    if (page)
        arena_free(page->arena);
}

Area *
area_new(AreaPage *page, Area *parent, AreaKind kind, Length x, Length y, Length width,
         Length height)
{
    Area *area = ARENA_NEW(page->arena, Area);
    area->kind = kind;
    area->x = x;
    area->y = y;
    area->width = width;
    area->height = height;
    if (!parent)
        return area;

    if (parent->last)
        parent->last->next = area;
    else
        parent->first = area;
    parent->last = area;
    return area;
}

void
area_set_id(AreaPage *page, Area *area, const char *id)
{
    area->id = id ? arena_strdup(page->arena, id) : NULL;
}

AreaDocument *
area_document_new(void)
{
    Arena *arena = arena_new();
    AreaDocument *document = ARENA_NEW(arena, AreaDocument);
    document->arena = arena;
    document->language = "th-TH";
    document->root = area_tag_new(document, NULL, "Document");
    return document;
}

void
area_document_free(AreaDocument *document)
{
    if (document)
        arena_free(document->arena);
}

static AreaTag *
take_tag(AreaDocument *document)
{
    AreaTag *tag = document->spare;
    if (!tag)
        return ARENA_NEW(document->arena, AreaTag);
    document->spare = tag->next;
    *tag = (AreaTag){0};
    return tag;
}

AreaTag *
area_tag_new(AreaDocument *document, AreaTag *parent, const char *role)
{
    AreaTag *tag = take_tag(document);
    tag->role = role;
    tag->parent = parent;
    if (!parent)
        return tag;

    if (parent->last)
        parent->last->next = tag;
    else
        parent->first = tag;
    parent->last = tag;
    return tag;
}

AreaTag *
area_tag_new_after(AreaDocument *document, AreaTag *parent, AreaTag *before, const char *role)
{
    AreaTag *tag = area_tag_new(document, NULL, role);
    tag->parent = parent;
    AreaTag **link = before ? &before->next : &parent->first;
    tag->next = *link;
    *link = tag;
    if (parent->last == before)
        parent->last = tag;
    return tag;
}

AreaTag *
area_tag_artifact(AreaDocument *document, const char *type)
{
    for (AreaTag *tag = document->artifacts; tag; tag = tag->next) {
        if (strcmp(tag->artifact_type, type) == 0)
            return tag;
    }
    AreaTag *tag = area_tag_new(document, NULL, "Artifact");
    tag->artifact_type = type;
    tag->next = document->artifacts;
    return document->artifacts = tag;
}

static void
free_tag(AreaDocument *document, AreaTag *tag)
{
    for (AreaTag *child = tag->first, *next; child; child = next) {
        next = child->next;
        free_tag(document, child);
    }
    tag->next = document->spare;
    document->spare = tag;
}

void
area_tag_drop(AreaDocument *document, AreaTag *tag, AreaTag *before)
{
    AreaTag *parent = tag->parent;
    if (before)
        before->next = tag->next;
    else
        parent->first = tag->next;
    if (parent->last == tag)
        parent->last = before;
    free_tag(document, tag);
}

AreaBookmark *
area_bookmark_new(AreaDocument *document, AreaBookmark *parent, const char *title)
{
    AreaBookmark *bookmark = ARENA_NEW(document->arena, AreaBookmark);
    bookmark->title = arena_strdup(document->arena, title);

    AreaBookmark **place = parent ? &parent->first : &document->bookmarks;
    while (*place)
        place = &(*place)->next;
    *place = bookmark;
    return bookmark;
}
