#include "layout/tag.h"

#include <string.h>

#include "layout/kind.h"
#include "layout/tag_list.h"

/* The structure element that each object is by default; blocks depend on their content. */
static const char *const roles[FO_ELEMENT_COUNT] = {
    [FO_PAGE_SEQUENCE] = "Part",
    [FO_FLOW] = "Sect",
    [FO_BLOCK] = "P",
    [FO_BLOCK_CONTAINER] = "Div",
    [FO_LIST_BLOCK] = "L",
    [FO_LIST_ITEM] = "LI",
    [FO_LIST_ITEM_LABEL] = "Lbl",
    [FO_LIST_ITEM_BODY] = "LBody",
    [FO_TABLE] = "Table",
    [FO_TABLE_HEADER] = "THead",
    [FO_TABLE_BODY] = "TBody",
    [FO_TABLE_FOOTER] = "TFoot",
    [FO_TABLE_ROW] = "TR",
    [FO_TABLE_CELL] = "TD",
    [FO_TABLE_CAPTION] = "Caption",
    [FO_FOOTNOTE_BODY] = "Note",
    [FO_FLOAT] = "Div",
    [FO_BASIC_LINK] = "Link", /* around blocks */
};

static bool
holds_blocks(const FoNode *node)
{
    FO_EACH_CHILD (child, node)
        if (layout_is_block_level(child))
            return true;
    return false;
}

/* A literal, or interned. */
static const char *
role_of(const FoNode *node)
{
    const char *role = fo_string(node, FO_PROP_ROLE);
    if (role && *role && strcmp(role, "none") != 0)
        return g_intern_string(role);
    if (fo_is_specified(node, FO_PROP_ROLE) && (!role || strcmp(role, "none") == 0))
        return NULL; /* "none" was asked for: what it holds belongs to what holds it */
    if (node->element == FO_BLOCK && holds_blocks(node))
        return "Div";
    if (node->element == FO_TABLE_CELL) {
        const FoNode *part = node->parent;
        if (part && part->element == FO_TABLE_ROW)
            part = part->parent;
        bool header = (part && part->element == FO_TABLE_HEADER) ||
                      fo_is(node, FO_PROP_FOX_HEADER, FO_KW_TRUE);
        return header ? "TH" : "TD";
    }
    return roles[node->element];
}

static void
set_cell(const FoNode *node, AreaTag *tag)
{
    tag->column_span = MAX(1, fo_integer(node, FO_PROP_NUMBER_COLUMNS_SPANNED, 1));
    tag->row_span = MAX(1, fo_integer(node, FO_PROP_NUMBER_ROWS_SPANNED, 1));
    if (strcmp(tag->role, "TH") != 0)
        return;
    const FoNode *row = node->parent;
    bool in_header = row && (row->element == FO_TABLE_HEADER ||
                             (row->parent && row->parent->element == FO_TABLE_HEADER));
    tag->scope = in_header ? AREA_SCOPE_COLUMN : AREA_SCOPE_ROW;
}

/* ---- languages */

enum { SUBTAG = 8 };

/* "th" or "en-GB"; empty when the FO names none. */
typedef char Language[2 * SUBTAG + 2];

/* What a reader of the PDF can take for one (BCP 47): letters and digits, in parts of up to eight.
 */
static bool
is_subtag(const char *text)
{
    gsize length = 0;
    while (text && length <= SUBTAG && g_ascii_isalnum(text[length]))
        length++;
    return length >= 2 && length <= SUBTAG && !text[length] && strcmp(text, "none") != 0;
}

/* The country is that of the language: one that is inherited beside another language is not. */
static void
read_language(const FoNode *node, Language out)
{
    while (node->parent && !fo_is_specified(node, FO_PROP_LANGUAGE))
        node = node->parent;
    const char *language = fo_string(node, FO_PROP_LANGUAGE);
    const char *country =
        fo_is_specified(node, FO_PROP_COUNTRY) ? fo_string(node, FO_PROP_COUNTRY) : NULL;
    out[0] = '\0';
    if (!is_subtag(language))
        return;
    char *end = g_stpcpy(out, language);
    if (is_subtag(country))
        g_stpcpy(g_stpcpy(end, "-"), country);
}

bool
layout_tag_changes_language(const FoNode *node)
{
    if (!fo_is_specified(node, FO_PROP_LANGUAGE) || !node->parent)
        return false;
    Language language, around;
    read_language(node, language);
    read_language(node->parent, around);
    return *language && strcmp(language, around) != 0;
}

/* It is interned: there are few. */
void
layout_tag_set_language(Layout *layout, const FoNode *node, AreaTag *tag)
{
    Language language;
    read_language(node, language);
    const char *around = layout->document->language;
    for (const AreaTag *above = tag->parent; above; above = above->parent) {
        if (!above->language)
            continue;
        around = above->language;
        break;
    }
    if (*language && strcmp(language, around) != 0)
        tag->language = g_intern_string(language);
}

void
layout_tag_read_language(Layout *layout)
{
    Language language;
    read_language(fo_reader_root(layout->reader), language);
    if (*language)
        layout->document->language = g_intern_string(language);
}

/* ---- tags */

AreaTag *
layout_tag_open(Layout *layout, const FoNode *node, AreaTag *parent)
{
    const char *role = role_of(node);
    if (!role || !parent || strcmp(parent->role, "Artifact") == 0)
        return parent;
    if (strcmp(role, "artifact") == 0 || strcmp(role, "Artifact") == 0)
        return layout_tag_artifact(layout, "Layout");

    Arena *arena = layout->document->arena;
    AreaTag *tag = area_tag_new(layout->document, parent, role);
    const char *alt = fo_string(node, FO_PROP_FOX_ALT_TEXT);
    if (alt && *alt)
        tag->alt = arena_strdup(arena, alt);
    layout_tag_set_language(layout, node, tag);
    if (node->element == FO_TABLE_CELL)
        set_cell(node, tag);
    if (node->element == FO_LIST_BLOCK)
        tag->numbering = layout_tag_list_numbering(node);
    return tag;
}

void
layout_tag_done(const Layout *layout, AreaTag *tag)
{
    tag->done = layout->n_pages;
}

AreaTag *
layout_tag_artifact(Layout *layout, const char *type)
{
    return area_tag_artifact(layout->document, type);
}
