#include "layout/inline.h"

#include <string.h>

static const char *const default_families[] = {"sans-serif", NULL};

/* FOP knows the standard faces by these names exactly; as "times" it takes the default. */
static bool
is_miswritten(const char *family)
{
    static const char *const names[] = {"Times", "Courier"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        if (g_ascii_strcasecmp(family, names[i]) == 0 && strcmp(family, names[i]) != 0)
            return true;
    }
    return false;
}

static const char *const *
families_of(const FoNode *node)
{
    const FoValue *families = fo_value(node, FO_PROP_FONT_FAMILY);
    if (families->kind != FO_VALUE_STRINGS || !families->strings || !families->strings[0])
        return default_families;
    if (!is_miswritten(families->strings[0]))
        return families->strings;
    return families->strings[1] ? families->strings + 1 : default_families;
}

static TextFontRequest
font_request(const FoNode *node)
{
    return (TextFontRequest){
        .families = families_of(node),
        .weight = fo_integer(node, FO_PROP_FONT_WEIGHT, 400),
        .italic = !fo_is(node, FO_PROP_FONT_STYLE, FO_KW_NORMAL),
        .size = fo_length(node, FO_PROP_FONT_SIZE, 0),
    };
}

/* The heights of two faces that every PDF reader has and no file here: a line with their signs
 * is as high as FOP makes it, though the glyphs come from another face. In thousandths. */
static const struct {
    const char *family;
    int ascender, descender;
} absent_faces[] = {{"Symbol", 1010, 293}, {"ZapfDingbats", 820, 143}};

static const TextFont *
with_heights(Arena *arena, const TextFont *font, int ascender, int descender)
{
    TextFont *copy = arena_memdup(arena, font, sizeof *font);
    copy->ascender = length_scale(font->size, ascender, 1000);
    copy->descender = length_scale(font->size, descender, 1000);
    return copy;
}

const TextFont *
layout_inline_font(Layout *layout, Arena *arena, const FoNode *node)
{
    TextFontRequest request = font_request(node);
    const TextFont *font = text_font_find(layout->fonts, &request);
    for (guint i = 0; i < G_N_ELEMENTS(absent_faces); i++) {
        if (g_ascii_strcasecmp(request.families[0], absent_faces[i].family) == 0 &&
            g_ascii_strcasecmp(font->face->family, absent_faces[i].family) != 0)
            return with_heights(arena, font, absent_faces[i].ascender, absent_faces[i].descender);
    }
    return font;
}

/* "th", "en-GB"; NULL when the FO names no language. */
static const char *
language_of(Arena *arena, const FoNode *node)
{
    const char *language = fo_string(node, FO_PROP_LANGUAGE);
    const char *country = fo_string(node, FO_PROP_COUNTRY);
    if (!language || !*language)
        return NULL;
    if (!country || !*country)
        return language;
    gsize size = strlen(language) + strlen(country) + 2;
    char *both = arena_alloc(arena, size);
    g_snprintf(both, size, "%s-%s", language, country);
    return both;
}

static void
set_decorations(LayoutInlineStyle *style, const FoNode *node)
{
    static const struct {
        FoProperty color;
        AreaDecoration decoration;
    } kinds[] = {
        {FO_PROP_LINE_THROUGH_COLOR, AREA_LINE_THROUGH},
        {FO_PROP_OVERLINE_COLOR, AREA_OVERLINE},
        {FO_PROP_UNDERLINE_COLOR, AREA_UNDERLINE},
    };
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
        guint32 color = fo_color(node, kinds[i].color);
        if (color & 0xff) {
            style->decorations |= kinds[i].decoration;
            style->decoration_color = color;
        }
    }
}

/* Spaces may stretch by half and shrink by a third unless word-spacing says otherwise. */
static void
set_spaces(TextFonts *fonts, LayoutInlineStyle *style, const FoNode *node)
{
    style->letter_spacing = fo_length(node, FO_PROP_LETTER_SPACING, 0);
    style->space = text_shape(fonts, style->font, " ", 1, false, style->language);
    Length space = style->space->width;
    if (!fo_is_length(node, FO_PROP_WORD_SPACING)) {
        style->space_width = space + 2 * style->letter_spacing;
        style->space_stretch = space / 2;
        style->space_shrink = space / 3;
        return;
    }
    Length optimum = fo_length(node, FO_PROP_WORD_SPACING, 0);
    style->space_width = space + optimum;
    if (fo_is_length(node, FO_PROP_WORD_SPACING_MAXIMUM))
        style->space_stretch = MAX(0, fo_length(node, FO_PROP_WORD_SPACING_MAXIMUM, 0) - optimum);
    if (fo_is_length(node, FO_PROP_WORD_SPACING_MINIMUM))
        style->space_shrink = MAX(0, optimum - fo_length(node, FO_PROP_WORD_SPACING_MINIMUM, 0));
}

/* The hyphenation character, or a plain hyphen where the font lacks it. */
static const TextWord *
find_hyphen(TextFonts *fonts, const LayoutInlineStyle *style, const FoNode *node)
{
    const char *text = fo_string(node, FO_PROP_HYPHENATION_CHARACTER);
    if (!text || !*text)
        return NULL;
    const TextWord *word =
        text_shape(fonts, style->font, text, strlen(text), false, style->language);
    if (word->missing)
        word = text_shape(fonts, style->font, "-", 1, false, style->language);
    return word;
}

const LayoutInlineStyle *
layout_inline_style(Layout *layout, Arena *arena, const FoNode *node,
                    const LayoutInlineStyle *parent, const LayoutBaseline *baseline)
{
    LayoutInlineStyle *style = ARENA_NEW(arena, LayoutInlineStyle);
    style->fo = node->style;
    style->baseline = baseline;
    style->request = font_request(node);
    style->font = text_font_find(layout->fonts, &style->request);
    if (text_font_is_missing(layout->fonts, &style->request))
        diag_add(layout->diag, DIAG_ID_FONT_MISSING, fo_reader_place(layout->reader, node),
                 style->request.families[0], style->font->face->family, NULL);
    style->language = language_of(arena, node);
    style->color = fo_color(node, FO_PROP_COLOR);
    style->keep = fo_keep(node, FO_PROP_KEEP_TOGETHER_WITHIN_LINE) == 1000;
    style->hidden = fo_is(node, FO_PROP_VISIBILITY, FO_KW_HIDDEN);
    style->opaque = node->element == FO_CHARACTER;
    if (parent) {
        style->line_start = parent->line_start;
        style->line_end = parent->line_end;
    }
    if (!style->hidden)
        set_decorations(style, node);
    set_spaces(layout->fonts, style, node);
    style->hyphen = find_hyphen(layout->fonts, style, node);
    return style;
}
