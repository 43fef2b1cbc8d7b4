#include <string.h>

#include "paint/paint.h"

/* A painter that writes down what it is asked, one call a line, indented by nesting. */
typedef struct {
    Painter base;
    GString *out;
    int depth;
} TracePainter;

static void
put_indent(TracePainter *trace)
{
    for (int i = 0; i < trace->depth; i++)
        g_string_append(trace->out, "  ");
}

/* In points with up to three decimals and no trailing zeros, in no locale. */
static void
put_length(GString *out, Length length)
{
    gint64 thousandths = ((gint64) ABS((gint64) length) * 1000 + LENGTH_PT / 2) / LENGTH_PT;
    g_string_append_printf(out, "%s%" G_GINT64_FORMAT, length < 0 && thousandths ? "-" : "",
                           thousandths / 1000);
    if (thousandths % 1000 == 0)
        return;
    g_string_append_printf(out, ".%03d", (int) (thousandths % 1000));
    while (out->str[out->len - 1] == '0')
        g_string_truncate(out, out->len - 1);
}

static void G_GNUC_NULL_TERMINATED
put_call(TracePainter *trace, const char *name, ...)
{
    va_list strings;
    put_indent(trace);
    g_string_append(trace->out, name);
    va_start(strings, name);
    for (const char *string; (string = va_arg(strings, const char *));)
        g_string_append_printf(trace->out, " %s", string);
    va_end(strings);
}

static void
put_lengths(TracePainter *trace, const Length *lengths, guint count)
{
    for (guint i = 0; i < count; i++) {
        g_string_append_c(trace->out, ' ');
        put_length(trace->out, lengths[i]);
    }
}

static void
put_color(TracePainter *trace, guint32 color)
{
    if ((color & 0xff) == 0xff)
        g_string_append_printf(trace->out, " #%06x", color >> 8);
    else
        g_string_append_printf(trace->out, " #%08x", color);
}

static void
end_line(TracePainter *trace)
{
    g_string_append_c(trace->out, '\n');
}

/* ---- the calls */

static bool
trace_begin_page(Painter *painter, const AreaPage *page, G_GNUC_UNUSED GError **error)
{
    TracePainter *trace = (TracePainter *) painter;
    put_call(trace, "page", page->label ? page->label : "-", NULL);
    put_lengths(trace, (Length[]){page->width, page->height}, 2);
    end_line(trace);
    trace->depth++;
    return true;
}

static bool
trace_end_page(Painter *painter, G_GNUC_UNUSED GError **error)
{
    ((TracePainter *) painter)->depth--;
    return true;
}

/* Quotes, backslashes and control characters as C writes them; letters of any script as they are.
 */
static char *
escape(const char *text)
{
    char letters[129] = {0};
    for (int i = 0; i < 128; i++)
        letters[i] = (char) (128 + i);
    return g_strescape(text, letters);
}

static void
put_piece(TracePainter *trace, const AreaPiece *piece)
{
    const TextWord *word = piece->word;
    put_indent(trace);
    g_autofree char *text = g_strndup(word->text, word->length);
    g_autofree char *escaped = escape(text);
    g_string_append_printf(trace->out, "\"%s\"", escaped);
    put_lengths(trace, &piece->x, 1);
    g_string_append_printf(trace->out, " %s", word->font->face->family);
    put_lengths(trace, &word->font->drawn, 1);
    if (piece->extra) {
        g_string_append(trace->out, " extra");
        put_lengths(trace, &piece->extra, 1);
    }
    if (piece->parted && word->n_parted) {
        g_string_append(trace->out, " parted");
        put_lengths(trace, &piece->parted, 1);
    }
    end_line(trace);
}

static void
trace_glyphs(Painter *painter, const AreaText *text, Length x, Length y)
{
    TracePainter *trace = (TracePainter *) painter;
    put_call(trace, "text", NULL);
    put_lengths(trace, (Length[]){x, y + text->baseline}, 2);
    put_color(trace, text->color);
    end_line(trace);
    trace->depth++;
    for (guint i = 0; i < text->n_pieces; i++)
        put_piece(trace, &text->pieces[i]);
    trace->depth--;
}

static void
trace_fill(Painter *painter, Length x, Length y, Length width, Length height, guint32 color)
{
    TracePainter *trace = (TracePainter *) painter;
    put_call(trace, "fill", NULL);
    put_lengths(trace, (Length[]){x, y, width, height}, 4);
    put_color(trace, color);
    end_line(trace);
}

static void
trace_polygon(Painter *painter, const PaintPoint *points, guint n_points, guint32 color)
{
    TracePainter *trace = (TracePainter *) painter;
    put_call(trace, "polygon", NULL);
    for (guint i = 0; i < n_points; i++)
        put_lengths(trace, (Length[]){points[i].x, points[i].y}, 2);
    put_color(trace, color);
    end_line(trace);
}

static void
trace_line(Painter *painter, Length x0, Length y0, Length x1, Length y1, Length thickness,
           AreaBorderStyle style, guint32 color)
{
    TracePainter *trace = (TracePainter *) painter;
    const char *name = style == AREA_BORDER_DASHED   ? "dashed"
                       : style == AREA_BORDER_DOTTED ? "dotted"
                                                     : "solid";
    put_call(trace, "line", name, NULL);
    put_lengths(trace, (Length[]){x0, y0, x1, y1, thickness}, 5);
    put_color(trace, color);
    end_line(trace);
}

/* A path differs from machine to machine; its last part does not. */
static void
trace_image(Painter *painter, const char *uri, Length x, Length y, Length width, Length height)
{
    TracePainter *trace = (TracePainter *) painter;
    const char *slash = g_str_has_prefix(uri, "data:") ? NULL : strrchr(uri, '/');
    put_call(trace, "image", NULL);
    put_lengths(trace, (Length[]){x, y, width, height}, 4);
    g_string_append_printf(trace->out, " %.64s", slash ? slash + 1 : uri);
    end_line(trace);
}

static void
trace_foreign(Painter *painter, const xmlNode *content, Length x, Length y, Length width,
              Length height)
{
    TracePainter *trace = (TracePainter *) painter;
    put_call(trace, "foreign", (const char *) content->name, NULL);
    put_lengths(trace, (Length[]){x, y, width, height}, 4);
    end_line(trace);
}

static void
trace_push(Painter *painter, Length x, Length y, Length width, Length height, int turns, bool clip)
{
    TracePainter *trace = (TracePainter *) painter;
    put_call(trace, "push", NULL);
    put_lengths(trace, (Length[]){x, y, width, height}, 4);
    if (turns)
        g_string_append_printf(trace->out, " turned %d", turns * 90);
    if (clip)
        g_string_append(trace->out, " clipped");
    end_line(trace);
    trace->depth++;
}

static void
trace_pop(Painter *painter)
{
    ((TracePainter *) painter)->depth--;
}

static void
trace_begin_tag(Painter *painter, AreaTag *tag)
{
    TracePainter *trace = (TracePainter *) painter;
    put_call(trace, "tag", tag ? tag->role : "-", NULL);
    if (tag && tag->artifact_type)
        g_string_append_printf(trace->out, " %s", tag->artifact_type);
    end_line(trace);
    trace->depth++;
}

static void
trace_end_tag(Painter *painter)
{
    ((TracePainter *) painter)->depth--;
}

static void
trace_destination(Painter *painter, const char *id, Length x, Length y)
{
    TracePainter *trace = (TracePainter *) painter;
    put_call(trace, "destination", id, NULL);
    put_lengths(trace, (Length[]){x, y}, 2);
    end_line(trace);
}

static void
trace_link(Painter *painter, G_GNUC_UNUSED AreaTag *tag, const char *target, Length x, Length y,
           Length width, Length height)
{
    TracePainter *trace = (TracePainter *) painter;
    put_call(trace, "link", target, NULL);
    put_lengths(trace, (Length[]){x, y, width, height}, 4);
    end_line(trace);
}

static GBytes *
trace_finish(Painter *painter, G_GNUC_UNUSED GError **error)
{
    const GString *out = ((TracePainter *) painter)->out;
    return g_bytes_new(out->str, out->len);
}

static void
trace_free(Painter *painter)
{
    g_string_free(((TracePainter *) painter)->out, TRUE);
    g_free(painter);
}

Painter *
paint_trace_new(TextFonts *fonts)
{
    TracePainter *trace = g_new0(TracePainter, 1);
    trace->base = (Painter){
        .begin_page = trace_begin_page,
        .end_page = trace_end_page,
        .glyphs = trace_glyphs,
        .fill = trace_fill,
        .polygon = trace_polygon,
        .line = trace_line,
        .image = trace_image,
        .foreign = trace_foreign,
        .push = trace_push,
        .pop = trace_pop,
        .begin_tag = trace_begin_tag,
        .end_tag = trace_end_tag,
        .destination = trace_destination,
        .link = trace_link,
        .finish = trace_finish,
        .free = trace_free,
        .fonts = fonts,
    };
    trace->out = g_string_new(NULL);
    return &trace->base;
}
