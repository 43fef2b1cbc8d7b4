/* Any text through breaks, items, shaping and lines: nothing may crash, and all of it is set. */
#include <string.h>

#include "text/text.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static Length
line_width(guint number, void *data)
{
    (void) number;
    return *(Length *) data;
}

/* A box for each piece between breaks, with what stands between boxes by its first byte. */
static void
add_piece(GArray *elements, TextFonts *fonts, const TextItem *item, const char *text, gsize start,
          gsize end)
{
    const TextWord *word =
        text_shape(fonts, item->font, text + start, end - start, item->level & 1, "th");
    TextElement box = {.kind = TEXT_BOX, .width = word->width, .tag = (guint32) start};
    TextElement point = {.kind = TEXT_PENALTY, .penalty = (gint16) (text[start] & 63)};
    TextElement glue = {.kind = TEXT_GLUE, .width = 2048, .stretch = 1024, .shrink = 600};
    point.flagged = text[start] & 64;
    g_array_append_val(elements, box);
    g_array_append_vals(elements, text[start] & 1 ? &point : &glue, 1);
}

static void
collect(TextFonts *fonts, const char *text, gsize length, GArray *elements)
{
    static const char *const families[] = {"TH SarabunPSK", "serif", NULL};
    TextFontRequest request = {families, 400, false, 16 * LENGTH_PT};
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(TextItem));
    g_autofree guint8 *breaks = g_malloc(length + 1);
    text_breaks_find(fonts, text, length, "th", breaks);
    text_itemize(fonts, &request, text, length, length & 1, items);

    gsize set = 0;
    for (guint i = 0; i < items->len; i++) {
        const TextItem *item = &g_array_index(items, TextItem, i);
        g_assert_cmpuint(item->start, ==, set);
        set += item->length;
        gsize start = item->start;
        for (gsize at = start + 1; at <= set; at++) {
            if (at < set && breaks[at] == TEXT_BREAK_NONE)
                continue;
            add_piece(elements, fonts, item, text, start, at);
            start = at;
        }
    }
    g_assert_cmpuint(set, ==, length);
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static TextFonts *fonts;
    if (!fonts)
        fonts = text_fonts_new(NULL, NULL, NULL);
    if (size > 4096)
        return 0;
    g_autofree char *text = g_utf8_make_valid((const char *) data, (gssize) size);
    g_autoptr(GArray) elements = g_array_new(FALSE, FALSE, sizeof(TextElement));
    g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(TextLine));
    collect(fonts, text, strlen(text), elements);

    TextElement end = {.kind = TEXT_PENALTY, .penalty = -TEXT_INFINITE};
    g_array_append_val(elements, end);
    Length width = size ? data[0] * 4 * LENGTH_PT : 0;
    TextAlign align = size > 1 && data[1] & 1 ? TEXT_ALIGN_JUSTIFY : TEXT_ALIGN_START;
    text_lines_break((const TextElement *) (void *) elements->data, elements->len, line_width,
                     &width, &(TextBreaking){.align = align, .greedy = size & 2}, lines);
    g_assert_cmpuint(g_array_index(lines, TextLine, lines->len - 1).position, ==,
                     elements->len - 1);
    return 0;
}
