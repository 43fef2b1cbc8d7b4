#include "layout/baseline.h"

/* The offset of a baseline from a font's own (alphabetic) one. */
static Length
default_offset(const LayoutBaselineTable *table, FoKeyword baseline)
{
    switch (baseline) {
    case FO_KW_TEXT_BEFORE_EDGE:
        return table->ascender;
    case FO_KW_HANGING:
        return length_scale(table->ascender, 8, 10);
    case FO_KW_CENTRAL:
        return (table->ascender - table->depth) / 2 + table->depth;
    case FO_KW_MIDDLE:
        return table->x_height / 2;
    case FO_KW_MATHEMATICAL:
        return table->ascender / 2;
    case FO_KW_IDEOGRAPHIC:
    case FO_KW_TEXT_AFTER_EDGE:
        return table->depth;
    default:
        return 0;
    }
}

static LayoutBaselineTable
make_table(Length ascender, Length depth, Length x_height, FoKeyword dominant)
{
    LayoutBaselineTable table = {
        .ascender = ascender, .depth = depth, .x_height = x_height, .dominant = dominant};
    table.offset = default_offset(&table, dominant);
    table.before = ascender - table.offset;
    table.after = depth - table.offset;
    return table;
}

/* The offset of @baseline from the table's dominant one. */
static Length
table_offset(const LayoutBaselineTable *table, FoKeyword baseline)
{
    switch (baseline) {
    case FO_KW_BEFORE_EDGE:
        return table->before;
    case FO_KW_AFTER_EDGE:
        return table->after;
    default:
        return default_offset(table, baseline) - table->offset;
    }
}

/* The same in a table of that font with another dominant baseline. */
static Length
derived_offset(const LayoutBaselineTable *table, FoKeyword dominant, FoKeyword baseline)
{
    LayoutBaselineTable derived =
        make_table(table->ascender, table->depth, table->x_height, dominant);
    return table_offset(&derived, baseline);
}

/* From the dominant baseline of the parent to that of @it. */
static Length
step_offset(const LayoutBaseline *it)
{
    FoKeyword dominant = it->parent->own.dominant;
    return table_offset(it->parent->table, it->alignment) -
           derived_offset(it->table, dominant, it->alignment) - table_offset(it->table, dominant) +
           it->shift;
}

/* From the line's dominant baseline to that of @it. */
static Length
total_offset(const LayoutBaseline *it)
{
    Length total = 0;
    for (; it->parent; it = it->parent)
        total += step_offset(it);
    return total;
}

Length
layout_baseline_offset(const LayoutBaseline *it)
{
    if (!it->parent)
        return it->shift;
    return total_offset(it->parent) + table_offset(it->parent->table, it->alignment) + it->shift;
}

Length
layout_baseline_top(const LayoutBaseline *it)
{
    return layout_baseline_offset(it) + it->altitude;
}

/* From the dominant baseline of @it to its alphabetic one. */
static Length
alphabetic_offset(const LayoutBaseline *it)
{
    return layout_baseline_offset(it) - total_offset(it) +
           derived_offset(&it->own, it->alignment, FO_KW_ALPHABETIC);
}

static Length
baseline_shift(const FoNode *node, const LayoutBaseline *parent, Length x_height)
{
    switch (fo_keyword(node, FO_PROP_BASELINE_SHIFT)) {
    case FO_KW_SUB:
        return alphabetic_offset(parent) - x_height / 2;
    case FO_KW_SUPER:
        return alphabetic_offset(parent) + parent->x_height;
    default:
        return fo_length(node, FO_PROP_BASELINE_SHIFT, parent->line_height);
    }
}

static FoKeyword
alignment_baseline(const FoNode *node, const LayoutBaseline *parent)
{
    FoKeyword keyword = fo_keyword(node, FO_PROP_ALIGNMENT_BASELINE);
    bool follow = keyword == FO_KW_AUTO || keyword == FO_KW_BASELINE || keyword == FO_KW_NONE_GIVEN;
    return follow ? parent->own.dominant : keyword;
}

/* How far the alignment point lies below the box's top. */
static Length
find_altitude(const FoNode *node, const LayoutBaseline *it)
{
    Length before = it->own.before;
    if (fo_is_length(node, FO_PROP_ALIGNMENT_ADJUST))
        return before + fo_length(node, FO_PROP_ALIGNMENT_ADJUST, it->line_height);
    FoKeyword keyword = fo_keyword(node, FO_PROP_ALIGNMENT_ADJUST);
    if (keyword == FO_KW_BASELINE)
        return before;
    if (keyword == FO_KW_AUTO || keyword == FO_KW_NONE_GIVEN)
        keyword = it->alignment;
    return before - table_offset(&it->own, keyword);
}

/* Whether the content gets a table of its own size, and with which dominant baseline. */
static bool
needs_table(const FoNode *node, Length shift, FoKeyword *dominant)
{
    FoKeyword keyword = fo_keyword(node, FO_PROP_DOMINANT_BASELINE);
    switch (keyword) {
    case FO_KW_NONE_GIVEN:
    case FO_KW_AUTO:
    case FO_KW_USE_SCRIPT:
    case FO_KW_NO_CHANGE:
        return shift != 0;
    case FO_KW_RESET_SIZE:
        return true;
    default:
        *dominant = keyword;
        return true;
    }
}

static LayoutBaseline *
new_baseline(Arena *arena, const FoNode *node, const LayoutBaselineTable *metrics,
             Length line_height, const LayoutBaseline *parent)
{
    LayoutBaseline *it = ARENA_NEW(arena, LayoutBaseline);
    it->parent = parent;
    it->height = length_hold((gint64) metrics->ascender - metrics->depth);
    it->line_height = line_height;
    it->x_height = metrics->x_height;
    it->table = parent->table;
    it->alignment = alignment_baseline(node, parent);
    it->shift = baseline_shift(node, parent, metrics->x_height);

    FoKeyword dominant = parent->own.dominant;
    bool fresh = needs_table(node, it->shift, &dominant);
    it->own = make_table(metrics->ascender, metrics->depth, metrics->x_height, dominant);
    if (fresh)
        it->table = arena_memdup(arena, &it->own, sizeof it->own);
    it->altitude = find_altitude(node, it);
    return it;
}

LayoutBaseline *
layout_baseline_for_line(Arena *arena, const TextFont *font, Length line_height)
{
    LayoutBaseline *it = ARENA_NEW(arena, LayoutBaseline);
    it->own = make_table(font->ascender, -font->descender, font->x_height, FO_KW_ALPHABETIC);
    it->table = arena_memdup(arena, &it->own, sizeof it->own);
    it->height = font->ascender + font->descender;
    it->line_height = line_height;
    it->x_height = font->x_height;
    it->altitude = font->ascender;
    it->alignment = FO_KW_ALPHABETIC;
    return it;
}

LayoutBaseline *
layout_baseline_for_text(Arena *arena, const FoNode *node, const TextFont *font, Length line_height,
                         const LayoutBaseline *parent)
{
    LayoutBaselineTable metrics = {
        .ascender = font->ascender, .depth = -font->descender, .x_height = font->x_height};
    return new_baseline(arena, node, &metrics, line_height, parent);
}

LayoutBaseline *
layout_baseline_for_box(Arena *arena, const FoNode *node, Length height,
                        const LayoutBaseline *parent)
{
    LayoutBaselineTable metrics = {.ascender = height, .x_height = height};
    return new_baseline(arena, node, &metrics, height, parent);
}

LayoutBaseline *
layout_baseline_for_lines(Arena *arena, const FoNode *node, Length ascent, Length descent,
                          const LayoutBaseline *parent)
{
    LayoutBaselineTable metrics = {.ascender = ascent, .depth = -descent, .x_height = ascent};
    return new_baseline(arena, node, &metrics, length_hold((gint64) ascent + descent), parent);
}

bool
layout_baseline_is_edge(const LayoutBaseline *it)
{
    if (it->alignment != FO_KW_BEFORE_EDGE && it->alignment != FO_KW_AFTER_EDGE)
        return false;
    for (; it->parent; it = it->parent) {
        if (it->table != it->parent->table)
            return false;
    }
    return true;
}

void
layout_baseline_resize(LayoutBaseline *line, Length ascent, Length descent)
{
    line->table->before = ascent;
    line->table->after = -descent;
}
