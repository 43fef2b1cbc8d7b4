#pragma once

#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb.h>

#include "base/arena.h"
#include "text/memo.h"
#include "text/text.h"
#include "text/thai.h"

/** A TextFace and what only text/ needs to know of it. */
typedef struct {
    TextFace face;
    FT_Face ft;
    hb_font_t *hb;
    int ascender, descender; /* in font units, both upwards; text/face.c has the rule */
    int x_height, cap_height;
    int weight; /* 100 to 900 */
    bool italic;
    bool covers_ascii, covers_thai; /* all printable characters; the fast path of text_itemize() */
    struct TextPlain *plain;        /* text/plain.c; NULL until asked for */
} TextFaceData;

/**
 * What the files of text/ share: the set of fonts with its caches. Nothing outside text/
 * includes this.
 */
struct TextFonts {
    FcConfig *config;
    bool complete; /* the faces that few documents ask for are in it, too */
    FT_Library library;
    Arena *arena;         /* faces, fonts, cascades, shaped words: all live as long as the set */
    GHashTable *faces;    /* "path:index" → TextFaceData */
    GHashTable *fonts;    /* TextFont → itself */
    GHashTable *cascades; /* TextCascade → itself */
    struct TextCascade *last_cascade; /* the one found last, or NULL */
    const char *unreadable;           /* path of the first file that could not be opened, or NULL */
    GHashTable *missing;              /* families reported as not there; strings of the arena */
    TextFaceData *last_resort;        /* what an unknown family gets when nothing else opens */
    struct TextWords *words;          /* text/shape.c */
    hb_buffer_t *buffer;              /* for shaping, used again and again */
    TextBreaker *breaker;             /* text/thai.c; NULL until Thai is met */
    GHashTable *names;                /* text/names.c; NULL while there are none */
    TextMemo *memo;                   /* the breaks of texts met before */
};

/** Takes out the breaks within names that text_name_protect() was told, from those that were found.
 */
void text_names_join(const TextFonts *fonts, const char *text, gsize length, guint8 *breaks);

/**
 * Reads the files that text_fonts_new() says: those of @config, or the project's own set with what
 * @project_fonts has (both may be NULL). text/files.c.
 */
bool text_fonts_load(TextFonts *fonts, const char *config, const char *project_fonts,
                     GError **error);

/**
 * Adds the faces of Liberation, of which reading takes as long as three pages take to lay out: to
 * be called before a font is looked for that may be one of them. A file that is no font is the
 * fonts' unreadable one.
 */
bool text_fonts_complete(TextFonts *fonts, GError **error);

/** The tables by which faces, fonts and cascades are found again, and the face of last resort:
 * text/font.c. */
void text_fonts_tables_new(TextFonts *fonts);
bool text_fonts_check(TextFonts *fonts, GError **error);

/** The face that @match, a fontconfig pattern, names; NULL if it cannot be used. Opened once. */
TextFaceData *text_face_open(TextFonts *fonts, const FcPattern *match);

/** Whether @face can show @character, itself or by what HarfBuzz puts in its place. */
bool text_face_covers(const TextFace *face, gunichar character);

/**
 * The fonts to try for a request, best first: its families that are there, then those of the
 * set's other fonts that a character has asked for.
 */
typedef struct TextCascade {
    TextFontRequest request; /* the key, copied */
    GPtrArray *fonts;        /* of const TextFont, never empty */
    double scale;            /* of the first font's alias; fallback fonts share it */
    bool missing;            /* none of the families is there */
    FcFontSet *others;       /* all fonts, nearest first; NULL until a character is missing */
} TextCascade;

TextCascade *text_cascade_find(TextFonts *fonts, const TextFontRequest *request);

/** The first font of @cascade that covers @character, or NULL. */
const TextFont *text_cascade_cover(TextFonts *fonts, TextCascade *cascade, gunichar character);

/**
 * @units of @face at the size @drawn. In whole thousandths of an em, cut towards zero: what the
 * width arrays of a PDF can say, and what FOP measures text with.
 */
static inline Length
text_units_length(const TextFace *face, Length drawn, int units)
{
    gint64 thousandths = (gint64) units * 1000 / face->units_per_em;
    return length_scale(drawn, thousandths, 1000);
}

/** No words: text/shape.c. */
struct TextWords *text_words_new(void);
