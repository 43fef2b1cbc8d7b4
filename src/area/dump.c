#include "area/dump.h"

static const char *const kind_names[] = {
    [AREA_BLOCK] = "block",     [AREA_LINE] = "line",         [AREA_INLINE] = "inline",
    [AREA_TEXT] = "text",       [AREA_RULE] = "rule",         [AREA_IMAGE] = "image",
    [AREA_FOREIGN] = "foreign", [AREA_VIEWPORT] = "viewport",
};

static const char *const style_names[] = {
    [AREA_BORDER_NONE] = "none",     [AREA_BORDER_SOLID] = "solid",
    [AREA_BORDER_DASHED] = "dashed", [AREA_BORDER_DOTTED] = "dotted",
    [AREA_BORDER_DOUBLE] = "double", [AREA_BORDER_GROOVE] = "groove",
    [AREA_BORDER_RIDGE] = "ridge",   [AREA_BORDER_INSET] = "inset",
    [AREA_BORDER_OUTSET] = "outset",
};

static const char *const side_names[] = {"top", "right", "bottom", "left"};

/* Points with up to three decimals, and no more than needed. */
static void
append_length(GString *xml, const char *name, Length length)
{
    gint64 thousandths = ((gint64) length * 1000 + (length < 0 ? -512 : 512)) / LENGTH_PT;
    const char *sign = thousandths < 0 ? "-" : "";
    guint64 magnitude = (guint64) ABS(thousandths);
    g_string_append_printf(xml, " %s=\"%s%" G_GUINT64_FORMAT, name, sign, magnitude / 1000);
    if (magnitude % 1000) {
        g_string_append_printf(xml, ".%03u", (guint) (magnitude % 1000));
        while (xml->str[xml->len - 1] == '0')
            g_string_truncate(xml, xml->len - 1);
    }
    g_string_append_c(xml, '"');
}

static void
append_attribute(GString *xml, const char *name, const char *value)
{
    if (!value)
        return;
    g_autofree char *escaped = g_markup_escape_text(value, -1);
    g_string_append_printf(xml, " %s=\"%s\"", name, escaped);
}

static void
append_traits(GString *xml, const AreaTraits *traits)
{
    if (!traits)
        return;
    for (int side = 0; side < 4; side++) {
        const AreaBorder *border = &traits->borders[side];
        if (border->style == AREA_BORDER_NONE || !border->width)
            continue;
        g_string_append_printf(xml, " border-%s=\"%s #%08x %g%s\"", side_names[side],
                               style_names[border->style], border->color,
                               length_to_pt(border->width), border->collapsed ? " collapsed" : "");
    }
    if (traits->background & 0xff)
        g_string_append_printf(xml, " background=\"#%08x\"", traits->background);
    append_attribute(xml, "background-image", traits->background_image);
}

/* The text in reading order: right-to-left words are kept in the order of their pieces. */
static void
append_text(GString *xml, const AreaText *text)
{
    append_length(xml, "baseline", text->baseline);
    append_length(xml, "size", text->font->size);
    append_attribute(xml, "font", text->font->face->family);
    g_string_append_printf(xml, " color=\"#%08x\">", text->color);
    for (guint i = 0; i < text->n_pieces; i++) {
        const TextWord *word = text->pieces[i].word;
        g_autofree char *escaped = g_markup_escape_text(word->text, word->length);
        g_string_append(xml, escaped);
    }
    g_string_append(xml, "</text>\n");
}

static void
append_picture(GString *xml, const char *uri, Length x, Length y, Length width, Length height)
{
    append_attribute(xml, "uri", uri);
    append_length(xml, "picture-x", x);
    append_length(xml, "picture-y", y);
    append_length(xml, "picture-width", width);
    append_length(xml, "picture-height", height);
}

static void
append_kind(GString *xml, const Area *area)
{
    if (area->kind == AREA_IMAGE) {
        const AreaImage *image = &area->image;
        append_picture(xml, image->uri, image->x, image->y, image->width, image->height);
    } else if (area->kind == AREA_FOREIGN) {
        const AreaForeign *foreign = &area->foreign;
        append_picture(xml, NULL, foreign->x, foreign->y, foreign->width, foreign->height);
    } else if (area->kind == AREA_RULE) {
        append_attribute(xml, "style", style_names[area->rule.style]);
    } else if (area->kind == AREA_VIEWPORT) {
        g_string_append_printf(xml, " turns=\"%d\" clip=\"%s\"", area->viewport.turns,
                               area->viewport.clip ? "yes" : "no");
    }
}

static void
append_area(GString *xml, const Area *area, int depth)
{
    const char *name = kind_names[area->kind];
    g_string_append_printf(xml, "%*s<%s", depth, "", name);
    append_length(xml, "x", area->x);
    append_length(xml, "y", area->y);
    append_length(xml, "width", area->width);
    append_length(xml, "height", area->height);
    append_attribute(xml, "id", area->id);
    append_attribute(xml, "link", area->link);
    append_attribute(xml, "role", area->tag ? area->tag->role : NULL);
    append_traits(xml, area->traits);
    if (area->kind == AREA_TEXT) {
        append_text(xml, &area->text);
        return;
    }
    append_kind(xml, area);
    if (!area->first) {
        g_string_append(xml, "/>\n");
        return;
    }
    g_string_append(xml, ">\n");
    AREA_EACH_CHILD (child, area) {
        append_area(xml, child, depth + 1);
    }
    g_string_append_printf(xml, "%*s</%s>\n", depth, "", name);
}

void
area_dump_begin(GString *xml)
{
    g_string_append(xml, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<areas>\n");
}

void
area_dump_page(const AreaPage *page, GString *xml)
{
    g_string_append_printf(xml, " <page index=\"%d\"", page->index);
    append_attribute(xml, "label", page->label);
    append_length(xml, "width", page->width);
    append_length(xml, "height", page->height);
    g_string_append(xml, ">\n");
    append_area(xml, page->root, 2);
    g_string_append(xml, " </page>\n");
}

void
area_dump_end(GString *xml)
{
    g_string_append(xml, "</areas>\n");
}
