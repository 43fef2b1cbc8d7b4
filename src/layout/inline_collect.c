#include "layout/inline.h"

#include <string.h>

#include "layout/kind.h"
#include "layout/white_space.h"

typedef struct {
    Layout *layout;
    Arena *arena;
    LayoutParagraph *paragraph;
    GArray *atoms; /* of LayoutAtom */
    LayoutWhiteSpace space;
} Collector;

/* What the formatting objects around a node make of its content. */
typedef struct {
    const LayoutInlineStyle *style;
    const LayoutBaseline *baseline;
    LayoutInlineBox *box;
} Around;

static void collect_node(Collector *it, const FoNode *node, const Around *around);

static LayoutAtom *
add_atom(Collector *it, LayoutPieceKind kind, const FoNode *node, const Around *around)
{
    LayoutAtom atom = {
        .kind = kind,
        .start = it->paragraph->buffer->len,
        .style = around->style,
        .node = node,
        .box = around->box,
    };
    g_array_append_val(it->atoms, atom);
    return &g_array_index(it->atoms, LayoutAtom, it->atoms->len - 1);
}

/* Something on the line that is no text: breaks and words are looked for on its two sides. */
static void
add_object(Collector *it, LayoutPieceKind kind, const FoNode *node, const Around *around)
{
    add_atom(it, kind, node, around)->length = 3;
    g_string_append(it->paragraph->buffer, "\xef\xbf\xbc"); /* OBJECT REPLACEMENT CHARACTER */
}

/* The first letter of each word: what a bracket or a quotation mark opens is one too. */
static char *
capitalize(const char *text, gsize length)
{
    GString *out = g_string_sized_new(length);
    bool inside = false;
    for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        g_string_append_unichar(out, inside ? c : g_unichar_totitle(c));
        inside = !g_unichar_isspace(c) && (inside || g_unichar_isalnum(c));
    }
    return g_string_free(out, FALSE);
}

/* text-transform; NULL when the text stays as it is. */
static char *
transform(const FoNode *node, const char *text, gsize length)
{
    switch (fo_keyword(node, FO_PROP_TEXT_TRANSFORM)) {
    case FO_KW_UPPERCASE:
        return g_utf8_strup(text, (gssize) length);
    case FO_KW_LOWERCASE:
        return g_utf8_strdown(text, (gssize) length);
    case FO_KW_CAPITALIZE:
        return capitalize(text, length);
    default:
        return NULL;
    }
}

static void
collect_text(Collector *it, const FoNode *node, const char *text, gsize length,
             const Around *around)
{
    g_autofree char *transformed = transform(node, text, length);
    if (transformed) {
        text = transformed;
        length = strlen(transformed);
    }
    GString *buffer = it->paragraph->buffer;
    gsize start = buffer->len;
    layout_white_space_append(&it->space, buffer, text, length);
    if (buffer->len == start)
        return;
    LayoutAtom *atom = add_atom(it, LAYOUT_PIECE_WORD, node, around);
    atom->start = start;
    atom->length = buffer->len - start;
}

/* Whether there is anything to see of @box, or room that it takes. */
static bool
shows(const LayoutInlineBox *box)
{
    return box->visible || box->space_start.size || box->space_end.size;
}

/* What an object that is all of its own content makes of it: style, baseline and box. */
static Around
around_content(Collector *it, const FoNode *node, const Around *around)
{
    Around inside = *around;
    inside.baseline =
        layout_baseline_for_text(it->arena, node, layout_inline_font(it->layout, it->arena, node),
                                 fo_length(node, FO_PROP_LINE_HEIGHT, 0), around->baseline);
    inside.style = layout_inline_style(it->layout, it->arena, node, around->style, inside.baseline);
    inside.box =
        layout_inline_box_new(it->arena, node, around->box, inside.baseline, it->paragraph->width);
    return inside;
}

static void
collect_character(Collector *it, const FoNode *node, const Around *around)
{
    const char *character = fo_string(node, FO_PROP_CHARACTER);
    if (!character || !*character)
        return;
    Around inside = around_content(it, node, around);
    if (shows(inside.box))
        add_atom(it, LAYOUT_PIECE_OPEN, node, &inside);
    collect_text(it, node, character, strlen(character), &inside);
    if (shows(inside.box))
        add_atom(it, LAYOUT_PIECE_CLOSE, node, &inside);
}

/* A page number shapes itself, by what is around it. */
static void
collect_number(Collector *it, const FoNode *node, const Around *around)
{
    Around inside = around_content(it, node, around), number = *around;
    number.box = inside.box;
    bool boxed = shows(inside.box);
    if (boxed)
        add_atom(it, LAYOUT_PIECE_OPEN, node, &inside);
    add_object(it, LAYOUT_PIECE_NUMBER, node, boxed ? &number : around);
    if (boxed)
        add_atom(it, LAYOUT_PIECE_CLOSE, node, &inside);
}

static bool
is_text(const FoNode *node)
{
    return node->element == FO_TEXT || node->element == FO_CHARACTER;
}

static bool
is_white(const FoNode *node)
{
    for (gsize i = 0; node->element == FO_TEXT && i < node->length; i++)
        if ((guchar) node->text[i] > ' ')
            return false;
    return node->element == FO_TEXT;
}

/* Markers are no content, nor is the white space before them: what follows is @parent's first. */
static const FoNode *
skip_markers(Collector *it, const FoNode *parent, const FoNode *first, const FoNode *end,
             bool block)
{
    const FoNode *content = first;
    for (const FoNode *node = first; first == parent->first && node != end; node = node->next) {
        if (node->element == FO_MARKER)
            content = node->next;
        else if (!is_white(node) || !it->space.collapse)
            break;
    }
    if (content != first)
        layout_white_space_interrupt(&it->space, block, !block);
    return content;
}

/* The children of @parent from @first up to @end; @block: directly in the paragraph's block. */
static void
collect_range(Collector *it, const FoNode *parent, const FoNode *first, const FoNode *end,
              bool block, const Around *around)
{
    bool after_text = false, at_start = block && first == parent->first;
    first = skip_markers(it, parent, first, end, block);
    for (const FoNode *node = first; node && node != end; node = node->next) {
        if (node->element == FO_FLOAT) {
            collect_node(it, node, around);
            continue;
        }
        if (!is_text(node))
            layout_white_space_interrupt(&it->space, at_start, after_text);
        at_start = at_start && (is_white(node) || node->element == FO_CHANGE_BAR_BEGIN);
        guint before = it->atoms->len;
        collect_node(it, node, around);
        after_text = is_text(node);
        if (after_text)
            continue;
        it->space.in_space = false;
        bool restarted =
            it->atoms->len > before &&
            g_array_index(it->atoms, LayoutAtom, it->atoms->len - 1).kind == LAYOUT_PIECE_BLOCK;
        if (block && !restarted)
            it->space.after_linefeed = at_start;
    }
}

static void
collect_children(Collector *it, const FoNode *node, const Around *around)
{
    collect_range(it, node, node->first, NULL, false, around);
}

/* The control characters of unicode-bidi (UAX #9), before and after the content of @node; they
 * stand between texts, so that they are seen when levels are found and never shaped. */
static bool
open_bidi(Collector *it, const FoNode *node)
{
    FoKeyword bidi = fo_keyword(node, FO_PROP_UNICODE_BIDI);
    if (node->element != FO_BIDI_OVERRIDE || (bidi != FO_KW_EMBED && bidi != FO_KW_BIDI_OVERRIDE))
        return false;
    bool rtl = fo_is(node, FO_PROP_DIRECTION, FO_KW_RTL);
    gunichar override = rtl ? 0x202e : 0x202d, embedding = rtl ? 0x202b : 0x202a;
    g_string_append_unichar(it->paragraph->buffer,
                            bidi == FO_KW_BIDI_OVERRIDE ? override : embedding);
    it->paragraph->bidi = true;
    return true;
}

static void
close_bidi(Collector *it)
{
    g_string_append_unichar(it->paragraph->buffer, 0x202c);
}

/* fo:wrapper and fo:bidi-override only hand properties on: what is in them is aligned by what is
 * around them. */
static bool
is_transparent(const FoNode *node)
{
    return node->element != FO_INLINE && node->element != FO_BASIC_LINK;
}

static void
collect_box(Collector *it, const FoNode *node, const Around *around)
{
    Around inside = *around;
    if (!is_transparent(node)) {
        inside.baseline = layout_baseline_for_text(
            it->arena, node, layout_inline_font(it->layout, it->arena, node),
            fo_length(node, FO_PROP_LINE_HEIGHT, 0), around->baseline);
    }
    LayoutInlineBox *box =
        layout_inline_box_new(it->arena, node, around->box, inside.baseline, it->paragraph->width);
    it->paragraph->tagged |= layout_inline_role(node) != NULL;
    LayoutInlineStyle *style = (LayoutInlineStyle *) layout_inline_style(
        it->layout, it->arena, node, around->style, inside.baseline);
    style->line_start += box->start_kept;
    style->line_end += box->end_kept;
    inside.style = style;
    inside.box = box;
    bool embedded = open_bidi(it, node);

    add_atom(it, LAYOUT_PIECE_OPEN, node, &inside);
    collect_children(it, node, &inside);
    if (embedded)
        close_bidi(it);
    add_atom(it, LAYOUT_PIECE_CLOSE, node, &inside);
}

/* The anchor goes where the footnote's inline ends, so that it stays on that line. */
static void
collect_footnote(Collector *it, const FoNode *node, const Around *around)
{
    if (node->first && node->first->element == FO_INLINE)
        collect_node(it, node->first, around);
    add_atom(it, LAYOUT_PIECE_FOOTNOTE, node, around);
}

/* The marker's content was put inside. Directly in a block it begins like a block's own. */
static void
collect_marker(Collector *it, const FoNode *node, const Around *around)
{
    if (node->parent == it->paragraph->block)
        it->space.after_linefeed = true;
    collect_children(it, node, around);
}

/* Of an fo:multi-switch, the case that shows at first. */
static void
collect_switch(Collector *it, const FoNode *node, const Around *around)
{
    const FoNode *shown = layout_shown_case(node);
    if (shown)
        collect_children(it, shown, around);
}

static void
collect_block(Collector *it, const FoNode *node, const Around *around)
{
    add_atom(it, LAYOUT_PIECE_BLOCK, node, around);
    layout_white_space_restart(&it->space);
}

/* What stands on the line and is no text. */
static void
collect_object(Collector *it, const FoNode *node, const Around *around)
{
    switch (node->element) {
    case FO_LEADER:
        add_object(it, LAYOUT_PIECE_LEADER, node, around);
        break;
    case FO_EXTERNAL_GRAPHIC:
    case FO_INSTREAM_FOREIGN_OBJECT:
        it->paragraph->tagged = true;
        add_object(it, LAYOUT_PIECE_GRAPHIC, node, around);
        break;
    case FO_INLINE_CONTAINER:
        it->paragraph->tagged = true;
        add_object(it, LAYOUT_PIECE_CONTAINER, node, around);
        break;
    case FO_PAGE_NUMBER:
    case FO_PAGE_NUMBER_CITATION:
    case FO_PAGE_NUMBER_CITATION_LAST:
        collect_number(it, node, around);
        break;
    case FO_FLOAT:
        add_atom(it, LAYOUT_PIECE_FLOAT, node, around);
        break;
    case FO_CHANGE_BAR_BEGIN:
    case FO_CHANGE_BAR_END:
        it->paragraph->marked = true;
        add_atom(it, LAYOUT_PIECE_MARK, node, around);
        break;
    case FO_FOREIGN:
        add_atom(it, LAYOUT_PIECE_MARK, node, around);
        break;
    case FO_SCALING_VALUE_CITATION:
    case FO_INDEX_PAGE_CITATION_LIST:
        diag_add(it->layout->diag, DIAG_ID_FO_UNSUPPORTED,
                 fo_reader_place(it->layout->reader, node), fo_element_name(node->element), NULL);
        break;
    default:
        break; /* markers and the like take no room */
    }
}

static void
collect_node(Collector *it, const FoNode *node, const Around *around)
{
    switch (node->element) {
    case FO_TEXT:
        collect_text(it, node, node->text, node->length, around);
        break;
    case FO_CHARACTER:
        collect_character(it, node, around);
        break;
    case FO_INLINE:
    case FO_BASIC_LINK:
    case FO_WRAPPER:
    case FO_BIDI_OVERRIDE:
    case FO_MULTI_TOGGLE:
        collect_box(it, node, around);
        break;
    case FO_RETRIEVE_MARKER:
    case FO_RETRIEVE_TABLE_MARKER:
        collect_marker(it, node, around);
        break;
    case FO_MULTI_PROPERTIES:
        collect_children(it, node, around);
        break;
    case FO_MULTI_SWITCH:
        collect_switch(it, node, around);
        break;
    case FO_FOOTNOTE:
        collect_footnote(it, node, around);
        break;
    case FO_BLOCK:
    case FO_BLOCK_CONTAINER:
    case FO_TABLE:
    case FO_TABLE_AND_CAPTION:
    case FO_LIST_BLOCK:
        collect_block(it, node, around);
        break;
    default:
        collect_object(it, node, around);
    }
}

void
layout_inline_collect(Layout *layout, Arena *arena, LayoutParagraph *paragraph, const FoNode *first,
                      const FoNode *end, GArray *atoms)
{
    Collector it = {
        .layout = layout,
        .arena = arena,
        .paragraph = paragraph,
        .atoms = atoms,
        .space = layout_white_space_start(paragraph->block),
    };
    it.space.after_linefeed = paragraph->trim_start;
    Around around = {.style = paragraph->style, .baseline = paragraph->baseline};
    collect_range(&it, paragraph->block, first, end, true, &around);
}
