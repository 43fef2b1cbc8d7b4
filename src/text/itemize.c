#include <fribidi.h>
#include <hb.h>

#include "text/set.h"

/*
 * A text is cut into items in three passes over its characters: their bidi levels, their
 * scripts, their fonts. Most texts are ASCII or Thai from left to right in one font: they are
 * looked through once, for the scripts.
 */
typedef struct {
    guint32 offset; /* in bytes */
    gunichar character;
    hb_script_t script;
    const TextFont *font;
    guint8 level;
} Unit;

static Unit *
decode(const char *text, gsize length, guint *count)
{
    Unit *units = g_new(Unit, length + 1);
    guint n = 0;
    for (const char *at = text, *end = text + length; at < end; at = g_utf8_next_char(at))
        units[n++] = (Unit){.offset = (guint32) (at - text), .character = g_utf8_get_char(at)};
    units[n] = (Unit){.offset = (guint32) length};
    *count = n;
    return units;
}

/* ---- bidi */

/* What can be right to left begins at U+0590; the marks and overrides are in U+200E to U+2069. */
static bool
may_be_rtl(gunichar c)
{
    return (c >= 0x0590 && c <= 0x08ff) || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x2069) || (c >= 0xfb1d && c <= 0xfdff) ||
           (c >= 0xfe70 && c <= 0xfeff) || (c >= 0x10800 && c <= 0x10fff) ||
           (c >= 0x1e800 && c <= 0x1efff);
}

static bool
needs_bidi(const Unit *units, guint count, int base_level)
{
    if (base_level != 0)
        return true;
    for (guint i = 0; i < count; i++) {
        if (may_be_rtl(units[i].character))
            return true;
    }
    return false;
}

static void
find_levels(Unit *units, guint count, int base_level)
{
    FriBidiParType base = base_level ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
    g_autofree FriBidiChar *characters = g_new(FriBidiChar, count);
    g_autofree FriBidiCharType *types = g_new(FriBidiCharType, count);
    g_autofree FriBidiBracketType *brackets = g_new(FriBidiBracketType, count);
    g_autofree FriBidiLevel *levels = g_new0(FriBidiLevel, count);

    for (guint i = 0; i < count; i++)
        characters[i] = units[i].character;
    fribidi_get_bidi_types(characters, (FriBidiStrIndex) count, types);
    fribidi_get_bracket_types(characters, (FriBidiStrIndex) count, types, brackets);
    if (!fribidi_get_par_embedding_levels_ex(types, brackets, (FriBidiStrIndex) count, &base,
                                             levels))
        return;
    for (guint i = 0; i < count; i++)
        units[i].level = (guint8) levels[i];
}

/* ---- scripts */

static hb_script_t
script_of(gunichar c)
{
    if (c < 0x80)
        return g_ascii_isalpha((char) c) ? HB_SCRIPT_LATIN : HB_SCRIPT_COMMON;
    if (c >= 0x0e01 && c <= 0x0e5b && c != 0x0e3f)
        return HB_SCRIPT_THAI;
    return hb_unicode_script(hb_unicode_funcs_get_default(), c);
}

static bool
is_neutral(hb_script_t script)
{
    return script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED ||
           script == HB_SCRIPT_UNKNOWN;
}

/* Digits, spaces and marks take the script before them; at the very start, the first there is. */
static void
find_scripts(Unit *units, guint count)
{
    guint first = 0;
    while (first < count && is_neutral(script_of(units[first].character)))
        first++;
    hb_script_t last = first < count ? script_of(units[first].character) : HB_SCRIPT_COMMON;
    for (guint i = 0; i < count; i++) {
        hb_script_t script = script_of(units[i].character);
        if (!is_neutral(script))
            last = script;
        units[i].script = last;
    }
}

/* ---- fonts */

static bool
is_mark(gunichar c)
{
    if (c < 0x300)
        return false;
    GUnicodeType type = g_unichar_type(c);
    return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK ||
           type == G_UNICODE_SPACING_MARK || c == 0x0e33 || c == 0x200d ||
           (c >= 0xfe00 && c <= 0xfe0f);
}

static guint
cluster_end(const Unit *units, guint count, guint start)
{
    guint end = start + 1;
    while (end < count && is_mark(units[end].character))
        end++;
    return end;
}

static bool
font_covers(const TextFont *font, const Unit *units, guint start, guint end)
{
    for (guint i = start; i < end; i++) {
        if (!text_face_covers(font->face, units[i].character))
            return false;
    }
    return true;
}

/* One font for a base and its marks, even if a mark is missing in it. */
static const TextFont *
choose_font(TextFonts *fonts, TextCascade *cascade, const Unit *units, guint start, guint end)
{
    for (guint i = 0; i < cascade->fonts->len; i++) {
        if (font_covers(cascade->fonts->pdata[i], units, start, end))
            return cascade->fonts->pdata[i];
    }
    for (guint i = start; i < end; i++) {
        const TextFont *font = text_cascade_cover(fonts, cascade, units[i].character);
        if (font && font_covers(font, units, start, end))
            return font;
    }
    const TextFont *font = text_cascade_cover(fonts, cascade, units[start].character);
    return font ? font : cascade->fonts->pdata[0];
}

/* A space stays in the font of what it follows: its width belongs to that. */
static void
find_fonts(TextFonts *fonts, TextCascade *cascade, Unit *units, guint count)
{
    const TextFont *last = NULL;
    for (guint start = 0, end; start < count; start = end) {
        end = cluster_end(units, count, start);
        bool is_space = units[start].character == ' ' && end == start + 1;
        if (!(is_space && last && text_face_covers(last->face, ' ')))
            last = choose_font(fonts, cascade, units, start, end);
        for (guint i = start; i < end; i++)
            units[i].font = last;
    }
}

/* Whether the first font has everything, judged by blocks. */
static bool
first_font_suffices(const TextFont *font, const Unit *units, guint count)
{
    const TextFaceData *data = (const TextFaceData *) font->face;
    for (guint i = 0; i < count; i++) {
        gunichar c = units[i].character;
        bool ascii = c >= 0x20 && c <= 0x7e && data->covers_ascii;
        bool thai = c >= 0x0e01 && c <= 0x0e5b && data->covers_thai;
        if (!ascii && !thai)
            return false;
    }
    return true;
}

/* ---- items */

static bool
belong_together(const Unit *one, const Unit *other)
{
    return one->font == other->font && one->script == other->script && one->level == other->level;
}

static void
collect_items(const Unit *units, guint count, GArray *items)
{
    for (guint start = 0, end; start < count; start = end) {
        end = start + 1;
        while (end < count && belong_together(&units[start], &units[end]))
            end++;
        TextItem item = {
            .start = units[start].offset,
            .length = units[end].offset - units[start].offset,
            .font = units[start].font,
            .level = units[start].level,
        };
        g_array_append_val(items, item);
    }
}

/* ---- without units: printable ASCII and Thai, from left to right, all in the first font */

/* The length of the character at @at, and its script; 0 for what is to be looked at closer. */
static gsize
plain_character(const TextFaceData *data, const char *at, const char *end, hb_script_t *script)
{
    guchar c = (guchar) *at;
    if (c >= 0x20 && c <= 0x7e && data->covers_ascii) {
        *script = g_ascii_isalpha((char) c) ? HB_SCRIPT_LATIN : HB_SCRIPT_COMMON;
        return 1;
    }
    if (c != 0xe0 || end - at < 3 || !data->covers_thai)
        return 0;
    guint low = ((guchar) at[1] & 0x3fu) << 6 | ((guchar) at[2] & 0x3fu);
    if (((guchar) at[1] & 0xc0) != 0x80 || low < 0xe01 || low > 0xe5b)
        return 0;
    *script = low == 0xe3f ? HB_SCRIPT_COMMON : HB_SCRIPT_THAI;
    return 3;
}

static void
add_plain_item(GArray *items, const TextFont *font, gsize start, gsize end)
{
    if (end > start)
        g_array_append_vals(items, &(TextItem){start, end - start, font, 0}, 1);
}

/* False, with nothing added, when there is something else in the text. */
static bool
itemize_plain(const TextFont *font, const char *text, gsize length, GArray *items)
{
    const TextFaceData *data = (const TextFaceData *) font->face;
    const char *end = text + length, *start = text;
    guint before = items->len;
    hb_script_t last = HB_SCRIPT_COMMON, script = last;
    for (const char *at = text; at < end;) {
        gsize size = plain_character(data, at, end, &script);
        if (!size) {
            g_array_set_size(items, before);
            return false;
        }
        if (script != HB_SCRIPT_COMMON && script != last) {
            if (last != HB_SCRIPT_COMMON) {
                add_plain_item(items, font, (gsize) (start - text), (gsize) (at - text));
                start = at;
            }
            last = script;
        }
        at += size;
    }
    add_plain_item(items, font, (gsize) (start - text), length);
    return true;
}

void
text_itemize(TextFonts *fonts, const TextFontRequest *request, const char *text, gsize length,
             int base_level, GArray *items)
{
    TextCascade *cascade = text_cascade_find(fonts, request);
    const TextFont *first = cascade->fonts->pdata[0];
    if (base_level == 0 && itemize_plain(first, text, length, items))
        return;
    guint count;
    g_autofree Unit *units = decode(text, length, &count);

    if (needs_bidi(units, count, base_level))
        find_levels(units, count, base_level);
    find_scripts(units, count);
    if (first_font_suffices(first, units, count)) {
        for (guint i = 0; i < count; i++)
            units[i].font = first;
    } else {
        find_fonts(fonts, cascade, units, count);
    }
    collect_items(units, count, items);
}
