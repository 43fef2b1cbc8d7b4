#include "layout/graphic.h"

#include <string.h>

#include "fo/tree.h"
#include "layout/reference.h"
#include "layout/tag.h"
#include "layout/uri.h"

/* A graphic in its viewport. Lives in the arena of the paragraph. */
struct LayoutGraphic {
    const FoNode *node;
    const char *uri;        /* of an external one */
    const xmlNode *foreign; /* of one in the stream */
    Length width, height;   /* of the viewport, without border and padding */
    Length x, y;            /* of the picture within it */
    Length picture_width, picture_height;
    bool clip;
    bool hidden; /* takes its room, but is not drawn */
    LayoutEdges edges;
    LayoutBaseline *baseline;
};

enum {
    NOT_GIVEN = -1,
};

typedef struct {
    Length width, height;
} Size;

/* ---- natural sizes */

/* A length of SVG; a pixel is a point, as FOP has it at 72 dpi. NOT_GIVEN for a percentage. */
static Length
svg_length(const xmlNode *node, const char *name)
{
    static const struct {
        const char *unit;
        double pt;
    } units[] = {{"pt", 1},         {"pc", 12}, {"in", 72}, {"cm", 72 / 2.54},
                 {"mm", 72 / 25.4}, {"px", 1},  {"", 1}};
    xmlChar *value = xmlGetNoNsProp((xmlNode *) node, BAD_CAST name);
    if (!value)
        return NOT_GIVEN;
    char *end;
    double number = g_ascii_strtod((const char *) value, &end);
    Length length = NOT_GIVEN;
    for (guint i = 0; i < G_N_ELEMENTS(units); i++) {
        if (end != (char *) value && strcmp(end, units[i].unit) == 0)
            length = length_from_pt(number * units[i].pt);
    }
    xmlFree(value);
    return length;
}

/* The size that viewBox gives: its third and fourth number. */
static Size
view_box(const xmlNode *node)
{
    Size size = {100 * LENGTH_PT, 100 * LENGTH_PT};
    xmlChar *value = xmlGetNoNsProp((xmlNode *) node, BAD_CAST "viewBox");
    if (!value)
        return size;
    double numbers[4] = {0};
    char *at = (char *) value;
    for (int i = 0; i < 4; i++) {
        at += strspn(at, " ,\t\r\n");
        numbers[i] = g_ascii_strtod(at, &at);
    }
    if (numbers[2] > 0 && numbers[3] > 0)
        size = (Size){length_from_pt(numbers[2]), length_from_pt(numbers[3])};
    xmlFree(value);
    return size;
}

static Size
foreign_size(const xmlNode *node)
{
    Size size = view_box(node);
    Length width = svg_length(node, "width"), height = svg_length(node, "height");
    return (Size){width > 0 ? width : size.width, height > 0 ? height : size.height};
}

static Size
external_size(Layout *layout, const struct LayoutGraphic *graphic)
{
    Size size = {0};
    g_autoptr(GError) error = NULL;
    if (!graphic->uri || area_image_size(graphic->uri, &size.width, &size.height, &error))
        return size;
    diag_add(layout->diag, DIAG_ID_IMAGE_UNREADABLE, fo_reader_place(layout->reader, graphic->node),
             graphic->uri, error ? error->message : "", NULL);
    return size;
}

/* ---- the sizes that properties give (XSL-FO 7.15) */

typedef struct {
    const FoNode *node;
    FoProperty optimum, minimum, maximum, content;
    Length base; /* of percentages of the viewport; NOT_GIVEN where there is none */
} Axis;

/* A length of the viewport, or NOT_GIVEN. */
static Length
axis_length(const Axis *axis, FoProperty property)
{
    const FoValue *value = fo_value(axis->node, property);
    if (value->kind != FO_VALUE_LENGTH || (value->percent && axis->base == NOT_GIVEN))
        return NOT_GIVEN;
    return MAX(0, fo_length(axis->node, property, MAX(0, axis->base)));
}

static Length
viewport_length(const Axis *axis)
{
    Length length = axis_length(axis, axis->optimum);
    return length != NOT_GIVEN ? length : axis_length(axis, axis->minimum);
}

static bool
is_fitted(FoKeyword keyword)
{
    return keyword == FO_KW_SCALE_TO_FIT || keyword == FO_KW_SCALE_DOWN_TO_FIT ||
           keyword == FO_KW_SCALE_UP_TO_FIT;
}

/* The picture's own length, or NOT_GIVEN. */
static Length
content_length(const Axis *axis, Length viewport, Length natural)
{
    if (fo_is_length(axis->node, axis->content))
        return fo_length(axis->node, axis->content, natural);
    FoKeyword keyword = fo_keyword(axis->node, axis->content);
    bool down = keyword == FO_KW_SCALE_DOWN_TO_FIT && natural > viewport;
    bool up = keyword == FO_KW_SCALE_UP_TO_FIT && natural < viewport;
    return keyword == FO_KW_SCALE_TO_FIT || down || up ? viewport : NOT_GIVEN;
}

/* @length within the bounds of the viewport that scaling may move it to. */
static Length
constrain(const Axis *axis, Length length)
{
    FoKeyword keyword = fo_keyword(axis->node, axis->content);
    Length maximum = axis_length(axis, axis->maximum), minimum = axis_length(axis, axis->minimum);
    if (maximum != NOT_GIVEN && keyword != FO_KW_SCALE_UP_TO_FIT)
        length = MIN(length, maximum);
    if (minimum != NOT_GIVEN && keyword != FO_KW_SCALE_DOWN_TO_FIT)
        length = MAX(length, minimum);
    return length;
}

static Length
scaled(Length length, Length to, Length from)
{
    return from ? length_scale(length, to, from) : 0;
}

/* The natural size, brought within the viewport's bounds. */
static Size
constrain_size(const Axis *across, const Axis *down, Size natural, bool uniform)
{
    Size size = {constrain(across, natural.width), constrain(down, natural.height)};
    if (!uniform || !natural.width || !natural.height)
        return size;
    if ((gint64) size.width * natural.height < (gint64) size.height * natural.width)
        size.height = scaled(natural.height, size.width, natural.width);
    else
        size.width = scaled(natural.width, size.height, natural.height);
    return size;
}

/* What is missing of @given, by the proportions of @natural. */
static Size
complete(Size given, Size natural, bool uniform)
{
    if (given.width == NOT_GIVEN && given.height == NOT_GIVEN)
        return natural;
    if (given.width == NOT_GIVEN)
        return (Size){scaled(natural.width, given.height, natural.height), given.height};
    if (given.height == NOT_GIVEN)
        return (Size){given.width, scaled(natural.height, given.width, natural.width)};
    if (!uniform)
        return given;
    if ((gint64) given.width * natural.height < (gint64) given.height * natural.width)
        given.height = scaled(natural.height, given.width, natural.width);
    else
        given.width = scaled(natural.width, given.height, natural.height);
    return given;
}

static void
align_picture(struct LayoutGraphic *it)
{
    Length across = it->width - it->picture_width, down = it->height - it->picture_height;
    FoKeyword align = fo_keyword(it->node, FO_PROP_TEXT_ALIGN);
    FoKeyword display = fo_keyword(it->node, FO_PROP_DISPLAY_ALIGN);
    bool end = align == FO_KW_END || align == FO_KW_RIGHT || align == FO_KW_OUTSIDE;
    it->x = align == FO_KW_CENTER ? across / 2 : end ? across : 0;
    it->y = display == FO_KW_CENTER ? down / 2 : display == FO_KW_AFTER ? down : 0;
}

static void
set_sizes(struct LayoutGraphic *it, Size natural, Length line_width)
{
    Axis across = {it->node,
                   FO_PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM,
                   FO_PROP_INLINE_PROGRESSION_DIMENSION_MINIMUM,
                   FO_PROP_INLINE_PROGRESSION_DIMENSION_MAXIMUM,
                   FO_PROP_CONTENT_WIDTH,
                   line_width};
    Axis down = {it->node,
                 FO_PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM,
                 FO_PROP_BLOCK_PROGRESSION_DIMENSION_MINIMUM,
                 FO_PROP_BLOCK_PROGRESSION_DIMENSION_MAXIMUM,
                 FO_PROP_CONTENT_HEIGHT,
                 NOT_GIVEN};
    bool uniform = !fo_is(it->node, FO_PROP_SCALING, FO_KW_NON_UNIFORM);
    Length width = viewport_length(&across), height = viewport_length(&down);
    Size given = {content_length(&across, width, natural.width),
                  content_length(&down, height, natural.height)};
    bool fitted = is_fitted(fo_keyword(it->node, FO_PROP_CONTENT_WIDTH)) ||
                  is_fitted(fo_keyword(it->node, FO_PROP_CONTENT_HEIGHT));
    Size start = fitted ? constrain_size(&across, &down, natural, uniform) : natural;
    Size picture = complete(given, start, uniform);

    it->picture_width = picture.width;
    it->picture_height = picture.height;
    it->width = width != NOT_GIVEN ? width : constrain(&across, picture.width);
    it->height = height != NOT_GIVEN ? height : constrain(&down, picture.height);
    align_picture(it);
}

/* ---- measuring and placing */

static const xmlNode *
find_foreign(const FoNode *node)
{
    const FoNode *child = fo_child(node, FO_FOREIGN);
    return child ? child->foreign : NULL;
}

static Size
natural_size(Layout *layout, Arena *arena, struct LayoutGraphic *it)
{
    if (it->node->element == FO_INSTREAM_FOREIGN_OBJECT) {
        it->foreign = find_foreign(it->node);
        return it->foreign ? foreign_size(it->foreign) : (Size){0};
    }
    const char *src = fo_string(it->node, FO_PROP_SRC);
    it->uri = src && *src ? layout_uri_resolve(layout, arena, src) : NULL;
    return external_size(layout, it);
}

static void
measure(Layout *layout, Arena *arena, const FoNode *node, Length width, LayoutPiece *piece)
{
    struct LayoutGraphic *it = ARENA_NEW(arena, struct LayoutGraphic);
    it->node = node;
    layout_edges_read(node, width, &it->edges);
    set_sizes(it, natural_size(layout, arena, it), width);
    FoKeyword overflow = fo_keyword(node, FO_PROP_OVERFLOW);
    it->hidden = fo_is(node, FO_PROP_VISIBILITY, FO_KW_HIDDEN);
    it->clip = overflow == FO_KW_HIDDEN || overflow == FO_KW_ERROR_IF_OVERFLOW;

    const LayoutEdges *edges = &it->edges;
    Length height =
        it->height + layout_edges_sum(edges, LAYOUT_BEFORE) + layout_edges_sum(edges, LAYOUT_AFTER);
    it->baseline = layout_baseline_for_box(arena, node, height, piece->style->baseline);
    piece->baseline = it->baseline;
    piece->width =
        it->width + layout_edges_sum(edges, LAYOUT_START) + layout_edges_sum(edges, LAYOUT_END);
    piece->graphic = it;
}

static void
set_picture(Layout *layout, const struct LayoutGraphic *it, Area *area)
{
    Length x = it->x + layout_edges_sum(&it->edges, LAYOUT_START);
    Length y = it->y + layout_edges_sum(&it->edges, LAYOUT_BEFORE);
    if (it->foreign) {
        /* The page may wait for later ones when its sequence is gone. */
        const xmlNode *content = fo_tree_copy_foreign(layout->page->arena, it->foreign);
        area->foreign =
            (AreaForeign){content, x, y, it->picture_width, it->picture_height, it->clip};
        return;
    }
    const char *uri = it->uri ? arena_strdup(layout->page->arena, it->uri) : NULL;
    area->image = (AreaImage){uri, x, y, it->picture_width, it->picture_height, it->clip};
}

/* A picture is a Figure; one without a text to stand for it, inside an artifact, is none. */
static AreaTag *
figure_tag(Layout *layout, const FoNode *node, AreaTag *around)
{
    if (!around || layout_inline_is_artifact(around))
        return around;
    Arena *arena = layout->document->arena;
    AreaTag *tag = area_tag_new(layout->document, around, layout_inline_role(node));
    const char *alt = fo_string(node, FO_PROP_FOX_ALT_TEXT);
    tag->alt = alt && *alt ? arena_strdup(arena, alt) : NULL;
    layout_tag_set_language(layout, node, tag);
    return tag;
}

/* A picture that is hidden leaves an empty area. */
static AreaKind
area_kind(const struct LayoutGraphic *it)
{
    if (it->hidden)
        return AREA_INLINE;
    return it->foreign ? AREA_FOREIGN : it->uri ? AREA_IMAGE : AREA_INLINE;
}

static Area *
place(Layout *layout, const LayoutPiece *piece, Area *parent, AreaTag *tag, Length x, Length y,
      Length width)
{
    (void) width;
    const struct LayoutGraphic *it = piece->graphic;
    AreaKind kind = area_kind(it);
    Area *area = area_new(layout->page, parent, kind, x, y - layout_baseline_top(it->baseline),
                          piece->width, it->baseline->height);
    if (kind != AREA_INLINE)
        set_picture(layout, it, area);
    area->traits = layout_traits_new(layout, it->node, &it->edges, true, true);
    area->tag = it->hidden ? tag : figure_tag(layout, it->node, tag);
    layout_reference_identify(layout, it->node, area);
    return NULL;
}

const LayoutPieceClass layout_graphic_class = {measure, place, NULL, NULL};
