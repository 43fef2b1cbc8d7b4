#include "fo/settle.h"

#include "fo/element.h"
#include "fo/initial.h"
#include "fo/side.h"
#include "fo/value.h"

/* Corresponding properties (XSL-FO 1.1, 5.3), as Apache FOP reads the rules: an absolute
 * property written out wins over the relative one, one from a shorthand does not. */

/* The width of a border that has none given, in points. */
#define MEDIUM 1

G_STATIC_ASSERT(FO_PROP_MARGIN_TOP + FO_SIDE_RIGHT == (int) FO_PROP_MARGIN_RIGHT);

/* Inherited compounds: to give one component is to give them all, the others as they are initially
 * (as Apache FOP has it). */
static const struct {
    FoProperty first;
    guint count;
} compounds[] = {
    {FO_PROP_KEEP_TOGETHER_WITHIN_LINE, 3},
    {FO_PROP_LEADER_LENGTH_MINIMUM, 3},
    {FO_PROP_BORDER_SEPARATION_INLINE_PROGRESSION_DIRECTION, 2},
};

/* Whether the absolute property decides over the relative one. */
static bool
absolute_decides(const FoBuild *build, FoProperty absolute, FoProperty relative)
{
    if (build->levels[absolute] >= FO_LEVEL_WHOLE)
        return true;
    return build->levels[absolute] && !build->levels[relative];
}

static void
set(FoBuild *build, FoProperty property, FoValue value)
{
    build->values[property] = value;
    build->levels[property] = FO_LEVEL_WHOLE;
}

/* A margin of auto is none: widths make up for it in the layout. */
static void
drop_auto_margins(FoBuild *build)
{
    for (int side = FO_SIDE_TOP; side <= FO_SIDE_RIGHT; side++) {
        FoProperty margin = FO_PROP_MARGIN_TOP + (FoProperty) side;
        if (build->values[margin].kind != FO_VALUE_LENGTH)
            build->levels[margin] = FO_LEVEL_NONE;
    }
}

static void
settle_compounds(FoBuild *build)
{
    const FoStyle *initial = fo_initial();
    for (guint i = 0; i < G_N_ELEMENTS(compounds); i++) {
        FoProperty first = compounds[i].first;
        bool given = false;
        for (guint k = 0; k < compounds[i].count; k++)
            given |= build->levels[first + k];
        for (guint k = 0; given && k < compounds[i].count; k++) {
            if (!build->levels[first + k])
                build->values[first + k] = fo_value_computed(initial, first + (FoProperty) k);
        }
    }
}

/* Lengths that may not be negative count as 0 then. */
static void
make_positive(FoBuild *build, FoProperty property)
{
    FoValue *value = &build->values[property];
    if (value->kind == FO_VALUE_LENGTH && value->length < 0 && !value->percent)
        value->length = 0;
}

static bool
is_none(const FoBuild *build, FoProperty style)
{
    FoKeyword keyword = (FoKeyword) build->values[style].keyword;
    return keyword == FO_KW_NONE || keyword == FO_KW_HIDDEN;
}

/* Settles one side of @family. An absolute length takes the place of the whole compound. A
 * conditionality given alone makes the whole compound, and a shorthand's length does not count. */
static void
settle_side(FoBuild *build, const FoSideFamily *family, FoSide side)
{
    FoProperty relative = family->relative + (FoProperty) side;
    FoProperty absolute = family->absolute + (FoProperty) fo_side_on_paper(build->mode, side);
    FoProperty conditionality = family->conditionality + (FoProperty) side;
    if (family->conditionality && build->levels[conditionality] &&
        build->levels[relative] < FO_LEVEL_OWN) {
        bool border = family->relative == FO_PROP_BORDER_BEFORE_WIDTH;
        set(build, relative, fo_value_length(border ? MEDIUM : 0, 0));
    }
    if (!absolute_decides(build, absolute, relative))
        return;
    set(build, relative, build->values[absolute]);
    if (family->conditionality && build->levels[absolute] >= FO_LEVEL_WHOLE)
        build->values[conditionality] = fo_value_keyword(FO_KW_DISCARD);
}

/* A border that is not there has no width. */
static void
settle_border_width(FoBuild *build, FoSide side)
{
    FoProperty width = FO_PROP_BORDER_BEFORE_WIDTH + (FoProperty) side;
    make_positive(build, width);
    if (is_none(build, FO_PROP_BORDER_BEFORE_STYLE + (FoProperty) side))
        build->values[width] = fo_value_length(0, 0);
    else if (!build->levels[width])
        build->values[width] = fo_value_length(MEDIUM, 0);
}

static void
settle_borders(FoBuild *build)
{
    for (FoSide side = FO_SIDE_BEFORE; side <= FO_SIDE_END; side++) {
        for (guint i = 0; i < FO_SIDE_FAMILIES; i++)
            settle_side(build, &fo_side_families[i], side);
        settle_border_width(build, side);
        make_positive(build, FO_PROP_PADDING_BEFORE + (FoProperty) side);
    }
}

/* ---- lengths with a minimum, an optimum and a maximum in rows that follow each other */

enum {
    MINIMUM,
    OPTIMUM,
    MAXIMUM,
    PRECEDENCE,     /* of spaces */
    CONDITIONALITY, /* of spaces */
};

static bool
is_longer(const FoBuild *build, FoProperty a, FoProperty b)
{
    const FoValue *first = &build->values[a], *second = &build->values[b];
    return first->kind == FO_VALUE_LENGTH && second->kind == FO_VALUE_LENGTH && !first->percent &&
           !second->percent && first->length > second->length;
}

/* What was given pushes aside what was not; the minimum wins, then the maximum. */
static void
order_range(FoBuild *build, FoProperty minimum)
{
    FoProperty optimum = minimum + OPTIMUM, maximum = minimum + MAXIMUM;
    FoValue *values = build->values;
    const guint8 *levels = build->levels;
    if (is_longer(build, minimum, maximum))
        values[levels[minimum] ? maximum : minimum] = values[levels[minimum] ? minimum : maximum];
    if (is_longer(build, optimum, maximum)) {
        bool stretches = levels[optimum] && !levels[maximum];
        values[stretches ? maximum : optimum] = values[stretches ? optimum : maximum];
    } else if (is_longer(build, minimum, optimum)) {
        values[levels[minimum] ? optimum : minimum] = values[levels[minimum] ? minimum : optimum];
    }
}

static bool
range_is_given(const FoBuild *build, FoProperty minimum)
{
    return build->levels[minimum] || build->levels[minimum + OPTIMUM] ||
           build->levels[minimum + MAXIMUM] || build->levels[minimum + PRECEDENCE] ||
           build->levels[minimum + CONDITIONALITY];
}

/* A space has no percentages, other than a margin (7.11.1); what is none is no length. */
static void
drop_percentages(FoBuild *build, FoProperty minimum)
{
    for (int i = MINIMUM; i <= MAXIMUM; i++) {
        FoValue value = build->values[minimum + (FoProperty) i];
        value.percent = value.kind == FO_VALUE_LENGTH ? 0 : value.percent;
        if (build->levels[minimum + (FoProperty) i] && value.kind == FO_VALUE_LENGTH)
            set(build, minimum + (FoProperty) i, value);
    }
}

/* A margin before or after is a space that is kept at the edge of a region. */
static void
settle_space(FoBuild *build, FoSide side, FoProperty minimum)
{
    FoProperty margin = FO_PROP_MARGIN_TOP + (FoProperty) fo_side_on_paper(build->mode, side);
    guint8 level = build->levels[margin];
    if (level >= FO_LEVEL_WHOLE || (level && !range_is_given(build, minimum))) {
        for (int i = MINIMUM; i <= MAXIMUM; i++)
            set(build, minimum + (FoProperty) i, build->values[margin]);
        set(build, minimum + CONDITIONALITY, fo_value_keyword(FO_KW_RETAIN));
    } else {
        drop_percentages(build, minimum);
    }
    order_range(build, minimum);
}

/* width and height with their bounds, which follow each other as value, minimum, maximum. */
static void
settle_dimension(FoBuild *build, FoProperty minimum, FoProperty absolute)
{
    if (build->levels[absolute]) {
        for (int i = MINIMUM; i <= MAXIMUM; i++)
            set(build, minimum + (FoProperty) i, build->values[absolute]);
    }
    if (build->levels[absolute + 1])
        set(build, minimum, build->values[absolute + 1]);
    if (build->levels[absolute + 2])
        set(build, minimum + MAXIMUM, build->values[absolute + 2]);
    if (build->values[minimum + MAXIMUM].keyword == FO_KW_NONE)
        build->values[minimum + MAXIMUM] = fo_value_keyword(FO_KW_AUTO);
    for (int i = MINIMUM; i <= MAXIMUM; i++)
        make_positive(build, minimum + (FoProperty) i);
    order_range(build, minimum);
}

G_STATIC_ASSERT(FO_PROP_WIDTH + 1 == (int) FO_PROP_MIN_WIDTH);
G_STATIC_ASSERT(FO_PROP_HEIGHT + 2 == (int) FO_PROP_MAX_HEIGHT);

static void
settle_dimensions(FoBuild *build)
{
    bool vertical = build->mode == FO_KW_TB_RL || build->mode == FO_KW_TB_LR;
    settle_dimension(build, FO_PROP_INLINE_PROGRESSION_DIMENSION_MINIMUM,
                     vertical ? FO_PROP_HEIGHT : FO_PROP_WIDTH);
    settle_dimension(build, FO_PROP_BLOCK_PROGRESSION_DIMENSION_MINIMUM,
                     vertical ? FO_PROP_WIDTH : FO_PROP_HEIGHT);
}

/* ---- indents (5.3.2) */

static void
add_length(FoValue *sum, const FoValue *value)
{
    if (value->kind != FO_VALUE_LENGTH)
        return;
    gint64 length = (gint64) sum->length + value->length;
    gint64 percent = (gint64) sum->percent + value->percent;
    sum->length = (Length) CLAMP(length, -LENGTH_MAX, LENGTH_MAX);
    sum->percent = (gint32) CLAMP(percent, -G_MAXINT32, G_MAXINT32);
}

/* A margin is counted from the parent's indent, or from 0 in a new reference area. */
static void
settle_indent(FoBuild *build, FoSide side, FoProperty indent)
{
    FoProperty margin = FO_PROP_MARGIN_TOP + (FoProperty) fo_side_on_paper(build->mode, side);
    if (!absolute_decides(build, margin, indent))
        return;
    FoValue sum = fo_value_length(0, 0);
    if (!fo_element_is_reference(build->element)) {
        FoValue inherited = fo_value_computed(build->parent, indent);
        add_length(&sum, &inherited);
    }
    add_length(&sum, &build->values[margin]);
    add_length(&sum, &build->values[FO_PROP_PADDING_BEFORE + (FoProperty) side]);
    add_length(&sum, &build->values[FO_PROP_BORDER_BEFORE_WIDTH + side]);
    set(build, indent, sum);
}

/* A footnote stands outside of what its percentages are of: those from around it are none, as in
 * Apache FOP. */
static void
settle_footnote(FoBuild *build)
{
    static const FoProperty indents[] = {FO_PROP_START_INDENT, FO_PROP_END_INDENT,
                                         FO_PROP_TEXT_INDENT, FO_PROP_LAST_LINE_END_INDENT};
    for (guint i = 0; build->element == FO_FOOTNOTE_BODY && i < G_N_ELEMENTS(indents); i++) {
        FoValue value = fo_value_computed(build->parent, indents[i]);
        if (build->levels[indents[i]] || !value.percent)
            continue;
        value.percent = 0;
        set(build, indents[i], value);
    }
}

/* ---- text */

static bool
runs_from_right(FoKeyword mode)
{
    return mode == FO_KW_RL_TB || mode == FO_KW_RL || mode == FO_KW_RL_BT;
}

/* The writing mode counts where a reference area begins; below it does not change the sides. */
static void
settle_mode(FoBuild *build)
{
    FoKeyword mode = (FoKeyword) build->values[FO_PROP_WRITING_MODE].keyword;
    if (fo_element_is_directed(build->element))
        build->rtl = runs_from_right(mode);
    if (!fo_element_is_reference(build->element) && build->element != FO_ROOT)
        return;
    bool known = mode == FO_KW_RL_TB || mode == FO_KW_TB_RL || mode == FO_KW_TB_LR;
    build->mode = known ? mode : FO_KW_LR_TB;
}

static void
settle_line_height(FoBuild *build)
{
    FoValue *line_height = &build->values[FO_PROP_LINE_HEIGHT];
    FoValue *factor = &build->values[FO_PROP_LINE_HEIGHT_FACTOR];
    if (build->levels[FO_PROP_LINE_HEIGHT]) {
        if (line_height->kind == FO_VALUE_NUMBER)
            *factor = *line_height;
        else if (line_height->kind == FO_VALUE_KEYWORD)
            *factor = fo_value_number(1.2);
        else
            *factor = fo_value_keyword(FO_KW_NONE);
    }
    double points = build->font_size;
    if (factor->kind == FO_VALUE_NUMBER)
        *line_height = fo_value_length(MAX(factor->number, 0) * points, 0);
    else if (line_height->percent)
        *line_height = fo_value_length(
            length_to_pt(line_height->length) + line_height->percent / 102400.0 * points, 0);
}

static void
settle_text_align(FoBuild *build, FoProperty property)
{
    bool rtl = build->mode == FO_KW_RL_TB;
    FoKeyword keyword = (FoKeyword) build->values[property].keyword;
    if (keyword == FO_KW_LEFT)
        build->values[property].keyword = rtl ? FO_KW_END : FO_KW_START;
    else if (keyword == FO_KW_RIGHT)
        build->values[property].keyword = rtl ? FO_KW_START : FO_KW_END;
}

/* A line that text-decoration draws takes the colour of the object that asks for it. */
static void
settle_decoration(FoBuild *build)
{
    static const struct {
        const char *on, *off;
        FoProperty color;
    } lines[] = {
        {"underline", "no-underline", FO_PROP_UNDERLINE_COLOR},
        {"overline", "no-overline", FO_PROP_OVERLINE_COLOR},
        {"line-through", "no-line-through", FO_PROP_LINE_THROUGH_COLOR},
    };
    const FoValue none = {.kind = FO_VALUE_COLOR};
    const FoValue *given = &build->values[FO_PROP_TEXT_DECORATION];
    if (!build->levels[FO_PROP_TEXT_DECORATION] || given->kind != FO_VALUE_STRING)
        return;
    g_auto(GStrv) words = g_strsplit_set(given->string, " \t\r\n", -1);
    for (guint i = 0; i < G_N_ELEMENTS(lines); i++) {
        bool off = g_strv_contains((const char *const *) words, lines[i].off) ||
                   g_strv_contains((const char *const *) words, "none");
        if (g_strv_contains((const char *const *) words, lines[i].on))
            build->values[lines[i].color] = build->values[FO_PROP_COLOR];
        else if (off)
            build->values[lines[i].color] = none;
    }
}

static void
settle_weight(FoBuild *build)
{
    FoValue *weight = &build->values[FO_PROP_FONT_WEIGHT];
    if (weight->kind == FO_VALUE_NUMBER)
        weight->number = CLAMP(weight->number, 100, 900);
}

void
fo_settle(FoBuild *build)
{
    settle_mode(build);
    settle_compounds(build);
    drop_auto_margins(build);
    settle_borders(build);
    settle_space(build, FO_SIDE_BEFORE, FO_PROP_SPACE_BEFORE_MINIMUM);
    settle_space(build, FO_SIDE_AFTER, FO_PROP_SPACE_AFTER_MINIMUM);
    order_range(build, FO_PROP_SPACE_START_MINIMUM);
    order_range(build, FO_PROP_SPACE_END_MINIMUM);
    order_range(build, FO_PROP_LEADER_LENGTH_MINIMUM);
    settle_dimensions(build);
    settle_footnote(build);
    settle_indent(build, FO_SIDE_START, FO_PROP_START_INDENT);
    settle_indent(build, FO_SIDE_END, FO_PROP_END_INDENT);
    settle_weight(build);
    settle_line_height(build);
    settle_text_align(build, FO_PROP_TEXT_ALIGN);
    settle_text_align(build, FO_PROP_TEXT_ALIGN_LAST);
    settle_decoration(build);
}
