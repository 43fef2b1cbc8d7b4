#include <string.h>

#include "paint/units.h"

typedef struct {
    Page *page;
    Length x, y;           /* of the area's left edge at the baseline */
    const TextFont *drawn; /* the font of the glyph before, … */
    bool parted;           /* … and whether that was parted */
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
set_font(Show *show, const Glyph *glyph)
{
    Page *page = show->page;
    const TextFont *font = glyph->word->font;
    show->font = paint_units_font(page, glyph);
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
    set_font(show, glyph);
    move_to(show, show->x + glyph->x, show->y - glyph->y, glyph->word->font->synthetic_slant);
    show->pen = (gint64) glyph->x * 1000;
}

static bool
is_plain(char byte)
{
    return byte != '(' && byte != ')' && byte != '\\' && byte != '\r';
}

static void
put_byte(GString *out, char byte)
{
    if (!is_plain(byte))
        g_string_append_c(out, '\\');
    g_string_append_c(out, byte == '\r' ? 'r' : byte);
}

static void
put_code(GString *out, guint32 glyph)
{
    char high = (char) (glyph >> 8), low = (char) glyph;
    if (out->len + 2 < out->allocated_len && is_plain(high) && is_plain(low)) {
        out->str[out->len++] = high;
        out->str[out->len++] = low;
        out->str[out->len] = '\0';
        return;
    }
    put_byte(out, high);
    put_byte(out, low);
}

static void
move_pen(Show *show, const Glyph *glyph)
{
    gint64 behind = show->pen - (gint64) glyph->x * 1000;
    gint64 half = behind < 0 ? -show->size / 2 : show->size / 2;
    gint64 steps = ABS(behind) < 3 * ABS(half) ? 0 : (behind + half) / MAX(show->size, 1);
    GString *out = show->page->content;
    if (steps) {
        pdf_put(out, show->open ? ")" : "[");
        pdf_put_integer(out, steps);
        g_string_append_c(out, '(');
    } else if (!show->open) {
        pdf_put(out, "[(");
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

static bool
is_other_font(const Show *show, const Glyph *glyph)
{
    const TextFont *font = glyph->word->font;
    const PageState *state = &show->page->state;
    return !show->font || state->font_size != font->drawn || state->bold != font->synthetic_bold ||
           show->font != paint_units_font(show->page, glyph);
}

static void
show_glyph(Show *show, const Glyph *glyph, Length *height)
{
    if (!glyph->glyph) /* .notdef may not be drawn; its finding was made where it was shaped */
        return;
    const TextFont *font = glyph->word->font;
    bool same = font == show->drawn && glyph->parted == show->parted;
    if (*height != glyph->y || (!same && is_other_font(show, glyph)))
        begin_show(show, glyph);
    show->drawn = font;
    show->parted = glyph->parted;
    *height = glyph->y;
    if (show->hidden != glyph->hidden)
        set_hidden(show, glyph->hidden);
    move_pen(show, glyph);
    put_code(show->page->content, glyph->glyph);
    show->pen += (gint64) pdf_font_width(show->font, glyph->glyph) * show->size;
}

/* ---- showing units */

/* Where the ink's advance of a glyph ends. */
static Length
glyph_end(PdfFont *pdf, const Glyph *glyph)
{
    return glyph->x +
           length_scale(glyph->word->font->drawn, pdf_font_width(pdf, glyph->glyph), 1000);
}

/* Poppler takes the end of spoken text from its last glyph: while that ends before the others
 * do, the next unit is said together with it. Room that justification put after it counts not. */
static bool
ends_off(Page *page, const PageText *text, guint unit)
{
    const Unit *units = text->units;
    if (unit + 1 >= text->n_units)
        return false;
    const Glyph *last = &text->glyphs[units[unit].first + units[unit].count - 1];
    const Glyph *next = &text->glyphs[units[unit + 1].first];
    const TextFont *font = last->word->font;
    if (next->word->font->face != font->face || units[unit + 1].text[0] == ' ')
        return false;
    PdfFont *pdf = pdf_fonts_find(page->document->fonts, font->face);
    Length edge = glyph_end(pdf, last);
    for (guint i = 0; i < units[unit].count; i++)
        edge = MAX(edge, glyph_end(pdf, &text->glyphs[units[unit].first + i]));
    return ((gint64) edge - glyph_end(pdf, last)) * 1000 > (gint64) MARK_LEFT * font->drawn;
}

/* PDFium loses a space that stands alone between two spoken pieces: it is said with the first. */
static bool
is_lone_space(const PageText *text, guint unit)
{
    return unit + 1 < text->n_units && text->units[unit].length == 1 &&
           text->units[unit].text[0] == ' ' && text->units[unit + 1].spoken;
}

static guint
spoken_end(Page *page, const PageText *text, guint unit)
{
    while (ends_off(page, text, unit))
        unit++;
    return is_lone_space(text, unit + 1) ? unit + 2 : unit + 1;
}

static void
begin_spoken(Page *page, PageText *text, guint from, guint to)
{
    AreaTag *tag = paint_page_tag(page);
    paint_page_begin_text(page);
    g_string_truncate(text->spoken, 0);
    for (guint i = from; i < to; i++) {
        const Unit *unit = &text->units[i];
        pdf_put_raw(text->spoken, unit->text, unit->length);
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
    const Unit *unit = &text->units[index];
    for (guint i = 0; i < unit->count; i++)
        show_glyph(show, &text->glyphs[unit->first + i], height);
}

/* A space said with what is before it is drawn as wide as justification made it: in a gap behind
 * spoken text, poppler and MuPDF both see another space. */
static void
show_wide_space(Show *show, const PageText *text, guint index, Length *height)
{
    const Glyph *space = &text->glyphs[text->units[index].first];
    const Glyph *next = &text->glyphs[text->units[index + 1].first];
    PdfFont *font = pdf_fonts_find(show->page->document->fonts, space->word->font->face);
    gint64 own = (gint64) pdf_font_width(font, space->glyph) * space->word->font->drawn;
    gint64 room = ((gint64) next->x - space->x) * 1000;
    gint64 percent = own > 0 && room > own ? room * 100 / own : 100;
    close_show(show);
    pdf_put_integer(show->page->content, percent);
    paint_page_put(show->page, " Tz\n");
    show_unit(show, text, index, height);
    close_show(show);
    paint_page_put(show->page, "100 Tz\n");
    show->pen += own * (percent - 100) / 100;
}

static void
show_units(Show *show, PageText *text)
{
    Page *page = show->page;
    Length height = LENGTH_MAX; /* none yet */
    bool ready = false;         /* for glyphs that say all themselves */
    for (guint i = 0; i < text->n_units;) {
        bool spoken = text->units[i].spoken;
        guint end = spoken ? spoken_end(page, text, i) : i + 1;
        if (spoken) {
            close_show(show);
            begin_spoken(page, text, i, end);
        } else if (!ready) {
            paint_page_text(page);
        }
        ready = !spoken;
        for (guint first = i; i < end; i++) {
            if (i > first && is_lone_space(text, i))
                show_wide_space(show, text, i, &height);
            else
                show_unit(show, text, i, &height);
        }
        if (spoken) {
            close_show(show);
            paint_page_put(page, "EMC\n");
        }
    }
    close_show(show);
    if (show->hidden)
        set_hidden(show, false);
}

static void
note_link_text(Page *page, const AreaText *area)
{
    if (!page->links)
        return;
    for (guint i = 0; i < area->n_pieces; i++) {
        const TextWord *word = area->pieces[i].word;
        pdf_put_raw(page->link_text, word->text, word->length);
    }
}

void
paint_text_draw(Page *page, const AreaText *area, Length x, Length y)
{
    PageText *text = page->text;
    paint_units_cut(text, area);
    if (!text->n_units)
        return;
    paint_units_prepare(page, text);
    note_link_text(page, area);
    paint_page_begin_text(page); /* its units open what marks they need */
    paint_page_set_fill(page, area->color);
    Show show = {.page = page, .x = x, .y = y + area->baseline};
    show_units(&show, text);
    if (text->inks->len)
        paint_inks_draw(page, text, show.x, show.y);
}
