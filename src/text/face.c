#include <hb-ft.h>
#include <hb-ot.h>

#include "text/set.h"

#include FT_TRUETYPE_TABLES_H

/* ---- metrics */

/*
 * The rule of FOP's half-leading: OS/2's typo values when they fit into an em, else hhea's
 * when those do, else typo again. Laksaman's hhea holds its stacked marks and fits never,
 * so its lines are pitched by typo values, as TH SarabunPSK's are.
 */
static void
choose_line_metrics(TextFaceData *data, const TT_OS2 *os2, const TT_HoriHeader *hhea)
{
    int em = data->face.units_per_em;
    bool typo = os2 && os2->sTypoAscender > 0;
    bool typo_fits = typo && os2->sTypoAscender - os2->sTypoDescender <= em;
    bool hhea_fits = hhea && hhea->Ascender > 0 && hhea->Ascender - hhea->Descender <= em;

    data->ascender = data->ft->ascender;
    data->descender = data->ft->descender;
    if (hhea) {
        data->ascender = hhea->Ascender;
        data->descender = hhea->Descender;
    }
    if (typo_fits || (typo && !hhea_fits)) {
        data->ascender = os2->sTypoAscender;
        data->descender = os2->sTypoDescender;
    }
}

/* How far the glyph of @character rises above the baseline; @otherwise without one. */
static int
measure_height(const TextFaceData *data, gunichar character, int otherwise)
{
    hb_codepoint_t glyph;
    hb_glyph_extents_t extents;
    if (hb_font_get_nominal_glyph(data->hb, character, &glyph) &&
        hb_font_get_glyph_extents(data->hb, glyph, &extents) && extents.y_bearing > 0)
        return extents.y_bearing;
    return otherwise;
}

static void
read_metrics(TextFaceData *data)
{
    int em = data->face.units_per_em;
    const TT_OS2 *os2 = FT_Get_Sfnt_Table(data->ft, FT_SFNT_OS2);
    if (os2 && os2->version == 0xffff)
        os2 = NULL;
    choose_line_metrics(data, os2, FT_Get_Sfnt_Table(data->ft, FT_SFNT_HHEA));

    bool has_heights = os2 && os2->version >= 2;
    data->x_height = has_heights ? os2->sxHeight : 0;
    if (data->x_height <= 0)
        data->x_height = measure_height(data, 'x', em / 2);
    data->cap_height = has_heights ? os2->sCapHeight : 0;
    if (data->cap_height <= 0)
        data->cap_height = measure_height(data, 'H', em * 7 / 10);
}

static int
pattern_integer(const FcPattern *pattern, const char *object, int otherwise)
{
    int value;
    return FcPatternGetInteger(pattern, object, 0, &value) == FcResultMatch ? value : otherwise;
}

/* A variable face states a range, which FcPatternGetDouble() does not read. */
static int
pattern_weight(const FcPattern *pattern)
{
    double weight;
    if (FcPatternGetDouble(pattern, FC_WEIGHT, 0, &weight) != FcResultMatch)
        return 400;
    return (int) FcWeightToOpenTypeDouble(weight);
}

/* ---- coverage */

static bool
covers_all(const TextFace *face, gunichar first, gunichar last)
{
    for (gunichar character = first; character <= last; character++) {
        if (!text_face_covers(face, character))
            return false;
    }
    return true;
}

bool
text_face_covers(const TextFace *face, gunichar character)
{
    hb_codepoint_t glyph;
    if (hb_font_get_nominal_glyph(face->hb_font, character, &glyph))
        return true;

    switch (character) {
    case '\t':
    case '\n':
    case '\r':
    case 0x00a0: /* HarfBuzz takes the space's glyph for these, with a width of their own */
    case 0x2028:
    case 0x2029:
    case 0x202f:
    case 0x205f:
    case 0x3000:
        return true;
    case 0x2011: /* and a hyphen for the one that does not break */
        return hb_font_get_nominal_glyph(face->hb_font, 0x2010, &glyph);
    default:
        return (character >= 0x2000 && character <= 0x200a) ||
               hb_unicode_general_category(hb_unicode_funcs_get_default(), character) ==
                   HB_UNICODE_GENERAL_CATEGORY_FORMAT ||
               (character >= 0xfe00 && character <= 0xfe0f);
    }
}

/* ---- opening */

static void
face_close(void *object)
{
    TextFaceData *data = object;
    g_free(data->plain);
    hb_font_destroy(data->hb);
    FT_Done_Face(data->ft);
}

static hb_font_t *
open_hb_font(const char *path, int index)
{
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    if (!blob)
        return NULL;
    hb_face_t *face = hb_face_create(blob, (unsigned) index & 0xffff);
    hb_font_t *font = hb_font_create(face);
    int em = (int) hb_face_get_upem(face);
    hb_font_set_scale(font, em, em);
    if (index >> 16)
        hb_font_set_var_named_instance(font, ((unsigned) index >> 16) - 1);
    hb_font_make_immutable(font);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return font;
}

/* fontconfig has read the file, so that it is a font: what fails now is the system. */
static TextFaceData *
set_unreadable(TextFonts *fonts, const char *path)
{
    if (!fonts->unreadable)
        fonts->unreadable = arena_strdup(fonts->arena, path);
    return NULL;
}

static TextFaceData *
face_new(TextFonts *fonts, const FcPattern *match, const char *path, int index)
{
    FT_Face ft;
    if (FT_New_Face(fonts->library, path, index, &ft) != 0)
        return set_unreadable(fonts, path);
    if (!FT_IS_SCALABLE(ft) || ft->units_per_EM == 0) {
        FT_Done_Face(ft);
        return NULL;
    }
    hb_font_t *hb = open_hb_font(path, index);
    if (!hb) {
        FT_Done_Face(ft);
        return set_unreadable(fonts, path);
    }
    TextFaceData *data = ARENA_NEW(fonts->arena, TextFaceData);
    data->ft = ft;
    data->hb = hb;
    arena_defer(fonts->arena, data, face_close);
    data->face = (TextFace){
        .path = arena_strdup(fonts->arena, path),
        .index = index,
        .family = arena_strdup(fonts->arena, ft->family_name ? ft->family_name : ""),
        .units_per_em = ft->units_per_EM,
        .ft_face = ft,
        .hb_font = data->hb,
    };
    data->weight = pattern_weight(match);
    data->italic = pattern_integer(match, FC_SLANT, FC_SLANT_ROMAN) != FC_SLANT_ROMAN;
    read_metrics(data);
    data->covers_ascii = covers_all(&data->face, 0x20, 0x7e);
    data->covers_thai =
        covers_all(&data->face, 0x0e01, 0x0e3a) && covers_all(&data->face, 0x0e3f, 0x0e5b);
    return data;
}

TextFaceData *
text_face_open(TextFonts *fonts, const FcPattern *match)
{
    FcChar8 *path;
    if (FcPatternGetString(match, FC_FILE, 0, &path) != FcResultMatch)
        return NULL;
    int index = pattern_integer(match, FC_INDEX, 0);
    g_autofree char *key = g_strdup_printf("%s:%d", path, index);
    TextFaceData *data = g_hash_table_lookup(fonts->faces, key);
    if (!data) {
        data = face_new(fonts, match, (const char *) path, index);
        if (data)
            g_hash_table_insert(fonts->faces, g_steal_pointer(&key), data);
    }
    return data;
}
