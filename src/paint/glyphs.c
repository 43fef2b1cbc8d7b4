#include <hb.h>
#include <string.h>

#include "paint/page.h"

/*
 * Text so that it comes back as it was written. A text area is cut into units, each a grapheme
 * (a base with its marks) and the glyphs that show it. Most are said by their glyphs alone,
 * through the font's ToUnicode. A unit whose glyphs would mislead readers that sort by position
 * is a piece of marked content of its own with its text beside it (ActualText):
 * marks stacked on one base, marks off the base's edge, glyphs that also stand for other text.
 * For readers that take no ActualText, a glyph that lies far from where its letter is looked for
 * is put there invisibly, and its ink is filled as a shape.
 */
typedef struct {
    const TextWord *word;
    guint32 glyph;
    Length x, y; /* of the origin, from the area's left edge and up from the baseline */
    bool hidden; /* drawn invisibly, for readers; its ink is a shape */
} Glyph;

typedef struct {
    guint first, count; /* glyphs */
    const char *text;
    gsize length;
    bool spoken;
} Unit;

/* What SARA AM is made of in a face; glyph 0 is none. */
typedef struct {
    const TextFace *face;
    hb_codepoint_t nikhahit, aa, am;
} SaraAm;

struct PageText {
    GArray *glyphs, *units;
    GArray *inks;    /* of Glyph: shapes of those that are hidden */
    GString *spoken; /* the text of units said together */
    SaraAm sara_am;
};

/* Limits of what readers take as being where it belongs, in thousandths of an em. */
enum {
    MARK_RIGHT = 1,  /* of the base's edge: poppler would put it after the next letter */
    MARK_LEFT = 20,  /* of the base's edge: poppler would end the word there */
    MARK_FAR = 140,  /* MuPDF puts a space after it */
    SAME_PLACE = 20, /* outlines that coincide */
};

PageText *
paint_text_new(void)
{
    PageText *text = g_new0(PageText, 1);
    text->glyphs = g_array_new(FALSE, FALSE, sizeof(Glyph));
    text->units = g_array_new(FALSE, FALSE, sizeof(Unit));
    text->inks = g_array_new(FALSE, FALSE, sizeof(Glyph));
    text->spoken = g_string_new(NULL);
    return text;
}

void
paint_text_free(PageText *text)
{
    g_array_unref(text->glyphs);
    g_array_unref(text->units);
    g_array_unref(text->inks);
    g_string_free(text->spoken, TRUE);
    g_free(text);
}

/* ---- graphemes */

static bool
joins(gunichar character)
{
    if (character < 0x300)
        return false;
    return character == 0x0e33 || character == 0x0eb3 || g_unichar_ismark(character);
}

static const char *
grapheme_start(const char *text, const char *at)
{
    while (at > text && joins(g_utf8_get_char(at)))
        at = g_utf8_prev_char(at);
    return at;
}

static const char *
grapheme_end(const char *at, const char *end)
{
    do
        at = g_utf8_next_char(at);
    while (at < end && joins(g_utf8_get_char(at)));
    return MIN(at, end);
}

static Unit *
add_unit(PageText *text, guint first, const char *start)
{
    g_array_set_size(text->units, text->units->len + 1);
    Unit *unit = &g_array_index(text->units, Unit, text->units->len - 1);
    *unit = (Unit){.first = first, .text = start};
    return unit;
}

/* Glyphs in the order of the text: what no glyph has joins the unit before. */
static void
cut_forwards(PageText *text, const TextWord *word, guint first)
{
    const char *end = word->text + word->length, *limit = word->text;
    Unit *unit = NULL;
    for (guint i = 0; i < word->n_glyphs; i++) {
        const char *at = word->text + word->glyphs[i].cluster;
        if (!unit || at >= limit) {
            if (unit)
                unit->length = (gsize) (at - unit->text);
            unit = add_unit(text, first + i, unit ? at : word->text);
            limit = grapheme_end(at, end);
        }
        unit->count++;
    }
    if (unit)
        unit->length = (gsize) (end - unit->text);
}

static void
cut_backwards(PageText *text, const TextWord *word, guint first)
{
    const char *end = word->text + word->length, *start = end;
    Unit *unit = NULL;
    for (guint i = 0; i < word->n_glyphs; i++) {
        const char *at = word->text + word->glyphs[i].cluster;
        if (!unit || at < start) {
            start = grapheme_start(word->text, at);
            unit = add_unit(text, first + i, start);
            unit->length = (gsize) (end - start);
            end = start;
        }
        unit->count++;
    }
}

static void
add_piece(PageText *text, const AreaPiece *piece)
{
    const TextWord *word = piece->word;
    guint first = text->glyphs->len;
    Length x = piece->x;
    g_array_set_size(text->glyphs, first + word->n_glyphs);
    Glyph *glyphs = &g_array_index(text->glyphs, Glyph, first);
    for (guint i = 0; i < word->n_glyphs; i++) {
        const TextGlyph *from = &word->glyphs[i];
        glyphs[i] = (Glyph){word, from->glyph, x + from->x_offset, from->y_offset, false};
        bool ends = i + 1 < word->n_glyphs && from[1].cluster != from->cluster;
        x += from->advance + (ends ? piece->extra : 0);
    }
    if (word->rtl)
        cut_backwards(text, word, first);
    else
        cut_forwards(text, word, first);
}

/* ---- SARA AM: HarfBuzz draws it as NIKHAHIT and SARA AA, and the tone between them */

static hb_codepoint_t
nominal(const TextFace *face, gunichar character)
{
    hb_codepoint_t glyph = 0;
    hb_font_get_nominal_glyph(face->hb_font, character, &glyph);
    return glyph;
}

static const SaraAm *
sara_am_of(PageText *text, const TextFace *face)
{
    if (text->sara_am.face != face)
        text->sara_am =
            (SaraAm){face, nominal(face, 0x0e4d), nominal(face, 0x0e32), nominal(face, 0x0e33)};
    return &text->sara_am;
}

static bool
near(int one, int other, int em)
{
    return ABS(one - other) * 1000 <= SAME_PLACE * em;
}

/* Whether the face's own glyph puts the same ink in the same place as the two that were drawn. */
static bool
is_same_ink(const SaraAm *glyphs, const Glyph *nikhahit, const Glyph *aa)
{
    hb_font_t *font = glyphs->face->hb_font;
    int em = glyphs->face->units_per_em;
    hb_glyph_extents_t ring, leg, whole;
    if (!hb_font_get_glyph_extents(font, glyphs->nikhahit, &ring) ||
        !hb_font_get_glyph_extents(font, glyphs->aa, &leg) ||
        !hb_font_get_glyph_extents(font, glyphs->am, &whole))
        return false;
    Length drawn = MAX(aa->word->font->drawn, 1);
    int left = (int) ((gint64) (nikhahit->x - aa->x) * em / drawn) + ring.x_bearing;
    int top = (int) ((gint64) nikhahit->y * em / drawn) + ring.y_bearing;
    return near(left, whole.x_bearing, em) && near(top, whole.y_bearing, em) &&
           near(leg.x_bearing + leg.width, whole.x_bearing + whole.width, em) &&
           near(leg.y_bearing + leg.height, whole.y_bearing + whole.height, em) &&
           near(hb_font_get_glyph_h_advance(font, glyphs->am),
                hb_font_get_glyph_h_advance(font, glyphs->aa), em);
}

static void
remove_glyph(Unit *unit, Glyph *glyphs, guint at)
{
    memmove(glyphs + at, glyphs + at + 1, (unit->count - at - 1) * sizeof *glyphs);
    unit->count--;
}

static void
join_sara_am(PageText *text, Unit *unit, Glyph *glyphs)
{
    const SaraAm *sara_am = sara_am_of(text, glyphs->word->font->face);
    guint last = unit->count - 1, at = 0;
    if (!sara_am->am || glyphs[last].glyph != sara_am->aa)
        return;
    while (at < last && glyphs[at].glyph != sara_am->nikhahit)
        at++;
    if (at == last)
        return;
    if (!is_same_ink(sara_am, &glyphs[at], &glyphs[last])) {
        g_array_append_val(text->inks, glyphs[at]);
        g_array_append_val(text->inks, glyphs[last]);
        glyphs[last].hidden = true;
    }
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

/* Whether the glyphs lie where readers look for them: at most one mark, at the base's edge. */
static bool
is_simple(Page *page, PageText *text, const Unit *unit, Glyph *glyphs)
{
    const TextFont *font = glyphs->word->font;
    PdfFont *pdf = pdf_fonts_find(page->document->fonts, font->face);
    gint64 em = font->drawn;
    Length edge =
        glyphs[0].x + length_scale(font->drawn, pdf_font_width(pdf, glyphs[0].glyph), 1000);
    const char *at = unit->text;
    guint marks = 0;
    bool simple = !glyphs[0].y;
    for (guint i = 1; i < unit->count; i++) {
        at = g_utf8_next_char(at);
        gint64 off = ((gint64) glyphs[i].x - edge) * 1000;
        if (!g_unichar_ismark(g_utf8_get_char(at)))
            continue;
        if (ABS(off) > MARK_FAR * em)
            hide(text, &glyphs[i], edge);
        else if (glyphs[i].y || off > MARK_RIGHT * em || off < -MARK_LEFT * em)
            simple = false;
        marks++;
    }
    return simple && marks < 2;
}

/* Tells the fonts what each glyph stands for. False when one of them stands for other text. */
static bool
use_each(Page *page, const Unit *unit, const Glyph *glyphs)
{
    PdfFont *font = pdf_fonts_find(page->document->fonts, glyphs->word->font->face);
    const char *at = unit->text;
    bool good = true;
    for (guint i = 0; i < unit->count; i++) {
        const char *next = g_utf8_next_char(at);
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
    Glyph *glyphs = &g_array_index(text->glyphs, Glyph, unit->first);
    trim(unit);
    if (unit->count == 1)
        prepare_single(page, unit, glyphs);
    else
        prepare_stack(page, text, unit, glyphs);
}

/* ---- showing glyphs */

typedef struct {
    Page *page;
    Length x, y; /* of the area's left edge at the baseline */
    PdfFont *font;
    Length size;
    gint64 pen;  /* where the next glyph comes, in 1/1000 Length from x */
    bool open;   /* inside [( … */
    bool hidden; /* drawing invisibly */
} Show;

static void
close_show(Show *show)
{
    if (show->open)
        paint_page_put(show->page, ")]TJ\n");
    show->open = false;
}

/* Where the line starts, relative to where the last one did: an unturned page needs no matrix. */
static void
move_to(Show *show, Length x, Length y, bool slanted)
{
    Page *page = show->page;
    const PageMatrix *m = &page->matrix;
    PaintPoint point = paint_page_point(page, x, y);
    gint64 to_x = pdf_thousandths(point.x), to_y = pdf_thousandths(point.y);
    if (m->a == 1 && m->d == -1 && !slanted && page->line_x != G_MININT64) {
        pdf_put_thousandths(page->content, to_x - page->line_x);
        g_string_append_c(page->content, ' ');
        pdf_put_thousandths(page->content, to_y - page->line_y);
        paint_page_put(page, " Td\n");
        page->line_x = to_x;
        page->line_y = to_y;
        return;
    }
    int slant = slanted ? 210 : 0;
    const int parts[] = {1000 * m->a, 1000 * m->b, slant * m->a - 1000 * m->c,
                         slant * m->b - 1000 * m->d};
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
        pdf_put_thousandths(page->content, parts[i]);
        g_string_append_c(page->content, ' ');
    }
    paint_page_put_point(page, x, y);
    paint_page_put(page, "Tm\n");
    page->line_x = to_x;
    page->line_y = to_y;
    if (m->a != 1 || slanted)
        page->line_x = G_MININT64; /* Td would be turned too */
}

static void
set_font(Show *show, const TextFont *font)
{
    Page *page = show->page;
    show->font = pdf_fonts_find(page->document->fonts, font->face);
    show->size = font->drawn;
    if (page->state.font != show->font || page->state.font_size != font->drawn) {
        g_string_append_printf(page->content, "/F%u ", show->font->index);
        paint_page_put_size(page, font->drawn);
        paint_page_put(page, "Tf\n");
        page->state.font = show->font;
        page->state.font_size = font->drawn;
    }
    if (page->state.bold != font->synthetic_bold) {
        if (font->synthetic_bold)
            paint_page_put_size(page, font->drawn / 30);
        paint_page_put(page, font->synthetic_bold ? "w 2 Tr\n" : "0 Tr\n");
        page->state.bold = font->synthetic_bold;
    }
}

/* Begins anew where @glyph is: at the start, with another font, for a raised mark. */
static void
begin_show(Show *show, const Glyph *glyph)
{
    close_show(show);
    set_font(show, glyph->word->font);
    move_to(show, show->x + glyph->x, show->y - glyph->y, glyph->word->font->synthetic_slant);
    show->pen = (gint64) glyph->x * 1000;
}

static void
put_code(GString *out, guint32 glyph)
{
    const char code[] = {(char) (glyph >> 8), (char) glyph};
    for (guint i = 0; i < 2; i++) {
        if (code[i] == '(' || code[i] == ')' || code[i] == '\\')
            g_string_append_c(out, '\\');
        if (code[i] == '\r')
            g_string_append(out, "\\r");
        else
            g_string_append_c(out, code[i]);
    }
}

static void
move_pen(Show *show, const Glyph *glyph)
{
    gint64 behind = show->pen - (gint64) glyph->x * 1000;
    gint64 half = behind < 0 ? -show->size / 2 : show->size / 2;
    gint64 steps = ABS(behind) < 3 * ABS(half) ? 0 : (behind + half) / MAX(show->size, 1);
    GString *out = show->page->content;
    if (steps) {
        g_string_append(out, show->open ? ")" : "[");
        pdf_put_integer(out, steps);
        g_string_append_c(out, '(');
    } else if (!show->open) {
        g_string_append(out, "[(");
    }
    show->open = true;
    show->pen -= steps * show->size;
}

static void
set_hidden(Show *show, bool hidden)
{
    close_show(show);
    paint_page_put(show->page, hidden ? "3 Tr\n" : show->page->state.bold ? "2 Tr\n" : "0 Tr\n");
    show->hidden = hidden;
}

static void
show_glyph(Show *show, const Glyph *glyph, Length *height)
{
    if (!glyph->glyph) /* .notdef may not be drawn; its finding was made where it was shaped */
        return;
    const TextFont *font = glyph->word->font;
    if (show->page->state.font_size != font->drawn || !show->font ||
        show->font->face != font->face || *height != glyph->y ||
        show->page->state.bold != font->synthetic_bold)
        begin_show(show, glyph);
    *height = glyph->y;
    if (show->hidden != glyph->hidden)
        set_hidden(show, glyph->hidden);
    move_pen(show, glyph);
    put_code(show->page->content, glyph->glyph);
    show->pen += (gint64) pdf_font_width(show->font, glyph->glyph) * show->size;
}

/* ---- showing units */

/* Poppler takes the end of spoken text from its last glyph: while that ends off the pen, the
 * next unit is said together with it. */
static bool
ends_off(Page *page, const PageText *text, guint unit)
{
    const Unit *units = &g_array_index(text->units, Unit, 0);
    if (unit + 1 >= text->units->len)
        return false;
    const Glyph *last =
        &g_array_index(text->glyphs, Glyph, units[unit].first + units[unit].count - 1);
    const Glyph *next = &g_array_index(text->glyphs, Glyph, units[unit + 1].first);
    const TextFont *font = last->word->font;
    if (next->word->font->face != font->face || units[unit + 1].text[0] == ' ')
        return false;
    PdfFont *pdf = pdf_fonts_find(page->document->fonts, font->face);
    Length end = last->x + length_scale(font->drawn, pdf_font_width(pdf, last->glyph), 1000);
    return ((gint64) next->x - end) * 1000 > (gint64) MARK_LEFT * font->drawn;
}

static guint
spoken_end(Page *page, const PageText *text, guint unit)
{
    while (ends_off(page, text, unit))
        unit++;
    return unit + 1;
}

static void
begin_spoken(Page *page, PageText *text, guint from, guint to)
{
    AreaTag *tag = paint_page_tag(page);
    paint_page_begin_text(page);
    g_string_truncate(text->spoken, 0);
    for (guint i = from; i < to; i++) {
        const Unit *unit = &g_array_index(text->units, Unit, i);
        g_string_append_len(text->spoken, unit->text, (gssize) unit->length);
    }
    if (paint_page_is_artifact(tag)) {
        paint_page_text(page);
        paint_page_put(page, "/Span<<");
    } else {
        paint_page_unmark(page);
        paint_page_put(page, "/Span<</MCID ");
        pdf_put_integer(page->content, pdf_structure_mark(page->document, tag));
    }
    paint_page_put(page, "/ActualText");
    pdf_put_utf16(page->content, text->spoken->str, text->spoken->len);
    paint_page_put(page, ">>BDC\n");
}

static void
show_unit(Show *show, const PageText *text, guint index, Length *height)
{
    const Unit *unit = &g_array_index(text->units, Unit, index);
    for (guint i = 0; i < unit->count; i++)
        show_glyph(show, &g_array_index(text->glyphs, Glyph, unit->first + i), height);
}

static void
show_units(Show *show, PageText *text)
{
    Page *page = show->page;
    Length height = LENGTH_MAX; /* none yet */
    for (guint i = 0; i < text->units->len;) {
        bool spoken = g_array_index(text->units, Unit, i).spoken;
        guint end = spoken ? spoken_end(page, text, i) : i + 1;
        if (spoken) {
            close_show(show);
            begin_spoken(page, text, i, end);
        } else {
            paint_page_text(page);
        }
        for (; i < end; i++)
            show_unit(show, text, i, &height);
        if (spoken) {
            close_show(show);
            paint_page_put(page, "EMC\n");
        }
    }
    close_show(show);
    if (show->hidden)
        set_hidden(show, false);
}

/* ---- the ink of hidden glyphs, as shapes */

typedef struct {
    Page *page;
    const Glyph *glyph;
    Length x, y; /* of the area's left edge at the baseline */
} Pen;

static void
put_outline_point(Pen *pen, float x, float y)
{
    const TextFont *font = pen->glyph->word->font;
    double scale = (double) font->drawn / font->face->units_per_em;
    double slant = font->synthetic_slant ? 0.21 : 0;
    paint_page_put_point(pen->page, pen->x + pen->glyph->x + (Length) ((x + slant * y) * scale),
                         pen->y - pen->glyph->y - (Length) (y * scale));
}

static void
draw_move(G_GNUC_UNUSED hb_draw_funcs_t *functions, void *pen, G_GNUC_UNUSED hb_draw_state_t *state,
          float x, float y, G_GNUC_UNUSED void *data)
{
    put_outline_point(pen, x, y);
    paint_page_put(((Pen *) pen)->page, "m\n");
}

static void
draw_line(G_GNUC_UNUSED hb_draw_funcs_t *functions, void *pen, G_GNUC_UNUSED hb_draw_state_t *state,
          float x, float y, G_GNUC_UNUSED void *data)
{
    put_outline_point(pen, x, y);
    paint_page_put(((Pen *) pen)->page, "l\n");
}

static void
draw_curve(G_GNUC_UNUSED hb_draw_funcs_t *functions, void *pen,
           G_GNUC_UNUSED hb_draw_state_t *state, float x1, float y1, float x2, float y2, float x3,
           float y3, G_GNUC_UNUSED void *data)
{
    put_outline_point(pen, x1, y1);
    put_outline_point(pen, x2, y2);
    put_outline_point(pen, x3, y3);
    paint_page_put(((Pen *) pen)->page, "c\n");
}

static void
draw_close(G_GNUC_UNUSED hb_draw_funcs_t *functions, void *pen,
           G_GNUC_UNUSED hb_draw_state_t *state, G_GNUC_UNUSED void *data)
{
    paint_page_put(((Pen *) pen)->page, "h\n");
}

static void
draw_inks(Page *page, const PageText *text, Length x, Length y)
{
    hb_draw_funcs_t *functions = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(functions, draw_move, NULL, NULL);
    hb_draw_funcs_set_line_to_func(functions, draw_line, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(functions, draw_curve, NULL, NULL);
    hb_draw_funcs_set_close_path_func(functions, draw_close, NULL, NULL);
    paint_page_shapes(page);
    for (guint i = 0; i < text->inks->len; i++) {
        const Glyph *glyph = &g_array_index(text->inks, Glyph, i);
        Pen pen = {page, glyph, x, y};
        hb_font_get_glyph_shape(glyph->word->font->face->hb_font, glyph->glyph, functions, &pen);
        paint_page_put(page, "f\n");
    }
    hb_draw_funcs_destroy(functions);
}

static void
note_link_text(Page *page, const AreaText *area)
{
    for (guint i = 0; i < area->n_pieces; i++) {
        const TextWord *word = area->pieces[i].word;
        g_string_append_len(page->link_text, word->text, (gssize) word->length);
    }
}

void
paint_text_draw(Page *page, const AreaText *area, Length x, Length y)
{
    PageText *text = page->text;
    g_array_set_size(text->glyphs, 0);
    g_array_set_size(text->units, 0);
    g_array_set_size(text->inks, 0);
    for (guint i = 0; i < area->n_pieces; i++)
        add_piece(text, &area->pieces[i]);
    if (!text->units->len)
        return;
    for (guint i = 0; i < text->units->len; i++)
        prepare(page, text, &g_array_index(text->units, Unit, i));
    note_link_text(page, area);
    paint_page_text(page);
    paint_page_set_fill(page, area->color);
    Show show = {.page = page, .x = x, .y = y + area->baseline};
    show_units(&show, text);
    if (text->inks->len)
        draw_inks(page, text, show.x, show.y);
}
