/*
 * Which letters and digits a font sets as they stand. Most numbers of a document come once, so that
 * to keep shaped words does not help, and HarfBuzz takes a word twenty times as long. A character
 * is plain when its glyph is one that no rule of the font begins with or goes on with, other than
 * the rules that only who asks for them gets. A glyph that rules only put together with others, as
 * dots to an ellipsis, is as good, once in a word.
 */
#include "text/plain.h"

#include <hb-ot.h>
#include <string.h>

enum {
    ASCII = 0x21, /* the space is set by itself */
    ASCII_END = 0x7f,
    THAI = 0x0e01,
    THAI_END = 0x0e5c,
    ASCII_COUNT = ASCII_END - ASCII,
    COUNT = ASCII_COUNT + THAI_END - THAI,
};

/* The features that nobody has asked for; "ss" and "cv" stand for all that begin so. */
static const char *const optional[] = {
    "aalt", "salt", "ss",   "cv",   "frac", "afrc", "numr", "dnom", "sups", "subs", "sinf",
    "ordn", "onum", "lnum", "pnum", "tnum", "zero", "smcp", "c2sc", "pcap", "c2pc", "unic",
    "dlig", "hlig", "hist", "swsh", "cswh", "titl", "case", "cpsp", "ornm",
};

static bool
is_optional(hb_tag_t feature)
{
    char name[5] = {0};
    hb_tag_to_string(feature, name);
    for (guint i = 0; i < G_N_ELEMENTS(optional); i++) {
        if (g_str_has_prefix(name, optional[i]))
            return true;
    }
    return false;
}

/* The features of @table that are always on, with a HB_TAG_NONE behind them. */
static GArray *
list_features(hb_face_t *face, hb_tag_t table)
{
    unsigned count = hb_ot_layout_table_get_feature_tags(face, table, 0, NULL, NULL);
    g_autofree hb_tag_t *all = g_new0(hb_tag_t, count + 1);
    hb_ot_layout_table_get_feature_tags(face, table, 0, &count, all);
    GArray *features = g_array_new(TRUE, FALSE, sizeof(hb_tag_t));
    for (unsigned i = 0; i < count; i++) {
        if (!is_optional(all[i]))
            g_array_append_val(features, all[i]);
    }
    return features;
}

/* The rules of a table that are always on, and the glyphs that they begin with or go on with. */
typedef struct {
    hb_set_t *lookups, *glyphs;
} Rules;

static Rules
rules_new(hb_face_t *face, hb_tag_t table)
{
    Rules rules = {hb_set_create(), hb_set_create()};
    g_autoptr(GArray) features = list_features(face, table);
    if (features->len)
        hb_ot_layout_collect_lookups(face, table, NULL, NULL,
                                     (const hb_tag_t *) (void *) features->data, rules.lookups);
    hb_codepoint_t lookup = HB_SET_VALUE_INVALID;
    while (hb_set_next(rules.lookups, &lookup))
        hb_ot_layout_lookup_collect_glyphs(face, table, lookup, NULL, rules.glyphs, NULL, NULL);
    return rules;
}

static void
rules_free(Rules rules)
{
    hb_set_destroy(rules.lookups);
    hb_set_destroy(rules.glyphs);
}

static bool
is_replaced_alone(hb_face_t *face, Rules rules, hb_codepoint_t glyph)
{
    hb_codepoint_t lookup = HB_SET_VALUE_INVALID;
    while (hb_set_next(rules.lookups, &lookup)) {
        if (hb_ot_layout_lookup_would_substitute(face, lookup, &glyph, 1, false))
            return true;
    }
    return false;
}

/* Rules of other kinds, which are not looked into. */
static bool
has_other_rules(hb_face_t *face)
{
    static const char *const tables[] = {"kern", "kerx", "mort", "morx", "trak"};
    bool found = false;
    for (guint i = 0; i < G_N_ELEMENTS(tables); i++) {
        hb_blob_t *blob = hb_face_reference_table(face, hb_tag_from_string(tables[i], -1));
        found |= hb_blob_get_length(blob) > 0;
        hb_blob_destroy(blob);
    }
    return found;
}

/* Marks join what is before them, and SARA AM falls in two. */
static bool
stands_alone(gunichar c)
{
    return c < THAI || c == 0x0e32 ||
           !(c == 0x0e31 || (c >= 0x0e33 && c <= 0x0e3e) || (c >= 0x0e47 && c <= 0x0e4e));
}

static TextPlain
look_up(const TextFaceData *face, gunichar c, Rules substitution, Rules positioning)
{
    TextPlain plain = {.advance = TEXT_PLAIN_NOT};
    if (!stands_alone(c) || !hb_font_get_nominal_glyph(face->hb, c, &plain.glyph) || !plain.glyph ||
        hb_set_has(positioning.glyphs, plain.glyph))
        return plain;
    plain.joins = hb_set_has(substitution.glyphs, plain.glyph);
    if (!plain.joins || !is_replaced_alone(hb_font_get_face(face->hb), substitution, plain.glyph))
        plain.advance = hb_font_get_glyph_h_advance(face->hb, plain.glyph);
    return plain;
}

static TextPlain *
table_new(const TextFaceData *face)
{
    hb_face_t *hb = hb_font_get_face(face->hb);
    Rules substitution = rules_new(hb, HB_OT_TAG_GSUB), positioning = rules_new(hb, HB_OT_TAG_GPOS);
    const TextPlain not_plain = {.advance = TEXT_PLAIN_NOT};
    bool other = has_other_rules(hb);
    TextPlain *table = g_new(TextPlain, COUNT);
    for (guint i = 0; i < COUNT; i++) {
        gunichar c = i < ASCII_COUNT ? ASCII + i : THAI + i - ASCII_COUNT;
        table[i] = other ? not_plain : look_up(face, c, substitution, positioning);
    }
    rules_free(substitution);
    rules_free(positioning);
    return table;
}

/* The place in the table of the character at *@at, which goes on; COUNT for any other. */
static guint
take_index(const char **at, const char *end)
{
    guchar first = (guchar) * *at;
    if (first >= ASCII && first < ASCII_END) {
        (*at)++;
        return first - ASCII;
    }
    if (first != 0xe0 || end - *at < 3)
        return COUNT;
    guint c = ((guchar) (*at)[1] & 0x3fu) << 6 | ((guchar) (*at)[2] & 0x3fu);
    *at += 3;
    return c >= THAI && c < THAI_END ? c - THAI + ASCII_COUNT : COUNT;
}

gsize
text_plain_find(TextFaceData *face, const char *text, gsize length, TextPlain *plain)
{
    if (!face->plain)
        face->plain = table_new(face);
    gsize count = 0, joining = 0;
    for (const char *at = text, *end = text + length; at < end;) {
        guint index = take_index(&at, end);
        if (index == COUNT || face->plain[index].advance == TEXT_PLAIN_NOT)
            return 0;
        joining += face->plain[index].joins;
        plain[count++] = face->plain[index];
    }
    return joining <= 1 ? count : 0;
}
