#include <string.h>

#include "paint/units.h"

/* ---- SARA AM: HarfBuzz draws it as NIKHAHIT and SARA AA, and the tone between them */

static hb_codepoint_t
nominal(const TextFace *face, gunichar character)
{
    hb_codepoint_t glyph = 0;
    hb_font_get_nominal_glyph(face->hb_font, character, &glyph);
    return glyph;
}

static SaraAm *
sara_am_of(PageText *text, const TextFace *face)
{
    if (text->faces[text->face].face == face)
        return &text->faces[text->face];
    for (guint i = 0; i < G_N_ELEMENTS(text->faces); i++) {
        if (text->faces[i].face == face) {
            text->face = i;
            return &text->faces[i];
        }
    }
    text->face = text->n_faces++ % G_N_ELEMENTS(text->faces);
    SaraAm *slot = &text->faces[text->face];
    *slot = (SaraAm){.face = face,
                     .nikhahit = nominal(face, 0x0e4d),
                     .aa = nominal(face, 0x0e32),
                     .am = nominal(face, 0x0e33)};
    return slot;
}

static void
measure(SaraAm *glyphs)
{
    hb_font_t *font = glyphs->face->hb_font;
    hb_font_get_glyph_extents(font, glyphs->nikhahit, &glyphs->ring);
    hb_font_get_glyph_extents(font, glyphs->aa, &glyphs->leg);
    hb_font_get_glyph_extents(font, glyphs->am, &glyphs->whole);
    glyphs->measured = true;
}

static bool
near(int one, int other, int em)
{
    return ABS(one - other) * 1000 <= SAME_PLACE * em;
}

/* Whether the face's own glyph puts the same ink in the same place as the two that were drawn. */
static bool
is_same_ink(SaraAm *glyphs, const Glyph *nikhahit, const Glyph *aa)
{
    if (!glyphs->measured)
        measure(glyphs);
    const hb_glyph_extents_t *ring = &glyphs->ring, *leg = &glyphs->leg, *whole = &glyphs->whole;
    hb_font_t *font = glyphs->face->hb_font;
    int em = glyphs->face->units_per_em;
    Length drawn = MAX(aa->word->font->drawn, 1);
    int left = (int) ((gint64) (nikhahit->x - aa->x + aa->moved) * em / drawn) + ring->x_bearing;
    int top = (int) ((gint64) nikhahit->y * em / drawn) + ring->y_bearing;
    return near(left, whole->x_bearing, em) && near(top, whole->y_bearing, em) &&
           near(leg->x_bearing + leg->width, whole->x_bearing + whole->width, em) &&
           near(leg->y_bearing + leg->height, whole->y_bearing + whole->height, em) &&
           near(hb_font_get_glyph_h_advance(font, glyphs->am),
                hb_font_get_glyph_h_advance(font, glyphs->aa), em);
}

static void
remove_glyph(Unit *unit, Glyph *glyphs, guint at)
{
    memmove(glyphs + at, glyphs + at + 1, (unit->count - at - 1) * sizeof *glyphs);
    unit->count--;
}

PdfFont *
paint_units_font(Page *page, const Glyph *glyph)
{
    PdfFonts *fonts = page->document->fonts;
    PdfFont *font = pdf_fonts_find(fonts, glyph->word->font->face);
    return glyph->parted ? pdf_font_second(fonts, font) : font;
}

static bool
is_far_apart(const Glyph *aa)
{
    return (gint64) aa->moved * 1000 > (gint64) SAME_PLACE * aa->word->font->drawn;
}

/* All of the unit is drawn in the second font: PDFium takes the end of what is said from the first
 * stretch of glyphs. */
static void
part_sara_am(PageText *text, const Unit *unit, Glyph *glyphs, guint nikhahit)
{
    g_array_append_val(text->inks, glyphs[nikhahit]);
    for (guint i = 0; i < unit->count; i++)
        glyphs[i].parted = true;
}

static void
join_sara_am(PageText *text, Unit *unit, Glyph *glyphs)
{
    SaraAm *sara_am = sara_am_of(text, glyphs->word->font->face);
    guint last = unit->count - 1, at = 0;
    if (!sara_am->am || glyphs[last].glyph != sara_am->aa)
        return;
    while (at < last && glyphs[at].glyph != sara_am->nikhahit)
        at++;
    if (at == last)
        return;
    bool same = is_same_ink(sara_am, &glyphs[at], &glyphs[last]);
    if (same && is_far_apart(&glyphs[last])) {
        part_sara_am(text, unit, glyphs, at);
    } else if (!same) {
        g_array_append_val(text->inks, glyphs[at]);
        g_array_append_val(text->inks, glyphs[last]);
        glyphs[last].hidden = true;
    }
    if (!glyphs[last].parted)
        glyphs[last].glyph = sara_am->am;
    remove_glyph(unit, glyphs, at);
}

/* ---- what a unit needs */

static guint
count_characters(const Unit *unit)
{
    return (guint) g_utf8_strlen(unit->text, (gssize) unit->length);
}

/* Fonts may swap a lower vowel and its tone; glyphs are said in the order of the letters. */
static void
unswap(const Unit *unit, Glyph *glyphs)
{
    const char *at = unit->text;
    const TextFace *face = glyphs->word->font->face;
    for (guint i = 0; i + 1 < unit->count; i++, at = g_utf8_next_char(at)) {
        hb_codepoint_t own = nominal(face, g_utf8_get_char(at));
        if (glyphs[i].glyph != own && glyphs[i + 1].glyph == own) {
            Glyph swapped = glyphs[i];
            glyphs[i] = glyphs[i + 1];
            glyphs[i + 1] = swapped;
        }
    }
}

static void
hide(PageText *text, Glyph *glyph, Length edge)
{
    g_array_append_val(text->inks, *glyph);
    glyph->hidden = true;
    glyph->x = edge;
    glyph->y = 0;
}

/* What justification or letter-spacing put between @edge and the unit after @unit. */
static gint64
find_gap(const PageText *text, const Unit *unit, Length edge)
{
    if (unit + 1 == text->units + text->n_units)
        return 0;
    const Glyph *next = &text->glyphs[unit[1].first];
    gint64 gap = (gint64) next->x - edge;
    return gap > 0 && gap * 10 < next->word->font->drawn && !next->word->rtl ? gap : 0;
}

/* Where the pen is behind @glyph. */
static Length
find_edge(Page *page, const Glyph *glyph)
{
    const TextFont *font = glyph->word->font;
    PdfFont *pdf = pdf_fonts_find(page->document->fonts, font->face);
    return glyph->x + length_scale(font->drawn, pdf_font_width(pdf, glyph->glyph), 1000);
}

/* Whether a glyph is a mark, by the character it stands for; *@at goes to that from the one before.
 */
static bool
next_is_mark(const char **at)
{
    *at = g_utf8_next_char(*at);
    return paint_units_is_mark(*at);
}

/* PDFium takes the end of what is said from the first stretch of glyphs: a mark that is hidden
 * takes the others of its unit along, that no letter after it need be said with them. */
static void
hide_marks(PageText *text, const Unit *unit, Glyph *glyphs, Length edge)
{
    const char *at = unit->text;
    for (guint i = 1; i < unit->count; i++) {
        if (next_is_mark(&at))
            hide(text, &glyphs[i], edge);
    }
}

/* For the same reason a hidden SARA AM takes its letter along. */
static void
hide_base(PageText *text, Unit *unit, Glyph *glyphs)
{
    Glyph *last = &glyphs[unit->count - 1];
    for (Glyph *glyph = glyphs; last->hidden && glyph < last; glyph++) {
        if (!glyph->hidden)
            hide(text, glyph, glyph->x);
    }
}

/* Whether the glyphs lie where readers look for them: at most one mark, at the base's edge. */
static bool
is_simple(Page *page, PageText *text, const Unit *unit, Glyph *glyphs)
{
    gint64 em = glyphs->word->font->drawn;
    Length edge = find_edge(page, &glyphs[0]);
    /* SARA AM stands behind the base, and what was put between letters behind that. */
    Length end = MAX(edge, find_edge(page, &glyphs[unit->count - 1]));
    gint64 gap = find_gap(text, unit, end) * 1000;
    guint marks = 0;
    /* In turned text poppler ends a word at any mark. */
    bool simple = !glyphs[0].y && page->matrix.a == 1, far = false;
    const char *at = unit->text;
    for (guint i = 1; i < unit->count; i++) {
        if (!next_is_mark(&at))
            continue;
        gint64 off = ((gint64) glyphs[i].x - edge) * 1000;
        far = far || ABS(off) + gap > MARK_FAR * em;
        if (glyphs[i].y || off > MARK_RIGHT * em || off < -MARK_LEFT * em)
            simple = false;
        marks++;
    }
    if (far)
        hide_marks(text, unit, glyphs, edge);
    return simple && marks < 2 && !(marks && gap > SPREAD * em);
}

/* Tells the fonts what each glyph stands for. False when one of them stands for other text. */
static bool
use_each(Page *page, const Unit *unit, const Glyph *glyphs)
{
    const char *at = unit->text;
    bool good = true;
    for (guint i = 0; i < unit->count; i++) {
        const char *next = g_utf8_next_char(at);
        PdfFont *font = paint_units_font(page, &glyphs[i]);
        good =
            pdf_font_use(page->document->fonts, font, glyphs[i].glyph, at, (gsize) (next - at)) &&
            good;
        at = next;
    }
    return good;
}

/* For glyphs that are not one a character: SARA AM's parts, then the last character left. */
static void
use_parts(Page *page, PageText *text, const Unit *unit, const Glyph *glyphs)
{
    const SaraAm *sara_am = sara_am_of(text, glyphs->word->font->face);
    PdfFont *font = pdf_fonts_find(page->document->fonts, glyphs->word->font->face);
    const char *at = unit->text, *end = unit->text + unit->length;
    for (guint i = 0; i < unit->count; i++) {
        const char *next = g_utf8_next_char(at);
        const char *said = at;
        gsize length = (gsize) (next - at);
        if (glyphs[i].glyph == sara_am->nikhahit || glyphs[i].glyph == sara_am->aa) {
            said = glyphs[i].glyph == sara_am->aa ? "\u0e32" : "\u0e4d";
            length = 3;
        } else if (next < end) {
            at = next;
        }
        pdf_font_use(page->document->fonts, font, glyphs[i].glyph, said, length);
    }
}

static void
prepare_single(Page *page, Unit *unit, const Glyph *glyph)
{
    PdfFont *font = pdf_fonts_find(page->document->fonts, glyph->word->font->face);
    bool known = pdf_font_use(page->document->fonts, font, glyph->glyph, unit->text, unit->length);
    unit->spoken = !known || glyph->y;
}

static void
prepare_stack(Page *page, PageText *text, Unit *unit, Glyph *glyphs)
{
    if (!glyphs->word->rtl)
        join_sara_am(text, unit, glyphs);
    if (unit->count != count_characters(unit) || glyphs->word->rtl) {
        use_parts(page, text, unit, glyphs);
        unit->spoken = true;
        return;
    }
    unswap(unit, glyphs);
    bool good = use_each(page, unit, glyphs);
    bool simple = is_simple(page, text, unit, glyphs);
    hide_base(text, unit, glyphs);
    unit->spoken = !good || !simple;
}

/* What readers should not be told: marks that only steer line breaking. */
static void
trim(Unit *unit)
{
    static const char *const silent[] = {"\u200b", "\u2060", "\ufeff"};
    for (guint i = 0; i < G_N_ELEMENTS(silent); i++) {
        while (unit->length > 3 && memcmp(unit->text + unit->length - 3, silent[i], 3) == 0)
            unit->length -= 3;
        while (unit->length > 3 && memcmp(unit->text, silent[i], 3) == 0) {
            unit->text += 3;
            unit->length -= 3;
        }
    }
}

static void
prepare(Page *page, PageText *text, Unit *unit)
{
    Glyph *glyphs = &text->glyphs[unit->first];
    if (unit->length > 3)
        trim(unit);
    if (unit->count == 1)
        prepare_single(page, unit, glyphs);
    else
        prepare_stack(page, text, unit, glyphs);
}

void
paint_units_prepare(Page *page, PageText *text)
{
    for (guint i = 0; i < text->n_units; i++)
        prepare(page, text, &text->units[i]);
}
