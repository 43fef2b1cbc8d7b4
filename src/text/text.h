#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/diag.h"
#include "base/length.h"

/**
 * Fonts, shaped words, break opportunities and line breaking. Knows nothing of FO.
 * HarfBuzz shapes, FreeType reads faces, fontconfig finds them, libthai knows the
 * words of Thai and libunibreak the rules of UAX #14.
 */

/* ---- fonts (text/fonts.c) */

/** A set of fonts and the caches that go with it. One per process; not for threads. */
typedef struct TextFonts TextFonts;

/**
 * The fonts that the fontconfig file @config names, and no others. With NULL, the project's
 * own set: the files in the folder @project_fonts (may be NULL), then Laksaman and Liberation by
 * path; TH SarabunPSK, when no file has it, is Laksaman at 0.6653 of the size asked for.
 */
TextFonts *text_fonts_new(const char *config, const char *project_fonts, GError **error);
void text_fonts_free(TextFonts *fonts);

/** The paths of all files of the set, each once; free with g_ptr_array_unref(). */
GPtrArray *text_fonts_files(TextFonts *fonts);

/**
 * False and SAMRIT_ERROR_IO when a file of the set could not be opened since: what was set then has
 * another font and is not to be published.
 */
bool text_fonts_check_files(const TextFonts *fonts, GError **error);

/** One font file, opened once: what a painter needs to draw with it. */
typedef struct {
    const char *path;
    int index;
    const char *family; /* as the file says it */
    int units_per_em;
    void *ft_face; /* FT_Face */
    void *hb_font; /* hb_font_t, scaled to units_per_em */
} TextFace;

/** A face at a size. Metrics are distances from the baseline, positive in their own direction. */
typedef struct {
    const TextFace *face;
    Length size;                /* as asked for: the 16 of "TH SarabunPSK 16 pt" */
    Length drawn;               /* size × the alias's scale: what glyphs are drawn at */
    Length ascender, descender; /* for half-leading and areas; text/font.c has the rules */
    Length x_height, cap_height;
    Length rule;                              /* the thickness of the lines of text-decoration */
    Length underline, overline, line_through; /* their centres: below, above and above */
    bool synthetic_bold, synthetic_slant;
} TextFont;

typedef struct {
    const char *const *families; /* NULL-terminated, best first */
    int weight;                  /* 100 to 900 */
    bool italic;                 /* italic, oblique or backslant */
    Length size;
} TextFontRequest;

/**
 * The first family of @request that is there; never NULL. Owned by @fonts, and the same
 * pointer for the same request.
 */
const TextFont *text_font_find(TextFonts *fonts, const TextFontRequest *request);

/**
 * Whether none of @request's families is there, so that text_font_find() gave something else. True
 * only the first time for a first family: it is for a finding.
 */
bool text_font_is_missing(TextFonts *fonts, const TextFontRequest *request);

/** Forgets that: the next document is told of its own missing families. */
void text_font_forget_missing(TextFonts *fonts);

/**
 * Whether @family is there: a font has the name, or the configuration or the table of aliases
 * gives it one that has.
 */
bool text_family_exists(TextFonts *fonts, const char *family);

/* ---- shaping (text/shape.c): words are shaped once and kept */

typedef struct {
    guint32 glyph;
    guint32 cluster : 31; /* byte offset into the word's text */
    guint32 parted : 1;   /* the AA of a SARA AM: justification may part it from its letter */
    Length advance, x_offset, y_offset; /* y_offset upwards */
} TextGlyph;

/** A shaped stretch of one font, script and direction. Lives as long as the fonts, or until
 * text_words_trim(). */
typedef struct {
    const TextFont *font; /* the one that has the glyphs: may be a fallback */
    const char *text;     /* UTF-8; as shown, so with # for what is missing */
    guint32 length, n_glyphs;
    bool rtl;
    guint16 clusters, n_parted; /* graphemes; glyphs that are parted */
    gunichar missing;           /* the first character that no font has, shown as #; 0: none */
    Length width;
    const TextGlyph *glyphs; /* in visual order, left to right */
} TextWord;

/** Shapes @length bytes of @text, which text_itemize() gave one font. @language is BCP 47 or NULL.
 */
const TextWord *text_shape(TextFonts *fonts, const TextFont *font, const char *text, gsize length,
                           bool rtl, const char *language);

/**
 * Forgets all shaped words when they take more than @limit bytes. For a caller that knows that
 * nobody holds a TextWord any more: between page-sequences when no page waits.
 */
void text_words_trim(TextFonts *fonts, gsize limit);

/**
 * The same for a caller that frees them later, when nobody holds one any more. NULL when they do
 * not take that much.
 */
struct TextWords *text_words_take(TextFonts *fonts, gsize limit);

/** Takes NULL. */
void text_words_free(struct TextWords *words);

/** A stretch of one font, one script, one bidi level. */
typedef struct {
    gsize start, length; /* in bytes */
    const TextFont *font;
    guint8 level; /* bidi embedding level; odd is right to left */
} TextItem;

/** Splits @text into items, appended to @items (GArray of TextItem). @base_level is 0 or 1. */
void text_itemize(TextFonts *fonts, const TextFontRequest *request, const char *text, gsize length,
                  int base_level, GArray *items);

/* ---- break opportunities (text/break.c) */

typedef enum {
    TEXT_BREAK_NONE,
    TEXT_BREAK_ALLOWED,
    TEXT_BREAK_POOR,     /* allowed, but better not: after ที่ และ ของ … */
    TEXT_BREAK_REQUIRED, /* after a line feed and the like */
} TextBreak;

/**
 * For each byte of @text that begins a character, whether a line may break before it; other
 * bytes get TEXT_BREAK_NONE. @breaks has room for @length + 1, the last being the text's end.
 * Spaces belong to the line before. Thai wants the whole paragraph in one call.
 */
void text_breaks_find(TextFonts *fonts, const char *text, gsize length, const char *language,
                      guint8 *breaks);

/**
 * No line will end within @name where it stands as a word or words of its own (text/names.c). For
 * proper names that the dictionary need not have; a name without Thai is passed over.
 */
void text_name_protect(TextFonts *fonts, const char *name);

/* ---- lines by total fit (text/lines.c): Knuth and Plass, with ratios 1, 5 and 20 */

typedef enum {
    TEXT_BOX,
    TEXT_GLUE,
    TEXT_PENALTY,
} TextElementKind;

enum {
    TEXT_INFINITE = 1000, /* a penalty that forbids a break; −1000 forces one */
};

typedef struct {
    guint8 kind;  /* TextElementKind */
    bool flagged; /* a hyphenation point: two in a row cost extra */
    gint16 penalty;
    Length width, stretch, shrink; /* a penalty's width counts only when broken there */
    guint32 tag;                   /* the caller's */
} TextElement;

typedef struct {
    guint32 position;  /* index of the element broken at */
    double ratio;      /* what to adjust the line's glue by: see text_lines_break() */
    Length difference; /* the line's width less its natural width */
} TextLine;

typedef enum {
    TEXT_ALIGN_START, /* ragged at one side: start, end, inside, outside */
    TEXT_ALIGN_JUSTIFY,
    TEXT_ALIGN_CENTER,
} TextAlign;

/** How a paragraph is broken. */
typedef struct {
    TextAlign align;
    bool greedy; /* first fit instead of total fit */
    int ladder;  /* lines in a row that may end with a flagged penalty: a hyphen; 0: any number */
} TextBreaking;

/** What the breaker asks: the width of line @number (from 0). */
typedef Length (*TextLineWidth)(guint number, void *data);

/**
 * Breaks @elements, which end with a forced penalty and may hold others, into @lines (appended to
 * a GArray of TextLine). A line that fits at no ratio overflows:
 * its difference is negative, and reporting it is the caller's.
 *
 * A line's ratio is 0 when ragged, unless it has to shrink and can. In justified text it belongs
 * to all glue of the line: width + ratio × stretch, or + ratio × shrink when negative. The last
 * line before a forced penalty is stretched by its filler alone: pass its ratio by unless negative.
 */
void text_lines_break(const TextElement *elements, guint n_elements, TextLineWidth width,
                      void *data, const TextBreaking *breaking, GArray *lines);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(TextFonts, text_fonts_free)
