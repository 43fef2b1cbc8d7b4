#pragma once

#include <hb.h>

#include "paint/page.h"

/**
 * Text so that it comes back as it was written. A text area is cut into units, each a grapheme
 * (a base with its marks) and the glyphs that show it. Most are said by their glyphs alone,
 * through the font's ToUnicode. A unit whose glyphs would mislead readers that sort by position
 * is a piece of marked content of its own with its text beside it (ActualText):
 * marks stacked on one base, marks off the base's edge, glyphs that also stand for other text.
 * For readers that take no ActualText, a glyph that lies far from where its letter is looked for
 * is put there invisibly, and its ink is filled as a shape.
 * Of a SARA AM that justification parted from its letter, the leg is drawn in a second font that
 * says SARA AM for it, with the letter, and the ring is filled as a shape.
 */
typedef struct {
    const TextWord *word;
    guint32 glyph;
    Length x, y;  /* of the origin, from the area's left edge and up from the baseline */
    Length moved; /* how far justification parted it from its letter */
    bool hidden;  /* drawn invisibly, for readers; its ink is a shape */
    bool parted;  /* drawn in the second font: a letter and the leg of its SARA AM */
} Glyph;

typedef struct {
    guint first, count; /* glyphs */
    const char *text;
    gsize length;
    bool spoken;
} Unit;

/** How a face draws SARA AM, by itself and in parts; glyph 0 is none. */
typedef struct {
    const TextFace *face;
    hb_codepoint_t nikhahit, aa, am;
    bool measured;
    hb_glyph_extents_t ring, leg, whole; /* of the three */
} SaraAm;

struct PageText {
    Glyph *glyphs; /* of the area being drawn */
    Unit *units;
    guint n_glyphs, n_units;
    guint room;        /* for that many of each: a unit has a glyph at least */
    GArray *inks;      /* of Glyph: those whose shapes are filled */
    GHashTable *forms; /* their outlines' object numbers, by font and glyph */
    GString *spoken;   /* the text of units said together */
    SaraAm faces[8];   /* those met last, … */
    guint n_faces;     /* … of so many; the slot of the next is this modulo eight */
    guint face;        /* the slot of the last */
};

/** Limits of what readers take as being where it belongs, in thousandths of an em. */
enum {
    MARK_RIGHT = 1,  /* of the base's edge: poppler would put it after the next letter */
    MARK_LEFT = 20,  /* of the base's edge: poppler would end the word there */
    SPREAD = 5,      /* after a base with its mark: poppler would end the word there too */
    MARK_FAR = 140,  /* MuPDF puts a space after it */
    SAME_PLACE = 20, /* outlines that coincide */
};

/** Whether the character @at is a mark: a table of Thai's 128 characters is faster than one of all.
 */
static inline bool
paint_units_is_mark(const char *at)
{
    static const guint64 thai[2] = {0x07f2000000000000, 0x7f80};
    bool is_thai = (guchar) at[0] == 0xe0 && ((guchar) at[1] & 0xfe) == 0xb8;
    if (is_thai)
        return thai[at[1] & 1] >> (at[2] & 0x3f) & 1;
    return g_unichar_ismark(g_utf8_get_char(at));
}

/** Cuts the words of @area into units (paint/units.c). */
void paint_units_cut(PageText *text, const AreaText *area);

/** Finds out which units have to be spoken, and tells the fonts what their glyphs mean
 * (paint/meaning.c). */
void paint_units_prepare(Page *page, PageText *text);

/** The font that says what @glyph stands for. */
PdfFont *paint_units_font(Page *page, const Glyph *glyph);

/** Fills the shapes of hidden glyphs (paint/ink.c). @x and @y are the area's at its baseline. */
void paint_inks_draw(Page *page, const PageText *text, Length x, Length y);
