#include "paint/paint.h"

#include "paint/chart.h"
#include "paint/walk.h"

/* The walk's state: where the parent's corner is, and whose content is being painted. */
typedef struct {
    Painter *painter;
    AreaTag *tag;
} Walk;

static void walk_area(Walk *walk, const Area *area, Length x, Length y, bool boxed);

static bool
is_artifact(const AreaTag *tag)
{
    return !tag || g_str_equal(tag->role, "Artifact");
}

/* ---- brackets: calls that a painter may leave out */

static void
begin_tag(Walk *walk, AreaTag *tag)
{
    if (walk->painter->begin_tag)
        walk->painter->begin_tag(walk->painter, tag);
}

static void
end_tag(Walk *walk)
{
    if (walk->painter->end_tag)
        walk->painter->end_tag(walk->painter);
}

/* Decoration inside tagged content stands outside the tree. */
static bool
begin_decoration(Walk *walk)
{
    if (is_artifact(walk->tag))
        return false;
    begin_tag(walk, NULL);
    return true;
}

static void
end_decoration(Walk *walk, bool begun)
{
    if (begun)
        end_tag(walk);
}

static void
push(Walk *walk, Length x, Length y, Length width, Length height, int turns, bool clip)
{
    if (walk->painter->push)
        walk->painter->push(walk->painter, x, y, width, height, turns, clip);
}

static void
pop(Walk *walk)
{
    if (walk->painter->pop)
        walk->painter->pop(walk->painter);
}

/* ---- what each kind of area is */

static void
decorate(Walk *walk, const Area *area, Length x, Length y)
{
    const AreaText *text = &area->text;
    const TextFont *font = text->font;
    if (!text->decorations || !font || !walk->painter->fill)
        return;
    const struct {
        AreaDecoration kind;
        Length middle; /* below the baseline */
    } rows[] = {
        {AREA_UNDERLINE, font->underline},
        {AREA_OVERLINE, -font->overline},
        {AREA_LINE_THROUGH, -font->line_through},
    };
    bool begun = begin_decoration(walk);
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (text->decorations & rows[i].kind)
            walk->painter->fill(walk->painter, x,
                                y + text->baseline + rows[i].middle - font->rule / 2, area->width,
                                font->rule, text->decoration_color);
    }
    end_decoration(walk, begun);
}

static void
walk_text(Walk *walk, const Area *area, Length x, Length y)
{
    if (walk->painter->glyphs && area->text.n_pieces)
        walk->painter->glyphs(walk->painter, &area->text, x, y);
    decorate(walk, area, x, y);
}

static void
walk_rule(Walk *walk, const Area *area, Length x, Length y)
{
    if (!paint_visible(area->rule.color))
        return;
    bool begun = begin_decoration(walk);
    paint_rule(walk->painter, x, y, area->width, area->height, true, area->rule.style,
               area->rule.color);
    end_decoration(walk, begun);
}

static void
walk_image(Walk *walk, const Area *area, Length x, Length y)
{
    const AreaImage *image = &area->image;
    if (!walk->painter->image || image->width <= 0 || image->height <= 0)
        return;
    if (image->clip) {
        push(walk, x, y, area->width, area->height, 0, true);
        x = y = 0;
    }
    walk->painter->image(walk->painter, image->uri, x + image->x, y + image->y, image->width,
                         image->height);
    if (image->clip)
        pop(walk);
}

static void
walk_foreign(Walk *walk, const Area *area, Length x, Length y)
{
    const AreaForeign *foreign = &area->foreign;
    if (!foreign->content || foreign->width <= 0 || foreign->height <= 0)
        return;
    if (foreign->clip) {
        push(walk, x, y, area->width, area->height, 0, true);
        x = y = 0;
    }
    x += foreign->x;
    y += foreign->y;
    if (paint_chart_is(foreign->content))
        paint_chart(walk->painter, foreign->content, x, y, foreign->width, foreign->height);
    else if (walk->painter->foreign)
        walk->painter->foreign(walk->painter, foreign->content, x, y, foreign->width,
                               foreign->height);
    if (foreign->clip)
        pop(walk);
}

static void
draw_box(Walk *walk, const Area *area, Length x, Length y)
{
    if (area->traits)
        paint_traits(walk->painter, area->traits, x, y, area->width, area->height);
}

/* The boxes of header and footer, which are tables of their own within it, come in their places. */
static void
draw_boxes(Walk *walk, const Area *table, Length x, Length y)
{
    AREA_EACH_CHILD (child, table) {
        Length left = length_hold((gint64) x + child->x), top = length_hold((gint64) y + child->y);
        draw_box(walk, child, left, top);
        if (child->is_table)
            draw_boxes(walk, child, left, top);
    }
}

/* One stretch of decoration for all cells: between one cell's text and the next there is none. */
static void
walk_boxes(Walk *walk, const Area *table, Length x, Length y)
{
    bool begun = begin_decoration(walk);
    draw_boxes(walk, table, x, y);
    end_decoration(walk, begun);
}

/* @boxed: the boxes of a table have been painted. */
static void
walk_children(Walk *walk, const Area *area, Length x, Length y, bool boxed)
{
    if (area->is_table && !boxed)
        walk_boxes(walk, area, x, y);
    AREA_EACH_CHILD (child, area)
        walk_area(walk, child, length_hold((gint64) x + child->x),
                  length_hold((gint64) y + child->y), area->is_table);
}

static void
walk_viewport(Walk *walk, const Area *area, Length x, Length y)
{
    push(walk, x, y, area->width, area->height, area->viewport.turns, area->viewport.clip);
    walk_children(walk, area, 0, 0, false);
    pop(walk);
}

static void
walk_content(Walk *walk, const Area *area, Length x, Length y, bool boxed)
{
    switch (area->kind) {
    case AREA_BLOCK:
    case AREA_LINE:
    case AREA_INLINE:
        walk_children(walk, area, x, y, boxed);
        break;
    case AREA_TEXT:
        walk_text(walk, area, x, y);
        break;
    case AREA_RULE:
        walk_rule(walk, area, x, y);
        break;
    case AREA_IMAGE:
        walk_image(walk, area, x, y);
        break;
    case AREA_FOREIGN:
        walk_foreign(walk, area, x, y);
        break;
    case AREA_VIEWPORT:
        walk_viewport(walk, area, x, y);
        break;
    }
}

static void
walk_box(Walk *walk, const Area *area, Length x, Length y)
{
    if (!area->traits)
        return;
    bool begun = begin_decoration(walk);
    draw_box(walk, area, x, y);
    end_decoration(walk, begun);
}

/* @boxed: its box has been painted. */
static void
walk_area(Walk *walk, const Area *area, Length x, Length y, bool boxed)
{
    Painter *painter = walk->painter;
    AreaTag *outer = walk->tag;
    bool tagged = area->tag && area->tag != outer;
    if (tagged) {
        walk->tag = area->tag;
        begin_tag(walk, area->tag);
    }
    if (area->id && painter->destination)
        painter->destination(painter, area->id, x, y);
    if (!boxed)
        walk_box(walk, area, x, y);
    walk_content(walk, area, x, y, boxed);
    if (area->link && painter->link)
        painter->link(painter, walk->tag, area->link, x, y, area->width, area->height);
    if (tagged) {
        end_tag(walk);
        walk->tag = outer;
    }
}

bool
paint_page(Painter *painter, const AreaPage *page, GError **error)
{
    if (painter->begin_page && !painter->begin_page(painter, page, error))
        return false;
    Walk walk = {.painter = painter};
    walk_area(&walk, page->root, page->root->x, page->root->y, false);
    return !painter->end_page || painter->end_page(painter, error);
}

GBytes *
paint_finish(Painter *painter, GError **error)
{
    return painter->finish(painter, error);
}

void
paint_free(Painter *painter)
{
    if (painter)
        painter->free(painter);
}
