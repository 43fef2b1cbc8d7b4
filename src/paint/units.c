#include "paint/units.h"

#include <string.h>

PageText *
paint_text_new(void)
{
    PageText *text = g_new0(PageText, 1);
    text->inks = g_array_new(FALSE, FALSE, sizeof(Glyph));
    text->forms = g_hash_table_new(NULL, NULL);
    text->spoken = g_string_new(NULL);
    return text;
}

void
paint_text_free(PageText *text)
{
    g_free(text->glyphs);
    g_free(text->units);
    g_array_unref(text->inks);
    g_hash_table_unref(text->forms);
    g_string_free(text->spoken, TRUE);
    g_free(text);
}

/* ---- graphemes */

static bool
joins(const char *at)
{
    if ((guchar) *at < 0xcc) /* before U+0300 */
        return false;
    return paint_units_is_mark(at) || memcmp(at, "\u0e33", 3) == 0 || memcmp(at, "\u0eb3", 3) == 0;
}

static const char *
grapheme_start(const char *text, const char *at)
{
    while (at > text && joins(at))
        at = g_utf8_prev_char(at);
    return at;
}

static const char *
grapheme_end(const char *at, const char *end)
{
    do
        at = g_utf8_next_char(at);
    while (at < end && joins(at));
    return MIN(at, end);
}

static Unit *
add_unit(PageText *text, guint first, const char *start)
{
    Unit *unit = &text->units[text->n_units++];
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
make_room(PageText *text, guint count)
{
    if (text->n_glyphs + count <= text->room)
        return;
    text->room = (text->n_glyphs + count) * 2;
    text->glyphs = g_renew(Glyph, text->glyphs, text->room);
    text->units = g_renew(Unit, text->units, text->room);
}

static void
add_piece(PageText *text, const AreaPiece *piece)
{
    const TextWord *word = piece->word;
    guint first = text->n_glyphs;
    gint64 x = piece->x;
    make_room(text, word->n_glyphs);
    text->n_glyphs += word->n_glyphs;
    Glyph *glyphs = &text->glyphs[first];
    for (guint i = 0; i < word->n_glyphs; i++) {
        const TextGlyph *from = &word->glyphs[i];
        glyphs[i] = (Glyph){
            .word = word,
            .glyph = from->glyph,
            .x = length_hold_sum(x + from->x_offset),
            .y = from->y_offset,
            .moved = from->parted ? piece->parted : 0,
        };
        x += (gint64) from->advance + area_piece_gap(piece, i);
    }
    if (word->rtl)
        cut_backwards(text, word, first);
    else
        cut_forwards(text, word, first);
}

void
paint_units_cut(PageText *text, const AreaText *area)
{
    text->n_glyphs = text->n_units = 0;
    g_array_set_size(text->inks, 0);
    for (guint i = 0; i < area->n_pieces; i++)
        add_piece(text, &area->pieces[i]);
}
