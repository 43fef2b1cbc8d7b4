#include "text/set.h"

#include <string.h>

#include "base/error.h"

/*
 * Families that stand for others when no file has them. The scale is the width of TH SarabunPSK
 * over Laksaman's, which the latter's glyphs keep to within 0.001: same line breaks. Google's
 * Sarabun has a face of its own; without it Laksaman at this scale is the nearest.
 */
static const struct {
    const char *family, *target;
    double scale;
} aliases[] = {
    {"TH SarabunPSK", "Laksaman", 0.6653},
    {"TH Sarabun New", "Laksaman", 0.6653},
    {"TH SarabunIT๙", "Laksaman", 0.6653},
    {"TH SarabunIT9", "Laksaman", 0.6653},
    {"Sarabun", "Laksaman", 0.6653},
    {"sans-serif", "Liberation Sans", 1},
    {"Helvetica", "Liberation Sans", 1},
    {"Arial", "Liberation Sans", 1},
    {"SansSerif", "Liberation Sans", 1},
    {"serif", "Liberation Serif", 1},
    {"Times", "Liberation Serif", 1},
    {"Times Roman", "Liberation Serif", 1},
    {"Times New Roman", "Liberation Serif", 1},
    {"monospace", "Liberation Mono", 1},
    {"Courier", "Liberation Mono", 1},
    {"Courier New", "Liberation Mono", 1},
};

/*
 * Families as small for their point size as TH SarabunPSK, by custom of Thai typing. When one
 * is missing, Laksaman stands in at that size; it is reported, for the widths are not theirs.
 */
static const char *const small_families[] = {
    "Angsana New",     "AngsanaUPC",   "Browallia New",   "BrowalliaUPC",  "Cordia New",
    "CordiaUPC",       "DilleniaUPC",  "EucrosiaUPC",     "FreesiaUPC",    "IrisUPC",
    "JasmineUPC",      "KodchiangUPC", "LilyUPC",         "TH Niramit AS", "TH Krub",
    "TH KoHo",         "TH Baijam",    "TH Chakra Petch", "TH K2D July8",  "TH Fah kwang",
    "TH Mali Grade 6", NULL,
};

/* ---- asking fontconfig */

/* The language is given, or fontconfig would take the one of the locale. */
static FcPattern *
build_pattern(TextFonts *fonts, const char *family, int weight, bool italic)
{
    FcPattern *pattern = FcPatternCreate();
    if (family)
        FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *) family);
    FcPatternAddDouble(pattern, FC_WEIGHT, FcWeightFromOpenTypeDouble(weight));
    FcPatternAddInteger(pattern, FC_SLANT, italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
    FcPatternAddInteger(pattern, FC_WIDTH, FC_WIDTH_NORMAL);
    FcPatternAddString(pattern, FC_LANG, (const FcChar8 *) "en");
    FcPatternAddString(pattern, FC_PRGNAME, (const FcChar8 *) "samrit");
    FcConfigSubstitute(fonts->config, pattern, FcMatchPattern);
    return pattern;
}

static bool
match_has_family(const FcPattern *match, const FcChar8 *family)
{
    FcChar8 *name;
    for (int i = 0; FcPatternGetString(match, FC_FAMILY, i, &name) == FcResultMatch; i++) {
        if (FcStrCmpIgnoreCase(name, family) == 0)
            return true;
    }
    return false;
}

/* Whether @match is what @pattern asked for: its first family, or one the rules bind to it. */
static bool
match_is_wanted(const FcPattern *pattern, const FcPattern *match)
{
    FcValue value;
    FcValueBinding binding;
    for (int i = 0;
         FcPatternGetWithBinding(pattern, FC_FAMILY, i, &value, &binding) == FcResultMatch; i++) {
        bool wanted = i == 0 || binding != FcValueBindingWeak;
        if (wanted && value.type == FcTypeString && match_has_family(match, value.u.s))
            return true;
    }
    return false;
}

/* The face of those that have been read. */
static TextFaceData *
find_read_face(TextFonts *fonts, const char *family, int weight, bool italic)
{
    FcPattern *pattern = build_pattern(fonts, family, weight, italic);
    FcResult result;
    FcPattern *match = FcFontMatch(fonts->config, pattern, &result);
    TextFaceData *face = NULL;
    if (match && (!family || match_is_wanted(pattern, match)))
        face = text_face_open(fonts, match);
    if (match)
        FcPatternDestroy(match);
    FcPatternDestroy(pattern);
    return face;
}

/* The face for @family, or the nearest to nothing in particular when @family is NULL. */
static TextFaceData *
find_face(TextFonts *fonts, const char *family, int weight, bool italic)
{
    static const char late[] = "Liberation ";
    if (!family || g_ascii_strncasecmp(family, late, strlen(late)) == 0)
        text_fonts_complete(fonts, NULL);
    return find_read_face(fonts, family, weight, italic);
}

/* @family itself, else what the table says stands for it; *@scale is set with a face only. */
static TextFaceData *
find_family(TextFonts *fonts, const char *family, int weight, bool italic, double *scale)
{
    TextFaceData *face = find_face(fonts, family, weight, italic);
    if (face) {
        *scale = 1;
        return face;
    }
    for (guint i = 0; i < G_N_ELEMENTS(aliases); i++) {
        if (g_ascii_strcasecmp(aliases[i].family, family) != 0)
            continue;
        face = find_face(fonts, aliases[i].target, weight, italic);
        if (face)
            *scale = aliases[i].scale;
        return face;
    }
    return NULL;
}

bool
text_family_exists(TextFonts *fonts, const char *family)
{
    double scale;
    return find_family(fonts, family, 400, false, &scale) != NULL;
}

/* ---- fonts: a face at a size */

static guint
font_hash(gconstpointer key)
{
    const TextFont *font = key;
    guint hash = g_direct_hash(font->face);
    hash = hash * 31 + (guint) font->size;
    hash = hash * 31 + (guint) font->drawn;
    return hash * 4 + font->synthetic_bold * 2 + font->synthetic_slant;
}

static gboolean
font_equal(gconstpointer a, gconstpointer b)
{
    const TextFont *one = a, *other = b;
    return one->face == other->face && one->size == other->size && one->drawn == other->drawn &&
           one->synthetic_bold == other->synthetic_bold &&
           one->synthetic_slant == other->synthetic_slant;
}

/* Lines stand where Apache FOP has them, by descender and capitals; but a face of Thai has vowels
 * below and tones above its letters, and lines stand clear of them. */
static void
place_decorations(TextFont *font, bool thai)
{
    font->rule = MAX(font->descender / 8, LENGTH_PT / 8);
    font->underline = thai ? font->descender - font->rule / 2 : font->descender / 2;
    font->overline =
        thai ? font->ascender - font->rule / 2 : length_scale(font->cap_height, 11, 10);
    font->line_through = length_scale(font->cap_height, 9, 20);
}

static void
measure_font(TextFont *font, const TextFaceData *data)
{
    const TextFace *face = &data->face;
    font->ascender = text_units_length(face, font->drawn, data->ascender);
    font->descender = text_units_length(face, font->drawn, -data->descender);
    font->x_height = text_units_length(face, font->drawn, data->x_height);
    font->cap_height = text_units_length(face, font->drawn, data->cap_height);
    place_decorations(font, data->covers_thai);
}

static const TextFont *
intern_font(TextFonts *fonts, const TextFaceData *data, const TextFontRequest *request,
            double scale)
{
    TextFont key = {
        .face = &data->face,
        .size = request->size,
        .drawn = length_scale(request->size, (gint64) (scale * 10000 + 0.5), 10000),
        .synthetic_bold = request->weight >= 600 && data->weight < 600,
        .synthetic_slant = request->italic && !data->italic,
    };
    const TextFont *font = g_hash_table_lookup(fonts->fonts, &key);
    if (font)
        return font;
    TextFont *fresh = arena_memdup(fonts->arena, &key, sizeof key);
    measure_font(fresh, data);
    g_hash_table_add(fonts->fonts, fresh);
    return fresh;
}

/* ---- cascades: the fonts of a request, in the order in which they are tried */

static guint
cascade_hash(gconstpointer key)
{
    const TextFontRequest *request = key;
    guint hash = (guint) request->size * 31 + (guint) request->weight * 2 + request->italic;
    for (const char *const *family = request->families; family && *family; family++)
        hash = hash * 33 + g_str_hash(*family);
    return hash;
}

static gboolean
cascade_equal(gconstpointer a, gconstpointer b)
{
    const TextFontRequest *one = a, *other = b;
    if (one->size != other->size || one->weight != other->weight || one->italic != other->italic)
        return FALSE;
    if (one->families == other->families)
        return TRUE;
    if (!one->families || !other->families)
        return FALSE;
    return g_strv_equal(one->families, other->families);
}

static void
cascade_release(void *object)
{
    TextCascade *cascade = object;
    g_ptr_array_unref(cascade->fonts);
    if (cascade->others)
        FcFontSetDestroy(cascade->others);
}

static const char *const *
copy_families(Arena *arena, const char *const *families)
{
    guint count = families ? g_strv_length((char **) families) : 0;
    const char **copy = ARENA_NEW_N(arena, const char *, count + 1);
    for (guint i = 0; i < count; i++)
        copy[i] = arena_strdup(arena, families[i]);
    return copy;
}

static TextCascade *
cascade_new(TextFonts *fonts, const TextFontRequest *request)
{
    TextCascade *cascade = ARENA_NEW(fonts->arena, TextCascade);
    cascade->request = *request;
    cascade->request.families = copy_families(fonts->arena, request->families);
    cascade->fonts = g_ptr_array_new();
    cascade->scale = 1;
    arena_defer(fonts->arena, cascade, cascade_release);
    return cascade;
}

static void
cascade_add(TextFonts *fonts, TextCascade *cascade, const TextFaceData *data, double scale)
{
    if (cascade->fonts->len == 0)
        cascade->scale = scale;
    const TextFont *font = intern_font(fonts, data, &cascade->request, scale);
    if (!g_ptr_array_find(cascade->fonts, font, NULL))
        g_ptr_array_add(cascade->fonts, (void *) font);
}

static bool
wants_small(const TextFontRequest *request)
{
    for (const char *const *family = request->families; *family; family++) {
        for (const char *const *small = small_families; *small; small++) {
            if (g_ascii_strcasecmp(*family, *small) == 0)
                return true;
        }
    }
    return false;
}

/* What is taken when no family of the request is there. */
static void
cascade_add_stand_in(TextFonts *fonts, TextCascade *cascade)
{
    const TextFontRequest *request = &cascade->request;
    double scale = 1;
    TextFaceData *data = NULL;
    if (wants_small(request))
        data = find_family(fonts, "TH SarabunPSK", request->weight, request->italic, &scale);
    if (!data)
        data = find_face(fonts, NULL, request->weight, request->italic);
    cascade->missing = request->families[0] != NULL;
    cascade_add(fonts, cascade, data ? data : fonts->last_resort, scale);
}

static TextCascade *
cascade_fill(TextFonts *fonts, TextCascade *cascade)
{
    const TextFontRequest *request = &cascade->request;
    for (const char *const *family = request->families; *family; family++) {
        double scale;
        TextFaceData *data = find_family(fonts, *family, request->weight, request->italic, &scale);
        if (data)
            cascade_add(fonts, cascade, data, scale);
    }
    if (cascade->fonts->len == 0)
        cascade_add_stand_in(fonts, cascade);
    return cascade;
}

TextCascade *
text_cascade_find(TextFonts *fonts, const TextFontRequest *request)
{
    /* The same is asked for again and again: for a block, for its text, for each of its fonts. */
    if (fonts->last_cascade && cascade_equal(&fonts->last_cascade->request, request))
        return fonts->last_cascade;
    TextCascade *cascade = g_hash_table_lookup(fonts->cascades, request);
    if (!cascade) {
        cascade = cascade_fill(fonts, cascade_new(fonts, request));
        g_hash_table_insert(fonts->cascades, &cascade->request, cascade);
    }
    return fonts->last_cascade = cascade;
}

static FcFontSet *
list_others(TextFonts *fonts, const TextFontRequest *request)
{
    text_fonts_complete(fonts, NULL);
    FcPattern *pattern =
        build_pattern(fonts, request->families[0], request->weight, request->italic);
    FcResult result;
    FcFontSet *set = FcFontSort(fonts->config, pattern, FcFalse, NULL, &result);
    FcPatternDestroy(pattern);
    return set ? set : FcFontSetCreate();
}

/*
 * Adds the nearest font of the set that has @character; false if none has. It takes the scale of
 * the first, so that a sign borrowed for TH SarabunPSK is as small as its neighbours.
 */
static bool
cascade_borrow(TextFonts *fonts, TextCascade *cascade, gunichar character)
{
    if (!cascade->others)
        cascade->others = list_others(fonts, &cascade->request);
    for (int i = 0; i < cascade->others->nfont; i++) {
        FcPattern *pattern = cascade->others->fonts[i];
        FcCharSet *characters;
        if (FcPatternGetCharSet(pattern, FC_CHARSET, 0, &characters) != FcResultMatch ||
            !FcCharSetHasChar(characters, character))
            continue;
        TextFaceData *data = text_face_open(fonts, pattern);
        if (data && text_face_covers(&data->face, character)) {
            cascade_add(fonts, cascade, data, cascade->scale);
            return true;
        }
    }
    return false;
}

static const TextFont *
find_cover(const TextCascade *cascade, gunichar character)
{
    for (guint i = 0; i < cascade->fonts->len; i++) {
        const TextFont *font = cascade->fonts->pdata[i];
        if (text_face_covers(font->face, character))
            return font;
    }
    return NULL;
}

const TextFont *
text_cascade_cover(TextFonts *fonts, TextCascade *cascade, gunichar character)
{
    const TextFont *font = find_cover(cascade, character);
    if (!font && cascade_borrow(fonts, cascade, character))
        font = find_cover(cascade, character);
    return font;
}

const TextFont *
text_font_find(TextFonts *fonts, const TextFontRequest *request)
{
    return text_cascade_find(fonts, request)->fonts->pdata[0];
}

bool
text_font_is_missing(TextFonts *fonts, const TextFontRequest *request)
{
    const TextCascade *cascade = text_cascade_find(fonts, request);
    return cascade->missing &&
           g_hash_table_add(fonts->missing, (char *) cascade->request.families[0]);
}

void
text_font_forget_missing(TextFonts *fonts)
{
    g_hash_table_remove_all(fonts->missing);
}

/* ---- with the set of fonts */

void
text_fonts_tables_new(TextFonts *fonts)
{
    fonts->faces = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    fonts->fonts = g_hash_table_new(font_hash, font_equal);
    fonts->cascades = g_hash_table_new(cascade_hash, cascade_equal);
    fonts->missing = g_hash_table_new(g_str_hash, g_str_equal);
}

bool
text_fonts_check(TextFonts *fonts, GError **error)
{
    fonts->last_resort = find_read_face(fonts, NULL, 400, false);
    if (!fonts->last_resort)
        fonts->last_resort = find_face(fonts, NULL, 400, false);
    if (!fonts->last_resort)
        error_set(error, SAMRIT_ERROR_SETUP, "none of the fonts can be opened as a scalable font",
                  "ไม่มีแบบอักษรใดเปิดเป็นแบบอักษรที่ปรับขนาดได้");
    return fonts->last_resort != NULL;
}
